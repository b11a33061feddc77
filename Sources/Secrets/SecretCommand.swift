import Activation
import Foundation

/// Runs the program of a `command:` reference and reads the secret it prints (DESIGN 3).
///
/// No shell is involved; the program is found on the PATH, gets nothing on standard input, and what it writes to
/// standard error is dropped, because it may repeat the secret.
public struct SecretCommand: Sendable {
  /// Why a program gave no secret. No case holds what it printed.
  public enum Failure: Error, Sendable, Hashable {
    case openQuote
    case notFound(program: String)
    case notStarted(program: String, reason: String)
    case exited(program: String, status: Int32)
    case killed(program: String, signal: Int32)
    case slow(program: String, seconds: Int)
    case tooLong(program: String, bytes: Int)
    case silent(program: String)
  }

  /// A secret is shorter.
  public static let largestBytes = 64 * 1024

  /// Milliseconds between two looks at the clock.
  private static let slice: Int32 = 50

  private let environment: [String: String]
  private let limit: Duration

  /// - Parameter limit: a program that takes longer is ended. A minute is enough to touch a hardware key.
  public init(environment: [String: String], limit: Duration = .seconds(60)) {
    // Only this program opens the store.
    self.environment = environment.filter { $0.key != StoreKeyring.variable }
    self.limit = limit
  }

  /// - Throws: `Failure`.
  public func secret(of line: String) throws(Failure) -> Secret {
    guard let words = CommandWords.split(line) else { throw .openQuote }
    guard let program = words.first, let path = find(program) else { throw .notFound(program: words.first ?? "") }
    let (process, output) = try start(path, words)
    var bytes: [UInt8]
    do {
      bytes = try read(output, of: program)
    } catch {
      kill(process, SIGKILL)
      close(output)
      _ = Self.wait(process)
      throw error
    }
    defer { bytes.erase() }
    close(output)
    try Self.checkEnd(of: process, program)
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    guard !text.isEmpty else { throw .silent(program: program) }
    return Secret(text)
  }

  /// A name with a slash is a path, any other is looked for on the PATH.
  private func find(_ program: String) -> String? {
    let isRunnable: (String) -> Bool = { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        && access(path, X_OK) == 0
    }
    guard !program.contains("/") else { return isRunnable(program) ? program : nil }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first(where: isRunnable)
  }

  private func start(_ path: String, _ words: [String]) throws(Failure) -> (process: pid_t, output: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
      throw .notStarted(program: words[0], reason: Self.reason(errno))
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var process = pid_t()
    let arguments = CStrings(words)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
    let status = posix_spawn(&process, path, &actions, nil, arguments.pointers, variables.pointers)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      throw .notStarted(program: words[0], reason: Self.reason(status))
    }
    return (process, ends[0])
  }

  private func read(_ output: Int32, of program: String) throws(Failure) -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw .slow(program: program, seconds: Int(limit.components.seconds)) }
      var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Self.slice) > 0 else { continue }
      let count = Foundation.read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= Self.largestBytes else { throw .tooLong(program: program, bytes: Self.largestBytes) }
    }
  }

  private static func checkEnd(of process: pid_t, _ program: String) throws(Failure) {
    let status = wait(process)
    if status & 0x7F != 0 { throw .killed(program: program, signal: status & 0x7F) }
    guard (status >> 8) & 0xFF == 0 else { throw .exited(program: program, status: (status >> 8) & 0xFF) }
  }

  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
