import Activation
import Documents
import Foundation
import Screen
import TestSupport
import Testing

@testable import Wizard

/// Random keys on real files. `AMC_EXPORT_MONKEY_KEYS=50000` makes it long.
@Suite("A monkey at the keyboard")
struct MonkeyTests {
  private static let keys: [Key] = [
    .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
    .function(1), .control("n"), .control("b"), .control("z"), .control("y"), .control("u"), .control("k"),
    .control("p"), .control("o"), .control("r"), .enter, .escape, .down,
  ]
  private static let characters = Array("?/+0123457abcdefgijklmnpqstxyKJSYN*:{}[]\"é日👩‍👩‍👧 ")

  private static var count: Int {
    ProcessInfo.processInfo.environment["AMC_EXPORT_MONKEY_KEYS"].flatMap(Int.init) ?? 120
  }

  @Test(
    "No crash, every picture fits, and what the draft holds at the end is on the disk",
    arguments: [Size.floor, .standard, Size(rows: 40, columns: 120)])
  func monkey(_ size: Size) async throws {
    var generator = SeededGenerator(seed: UInt64(size.columns))
    let folder = try SampleFolder()
    try AtomicFile.write(YAMLText.write(Sample.draft.activation), to: folder.file.path)
    let desk = DraftDesk(home: folder.home)
    var session = Session(opening: nil)
    for number in 0..<Self.count {
      session.press(key(&generator))
      session.serveTerminal()
      await serve(&session, desk, folder, previews: number.isMultiple(of: 50))
      let frame = session.program.view(size)
      #expect(frame.buffer.size == size)
      if let cursor = frame.cursor { #expect(frame.buffer.bounds.contains(cursor)) }
      if session.program.isFinished { session = Session(opening: nil) }
    }
    session.press(.control("c"))
    await serve(&session, desk, folder, previews: false)
    if let editor = session.editor, !editor.blocksSavingActivation, editor.name != "unnamed",
      FileManager.default.fileExists(atPath: editor.file.path)
    {
      let saved = DraftFile.load(editor.file.path, home: folder.home)
      #expect(saved.draft.activation == editor.draft.activation)
    }
  }

  private func key(_ generator: inout SeededGenerator) -> Key {
    if Bool.random(using: &generator), let key = Self.keys.randomElement(using: &generator) { return key }
    return .character(Self.characters.randomElement(using: &generator) ?? "a")
  }

  /// Files for real, previews for real now and then; nothing is exported.
  private func serve(_ session: inout Session, _ desk: DraftDesk, _ folder: SampleFolder, previews: Bool) async {
    var requests = session.takeRequests()
    while !requests.isEmpty {
      for request in requests {
        switch request {
        case .validate(let file, let generation):
          guard previews else { continue }
          session.receive(.validated(await folder.engine.validate(file), generation: generation))
        case .preview(let file, let generation):
          guard previews else { continue }
          let report = await PreviewSketch(file: file, engine: folder.engine).preview()
          session.receive(.previewed(report, generation: generation))
        case .dryRun(_, let generation): session.receive(.dryRan(Stories.report(.dryRun), generation: generation))
        case .run: session.happen(.started(run: "r", activation: "a"), .finished(Stories.report(.succeeded)))
        default: for message in desk.perform(request) { session.receive(message) }
        }
      }
      requests = session.takeRequests()
    }
  }
}
