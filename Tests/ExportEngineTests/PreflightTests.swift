import Activation
import Documents
import Foundation
import ObjectStore
import Sandbox
import Synchronization
import Testing
import Transport

@testable import ExportEngine

@Suite("Preflight")
struct PreflightTests {
  private typealias Outcome = PreflightResult.Outcome

  /// What is different about a preflight.
  struct Change {
    var connection: (inout DocumentValue) -> Void = { _ in }
    var bucket: String?
    var activation: DraftFile?
    var setsTag = false
    var surroundings: (inout EngineSurroundings) -> Void = { _ in }
  }

  private func results(_ bench: Bench, _ change: Change = Change()) async throws -> [PreflightResult] {
    var document = bench.access.connectionDocument { "env:SANDBOX_\($0.rawValue)" }
    change.connection(&document)
    let validation = Draft(connection: document).validateConnection(named: "sandbox")
    let connection = try #require(validation.connection, "\(validation.issues)")
    let request = PreflightRequest(
      connection: connection, buckets: [.init(name: change.bucket ?? bench.access.bucket, prefix: "td/")],
      activation: change.activation, setsTag: change.setsTag)
    var results: [PreflightResult] = []
    for await result in bench.engine(change.surroundings).preflight(request) { results.append(result) }
    return results
  }

  private func client(_ bench: Bench, bucket: String? = nil) -> ObjectStoreClient {
    ObjectStoreClient(
      bucket: bucket ?? bench.access.bucket, endpoint: bench.access.s3Endpoint, region: bench.access.region,
      credentials: bench.access.s3Credentials, sender: AsyncHTTPSender())
  }

