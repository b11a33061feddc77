import Activation
import Documents
import Foundation
import Sandbox
import Synchronization
import Transport

@testable import ExportEngine

/// A sandbox, a private home and the engine between them.
struct Bench: Sendable {
  static let datasetID = "people_v1"

  let sandbox: Sandbox
  let folder: String
  let bucket: Bucket
  var access: SandboxAccess { sandbox.access }

  /// Starts a sandbox and removes everything again, whatever happens.
  static func with(_ body: (Bench) async throws -> Void) async throws {
    let sandbox = try await Sandbox.start(.init(processingDelay: .milliseconds(4)))
    let folder = FileManager.default.temporaryDirectory.appending(path: "engine-\(UUID().uuidString)").path
    let result: Result<Void, any Error>
    do {
      try FileManager.default.createDirectory(atPath: "\(folder)/activations", withIntermediateDirectories: true)
      result = .success(
        try await body(Bench(sandbox: sandbox, folder: folder, bucket: Bucket(access: sandbox.access))))
    } catch {
      result = .failure(error)
    }
    await sandbox.stop()
    try? FileManager.default.removeItem(atPath: folder)
    try result.get()
  }

  // MARK: - Engine

  /// What happened and what came of it.
  struct Outcome: Sendable {
    let report: ExportReport
    let events: [ExportEvent]

    var codes: [Issue.Code] { report.issues.map(\.code) }
    var retries: [RetryNotice] {
      events.compactMap { if case .retrying(let notice) = $0 { notice } else { nil } }
    }
  }

  /// - Parameter change: what is different about the engine's surroundings.
  func run(_ file: DraftFile, _ change: (inout EngineSurroundings) -> Void = { _ in }) async -> Outcome {
    let events = Mutex<[ExportEvent]>([])
    let report = await engine(change).run(file) { event in events.withLock { $0.append(event) } }
    return Outcome(report: report, events: events.withLock { $0 })
  }

  func engine(_ change: (inout EngineSurroundings) -> Void = { _ in }) -> Engine {
    var surroundings = EngineSurroundings(
      home: Home(folder: folder, stateFolder: "\(folder)/state"), secrets: secrets(),
      polling: PollSchedule(first: .milliseconds(2), interval: .milliseconds(2), limit: .seconds(60)),
      pause: { try await Task.sleep(for: min($0, .milliseconds(2))) })
    change(&surroundings)
    return Engine(surroundings)
  }

  func secrets(replacing replaced: [SandboxAccess.Secret: String] = [:]) -> SecretResolver {
    var environment: [String: String] = [:]
    for secret in SandboxAccess.Secret.allCases {
      environment["SANDBOX_\(secret.rawValue)"] = replaced[secret] ?? access.value(of: secret)
    }
    return SecretResolver(environment: environment)
  }

  // MARK: - Activations

  /// Rows of `people_v1` in a CSV file; `email,visits,notes`.
  func people(_ rows: [String], in name: String = "people.csv") throws -> String {
    try write(Array((["email,visits,notes"] + rows).joined(separator: "\n").utf8), name)
  }

  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let path = "\(folder)/\(name)"
    try AtomicFile.write(bytes, to: path)
    return path
  }

  /// An activation that sends a CSV file into `people_v1`.
  func draft(_ csv: String, _ change: (inout DocumentValue) -> Void = { _ in }) -> DraftFile {
    var activation: DocumentValue = [
      "activation": "people", "connection": "sandbox", "source": ["csv": ["path": .text(csv)]],
      "result_settings": [
        "type": "amazon_marketing_cloud", "target": "dataset", "operation": "upload",
        "dataset_id": .text(Self.datasetID), "create_dataset": true, "dataset_definition": Self.definition,
        "update_strategy": "additive", "country_code": "US", "bucket": .text(access.bucket),
        "path_prefix": "td/people", "file_name_prefix": "p_", "wait_until_finish": true, "clean_upload_file": true,
      ],
    ]
    change(&activation)
    let connection = access.connectionDocument { "env:SANDBOX_\($0.rawValue)" }
    return DraftFile(
      draft: Draft(activation: activation, connection: connection), path: "\(folder)/activations/people.yaml")
  }

  static let definition: DocumentValue = [
    "dataSet": [
      "dataSetId": .text(datasetID), "description": "Invented people",
      "columns": [
        [
          "name": "email", "columnType": "DIMENSION", "dataType": "STRING",
          "externalUserIdType": ["hashedPii": "EMAIL"],
        ],
        ["name": "visits", "columnType": "METRIC", "dataType": "LONG", "nullable": false],
        ["name": "notes", "columnType": "DIMENSION", "dataType": "STRING"],
      ],
    ]
  ]

  // MARK: - What Amazon holds

  func rows() async -> [[String: String?]] { await sandbox.rows(inDataset: Self.datasetID) }
  func visits() async -> [String] { await rows().compactMap { $0["visits"] ?? nil }.sorted() }

  /// Requests that could have changed something at AMC.
  func posts() async -> [RecordedRequest] {
    await sandbox.requests().filter { $0.method != "GET" && $0.path.hasPrefix("/amc/") && !$0.path.hasSuffix("/list") }
  }

  var dataPath: String { "/amc/advertiserData/\(access.instanceID)" }
  var uploadPath: String { "\(dataPath)/uploads/\(Self.datasetID)" }
}
