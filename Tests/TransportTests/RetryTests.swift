import Foundation
import Synchronization
import Testing
import Transport

/// A clock that only moves when somebody waits.
final class VirtualClock: Sendable {
  private let state = Mutex<(now: Date, waits: [Duration])>((Date(timeIntervalSince1970: 1_700_000_000), []))

  var now: Date { state.withLock { $0.now } }
  var waits: [Duration] { state.withLock { $0.waits } }

  func wait(_ duration: Duration) {
    state.withLock { state in
      state.waits.append(duration)
      state.now += duration / .seconds(1)
    }
  }
}

/// Gives one outcome after the other, the last one for ever.
final class Outcomes: HTTPSender {
  typealias Outcome = Result<HTTPResponse, TransportError>
  private let state: Mutex<(outcomes: [Outcome], requests: [HTTPRequest])>

  init(_ outcomes: [Outcome]) { state = Mutex((outcomes, [])) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let outcome = state.withLock { state in
      state.requests.append(request)
      return state.outcomes.count > 1 ? state.outcomes.removeFirst() : state.outcomes[0]
    }
    return try outcome.get()
  }
}

@Suite("Sending again")
struct RetryTests {
  private let clock = VirtualClock()
  private let notices = Notices()

  final class Notices: Sendable {
    private let list = Mutex<[RetryNotice]>([])
    var all: [RetryNotice] { list.withLock { $0 } }
    func add(_ notice: RetryNotice) { list.withLock { $0.append(notice) } }
  }

  private func sender(_ outcomes: Outcomes, _ policy: RetryPolicy = RetryPolicy()) -> RetryingSender {
    RetryingSender(
      outcomes, policy: policy, pause: { [clock] in clock.wait($0) }, now: { [clock] in clock.now },
      notify: { [notices] in notices.add($0) })
  }

  private static func answer(_ status: Int, _ headers: [HTTPRequest.Header] = []) -> Outcomes.Outcome {
    .success(HTTPResponse(status: status, headers: headers))
  }

  private let request = HTTPRequest("GET", "https://example.com/", purpose: "look")

  @Test("429, 408 and 5xx are repeated, other answers are final", arguments: 200...599)
  func statuses(status: Int) async throws {
    let outcomes = Outcomes([Self.answer(status), Self.answer(200)])
    let response = try await sender(outcomes).send(request)
    let isRepeated = status == 429 || status == 408 || status >= 500
    #expect(response.status == (isRepeated ? 200 : status))
    #expect(outcomes.requests.count == (isRepeated ? 2 : 1))
    #expect(notices.all.map(\.reason) == (isRepeated ? ["HTTP \(status)"] : []))
  }

  @Test(
    "errors of the network are repeated, those another attempt cannot mend are not",
    arguments: [
      (TransportError.Kind.unknownHost, true), (.refused, true), (.reset, true), (.unreachable, true), (.timeout, true),
      (.insecure, false), (.cancelled, false),
    ])
  func networkErrors(kind: TransportError.Kind, isRepeated: Bool) async throws {
    let outcomes = Outcomes([.failure(TransportError(kind, "invented")), Self.answer(200)])
    let response = try? await sender(outcomes).send(request)
    #expect(response?.status == (isRepeated ? 200 : nil))
    #expect(notices.all.map(\.reason) == (isRepeated ? ["invented"] : []))
  }

  @Test("the last attempt's outcome counts, and each wait is told with its countdown")
  func givesUp() async throws {
    let outcomes = Outcomes([Self.answer(503)])
    let response = try await sender(outcomes, RetryPolicy(attempts: 4)).send(request)
    #expect(response.status == 503 && outcomes.requests.count == 4)
    #expect(notices.all.map(\.attempt) == [2, 3, 4] && notices.all.allSatisfy { $0.attempts == 4 })
    #expect(notices.all.map(\.delay) == clock.waits)
    for (wait, longest) in zip(clock.waits, [1, 2, 4]) {
      #expect(wait >= .seconds(longest) / 2 && wait <= .seconds(longest))
    }
  }

