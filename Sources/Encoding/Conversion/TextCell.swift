import Glibc

/// STRING cells: passed as they are when they are text.
enum TextCell {
  static func append(_ cell: UnsafeRawBufferPointer, to output: inout [UInt8]) throws(ConversionFailure) {
    guard let start = cell.baseAddress, !cell.isEmpty else { return }
    if memchr(start, 0, cell.count) != nil { throw .nulCharacter }
    guard (try? UTF8Span(validating: cell.bindMemory(to: UInt8.self).span)) != nil else { throw .notUTF8 }
    output.append(contentsOf: cell)
  }
}
