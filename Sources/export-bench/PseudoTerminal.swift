import Foundation

/// A program on a terminal of its own, as a terminal emulator runs it.
final class PseudoTerminal {
  struct Refused: Error, CustomStringConvertible {
    let description: String
  }

  /// Of the kernel's and C library's headers; Swift's import leaves out what is not in POSIX.
  private enum Linux {
    /// TIOCSPTLCK and TIOCGPTN.
    static let unlock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
    /// POSIX_SPAWN_SETSID.
    static let newSession: Int16 = 0x80
  }

  private let master: Int32
  private let child: pid_t
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(_ path: String, _ arguments: [String], environment: [String: String], rows: UInt16, columns: UInt16) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Linux.unlock, &lock) == 0, ioctl(master, Linux.number, &number) == 0 else {
      throw Refused(description: "no pseudo terminal: \(String(cString: strerror(errno)))")
    }
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    child = try Self.spawn(path, arguments, environment, on: "/dev/pts/\(number)")
  }

  deinit {
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
    close(master)
  }

  /// The first terminal that the leader of a new session opens becomes the one that controls it.
  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], on terminal: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Linux.newSession)
    let words = ([path] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { (words + variables).forEach { free($0) } }
    var process = pid_t()
    let status = posix_spawn(&process, path, &actions, &attributes, words + [nil], variables + [nil])
    guard status == 0 else { throw Refused(description: "\(path): \(String(cString: strerror(status)))") }
    return process
  }

  func send(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// What the program writes within that time, or nil when it is silent; returns as soon as there is something.
  func read(within limit: Duration) -> String? {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, Int32(limit / .milliseconds(1))) > 0, source.revents & Int16(POLLIN) != 0 else { return nil }
    let count = buffer.withUnsafeMutableBytes { Foundation.read(master, $0.baseAddress, $0.count) }
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Reads until one of the texts was written.
  /// - Returns: the text that came, and all that was read.
  func wait(for texts: [String], atMost limit: Duration = .seconds(30)) throws -> String {
    let deadline = ContinuousClock.now + limit
    var seen = ""
    while ContinuousClock.now < deadline {
      if let text = read(within: .milliseconds(50)) { seen += text }
      if let text = texts.first(where: seen.contains) { return text }
    }
    throw Refused(description: "waited in vain for \(texts); the terminal got\n\(seen.suffix(2000))")
  }

  /// Reads until nothing more comes for a while.
  /// - Returns: what came.
  @discardableResult
  func settle(_ silence: Duration = .milliseconds(30)) -> String {
    var seen = ""
    while let text = read(within: silence) { seen += text }
    return seen
  }
}