  @Test("back-off doubles up to its limit, and jitter takes at most half")
  func backOff() {
    let policy = RetryPolicy()
    for attempt in 1...40 {
      let least = policy.delay(after: attempt, retryAfter: nil, jitter: 0)
      let most = policy.delay(after: attempt, retryAfter: nil, jitter: 1)
      #expect(most == min(.seconds(1 << min(attempt - 1, 16)), .seconds(30)) && least * 2 == most)
    }
  }

  @Test(
    "Retry-After comes first, in seconds or as a date; nonsense falls back to back-off",
    arguments: [
      ("7", Duration.seconds(7)), ("0", .zero), (" 12 ", .seconds(12)), ("999999", .seconds(3600)),
      ("99999999999999999999999", .seconds(3600)), ("Tue, 14 Nov 2023 22:13:50 GMT", .seconds(30)),
      ("Tue, 14 Nov 2023 22:13:00 GMT", .zero), ("Fri, 14 Nov 2053 22:13:00 GMT", .seconds(3600)),
      ("-5", nil), ("soon", nil), ("", nil), ("1.5", nil),
    ] as [(String, Duration?)])
  func retryAfter(text: String, expected: Duration?) async throws {
    let outcomes = Outcomes([Self.answer(429, [.init("Retry-After", text)]), Self.answer(200)])
    _ = try await sender(outcomes).send(request)
    let wait = try #require(clock.waits.first)
    if let expected { #expect(wait == expected) } else { #expect(wait >= .milliseconds(500) && wait <= .seconds(1)) }
  }

  @Test("a request that could act twice is repeated after 429 only")
  func once() async throws {
    var request = request
    request.isRepeatable = false
    for (status, count) in [(429, 2), (503, 1), (500, 1)] {
      let outcomes = Outcomes([Self.answer(status), Self.answer(200)])
      _ = try await sender(outcomes).send(request)
      #expect(outcomes.requests.count == count, "\(status)")
    }
    let lost = Outcomes([.failure(TransportError(.reset, "invented")), Self.answer(200)])
    await #expect(throws: TransportError.self) { try await sender(lost).send(request) }
  }

  @Test("what a service says of a 400 or a 200 counts beside the status")
  func passingReason() async throws {
    var request = request
    request.passingReason = { $0.body.isEmpty ? nil : String(decoding: $0.body, as: UTF8.self) }
    let outcomes = Outcomes([
      .success(HTTPResponse(status: 400, body: Array("RequestTimeout".utf8))),
      .success(HTTPResponse(status: 200, body: Array("SlowDown".utf8))), Self.answer(200),
    ])
    let response = try await sender(outcomes).send(request)
    #expect(response.status == 200 && response.body.isEmpty)
    #expect(notices.all.map(\.reason) == ["HTTP 400 RequestTimeout", "HTTP 200 SlowDown"])
  }

  @Test("a storm of 503 is outlived, and each attempt is prepared anew")
  func storm() async throws {
    let outcomes = Outcomes(Array(repeating: Self.answer(503), count: 5) + [Self.answer(200)])
    let clock = clock
    let response = try await sender(outcomes).send(request) { request throws(RemoteFailure) in
      var prepared = request
      prepared.headers = [.init("x-moment", "\(clock.now.timeIntervalSince1970)")]
      return prepared
    }
    #expect(response.status == 200)
    #expect(Set(outcomes.requests.compactMap(\.headers.first?.value)).count == 6)
  }

  @Test("a request that cannot be prepared is not sent and not repeated")
  func unprepared() async throws {
    let failure = RemoteFailure(.objectStore, .secretUnavailable, at: "connection.s3", "No keys.", fix: "Give some.")
    let outcomes = Outcomes([Self.answer(200)])
    let error = await #expect(throws: TransportError.self) {
      try await sender(outcomes).send(request) { _ throws(RemoteFailure) in throw failure }
    }
    #expect(outcomes.requests.isEmpty && notices.all.isEmpty)
    let told = error.map { RemoteFailure.unreachable(.objectStore, at: "connection.s3", while: "look", $0) }
    #expect(told == failure)
  }

  @Test("a wait that is cancelled ends the request")
  func cancelled() async throws {
    let sender = RetryingSender(Outcomes([Self.answer(503)]), pause: { _ in throw CancellationError() })
    let error = await #expect(throws: TransportError.self) { try await sender.send(request) }
    #expect(error?.kind == .cancelled)
  }
}
