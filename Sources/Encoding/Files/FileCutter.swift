/// Joins blocks to files of bounded size, one gzip member each, and hands them to a sink.
///
/// A reader that stops after the first gzip member must not lose rows, so a file is never joined from several (DESIGN 5).
public struct FileCutter<Sink: FileSink> {
  private struct OpenFile {
    var member = GzipMember()
    var bytes = 0
    var rows = 0
  }

  public private(set) var sink: Sink
  public private(set) var files: [EncodedFile]
  private let header: EncodedBlock
  private let fileBytes: Int
  private var open: OpenFile?
  /// What became of the rows of all blocks so far.
  private var tally: EncodingTally

  /// - Parameters:
  ///   - header: the first line of each file.
  ///   - fileBytes: the most bytes of a file, compressed.
  ///   - files: the files of an earlier attempt that are kept; the next one continues behind the last.
  public init(_ sink: Sink, header: [UInt8], fileBytes: Int, after files: [EncodedFile] = []) {
    self.sink = sink
    self.files = files
    tally = files.last?.end ?? EncodingTally()
    self.header = EncodedBlock(compressing: header, tally: EncodingTally())
    self.fileBytes = fileBytes
  }

  /// Compressed bytes handed to the sink so far, of all files.
  public var bytes: Int { files.reduce(open?.bytes ?? 0) { $0 + $1.bytes } }

  /// Takes the next block; one block must stay below the size of a file. A block without rows only counts.
  public mutating func append(_ block: EncodedBlock) async throws {
    if block.rows > 0 {
      if let open, open.bytes + block.bytes.count + GzipMember.tailCount > fileBytes { try await closeFile() }
      if open == nil { try await openFile() }
      try await write(block)
    }
    tally += block.tally
  }

  /// Ends the last file.
  public mutating func finish() async throws {
    if open != nil { try await closeFile() }
  }

  private mutating func openFile() async throws {
    try await sink.open(number: files.count + 1)
    let file = OpenFile()
    open = file
    try await write(file.member.head)
    try await write(header)
  }

  private mutating func write(_ block: EncodedBlock) async throws {
    open?.member.add(block)
    open?.rows += block.rows
    try await write(block.bytes)
  }

  private mutating func write(_ bytes: [UInt8]) async throws {
    open?.bytes += bytes.count
    try await sink.write(bytes)
  }

  private mutating func closeFile() async throws {
    guard let tail = open?.member.tail else { return }
    try await write(tail)
    guard let ended = open else { return }
    let file = EncodedFile(number: files.count + 1, bytes: ended.bytes, rows: ended.rows, end: tally)
    files.append(file)
    open = nil
    try await sink.close(file)
  }
}
