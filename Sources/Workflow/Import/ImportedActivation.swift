import Activation

/// An activation made of an exporting task of a workflow, or of another tool's activation file.
public struct ImportedActivation: Sendable, Hashable {
  /// The task or activation it was made of.
  public let origin: String
  public let document: DocumentValue

  public var name: String { document["activation"]?.scalarText ?? "" }
}
