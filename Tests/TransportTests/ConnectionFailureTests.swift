import Foundation
import Testing
import Transport

/// A server that behaves badly in one way, in a process of its own that ends with this value.
final class BluntServer {
  private let process = Process()
  private let input = Pipe()
  let port: Int

  init(_ behaviour: String) throws {
    let script = try #require(
      Bundle.module.url(forResource: "blunt_server", withExtension: "py", subdirectory: "Scripts"))
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, behaviour]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

@Suite("Connections that fail")
struct ConnectionFailureTests {
  private func error(_ url: String, timeout: Duration = .seconds(20)) async -> TransportError? {
    var request = HTTPRequest("GET", url, purpose: "look")
    request.timeout = timeout
    return await #expect(throws: TransportError.self) { try await AsyncHTTPSender().send(request) }
  }

  @Test("a name that leads nowhere")
  func unknownHost() async {
    let error = await error("https://nobody.invalid/")
    #expect(error?.kind == .unknownHost && error?.reason == "there is no host nobody.invalid")
  }

  @Test("an address where nobody listens")
  func refused() async throws {
    let port = try BluntServer("silent").port
    let error = await error("http://127.0.0.1:\(port)/")
    #expect(error?.kind == .refused && error?.reason.contains("127.0.0.1:\(port) was refused") == true)
  }

  @Test("a connection that is reset or closed without an answer", arguments: ["reset", "close"])
  func broken(behaviour: String) async throws {
    let server = try BluntServer(behaviour)
    let error = await error("http://127.0.0.1:\(server.port)/")
    #expect(error?.kind == .reset, "\(String(describing: error))")
  }

  @Test("a server that never answers")
  func timeout() async throws {
    let server = try BluntServer("silent")
    let error = await error("http://127.0.0.1:\(server.port)/", timeout: .milliseconds(300))
    #expect(error?.kind == .timeout)
  }

  @Test("a certificate nobody vouches for, and a server without TLS", arguments: ["selfsigned", "plain"])
  func insecure(behaviour: String) async throws {
    let server = try BluntServer(behaviour)
    let error = await error("https://localhost:\(server.port)/")
    #expect(error?.kind == .insecure, "\(String(describing: error))")
    let words = behaviour == "plain" ? "does not speak TLS" : "certificate is not trusted"
    #expect(error?.reason.contains(words) == true, "\(error?.reason ?? "")")
  }

  @Test("each kind has a fix of its own or the general one, and none is empty")
  func fixes() {
    let kinds: [TransportError.Kind] = [.unknownHost, .refused, .reset, .insecure, .unreachable, .timeout, .cancelled]
    for kind in kinds { #expect(!TransportError(kind, "x").fix.isEmpty) }
    #expect(
      Set([TransportError.Kind.unknownHost, .refused, .insecure, .timeout].map { TransportError($0, "x").fix }).count
        == 4)
  }
}
