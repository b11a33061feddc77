import Activation
import Documents
import Foundation
import Transport

/// Everything outside the engine that it touches: network, files, clock.
public struct EngineSurroundings: Sendable {
  public var home: Home
  public var secrets: SecretResolver
  /// The variables that AWS tools read: profiles, regions, container endpoints.
  public var environment: [String: String]
  public var sender: any HTTPSender
  public var retries: RetryPolicy
  public var polling: PollSchedule
  public var now: @Sendable () -> Date
  public var pause: @Sendable (Duration) async throws -> Void

  public init(
    home: Home, secrets: SecretResolver, environment: [String: String] = [:],
    sender: any HTTPSender = AsyncHTTPSender(),
    retries: RetryPolicy = RetryPolicy(),
    polling: PollSchedule = PollSchedule(), now: @escaping @Sendable () -> Date = { Date() },
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.home = home
    self.secrets = secrets
    self.environment = environment
    self.sender = sender
    self.retries = retries
    self.polling = polling
    self.now = now
    self.pause = pause
  }

  /// The surroundings a process finds itself in.
  /// - Parameter askPassphrase: asks the person for the sealed store's passphrase; nil where nobody can be asked.
  public init(environment: [String: String], askPassphrase: (@Sendable () -> Secret?)? = nil) {
    self.init(
      home: Home(environment: environment),
      secrets: SecretResolver(environment: environment, askPassphrase: askPassphrase),
      environment: environment, polling: PollSchedule(environment: environment))
  }
}
