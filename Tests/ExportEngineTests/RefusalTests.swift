import Activation
import Sandbox
import Testing
import Transport

@testable import ExportEngine

@Suite("Refusals and retries")
struct RefusalTests {
  private static let rows = ["ada@example.com,1,", "bob@example.org,2,"]

  private func expectRefusal(
    _ outcome: Bench.Outcome, _ code: Issue.Code, _ path: FieldPath, _ bench: Bench
  ) async throws {
    #expect(outcome.report.status == .failed)
    #expect(outcome.codes == [code])
    #expect(outcome.report.issues.first?.path == path)
    #expect(await bench.posts() == [])
    #expect(outcome.report.files == [])
  }

  @Test("a bucket that is missing is an issue at its name")
  func bucketMissing() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(Self.rows)) { $0["result_settings.bucket" as FieldPath] = "acme-missing" })
      try await expectRefusal(outcome, .bucketMissing, "result_settings.bucket", bench)
    }
  }

  @Test(
    "a credential that is refused is an issue at its field, and stands in no text",
    arguments: [
      (
        SandboxAccess.Secret.s3SecretAccessKey, Issue.Code.credentialsRefused,
        FieldPath("connection.s3.secret_access_key")
      ),
      (.s3AccessKeyID, .credentialsRefused, "connection.s3.access_key_id"),
      (.refreshToken, .loginAgain, "connection.login.refresh_token"),
      (.clientSecret, .credentialsRefused, "connection.login.client_id"),
    ])
  func credentials(secret: SandboxAccess.Secret, code: Issue.Code, path: FieldPath) async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows))) {
        $0.secrets = bench.secrets(replacing: [secret: "invented-wrong-value"])
      }
      try await expectRefusal(outcome, code, path, bench)
      for event in outcome.events {
        #expect(!"\(event)".contains("invented-wrong-value"))
        for known in SandboxAccess.Secret.allCases { #expect(!"\(event)".contains(bench.access.value(of: known))) }
      }
    }
  }

  @Test("a secret that cannot be found is an issue at its field, before any request")
  func secretMissing() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows))) {
        $0.secrets = SecretResolver(environment: [:])
      }
      try await expectRefusal(outcome, .secretUnavailable, "connection.login.client_secret", bench)
      #expect(await bench.sandbox.requests() == [])
    }
  }

  @Test("terms that are not accepted stop the run with where to accept them")
  func terms() async throws {
    try await Bench.with { bench in
      bench.sandbox.setTermsAccepted(false)
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      try await expectRefusal(outcome, .termsNotAccepted, "connection.amc_account_id", bench)
    }
  }

  /// A kind of request of a run.
  enum Request: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case login = "refresh the login"
    case accounts = "list the accounts"
    case dataset = "look for the data set"
    case createDataset = "create the data set"
    case put = "write a file"
    case startUpload = "start the upload"
    case status = "ask for the status"
    case remove = "remove a file"

    var testDescription: String { rawValue }

    func fault(_ bench: Bench, times: Int, status: Int, _ moment: SandboxFault.Moment) -> SandboxFault {
      let (method, path) =
        switch self {
        case .login: ("POST", "/auth/o2/token")
        case .accounts: ("GET", "/amc/accounts")
        case .dataset: ("GET", "\(bench.dataPath)/dataSets/")
        case .createDataset: ("POST", "\(bench.dataPath)/dataSets")
        case .put: ("PUT", "/\(bench.access.bucket)/")
        case .startUpload: ("POST", bench.uploadPath)
        case .status: ("GET", "\(bench.uploadPath)/")
        case .remove: ("DELETE", "/\(bench.access.bucket)/")
        }
      return SandboxFault(method: method, pathPrefix: path, times: times, status: status, moment: moment)
    }
  }

  @Test(
    "a service that is away twice does not stop a run, and each wait is told",
    arguments: Request.allCases, [429, 500, 503])
  func away(request: Request, status: Int) async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(request.fault(bench, times: 2, status: status, .insteadOfHandling))
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.report.issues == [])
      #expect(outcome.retries.count == 2)
      #expect(outcome.retries.allSatisfy { $0.reason.contains("HTTP \(status)") && !$0.purpose.isEmpty })
      #expect(outcome.retries.map(\.attempt) == [2, 3])
      #expect(await bench.visits() == ["1", "2"])
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("a request whose answer was lost does not act twice", arguments: Request.allCases)
  func answerLost(request: Request) async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(request.fault(bench, times: 1, status: 504, .afterHandling))
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.report.issues == [])
      #expect(await bench.visits() == ["1", "2"])
      #expect(await bench.posts().count { $0.path == bench.uploadPath } == 1)
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("a service that stays away ends the run, and nothing is left in the bucket")
  func staysAway() async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(
        Request.startUpload.fault(bench, times: 1000, status: 503, .insteadOfHandling))
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows))) { $0.retries.attempts = 3 }
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.remoteUnavailable])
      #expect(outcome.retries.map(\.attempt) == [2, 3])
      #expect(await bench.posts().count { $0.path == bench.uploadPath } == 3)
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("a token that lapses in the middle of a run is replaced")
  func tokenLapses() async throws {
    try await Bench.with { bench in
      let file = bench.draft(try bench.people(Self.rows))
      let sandbox = bench.sandbox
      let report = await bench.engine().run(file) { event in
        if case .stageBegan(.submit) = event { sandbox.expireAccessTokens() }
      }
      #expect(report.status == .succeeded)
      #expect(await bench.sandbox.requests().count { $0.path == "/auth/o2/token" } == 2)
    }
  }

  @Test("a file that cannot be removed is a warning that names it, not a failure")
  func cleaningFails() async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(
        SandboxFault(method: "DELETE", pathPrefix: "/\(bench.access.bucket)/", times: 2, status: 403))
      let outcome = await bench.run(bench.draft(try bench.people(Self.rows)))
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.codes == [.cleaningFailed])
      let message = try #require(outcome.report.issues.first?.message)
      for key in try await bench.bucket.keys() { #expect(message.contains(key)) }
      #expect(try await bench.bucket.keys().count == 2)
    }
  }
}
