import Rows

/// Compresses lines into files of bounded size, one gzip member each, and hands them to a sink.
///
/// A reader that stops after the first gzip member must not lose rows, so a file is never joined from several (DESIGN 5).
public struct FileCutter<Sink: FileSink> {
  public private(set) var sink: Sink
  public private(set) var files: [EncodedFile] = []
  private let header: [UInt8]
  private let fileBytes: Int
  private let gzip: GzipWriter
  private var pending: [UInt8] = []
  private var openFile: (bytes: Int, rows: Int)?

  /// The compressor may hold back this much; a file is cut before it could pass its limit.
  private static var heldBack: Int { 512 * 1024 }

  /// - Parameters:
  ///   - header: the first line of each file.
  ///   - fileBytes: the most bytes of a file, compressed.
  public init(_ sink: Sink, header: [UInt8], fileBytes: Int) throws {
    self.sink = sink
    self.header = header
    self.fileBytes = fileBytes
    gzip = try GzipWriter()
  }

  /// Compressed bytes handed to the sink so far, of all files.
  public var bytes: Int { files.reduce(openFile?.bytes ?? 0) { $0 + $1.bytes } }

  /// Takes whole lines. One call must stay well below the size of a file.
  public mutating func append(_ lines: [UInt8], rows: Int) async throws {
    guard rows > 0 else { return }
    if let openFile, openFile.bytes + pending.count + lines.count + Self.heldBack > fileBytes { try await closeFile() }
    if openFile == nil { try await open() }
    try compress(lines)
    openFile?.rows += rows
    try await flush()
  }

  /// Ends the last file.
  public mutating func finish() async throws {
    if openFile != nil { try await closeFile() }
  }

  private mutating func open() async throws {
    try await sink.open(number: files.count + 1)
    openFile = (0, 0)
    try compress(header)
  }

  private mutating func compress(_ bytes: [UInt8]) throws {
    let writer = gzip
    try bytes.withUnsafeBytes { try writer.append($0, to: &pending) }
  }

  private mutating func flush() async throws {
    guard !pending.isEmpty else { return }
    openFile?.bytes += pending.count
    try await sink.write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func closeFile() async throws {
    try gzip.finish(into: &pending)
    try await flush()
    guard let openFile else { return }
    let file = EncodedFile(number: files.count + 1, bytes: openFile.bytes, rows: openFile.rows)
    files.append(file)
    self.openFile = nil
    try await sink.close(file)
  }
}
