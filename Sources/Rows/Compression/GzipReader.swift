import CKernels

/// Expands gzip piece by piece: all members in a row, as a source file may hold, or only the first.
///
/// Not `Sendable`: each reader belongs to one stream.
public final class GzipReader {
  /// What one call did.
  public struct Progress: Sendable, Hashable {
    /// Input bytes used up; the caller offers the rest again.
    public let consumed: Int
    /// Bytes written to the output.
    public let produced: Int
    /// No byte will follow. With a single member, bytes behind it stay unconsumed.
    public let ended: Bool
  }

  private let stream: OpaquePointer

  /// - Throws: `GzipError.failed` when memory is short.
  public init(allMembers: Bool) throws(GzipError) {
    guard let stream = ck_inflate_create(allMembers) else { throw .failed }
    self.stream = stream
  }

  deinit { ck_inflate_destroy(stream) }

  /// Expands from `input` into `output`.
  ///
  /// - Parameter finish: No input follows; call until `ended`.
  /// - Throws: `GzipError` when the data is not gzip, damaged, or cut off.
  public func read(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, finish: Bool
  ) throws(GzipError) -> Progress {
    var consumed = 0
    var produced = 0
    let result = ck_inflate_read(
      stream, input.bindMemory(to: UInt8.self).baseAddress, input.count,
      output.bindMemory(to: UInt8.self).baseAddress, output.count, &consumed, &produced, finish)
    guard result >= 0 else { throw GzipReader.error(Int(result)) }
    return Progress(consumed: consumed, produced: produced, ended: Int(result) == CK_STREAM_END)
  }

  /// Expands a whole text held in memory.
  public static func expand(_ bytes: [UInt8], allMembers: Bool = true) throws(GzipError) -> [UInt8] {
    let reader = try GzipReader(allMembers: allMembers)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { room.deallocate() }
    var rest = bytes[...]
    var text: [UInt8] = []
    while true {
      let progress = try reader.read(rest, into: room)
      text.append(contentsOf: room[..<progress.produced])
      rest = rest.dropFirst(progress.consumed)
      if progress.ended { return text }
    }
  }

  private func read(_ rest: ArraySlice<UInt8>, into room: UnsafeMutableRawBufferPointer) throws(GzipError) -> Progress {
    let result = rest.withUnsafeBytes { bytes in
      Result { () throws(GzipError) in try read(bytes, into: room, finish: true) }
    }
    return try result.get()
  }

  private static func error(_ code: Int) -> GzipError {
    switch code {
    case CK_STREAM_NOT_GZIP: .notGzip
    case CK_STREAM_CORRUPT: .corrupt
    case CK_STREAM_TRUNCATED: .truncated
    default: .failed
    }
  }
}
