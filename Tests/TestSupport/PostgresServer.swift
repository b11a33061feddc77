import Foundation
import Glibc

/// A real PostgreSQL with an empty database, on a free port of 127.0.0.1 and in a folder of its own.
///
/// The server refuses to run as root, so root becomes the user `postgres`. It ends when this process does.
public final class PostgresServer: Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public static let user = "crm_reader"
  /// Invented, and full of what an address must escape.
  public static let password = "s3cr&t/p@ss"

  public let port: Int
  private let folder: String
  private let process: Process
  /// The server's shell reads from it, and stops the server when it ends, as it does with this process.
  private let life = Pipe()

  /// Returns once the server answers.
  ///
  /// - Throws: `Failure` when it is not installed or does not start.
  public static func start() throws -> PostgresServer { try PostgresServer() }

  private init() throws {
    let bin = try Self.binaries()
    var template = Array("/tmp/amc-export-postgres-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(description: "no temporary folder") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try Data(Self.password.utf8).write(to: URL(fileURLWithPath: "\(folder)/password"))
    if geteuid() == 0 { _ = try Self.run(["chown", "-R", "postgres", folder]) }
    let data = "\(folder)/data"
    _ = try Self.run(
      Self.unprivileged + [
        "\(bin)/initdb", "-D", data, "-U", Self.user, "--auth=scram-sha-256", "--pwfile=\(folder)/password",
        "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
      ])
    port = try Self.freePort()
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      Self.unprivileged + ["sh", "-c", Self.untilInputEnds, "sh"] + [
        "\(bin)/postgres", "-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1",
        "-c", "fsync=off", "-c", "log_min_messages=fatal", "-c", "timezone=America/New_York",
      ]
    process.standardInput = life
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try waitUntilReady()
  }

  /// Where the server is, with user and password.
  public var url: String { url(password: Self.password) }

  public func url(password: String, database: String = "postgres") -> String {
    let escaped = password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "postgresql://\(Self.user):\(escaped)@127.0.0.1:\(port)/\(database)"
  }

  /// Runs SQL with `psql`; its output without headers.
  @discardableResult
  public func execute(_ sql: String) throws -> String {
    try Self.run(["psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql])
  }

  public func stop() {
    try? life.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func waitUntilReady() throws {
    let deadline = Date().addingTimeInterval(30)
    while (try? execute("SELECT 1")) == nil {
      guard process.isRunning, Date() < deadline else { throw Failure(description: "PostgreSQL did not start") }
      usleep(50_000)
    }
  }

  /// Runs its arguments until its own input ends. What a thread starts would end with that thread if the kernel watched.
  private static let untilInputEnds =
    #"exec 3<&0; "$@" </dev/null & server=$!; cat <&3 >/dev/null; kill -INT $server; wait $server"#

  private static var unprivileged: [String] {
    geteuid() == 0
      ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
  }

  private static func binaries() throws -> String {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    guard let version = versions.filter({ Int($0) != nil }).max(by: { (Int($0) ?? 0) < (Int($1) ?? 0) }) else {
      throw Failure(description: "PostgreSQL is missing; install it with: apt-get install postgresql")
    }
    return "\(root)/\(version)/bin"
  }

  /// A port nobody listens on now.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isBound else { throw Failure(description: "no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func run(_ words: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: "\(words[0]) failed") }
    return text.trimmingCharacters(in: .newlines)
  }
}
