import Activation
import Foundation
import Testing
import Transport

@Suite("The loopback port of a login", .timeLimit(.minutes(1)))
struct LoopbackListenerTests {
  /// Listens on some free port, hands over the listener, and closes it.
  private func listening(_ body: (LoopbackListener) async throws -> Void) async throws {
    let listener = try await Self.onFreePort()
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(listener))
    } catch {
      result = .failure(error)
    }
    await listener.close()
    try result.get()
  }

  private static func onFreePort() async throws -> LoopbackListener {
    for _ in 0..<100 {
      if let listener = try? await LoopbackListener.start(port: .random(in: 20_000...60_000)) { return listener }
    }
    return try await LoopbackListener.start(port: .random(in: 20_000...60_000))
  }

  private func send(
    _ method: String, _ target: String, to listener: LoopbackListener, host: String = "127.0.0.1",
    header: String? = nil
  ) async throws -> HTTPResponse {
    try await AsyncHTTPSender(timeoutSeconds: 20).send(
      HTTPRequest(
        method, "http://\(host):\(listener.port)\(target)", headers: header.map { [.init("host", $0)] } ?? [],
        purpose: "come back"))
  }

  @Test("gives the query of the answer, shows a plain page, and closes the port")
  func answer() async throws {
    try await listening { listener in
      async let query = listener.answer()
      let page = try await send("GET", "/cb?code=AN-planted&scope=a%3A%3Ab&state=planted", to: listener)
      #expect(await query == "code=AN-planted&scope=a%3A%3Ab&state=planted")
      let text = String(decoding: page.body, as: UTF8.self)
      #expect(page.status == 200 && text.contains("close this page") && !text.contains("planted"))
      #expect(!text.contains("<script") && !text.contains("http://") && !text.contains("src="))
      #expect(page.header("cache-control") == "no-store" && page.header("referrer-policy") == "no-referrer")
      await #expect(throws: TransportError.self) { try await send("GET", "/cb?code=AN", to: listener) }
    }
  }

  @Test("is not ended by what is no answer")
  func strays() async throws {
    try await listening { listener in
      async let query = listener.answer()
      let port = listener.port
      let strays: [(method: String, target: String, header: String?, status: Int)] = [
        ("GET", "/favicon.ico", nil, 404), ("GET", "/", nil, 404), ("GET", "/cb/?code=AN&state=s", nil, 404),
        ("POST", "/cb?code=AN&state=s", nil, 405), ("GET", "/cb", nil, 400), ("GET", "/cb?state=s", nil, 400),
        ("GET", "/cb?codes=AN", nil, 400), ("GET", "/cb?code=AN&state=s", "attacker.example.com", 421),
        ("GET", "/cb?code=AN&state=s", "attacker.example.com:\(port)", 421),
        ("GET", "/cb?code=AN&state=s", "127.0.0.1", 421),
      ]
      for stray in strays {
        let page = try await send(stray.method, stray.target, to: listener, header: stray.header)
        #expect(page.status == stray.status, "\(stray)")
      }
      #expect(try await send("GET", "/cb?error=access_denied&state=s", to: listener, host: "localhost").status == 200)
      #expect(await query == "error=access_denied&state=s")
    }
  }

  @Test("is not reachable under another address of the machine")
  func loopbackOnly() async throws {
    try await listening { listener in
      await #expect(throws: TransportError.self) { try await send("GET", "/cb", to: listener, host: "127.0.0.2") }
      let own = try await send("GET", "/cb", to: listener)
      #expect(own.status == 400)
    }
  }

  @Test("says which port is taken, and what to do")
  func taken() async throws {
    try await listening { listener in
      let failure = await #expect(throws: RemoteFailure.self) {
        try await LoopbackListener.start(port: listener.port)
      }
      #expect(failure?.code == .portTaken && failure?.message.contains("\(listener.port)") == true)
      #expect(failure?.fix.contains("--port") == true)
    }
  }

  @Test("gives up when the task is cancelled, and closes the port")
  func cancelled() async throws {
    try await listening { listener in
      let task = Task { await listener.answer() }
      task.cancel()
      #expect(await task.value == nil)
      await #expect(throws: TransportError.self) { try await send("GET", "/cb?code=AN", to: listener) }
    }
  }
}
