import Encoding

/// The sink of a dry run: the files are made and thrown away.
struct CountingSink: FileSink {
  func open(number: Int) {}
  func write(_ bytes: [UInt8]) {}
  func close(_ file: EncodedFile) {}
}
