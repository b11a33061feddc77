import Activation
import Documents
import ExportEngine
import Screen
import Testing

@testable import Wizard

@Suite("The screens as text")
struct ScreenTests {
  static let sizes = [Size.standard, .floor, Size(rows: 40, columns: 120), Size(rows: 60, columns: 200)]

  private func expect(_ session: inout Session, _ name: String, _ size: Size) {
    let screen = session.screen(size)
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == size.rows && lines.allSatisfy { $0.displayWidth <= size.columns })
    Golden.expect(screen, "\(name)-\(size.columns)x\(size.rows)")
  }

  @Test("The list of activations", arguments: sizes)
  func home(_ size: Size) {
    var session = Session()
    session.receive(.listed(Stories.files))
    expect(&session, "home", size)
  }

  @Test("An empty home says what to do next", arguments: sizes)
  func emptyHome(_ size: Size) {
    var session = Session()
    session.receive(.listed([]))
    expect(&session, "home-empty", size)
  }

  @Test("Each step of a complete activation", arguments: sizes, Field.Step.allCases)
  func step(_ size: Size, _ step: Field.Step) async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: step)
    await session.answer(with: folder)
    let name = step.rawValue.lowercased().replacing(" ", with: "-")
    expect(&session, "step-\(step.number)-\(name)", size)
  }

  @Test("Each step of an activation in which nothing is filled in", arguments: [Size.standard], Field.Step.allCases)
  func blankStep(_ size: Size, _ step: Field.Step) {
    var session = Session(opening: DraftFile(draft: Draft(activation: ["activation": "new-one"]), path: "/x.yaml"))
    session.go(to: step)
    expect(&session, "blank-\(step.number)", size)
  }

  @Test("A mistake under its field", arguments: sizes)
  func mistake(_ size: Size) {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Dataset identifier")
    session.retype("Loyalty V1")
    session.press(.enter)
    expect(&session, "mistake", size)
  }

  @Test("A choice with its values", arguments: sizes)
  func choice(_ size: Size) {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Update strategy")
    expect(&session, "choice", size)
  }

  @Test("A definition with a mistake in a column", arguments: sizes)
  func definition(_ size: Size) {
    var session = Session(
      opening: Sample.file {
        $0.activation["result_settings.dataset_definition.dataSet.columns[1].dataType" as FieldPath] = "TEXT"
      })
    session.go(to: .dataset)
    session.focus("Definition")
    session.press(.down)
    expect(&session, "definition-mistake", size)
  }

  @Test("The text editor", arguments: sizes)
  func textEditor(_ size: Size) {
    var session = Session(opening: Sample.file)
    session.go(to: .dataset)
    session.focus("Definition")
    session.press(.character("j"), .down, .down)
    expect(&session, "text-editor", size)
  }

  @Test("The dialog of a column", arguments: sizes)
  func columnDialog(_ size: Size) {
    var session = Session(opening: Sample.file)
    session.go(to: .dataset)
    session.focus("Definition")
    session.press(.enter, .tab, .tab, .tab, .tab)
    expect(&session, "column-dialog", size)
  }

  @Test("The string builder", arguments: sizes)
  func stringDialog(_ size: Size) async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    session.press(.character("s"), .right)
    expect(&session, "string-dialog", size)
  }

  @Test("The palette with a query", arguments: sizes)
  func palette(_ size: Size) {
    var session = Session(opening: Sample.file)
    session.press(.control("p"))
    session.type("col")
    expect(&session, "palette", size)
  }

  @Test("The columns filtered", arguments: sizes)
  func filtered(_ size: Size) async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    session.press(.character("/"))
    session.type("a")
    expect(&session, "mapping-filter", size)
  }

  /// The look of each cell beside its text, so that a role that changes shows (anchors 1.4, “Colour”).
  @Test("Colour and monochrome of screens that use every role", arguments: ColorMode.allCases, sizes)
  func looks(_ mode: ColorMode, _ size: Size) async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    session.press(.tab, .down, .down)
    let mapping = session.program.view(size).buffer.markedText(in: mode)
    Golden.expect(mapping, "looks-mapping-\(mode)-\(size.columns)x\(size.rows)")
    var run = Stories.runHalfWay()
    Golden.expect(
      run.program.view(size).buffer.markedText(in: mode), "looks-run-\(mode)-\(size.columns)x\(size.rows)")
  }

  @Test("Personal data after m, on the third row", arguments: sizes)
  func unmasked(_ size: Size) async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    session.press(.character("m"), .tab, .down, .down)
    expect(&session, "mapping-unmasked", size)
  }

  @Test("Renaming an output", arguments: [Size.standard])
  func renaming(_ size: Size) async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    session.press(.down, .enter)
    session.retype("given_name")
    expect(&session, "mapping-renaming", size)
  }

  @Test("Help of a field", arguments: sizes)
  func help(_ size: Size) {
    var session = Session(opening: Sample.file)
    session.go(to: .target)
    session.focus("Update strategy")
    session.press(.character("?"))
    expect(&session, "help", size)
  }

  @Test("A run half-way, with a retry", arguments: sizes)
  func monitor(_ size: Size) {
    var session = Stories.runHalfWay()
    expect(&session, "run", size)
  }

  @Test("A run that is waiting for Amazon", arguments: sizes)
  func waiting(_ size: Size) {
    var session = Stories.runHalfWay()
    Stories.submit(&session)
    session.wait(95)
    session.program.tick()
    expect(&session, "run-amazon", size)
  }

  @Test("The question before a run is left", arguments: sizes)
  func question(_ size: Size) {
    var session = Stories.runHalfWay()
    session.press(.control("c"))
    expect(&session, "run-stop", size)
  }

  @Test("A run that is done", arguments: sizes)
  func done(_ size: Size) {
    var session = Stories.runHalfWay()
    Stories.submit(&session)
    session.happen(.finished(Stories.report(.succeeded)))
    expect(&session, "done", size)
  }

  @Test("A run that failed", arguments: sizes)
  func failed(_ size: Size) {
    var session = Stories.runHalfWay()
    var report = Stories.report(.failed)
    report.issues = [
      .error(
        .bucketMissing, "result_settings.bucket", "There is no bucket acme-amc-upload.",
        fix: "Make it, or correct its name.")
    ]
    session.happen(.finished(report))
    expect(&session, "failed", size)
  }

  @Test("FULL_REPLACE asks for the data set's id", arguments: sizes)
  func confirmation(_ size: Size) {
    var session = Session(
      opening: Sample.file { $0.activation["result_settings.update_strategy" as FieldPath] = "full_replace" })
    session.go(to: .review)
    session.press(.character("r"))
    session.type("loyal")
    expect(&session, "full-replace", size)
  }

  @Test(
    "A terminal below the floor names both sizes", arguments: [Size(rows: 17, columns: 80), Size(rows: 5, columns: 20)])
  func tooSmall(_ size: Size) {
    var session = Session()
    expect(&session, "too-small", size)
    session.press(.character("q"))
    #expect(session.program.isFinished)
  }
}
