import Activation
import ExportEngine
import Screen
import Testing

@testable import Wizard

@Suite("The preview and the dry run")
struct PreviewStoryTests {
  @Test("Personal data is covered until m is pressed")
  func masks() async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    #expect(!session.screen().contains("Ada.Okafor"))
    #expect(session.screen().contains("Ad••••••••"))
    session.press(.character("m"))
    #expect(session.screen().contains("Ada.Okafor@Example.com"))
  }

  @Test("A preview of an older draft is dropped, and a change asks for a new one")
  func dropsStalePreview() async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    let old = session.editor?.generation ?? 0
    await session.answer(with: folder)
    session.press(.character("a"))
    #expect(session.takeRequests().map(\.word) == ["save activation", "validate", "preview"])
    let before = session.editor?.mapping.report
    session.receive(.previewed(PreviewReport(), generation: old))
    #expect(session.editor?.mapping.report == before)
    #expect(session.editor?.mapping.isLoading == true)
  }

  @Test("Renaming writes an entry of the mapping and keeps the other columns")
  func renames() async throws {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    session.press(.down, .enter)
    session.retype("given_name")
    session.press(.enter)
    let mapping = session.editor?.draft.activation["output_mapping"]
    #expect(
      mapping?["columns"] == [
        ["source": "customer_email", "output": "email"], ["source": "first_name", "output": "given_name"],
      ])
    #expect(mapping?["export_all_columns"] == true)
    session.press(.control("z"))
    #expect(session.editor?.draft == folder.file.draft)
  }

  @Test("The review starts a dry run by itself only when nothing is wrong")
  func dryRunsByItself() {
    var session = Session(opening: Sample.file)
    session.go(to: .review)
    #expect(session.takeRequests().last?.word == "dry run")
    let generation = session.editor?.generation ?? 0
    session.receive(.dryRan(Stories.report(.dryRun), generation: generation))
    #expect(session.screen(Size(rows: 40, columns: 80)).contains("48,112 read, 47,960 to send"))

    var broken = Session(opening: Sample.file { $0.activation["result_settings.bucket" as FieldPath] = nil })
    broken.go(to: .review)
    #expect(broken.takeRequests().contains { $0.word == "dry run" } == false)
    broken.press(.character("d"))
    #expect(broken.state.notice?.text == "First: S3 bucket is missing.")
  }

  @Test("A mistake the source reveals is counted under Mapping")
  func sourceIssue() async throws {
    let folder = try SampleFolder()
    var file = folder.file
    file.draft.activation["output_mapping.columns[0].source" as FieldPath] = "e_mail"
    var session = Session(opening: file)
    await session.answer(with: folder)
    #expect(session.editor?.issues(of: Field.Step.mapping).contains { $0.code == .missingColumn } == true)
    #expect(session.screen().contains("! Mapping"))
  }
}
