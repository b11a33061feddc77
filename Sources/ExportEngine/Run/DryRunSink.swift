import Encoding

/// The sink of a dry run: the files are made, and thrown away or kept in a folder.
enum DryRunSink: FileSink {
  case counting
  case folder(FolderSink)

  func open(number: Int) throws {
    if case .folder(let folder) = self { try folder.open(number: number) }
  }

  func write(_ bytes: [UInt8]) throws {
    if case .folder(let folder) = self { try folder.write(bytes) }
  }

  func close(_ file: EncodedFile) throws {
    if case .folder(let folder) = self { try folder.close(file) }
  }
}
