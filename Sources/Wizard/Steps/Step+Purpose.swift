import Activation

extension Field.Step {
  /// What the step settles, in a sentence.
  var purpose: String {
    switch self {
    case .connection: "Which Amazon Marketing Cloud instance, and how requests are signed."
    case .source: "Where the rows come from."
    case .target: "What happens at Amazon, and which bucket the files go through."
    case .dataset: "The columns of the data set."
    case .mapping: "Which source column fills which field, and what leaves this machine."
    case .schedule: "When it runs, and who is told."
    case .review: "What this run will do."
    }
  }
}