  @Test("a connection in order passes every check, warns of the missing tag and leaves nothing behind")
  func inOrder() async throws {
    try await Bench.with { bench in
      let draft = bench.draft(try bench.people(["ada@example.com,1,"]))
      let results = try await results(bench, Change(activation: draft))
      #expect(results.map(\.check) == PreflightResult.Check.allCases)
      let expected: [Outcome] = [.passed, .passed, .passed, .passed, .passed, .passed, .passed, .warning, .passed]
      #expect(results.map(\.outcome) == expected, "\(results.map(\.message))")
      #expect(results[2].message.contains("sandbox prod") && results[2].message.contains("Sandbox Trading US"))
      #expect(results.last?.message.contains("first run makes it") == true)
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("the tag is set beside the others, once")
  func setTag() async throws {
    try await Bench.with { bench in
      let client = client(bench)
      try await client.setBucketTags([.init("team", "crm"), .init("instanceId", "amcother")])
      for _ in 0..<2 {
        let tag = try await results(bench, Change(setsTag: true)).first { $0.check == .tag }
        #expect(tag?.outcome == .passed, "\(tag?.message ?? "")")
      }
      let tags = try await client.bucketTags()
      #expect(tags.count == 2 && tags.contains(.init("team", "crm")))
      #expect(tags.contains(.init("instanceId", "amcother \(bench.access.instanceID)")))
    }
  }

  @Test("a tag that is full is left alone")
  func fullTag() async throws {
    try await Bench.with { bench in
      let full = (1...25).map { "amc\($0)" }.joined(separator: " ")
      try await client(bench).setBucketTags([.init("instanceId", full)])
      let tag = try await results(bench, Change(setsTag: true)).first { $0.check == .tag }
      #expect(tag?.outcome == .warning && tag?.message.contains("25 instances") == true)
      #expect(try await client(bench).bucketTags() == [.init("instanceId", full)])
    }
  }

  @Test("a login that fails spares the checks behind it, not those at S3")
  func login() async throws {
    try await Bench.with { bench in
      bench.sandbox.revokeRefreshToken()
      let results = try await results(bench)
      let expected: [Outcome] = [.passed, .failed, .notChecked, .notChecked, .passed, .passed, .notChecked, .warning]
      #expect(results.map(\.outcome) == expected)
      #expect(results[1].issue?.code == .loginAgain && results[6].message.contains("instance"))
    }
  }

  @Test("terms that nobody accepted are told as such")
  func terms() async throws {
    try await Bench.with { bench in
      bench.sandbox.setTermsAccepted(false)
      let draft = bench.draft(try bench.people(["ada@example.com,1,"]))
      let results = try await results(bench, Change(activation: draft))
      #expect(results.first { $0.check == .terms }?.issue?.code == .termsNotAccepted)
      #expect(results.last?.check == .dataset && results.last?.outcome == .notChecked)
    }
  }

  @Test("a wrong instance is told with the account's name")
  func instance() async throws {
    try await Bench.with { bench in
      let change = Change(connection: { $0["amc_instance_id" as FieldPath] = "amcelsewhere" })
      let results = try await results(bench, change)
      #expect(results.first { $0.check == .instance }?.outcome == .failed)
      #expect(results.first { $0.check == .policy }?.outcome == .notChecked)
    }
  }

  @Test("a clock that is off stops what S3 would refuse, and a little off is a warning")
  func clock() async throws {
    try await Bench.with { bench in
      for (seconds, outcome) in [(3600.0, Outcome.failed), (-3600, .failed), (300, .warning), (20, .passed)] {
        let results = try await results(bench, Change(surroundings: { $0.now = { Date() + seconds } }))
        #expect(results.first?.check == .clock && results.first?.outcome == outcome, "\(seconds)")
        let write = results.first { $0.check == .write }
        #expect(write?.outcome == (outcome == .failed ? .notChecked : .passed), "\(seconds)")
      }
    }
  }

  @Test("keys without rights are told what to be granted, and the policy they cannot read is no failure")
  func rights() async throws {
    try await Bench.with { bench in
      let reader = bench.access.readerCredentials
      let change = Change(surroundings: {
        $0.secrets = bench.secrets(replacing: [
          .s3AccessKeyID: reader.accessKeyID, .s3SecretAccessKey: reader.secretAccessKey,
        ])
      })
      let results = try await results(bench, change)
      let write = results.first { $0.check == .write }
      #expect(write?.outcome == .failed && write?.issue?.fix.contains("s3:PutObject") == true)
      let policy = results.first { $0.check == .policy }
      #expect(policy?.outcome == .warning && policy?.policy != nil)
      #expect(results.first { $0.check == .tag }?.outcome == .warning)
    }
  }

  @Test("a bucket nobody has, and wrong keys, leave the rest of the bucket unchecked")
  func noBucket() async throws {
    try await Bench.with { bench in
      let absent = try await results(bench, Change(bucket: "nobody-has-this"))
      let wrong = try await results(
        bench, Change(surroundings: { $0.secrets = bench.secrets(replacing: [.s3SecretAccessKey: "wrong"]) }))
      for (results, code) in [(absent, Issue.Code.bucketMissing), (wrong, .credentialsRefused)] {
        #expect(results.first { $0.check == .bucket }?.issue?.code == code)
        let later = results.filter { [.write, .policy, .tag].contains($0.check) }
        #expect(later.count == 3 && later.allSatisfy { $0.outcome == .notChecked })
      }
    }
  }

  @Test("a bucket elsewhere without a policy names its region and every missing right")
  func elsewhere() async throws {
    try await Bench.with { bench in
      let results = try await results(bench, Change(bucket: bench.access.distantBucket))
      let bucket = results.first { $0.check == .bucket }
      #expect(bucket?.outcome == .warning && bucket?.issue?.fix.contains(bench.access.distantRegion) == true)
      let policy = try #require(results.first { $0.check == .policy })
      #expect(policy.outcome == .failed)
      for action in ["s3:GetObject", "s3:ListBucket", "s3:GetBucketTagging"] {
        #expect(policy.message.contains(action))
      }
      #expect(results.first { $0.check == .write }?.outcome == .passed)
    }
  }

  @Test("a data set whose columns differ is told, and one that may not be made")
  func dataset() async throws {
    try await Bench.with { bench in
      let csv = try bench.people(["ada@example.com,1,"])
      let missing = bench.draft(csv) { $0["result_settings.create_dataset" as FieldPath] = false }
      let absent = try await results(bench, Change(activation: missing)).last
      #expect(absent?.issue?.code == .datasetMissing)
      #expect(await bench.run(bench.draft(csv)).report.status == .succeeded)
      #expect(try await results(bench, Change(activation: bench.draft(csv))).last?.outcome == .passed)
      let other = bench.draft(csv) {
        let columns = $0["result_settings.dataset_definition.dataSet.columns" as FieldPath]?.list?.dropLast() ?? []
        $0["result_settings.dataset_definition.dataSet.columns" as FieldPath] = .list(Array(columns))
      }
      let different = try await results(bench, Change(activation: other)).last
      #expect(different?.issue?.code == .definitionDiffers, "\(different?.message ?? "")")
    }
  }

  @Test("who stops reading stops the checks")
  func cancelled() async throws {
    try await Bench.with { bench in
      let document = bench.access.connectionDocument { "env:SANDBOX_\($0.rawValue)" }
      let connection = try #require(Draft(connection: document).validateConnection(named: "sandbox").connection)
      let request = PreflightRequest(connection: connection, buckets: [.init(name: bench.access.bucket)])
      for await result in bench.engine().preflight(request) where result.check == .login { break }
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("the buckets are those of the activations, each once")
  func buckets() {
    let drafts = [("a", "/x/y"), ("b", ""), ("a", "z/"), ("", "")].map { bucket, prefix in
      DraftFile(
        draft: Draft(activation: ["result_settings": ["bucket": .text(bucket), "path_prefix": .text(prefix)]]), path: ""
      )
    }
    #expect(PreflightRequest.Bucket.all(of: drafts) == [.init(name: "a", prefix: "x/y/"), .init(name: "b")])
  }
}
