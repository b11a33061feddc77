import Activation
import Foundation

/// The independent judge: Python's own gzip, zlib and csv modules.
enum Python {
  struct Failure: Error { let status: Int32 }

  /// Lines of a gzip CSV file as Python reads them; fails unless the file is exactly one gzip member.
  static func cells(of path: String) throws -> [[String]] {
    let program = """
      import csv, io, json, sys, zlib
      member = zlib.decompressobj(31)
      text = member.decompress(open(sys.argv[1], "rb").read()) + member.flush()
      assert member.eof and not member.unused_data, "not exactly one gzip member"
      json.dump(list(csv.reader(io.StringIO(text.decode("utf-8"), newline=""), strict=True)), sys.stdout)
      """
    let rows = try JSONText.read(try run(program, [path])).list ?? []
    return rows.map { row in (row.list ?? []).map { $0.scalarText ?? "" } }
  }

  /// Objects of a gzip JSON Lines file as Python reads them;
  /// fails unless the file is exactly one gzip member.
  static func objects(of path: String) throws -> [DocumentMap] {
    let program = """
      import json, sys, zlib
      member = zlib.decompressobj(31)
      text = member.decompress(open(sys.argv[1], "rb").read()) + member.flush()
      assert member.eof and not member.unused_data, "not exactly one gzip member"
      assert text.endswith(b"\\n"), "the last line is not ended"
      json.dump([json.loads(line) for line in text.decode("utf-8").split("\\n")[:-1]], sys.stdout)
      """
    return (try JSONText.read(try run(program, [path])).list ?? []).compactMap(\.map)
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return Array(bytes)
  }
}
