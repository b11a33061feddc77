import Activation
import Sandbox
import Testing
import Transport

@testable import ExportEngine

@Suite("Runs")
struct RunTests {
  private static let rows = [
    "Ada@Example.com,1,plain", "bob@example.org,2,\"quoted, \"\"twice\"\"\"", "cyd@example.net,3,",
  ]

  private func hash(_ text: String) -> String { SignatureV4.payloadHash(of: Array(text.utf8)) }

  @Test("the rows arrive hashed, in a data set made for them")
  func arrives() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.report.issues == [])
      #expect(outcome.report.datasetCreated)
      #expect(outcome.report.rows == .init(read: 3, exported: 3))
      #expect(outcome.report.remoteStatus == "SUCCESS")
      #expect(
        await bench.rows() == [
          ["email": hash("ada@example.com"), "visits": "1", "notes": "plain"],
          ["email": hash("bob@example.org"), "visits": "2", "notes": "quoted, \"twice\""],
          ["email": hash("cyd@example.net"), "visits": "3", "notes": nil],
        ])
    }
  }

  @Test("a second additive run adds its rows and makes no second data set")
  func additive() async throws {
    try await Bench.with { bench in
      _ = await bench.run(bench.draft(try bench.people(Self.rows)))
      let second = await bench.run(bench.draft(try bench.people(["dan@example.com,4,"])))
      #expect(second.report.status == .succeeded)
      #expect(!second.report.datasetCreated)
      #expect(second.events.contains(.datasetFound(id: Bench.datasetID)))
      #expect(await bench.visits() == ["1", "2", "3", "4"])
    }
  }

  @Test("full_replace leaves only its own rows", arguments: ["full_replace", "FULL_REPLACE", "Full Replace"])
  func fullReplace(word: String) async throws {
    try await Bench.with { bench in
      _ = await bench.run(bench.draft(try bench.people(Self.rows)))
      let second = await bench.run(
        bench.draft(try bench.people(["dan@example.com,4,"])) {
          $0["result_settings.update_strategy" as FieldPath] = .text(word)
        })
      #expect(second.report.status == .succeeded)
      #expect(await bench.visits() == ["4"])
    }
  }

  @Test("a data set that differs is told column by column, and nothing is posted")
  func differs() async throws {
    try await Bench.with { bench in
      _ = await bench.run(bench.draft(try bench.people(Self.rows)))
      let before = await bench.posts()
      let outcome = await bench.run(
        bench.draft(try bench.people(Self.rows)) {
          $0["result_settings.dataset_definition.dataSet.columns[1].dataType" as FieldPath] = "INTEGER"
        })
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.definitionDiffers])
      #expect(outcome.report.issues.first?.message.contains("visits is LONG there, not INTEGER") == true)
      #expect(await bench.posts() == before)
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("a data set that is missing and may not be made is an issue at its id", arguments: [true, false])
  func missing(isDescribed: Bool) async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(Self.rows)) {
          $0["result_settings.create_dataset" as FieldPath] = false
          if !isDescribed { $0["result_settings.dataset_definition" as FieldPath] = nil }
        })
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.datasetMissing])
      #expect(outcome.report.issues.first?.path == "result_settings.dataset_id")
      #expect(await bench.posts() == [])
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("without a definition the data set's own is used")
  func remoteDefinition() async throws {
    try await Bench.with { bench in
      _ = await bench.run(bench.draft(try bench.people(Self.rows)))
      let second = await bench.run(
        bench.draft(try bench.people(["dan@example.com,4,"])) {
          $0["result_settings.create_dataset" as FieldPath] = false
          $0["result_settings.dataset_definition" as FieldPath] = nil
        })
      #expect(second.report.status == .succeeded)
      #expect(await bench.visits() == ["1", "2", "3", "4"])
    }
  }

  @Test("the files are removed once Amazon has read them")
  func cleans() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      let written = outcome.report.files.map(\.key) + [outcome.report.manifestKey].compactMap { $0 }
      #expect(written.count == 2)
      #expect(try await bench.bucket.keys() == [])
      let removed = outcome.events.compactMap { if case .fileRemoved(let key) = $0 { key } else { nil } }
      #expect(removed.sorted() == written.sorted())
    }
  }

  @Test("files that may stay carry the instance's tag, and the manifest lists them")
  func keeps() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(Self.rows)) { $0["result_settings.clean_upload_file" as FieldPath] = false })
      #expect(outcome.report.status == .succeeded)
      let file = try #require(outcome.report.files.first)
      let manifest = try #require(outcome.report.manifestKey)
      #expect(file.key.hasPrefix("td/people/p_\(outcome.report.runID)-00001.csv.gz"))
      #expect(try await bench.bucket.keys() == [file.key, manifest].sorted())
      for key in [file.key, manifest] {
        #expect(try await bench.bucket.tags(of: key) == ["instanceId": bench.access.instanceID])
      }
      let lines = String(decoding: try await bench.bucket.object(manifest), as: UTF8.self)
      #expect(lines == "s3://\(bench.access.bucket)/\(file.key)\n")
      #expect(try await bench.bucket.object(file.key).count == file.bytes)
      #expect(outcome.report.bytesUploaded == file.bytes + lines.utf8.count)
    }
  }

  @Test("a run that does not wait asks nothing and leaves the files to Amazon")
  func doesNotWait() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(Self.rows)) {
          $0["result_settings.wait_until_finish" as FieldPath] = false
          $0["result_settings.clean_upload_file" as FieldPath] = nil
        })
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.report.uploadID != nil)
      #expect(await !bench.sandbox.requests().contains { $0.method == "GET" && $0.path.hasPrefix(bench.uploadPath) })
      #expect(try await bench.bucket.keys().count == 2)
    }
  }

  @Test("Amazon's own message is shown when it ends an upload with FAILED")
  func amazonFails() async throws {
    try await Bench.with { bench in
      let said = "No such file or directory 's3://acme-amc-upload/part-0.csv.gz'"
      bench.sandbox.failNext(
        SandboxFault(
          method: "GET", pathPrefix: bench.uploadPath, status: 200,
          body: #"{"upload":{"uploadId":"u-1","status":"FAILED","metrics":{},"message":"\#(said)"}}"#))
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.uploadFailed])
      #expect(outcome.report.issues.first?.message.contains(said) == true)
      #expect(outcome.report.remoteStatus == "FAILED")
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("an upload that takes too long is left running, with its files, and said so")
  func takesLong() async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(
        SandboxFault(
          method: "GET", pathPrefix: bench.uploadPath, times: 1000, status: 200,
          body: #"{"upload":{"uploadId":"u-1","status":"IN_PROGRESS"}}"#))
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows))) {
        $0.polling = PollSchedule(first: .zero, interval: .zero, limit: .milliseconds(20))
      }
      #expect(outcome.report.status == .running)
      #expect(outcome.codes == [.stillRunning])
      #expect(try await bench.bucket.keys().count == 2)
    }
  }

  @Test("an empty source posts nothing and is no failure")
  func noRows() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people([])))
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.codes == [.nothingToSend])
      #expect(outcome.report.issues.first?.severity == .warning)
      #expect(outcome.report.rows == .init())
      #expect(await bench.posts() == [])
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("a source of which no row can be sent is a failure")
  func allSkipped() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people(["a@example.com,x,", "b@example.com,,"])))
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.nothingToSend])
      #expect(outcome.report.rows.skipped == 2)
      #expect(outcome.report.files == [])
      #expect(await bench.posts() == [])
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("events tell a whole run in order")
  func events() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      let events = outcome.events
      #expect(events.first == .started(run: outcome.report.runID, activation: "people"))
      #expect(events.last == .finished(outcome.report))
      let began = events.compactMap { if case .stageBegan(let stage) = $0 { stage } else { nil } }
      let ended = events.compactMap { if case .stageEnded(let stage) = $0 { stage } else { nil } }
      #expect(began == ExportStage.allCases)
      #expect(Set(ended) == Set(ExportStage.allCases) && ended.count == began.count)
      for stage in ExportStage.allCases {
        let (begin, end) = (events.firstIndex(of: .stageBegan(stage)), events.firstIndex(of: .stageEnded(stage)))
        #expect(try #require(begin) < #require(end))
      }
      let created = try #require(events.firstIndex(of: .datasetCreated(id: Bench.datasetID)))
      let uploadID = try #require(outcome.report.uploadID)
      #expect(created < (try #require(events.firstIndex(of: .submitted(uploadID: uploadID)))))
      #expect(events.contains(.remoteStatus("SUCCESS")))
      #expect(events.contains(.fileUploaded(try #require(outcome.report.files.first))))
    }
  }
}
