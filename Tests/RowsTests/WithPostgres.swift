import TestSupport
import Testing

/// Runs a suite with one PostgreSQL server, which every test of the suite shares.
struct WithPostgres: SuiteTrait, TestScoping {
  @TaskLocal static var current: PostgresServer?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let server = try PostgresServer.start()
    let result: Result<Void, any Error>
    do {
      result = .success(try await Self.$current.withValue(server) { try await function() })
    } catch {
      result = .failure(error)
    }
    server.stop()
    try result.get()
  }
}

extension Trait where Self == WithPostgres {
  static var withPostgres: Self { WithPostgres() }
}
