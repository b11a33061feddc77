/// Every field of both files, in the order a form shows them.
public enum FieldRegistry {
  public static let all: [Field] = connection + source + target + dataset + mapping + schedule

  public static func fields(of step: Field.Step) -> [Field] { all.filter { $0.step == step } }

  public static func field(_ document: Field.Document, _ path: FieldPath) -> Field? {
    all.first { $0.document == document && $0.path == path }
  }

  /// The field an issue belongs to: the one whose path the issue's path equals or lies below, the longest first.
  public static func field(at issuePath: FieldPath) -> Field? {
    all.filter { issuePath.isWithin($0.issuePath) }.max {
      $0.issuePath.components.count < $1.issuePath.components.count
    }
  }
}
