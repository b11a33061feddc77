import Activation
import Documents
import ExportEngine
import Foundation
import Screen
import Testing

@testable import Wizard

@Suite("The preview of an activation that is not complete")
struct SketchTests {
  private func preview(_ change: (inout Draft) -> Void) async throws -> PreviewReport {
    let folder = try SampleFolder()
    var file = folder.file
    change(&file.draft)
    return await PreviewSketch(file: file, engine: folder.engine).preview()
  }

  @Test("Without a connection the rows are shown as they will be sent")
  func noConnection() async throws {
    let report = try await preview { $0.connection = .map([:]) }
    #expect(report.columns.first?.identity == "EMAIL")
    #expect(report.rows.count == 4)
    #expect(report.rows[2].skipped != nil)
    #expect(report.issues.hasErrors)
  }

  @Test("Without a definition the source's own columns and rows are shown")
  func noDefinition() async throws {
    let report = try await preview {
      $0.activation[DefinitionTable.path] = nil
      $0.activation["output_mapping"] = nil
      $0.connection = .map([:])
    }
    #expect(report.columns.map(\.source) == ["customer_email", "first_name", "zip", "bought_at", "amount", "notes"])
    #expect(report.columns.allSatisfy { $0.match == "dropped" })
    #expect(report.rows[0].cells.map(\.raw).first == "Ada.Okafor@Example.com")
  }

  @Test("A field that nothing fills is shown as empty beside the others")
  func unfilled() async throws {
    let report = try await preview {
      $0.activation["output_mapping.columns" as FieldPath] = nil
      $0.activation[DefinitionTable.path.appending("dataSet").appending("columns").appending(0).appending("nullable")] =
        false
    }
    #expect(report.columns.first { $0.field == "email" }?.match == "missing")
    #expect(report.rows.count == 4)
    #expect(report.issues.contains { $0.code == .missingColumn })
  }

  @Test("A source that is not there is told and not sketched")
  func noSource() async throws {
    let report = try await preview { $0.activation["source.csv.path" as FieldPath] = "nowhere.csv" }
    #expect(report.columns.isEmpty)
    #expect(report.issues.contains { $0.code == .sourceMissing })
  }

  @Test("On the screen, rows without a definition are covered like all data nobody described")
  func masked() async throws {
    let folder = try SampleFolder()
    var file = folder.file
    file.draft.activation[DefinitionTable.path] = nil
    file.draft.connection = .map([:])
    var session = Session(opening: file)
    session.go(to: .mapping)
    let generation = session.editor?.generation ?? 0
    session.receive(
      .previewed(await PreviewSketch(file: file, engine: folder.engine).preview(), generation: generation))
    #expect(session.screen().contains("customer_email"))
    #expect(!session.screen().contains("Ada.Okafor"))
    #expect(session.screen().contains("Ad••••••••"))
  }

  @Test("Twenty rows are explained within 100 milliseconds", .timeLimit(.minutes(1)))
  func fast() async throws {
    let folder = try SampleFolder()
    _ = await folder.engine.preview(folder.file)
    let clock = ContinuousClock()
    let times = await (0..<5).asyncMap { _ in
      await clock.measure { _ = await PreviewSketch(file: folder.file, engine: folder.engine).preview() }
    }
    #expect(times.min().map { $0 < .milliseconds(100) } == true, "\(times)")
  }
}

extension Sequence {
  fileprivate func asyncMap<Value>(_ transform: (Element) async -> Value) async -> [Value] {
    var values: [Value] = []
    for element in self { values.append(await transform(element)) }
    return values
  }
}
