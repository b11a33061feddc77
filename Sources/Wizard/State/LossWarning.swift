import Activation

/// What a run will lose, and the id that has to be typed before it may (DESIGN 5).
struct LossWarning: Sendable, Hashable {
  let id: String
  /// What the id is, such as “data set”.
  let noun: String
  /// What will be lost, in a sentence.
  let text: String

  /// Nil for a plan that loses nothing.
  init?(_ plan: Plan) {
    switch plan.operation {
    case .upload(let upload) where upload.strategy == .fullReplace:
      id = upload.datasetID
      noun = "data set"
      text = "FULL_REPLACE removes everything now in \(id)."
    case .delete:
      id = plan.connection.instanceID
      noun = "instance"
      text = "The people of the source are removed from every data set of \(id). This cannot be undone."
    case .upload, .audience: return nil
    }
  }
}
