/// What a run will lose, and the id that has to be typed before it may (DESIGN 5).
public struct LossWarning: Sendable, Hashable {
  public let id: String
  /// What the id is, such as “data set”.
  public let noun: String
  /// What will be lost, in a sentence.
  public let text: String
  /// The setting that makes the run lose something.
  public let path: FieldPath

  /// Nil for a plan that loses nothing.
  public init?(_ plan: Plan) {
    switch plan.operation {
    case .upload(let upload) where upload.strategy == .fullReplace:
      id = upload.datasetID
      noun = "data set"
      text = "FULL_REPLACE removes everything now in \(id)."
      path = "result_settings.update_strategy"
    case .delete:
      id = plan.connection.instanceID
      noun = "instance"
      text = "The people of the source are removed from every data set of \(id). This cannot be undone."
      path = "result_settings.operation"
    case .upload, .audience: return nil
    }
  }
}
