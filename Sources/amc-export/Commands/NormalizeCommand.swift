import Activation
import ArgumentParser
import Identity
import Reporting

struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize", abstract: "Shows what identity values become before and after hashing.",
    discussion: """
      Prints the normalized value, a tab and its SHA-256; both are empty for a value that cannot be used. Without \
      values it reads standard input, one value a line. With --jsonl each line is an object with country, field and \
      input, and comes back with normalized, sha256 and changes.

      Example: amc-export normalize --field EMAIL --country US ' Ada@Example.com '
      """)

  @Option(help: "The identity kind, such as EMAIL or ZIP.") var field: String?
  @Option(help: "The country whose rules apply, two letters.") var country: String?
  @Flag(help: "Read and write JSON Lines.") var jsonl = false
  @Argument(help: "Values; without any, standard input is read.") var values: [String] = []

  func validate() throws {
    if !jsonl, field == nil { throw ValidationError("--field is missing; give one of \(Self.kinds)") }
    if let field, HashedPII(word: field) == nil { throw ValidationError("--field \(field) is none of \(Self.kinds)") }
    if let country, RowCountry(country) == nil { throw ValidationError("--country \(country) is not two letters") }
    if jsonl, !values.isEmpty { throw ValidationError("--jsonl reads standard input and takes no values") }
  }

  func run() throws {
    var output = BufferedOutput()
    if jsonl {
      try normalizeLines(&output)
    } else if let kind = field.flatMap(HashedPII.init(word:)) {
      let normalizer = Normalizer(kind, country: country.flatMap(RowCountry.init) ?? .unknown)
      if values.isEmpty { StandardInput.forEachLine { write($0, normalizer, &output) } }
      for value in values { value.withBytes { write($0, normalizer, &output) } }
    }
    output.flush()
  }

  private static var kinds: String { HashedPII.allCases.map(\.rawValue).joined(separator: ", ") }

  private func write(_ value: UnsafeRawBufferPointer, _ normalizer: Normalizer, _ output: inout BufferedOutput) {
    let start = output.bytes.count
    switch normalizer.normalize(value, into: &output.bytes) {
    case .normalized:
      let cell = output.bytes[start...].withUnsafeBytes(HashedCell.init(hashing:))
      output.bytes.append(UInt8(ascii: "\t"))
      cell?.append(to: &output.bytes)
    case .alreadyHashed:
      output.bytes.append(UInt8(ascii: "\t"))
      output.bytes.append(contentsOf: output.bytes[start..<start + HashedCell.digitCount])
    case .unusable, .empty: output.bytes.append(UInt8(ascii: "\t"))
    }
    output.endLine()
  }

  private func normalizeLines(_ output: inout BufferedOutput) throws {
    var number = 0
    var mistake: String?
    StandardInput.forEachLine { line in
      number += 1
      guard mistake == nil, !line.isEmpty else { return }
      switch answer(to: line) {
      case .success(let document): output.append(line: JSONText.write(document))
      case .failure(let error): mistake = "line \(number): \(error.reason)"
      }
    }
    guard let mistake else { return }
    output.flush()
    Console.narrate("\(mistake); each line is an object with country, field and input")
    throw ExitCode(ExitStatus.invalidData.rawValue)
  }

  private struct LineError: Error { let reason: String }

  private func answer(to line: UnsafeRawBufferPointer) -> Result<DocumentValue, LineError> {
    let document: DocumentValue
    do { document = try JSONText.read(Array(line)) } catch { return .failure(LineError(reason: "\(error)")) }
    guard var map = document.map else { return .failure(LineError(reason: "this is \(document.kindName)")) }
    guard let kind = (map["field"]?.scalarText ?? field).flatMap(HashedPII.init(word:)) else {
      return .failure(LineError(reason: "field is none of \(Self.kinds)"))
    }
    let country = (map["country"]?.scalarText ?? country).flatMap(RowCountry.init) ?? .unknown
    let explanation = Normalizer(kind, country: country).explain(map["input"]?.scalarText ?? "")
    map["normalized"] = explanation.normalized.map(DocumentValue.text) ?? .null
    map["sha256"] = explanation.sha256.map(DocumentValue.text) ?? .null
    map["changes"] = .list(explanation.changes.map(DocumentValue.text))
    return .success(.map(map))
  }
}

extension HashedPII {
  fileprivate init?(word: String) {
    self.init(rawValue: String(word.uppercased().map { $0 == "-" || $0 == " " ? "_" : $0 }))
  }
}

extension String {
  fileprivate func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    var copy = self
    copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}
