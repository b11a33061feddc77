/// Why the stand-ins could not start.
public enum SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
  case cannotListen(port: Int, reason: String)
  case unusableState(path: String, reason: String)

  public var description: String {
    switch self {
    case .cannotListen(let port, let reason):
      "the sandbox cannot listen on 127.0.0.1:\(port) (\(reason)); choose another port, or 0 for any free one"
    case .unusableState(let path, let reason):
      "the sandbox cannot use \(path) for its state (\(reason)); name a directory you may write to"
    }
  }
}
