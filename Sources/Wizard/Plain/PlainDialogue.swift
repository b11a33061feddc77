import Activation
import Documents
import Reporting

/// The wizard as questions and answers, one a line, for screen readers, dumb terminals and scripts (anchors 1.2, 77).
///
/// It asks the same fields of the registry as the screen, in the same order, and says the same issues.
public struct PlainDialogue: Sendable {
  /// What the person can say instead of a value.
  static let usage = [
    "Enter keeps a value, - clears it, ? explains it, < goes back, > goes to the next step, q ends.",
    "Everything is saved at once.",
  ]

  public private(set) var file: DraftFile
  private var step: Field.Step? = .connection
  private var number = 0
  /// The lines of a longer text that is being given; it ends with a line that holds one full stop.
  private var lines: [String]?

  public init(_ file: DraftFile) { self.file = file }

  /// True when every field was asked or the person ended it.
  public var isFinished: Bool { step == nil }

  private var fields: [Field] { step.map { file.draft.fields(of: $0) } ?? [] }
  private var field: Field? { fields.indices.contains(number) ? fields[number] : nil }

  /// What to print before the next answer; the last line is the question itself. Nil when there is nothing to ask.
  public mutating func question() -> [String]? {
    if lines != nil { return [""] }
    let first = step
    while let present = step, field == nil { go(to: present.next) }
    guard let step, let field else { return nil }
    let isNewStep = number == 0 || first != step
    let heading =
      isNewStep ? ["", "Step \(step.number) of \(Field.Step.allCases.count), \(step.rawValue): \(step.purpose)"] : []
    return heading + choices(field) + [prompt(field)]
  }

  private func prompt(_ field: Field) -> String {
    let required = field.isRequired ? ", required" : ""
    return "\(field.title)\(required) [\(present(field))]: "
  }

  private func present(_ field: Field) -> String {
    let value = file.draft[field.document][field.path]
    if let text = file.draft.text(of: field) {
      let isCovered = field.kind == .secret && !Mask.isReference(text)
      return isCovered ? "covered" : text.contains("\n") ? "\(text.split(separator: "\n").count) lines" : text
    }
    if let value, !value.isNull { return "set" }
    return field.defaultValue.map { "\($0) by default" } ?? "empty"
  }

  private func choices(_ field: Field) -> [String] {
    field.options.enumerated().map { index, choice in
      field.kind == .toggle
        ? "  \(index + 1) \(choice.meaning)" : "  \(index + 1) \(choice.value): \(choice.meaning)"
    }
  }

  // MARK: Answers

  /// Takes an answer.
  /// - Returns: what to print, and whether the draft changed and is to be saved.
  public mutating func answer(_ text: String) -> (lines: [String], isChanged: Bool) {
    if lines != nil { return collect(text) }
    guard let field else { return ([], false) }
    switch text.filter({ !$0.isWhitespace }) {
    case "": return keep(field)
    case "?": return (explanation(field), false)
    case "<": return (back(), false)
    case ">":
      go(to: step?.next)
      return ([], false)
    case "q":
      step = nil
      return ([], false)
    case "-": return set(nil, field)
    default: return take(text, field)
    }
  }

  private mutating func keep(_ field: Field) -> (lines: [String], isChanged: Bool) {
    number += 1
    return (issues(of: field), false)
  }

  private mutating func back() -> [String] {
    if number > 0 {
      number -= 1
    } else if let previous = step?.previous {
      go(to: previous)
      number = max(0, fields.count - 1)
    }
    return []
  }

  private mutating func go(to step: Field.Step?) {
    self.step = step
    number = 0
  }

  private func explanation(_ field: Field) -> [String] {
    [field.help] + (field.example.isEmpty ? [] : ["For example \(field.example)"]) + ["In the file: \(field.path)"]
      + Self.usage
  }

  private mutating func take(_ text: String, _ field: Field) -> (lines: [String], isChanged: Bool) {
    switch field.input {
    case .document:
      lines = [text]
      return (["Go on; a line with one full stop ends it."], false)
    case .options:
      let options = field.options
      let chosen = Int(text).flatMap { options.indices.contains($0 - 1) ? options[$0 - 1].value : nil }
      let isWord = options.contains { $0.value.lowercased() == text.lowercased() }
      guard let value = chosen ?? (isWord ? text.lowercased() : nil) else {
        return (["Give a number from 1 to \(options.count)."], false)
      }
      return set(options.first { $0.value.lowercased() == value.lowercased() }?.value, field)
    case .line:
      guard field.kind != .secret || field.path == "s3.access_key_id" || !ValueReference(text).isPlain else {
        return (["A secret does not go into the file. Give env:NAME, file:PATH or command:PROGRAM."], false)
      }
      return set(text, field)
    }
  }

  private mutating func collect(_ text: String) -> (lines: [String], isChanged: Bool) {
    guard text == ".", let field, let given = lines else {
      lines?.append(text)
      return ([], false)
    }
    lines = nil
    var entry = DocumentEntry(field, nil)
    entry.area.replace(with: given.joined(separator: "\n"))
    do {
      let value = try entry.value()
      return change(field) { $0[field.document][field.path] = value }
    } catch {
      let problem = error.problem
      return (["Not taken: line \(problem.line), column \(problem.column): \(problem.reason)"], false)
    }
  }

  private mutating func set(_ text: String?, _ field: Field) -> (lines: [String], isChanged: Bool) {
    change(field) { $0.set(text ?? "", for: field) }
  }

  private mutating func change(_ field: Field, _ change: (inout Draft) -> Void) -> (lines: [String], isChanged: Bool) {
    let before = file.draft
    change(&file.draft)
    let problems = issues(of: field)
    // A mistake is asked about once more; whoever wants it so keeps it with Enter.
    if problems.isEmpty { number += 1 }
    return (problems, file.draft != before)
  }

  private func issues(of field: Field) -> [String] {
    file.draft.validate().issues.filter { FieldRegistry.field(at: $0.path)?.issuePath == field.issuePath }
      .flatMap(IssueText.lines)
  }

  /// Puts a draft that was read anew in place of the present one, such as one with another connection.
  public mutating func replace(_ file: DraftFile) { self.file = file }
}
