import Activation
import Encoding
import Rows
import Testing

@Suite("Matching columns")
struct ColumnMatcherTests {
  private typealias Example = EncodingExample

  private func match(
    _ source: [String], _ mapping: OutputMapping = EncodingExample.mapping()
  ) -> (plan: ColumnPlan, issues: [Activation.Issue]) {
    ColumnMatcher.match(mapping, source: EncodingExample.columns(source), to: EncodingExample.definition)
  }

  @Test("the same names match exactly, and Amazon's own column is left to Amazon")
  func matchesExactly() {
    let (plan, issues) = match(Example.sourceNames + ["user_id"])
    #expect(issues.isEmpty)
    #expect(plan.matchedNames == Example.sourceNames)
    #expect(plan.droppedNames == ["user_id"])
    #expect(plan.fields.allSatisfy { $0.match == .exact })
  }

  @Test("a renamed column fills the field it is renamed to, and the rest goes by its own name")
  func renames() {
    let (plan, issues) = match(["mail", "bought_at", "notes"], Example.mapping(columns: [("mail", "email")]))
    #expect(!issues.hasErrors)
    #expect(plan.fields.first?.match == .renamed)
    #expect(plan.droppedNames == ["notes"])
    #expect(plan.missingNames == ["zip", "amount", "store", "country"])
  }

  @Test("with export_all_columns false only the listed columns are sent")
  func exportsListed() {
    let (plan, _) = match(Example.sourceNames, Example.mapping(all: false, columns: [("bought_at", "bought_at")]))
    #expect(plan.matchedNames == ["bought_at"])
    #expect(plan.droppedNames.isEmpty)
  }

  @Test("a name that differs in case alone matches, and the person is told")
  func ignoresCase() {
    let (plan, issues) = match(["EMAIL", "Bought_At"])
    #expect(plan.fields.map(\.match).filter { $0 == .ignoringCase }.count == 2)
    #expect(issues.filter { $0.code == .caseOnlyMatch }.count == 2)
    #expect(!issues.hasErrors)
  }

  @Test("an exact name wins over one that differs in case")
  func prefersExact() {
    let (plan, issues) = match(["EMAIL", "email", "bought_at", "zip"])
    #expect(issues.isEmpty)
    #expect(plan.fields.first?.origin == .source(index: 1))
    #expect(plan.droppedNames == ["EMAIL"])
  }

  @Test("two names that differ in case alone are an error")
  func refusesAmbiguity() {
    #expect(match(["EMAIL", "Email", "bought_at"]).issues.errors.map(\.code) == [.ambiguousColumn])
    let listed = match(
      ["MAIL", "Mail", "bought_at"],
      Example.mapping(all: false, columns: [("mail", "email"), ("bought_at", "bought_at")]))
    #expect(listed.issues.errors.map(\.code) == [.ambiguousColumn])
    #expect(listed.issues.errors.map(\.path.description) == ["output_mapping.columns[0].source"])
  }

  @Test("a missing main event time is an error; a missing nullable field is sent empty")
  func demandsRequired() {
    let (plan, issues) = match(["email"])
    #expect(issues.errors.map(\.code) == [.missingColumn])
    #expect(plan.missingNames.contains("amount"))
  }

  @Test("an identity field that nothing fills is told, because people would be lost without a word")
  func tellsUnfilledIdentity() {
    let issues = match(["E-Mail", "bought_at", "zip"]).issues
    #expect(issues.map(\.code) == [.missingColumn])
    #expect(!issues.hasErrors)
    #expect(issues.first?.fix.contains("E-Mail") == true)
  }

  @Test("a file read with the wrong delimiter is recognised by its one long name")
  func suspectsDelimiter() {
    let issues = match(["email;zip;bought_at"]).issues
    #expect(issues.errors.first?.fix.contains("delimiter") == true)
  }

  @Test("a listed column the source lacks is an error that suggests the nearest name")
  func suggestsColumn() {
    let issues = match(["email_adress", "bought_at"], Example.mapping(columns: [("email_address", "email")])).issues
    #expect(issues.errors.first?.path.description == "output_mapping.columns[0].source")
    #expect(issues.errors.first?.fix.contains("email_adress") == true)
  }

  @Test("an output name given twice is an error")
  func refusesDuplicates() {
    let issues = match(["a", "email", "bought_at"], Example.mapping(columns: [("a", "email")])).issues
    #expect(issues.errors.map(\.code) == [.duplicateOutput])
  }

  @Test(
    "typed sources follow the product document's table",
    arguments: [
      (SourceType.text, DataType.string, true), (.double, .decimal, true), (.long, .integer, true),
      (.long, .long, true),
      (.timestamp, .timestamp, true), (.timestamp, .date, true), (.long, .timestamp, true), (.long, .date, true),
      (.double, .integer, false), (.double, .long, false), (.double, .timestamp, false), (.timestamp, .decimal, false),
      (.boolean, .integer, false), (.timestamp, .long, false), (.boolean, .string, true), (.text, .integer, true),
    ])
  func checksTypes(source: SourceType, field: DataType, isAllowed: Bool) {
    let definition = DatasetDefinition(id: "d", columns: [DatasetColumn(name: "x", type: field)])
    let (_, issues) = ColumnMatcher.match(
      EncodingExample.mapping(), source: EncodingExample.columns(["x"], type: source), to: definition)
    #expect(issues.map(\.code) == (isAllowed ? [] : [.incompatibleType]))
  }

  @Test("every kind of hashed identity is matched", arguments: HashedPII.allCases)
  func matchesHashedKinds(kind: HashedPII) {
    let definition = DatasetDefinition(id: "d", columns: [DatasetColumn(name: "x", role: .hashedPII(kind))])
    let (plan, issues) = ColumnMatcher.match(
      EncodingExample.mapping(), source: EncodingExample.columns(["x"]), to: definition)
    #expect(plan.fields.map(\.match) == [.exact])
    #expect(issues.isEmpty)
  }
}
