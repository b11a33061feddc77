/// The files of a workflow project, as far as an import needs them. Reading them is not this room's business.
public struct ProjectFiles: Sendable {
  private let contents: @Sendable (String) -> String?

  /// - Parameter contents: the UTF-8 text of a file below the workflow's folder; nil when there is none to be read.
  public init(_ contents: @escaping @Sendable (String) -> String?) { self.contents = contents }

  /// A project of the one workflow file.
  public static let none = ProjectFiles { _ in nil }

  enum Refusal: Error { case outside, missing }

  /// - Throws: `Refusal`, also for a path that leaves the project (contract 2.1, 2.3).
  func text(of path: String) throws(Refusal) -> String {
    let leaves = path.hasPrefix("/") || path.hasPrefix("~") || path.split(separator: "/").contains("..")
    guard !leaves else { throw .outside }
    guard let text = contents(path) else { throw .missing }
    return text
  }
}
