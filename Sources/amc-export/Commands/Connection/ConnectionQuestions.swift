import Activation
import Foundation
import Reporting

/// Asks on the terminal for the fields of a connection that are not given yet.
struct ConnectionQuestions {
  /// Fields most people leave alone have flags, but no question.
  private static func isAsked(_ field: Field) -> Bool {
    field.path != "login.refresh_token" && !field.path.isWithin("endpoints")
  }

  /// - Returns: false when the person closed the input before the end.
  static func ask(_ connection: inout ConnectionDraft, except given: [Field]) -> Bool {
    Console.narrate("Press Enter to leave out what is optional; Ctrl-D ends without writing anything.")
    for field in FieldFlags.fields where isAsked(field) && !given.contains(where: { $0.path == field.path }) {
      guard field.applies(connection.draft) else { continue }
      guard ask(field, &connection) else { return false }
    }
    return true
  }

  private static func ask(_ field: Field, _ connection: inout ConnectionDraft) -> Bool {
    Console.narrate("")
    Console.narrate(field.help)
    for choice in field.choices { Console.narrate("  \(choice.value)  \(choice.meaning)") }
    while true {
      guard let answer = answer(field) else { return false }
      connection.set(answer, for: field)
      let errors = connection.errors(of: field)
      if errors.isEmpty { return true }
      errors.flatMap(IssueText.lines).forEach(Console.narrate)
    }
  }

  private static func answer(_ field: Field) -> String? {
    if ConnectionDraft.isHidden(field) {
      return Console.askSecret("\(field.title) (typed unseen and sealed; or a reference such as env:NAME):")?.revealed
    }
    let hint = field.defaultValue.map { " [\($0)]" } ?? (field.isRequired ? "" : " (optional)")
    return Console.ask("\(field.title)\(hint):")
  }
}
