import CKernels

/// Writes exactly one gzip member a file (design section 5: a reader that stops after the first member would lose
/// rows silently), at the speed of ISA-L's level 1.
///
/// Not `Sendable`: each worker owns one and reuses it for file after file.
public final class GzipWriter {
  /// Bytes given to the current member so far.
  public private(set) var bytesIn: Int64 = 0
  /// Bytes written of the current member so far.
  public private(set) var bytesOut: Int64 = 0

  private let stream: OpaquePointer
  private let room: UnsafeMutableBufferPointer<UInt8>

  /// - Throws: `GzipError.failed` when memory is short.
  public init() throws(GzipError) {
    guard let stream = ck_gzip_create() else { throw .failed }
    self.stream = stream
    room = .allocate(capacity: 128 << 10)
  }

  deinit {
    ck_gzip_destroy(stream)
    room.deallocate()
  }

  /// Compresses `bytes` and appends what is ready to `output`, which may be nothing yet.
  public func append(_ bytes: UnsafeRawBufferPointer, to output: inout [UInt8]) throws(GzipError) {
    try write(bytes, to: &output, finish: false)
    bytesIn += Int64(bytes.count)
  }

  /// Ends the member, appends its last bytes and makes the writer ready for the next file.
  public func finish(into output: inout [UInt8]) throws(GzipError) {
    try write(UnsafeRawBufferPointer(start: nil, count: 0), to: &output, finish: true)
    ck_gzip_reset(stream)
    bytesIn = 0
    bytesOut = 0
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to output: inout [UInt8], finish: Bool) throws(GzipError) {
    var rest = bytes.bindMemory(to: UInt8.self)[...]
    while true {
      var consumed = 0
      var produced = 0
      let input = UnsafeBufferPointer(rebasing: rest)
      let result = ck_gzip_write(
        stream, input.baseAddress, input.count, room.baseAddress, room.count, &consumed, &produced, finish)
      guard result >= 0 else { throw .failed }
      rest = rest.dropFirst(consumed)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<produced]))
      bytesOut += Int64(produced)
      let isDrained = rest.isEmpty && produced < room.count
      if finish ? Int(result) == CK_STREAM_END : isDrained { return }
    }
  }
}
