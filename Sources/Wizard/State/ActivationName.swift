/// The name of an activation or a connection, which is also the name of its file.
enum ActivationName {
  static let rule = "Use letters, digits, - and _, at most 64."

  static func isLegal(_ name: String) -> Bool {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x5F].contains(byte)
    }
    return isPlain && (1...64).contains(name.utf8.count)
  }
}
