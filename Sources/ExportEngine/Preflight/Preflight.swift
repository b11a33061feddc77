import Activation
import Foundation
import MarketingCloud
import ObjectStore
import Transport

/// The checks of one preflight, in order; one that depends on a failed one is told as not checked.
struct Preflight: Sendable {
  /// S3 refuses a request that is further off.
  static let largestSkew: TimeInterval = 15 * 60
  static let noticeableSkew: TimeInterval = 60

  let request: PreflightRequest
  let engine: Engine
  let surroundings: EngineSurroundings
  let tell: @Sendable (PreflightResult) -> Void

  var connection: Connection { request.connection }

  /// A person is waiting, so nothing is tried for minutes.
  var sender: RetryingSender {
    RetryingSender(
      surroundings.sender, policy: RetryPolicy(attempts: 3, longestDelay: .seconds(4)), pause: surroundings.pause,
      now: surroundings.now)
  }

  func run() async {
    let isClockRight = await checkClock()
    guard !Task.isCancelled else { return }
    let amazon = await checkAmazon()
    for bucket in request.buckets where !Task.isCancelled {
      await checkBucket(bucket, amazon, isClockRight: isClockRight)
    }
    if request.buckets.isEmpty, !Task.isCancelled {
      tell(.notChecked(.bucket, "no activation that uses this connection names a bucket"))
    }
    guard let activation = request.activation, !Task.isCancelled else { return }
    await checkDataset(activation, amazon)
  }

  // MARK: - Clock

  /// Holds this machine's clock against the one that judges signatures.
  /// - Returns: false when S3 would refuse every request.
  private func checkClock() async -> Bool {
    let address = storeAddress ?? connection.endpoints.adsAPI
    let before = surroundings.now()
    let answer: HTTPResponse
    do {
      answer = try await sender.send(HTTPRequest("GET", address + "/", purpose: "ask for the time"))
    } catch {
      tell(.notChecked(.clock, "\(Self.host(of: address)) did not answer: \(error.reason)"))
      return true
    }
    let now = before.addingTimeInterval(surroundings.now().timeIntervalSince(before) / 2)
    guard let date = answer.header("date").flatMap({ HTTPDate.read($0, now: now) }) else {
      tell(.notChecked(.clock, "\(Self.host(of: address)) did not say what time it is"))
      return true
    }
    return tellSkew(now.timeIntervalSince(date))
  }

  /// A date has whole seconds, so half a second is as good as none.
  private func tellSkew(_ skew: TimeInterval) -> Bool {
    let seconds = Int(abs(skew).rounded())
    let direction = skew > 0 ? "ahead" : "behind"
    guard TimeInterval(seconds) > Self.noticeableSkew else {
      tell(.passed(.clock, seconds <= 1 ? "right to the second" : "\(seconds) seconds \(direction)"))
      return true
    }
    let isTooFar = TimeInterval(seconds) > Self.largestSkew
    let message = "The clock of this machine is \(seconds) seconds \(direction); S3 refuses more than 15 minutes."
    tell(
      .found(
        .clock,
        Issue(
          isTooFar ? .error : .warning, .notAuthorized, "connection.s3", message,
          fix: "Set the clock, best by a time service such as chrony or systemd-timesyncd.")))
    return !isTooFar
  }

  private var storeAddress: String? {
    guard let access = connection.objectStore else { return nil }
    if let endpoint = access.endpoint { return endpoint }
    return ObjectStoreClient.address(region: opening(access).region)
  }

  private static func host(of address: String) -> String {
    String((address.split(separator: "://").last ?? "").prefix { $0 != "/" })
  }

  func opening(_ access: ObjectStoreAccess) -> ObjectStoreOpening {
    ObjectStoreOpening(
      access: access, connectionName: connection.name, surroundings: surroundings, sender: sender)
  }
}
