import CKernels
import Foundation

/// The bytes of an object as AMC reads them: as they stand, or expanded from exactly one gzip member.
final class ExpandedBytes {
  enum Compression: String, Sendable {
    case none = "NONE"
    case gzip = "GZIP"
  }

  private let handle: FileHandle
  private let stream: OpaquePointer?
  private var output = [UInt8](repeating: 0, count: 1 << 18)
  private var input: ArraySlice<UInt8> = []
  private var inputIsComplete = false
  private var isDone = false

  init(file: URL, compression: Compression) throws {
    handle = try FileHandle(forReadingFrom: file)
    switch compression {
    case .none: stream = nil
    case .gzip:
      guard let created = ck_inflate_create(false) else {
        throw UploadFlaw("the file could not be read: out of memory")
      }
      stream = created
    }
  }

  deinit {
    try? handle.close()
    if let stream { ck_inflate_destroy(stream) }
  }

  /// The next piece; nil at the end.
  func next() throws -> ArraySlice<UInt8>? {
    guard let stream else { return try handle.read(upToCount: 1 << 18).flatMap { $0.isEmpty ? nil : Array($0)[...] } }
    while !isDone {
      try refill()
      let produced = try expand(stream)
      if produced > 0 { return output[..<produced] }
    }
    return nil
  }

  private func refill() throws {
    guard input.isEmpty, !inputIsComplete else { return }
    let piece = try handle.read(upToCount: 1 << 18) ?? Data()
    input = Array(piece)[...]
    inputIsComplete = piece.isEmpty
  }

  private func expand(_ stream: OpaquePointer) throws -> Int {
    var consumed = 0
    var produced = 0
    let result = input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        ck_inflate_read(
          stream, input.baseAddress, input.count, output.baseAddress, output.count, &consumed, &produced,
          inputIsComplete)
      }
    }
    input = input.dropFirst(consumed)
    switch Int(result) {
    case Int(CK_STREAM_MORE): break
    case Int(CK_STREAM_END):
      isDone = true
      try refill()
      guard input.isEmpty else {
        throw UploadFlaw("bytes follow the first gzip member; write one member a file")
      }
    case Int(CK_STREAM_NOT_GZIP): throw UploadFlaw("the file is not gzip")
    case Int(CK_STREAM_TRUNCATED): throw UploadFlaw("the gzip file ends in the middle")
    default: throw UploadFlaw("the gzip file is damaged")
    }
    return produced
  }
}
