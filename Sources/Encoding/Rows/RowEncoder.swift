import Activation
import Identity
import Rows

/// Turns batches into the lines of the uploaded file: mapped, converted, normalized, hashed, checked.
///
/// Preview, dry run and live run all go through `encode(_:)` or, cell by cell, the same `append` (DESIGN 1.2).
/// The path works on bytes; nothing is allocated per cell.
public struct RowEncoder {
  let plan: ColumnPlan
  let fields: [FieldEncoder]
  /// Source column of the row's country, if the data set has one.
  private let countrySource: Int?
  private let defaultCountry: RowCountry?
  private let hasIdentity: Bool
  private var hasher = IdentityHasher()

  /// ISO 3166 leaves ZZ to its users; it selects the rules that hold everywhere.
  static let unknownCountry = RowCountry("ZZ")

  /// - Parameters:
  ///   - country: the upload's, else the data set's; a country column of the row wins over it.
  ///   - zone: of times without offset.
  ///   - strings: the value of each string-builder column, by output name; constant per run.
  ///   - allowRaw: output columns that may hold e-mail addresses.
  public init(
    _ plan: ColumnPlan, country: RowCountry?, zone: ZoneOffsets, strings: [String: String], allowRaw: Set<String>
  ) {
    self.plan = plan
    defaultCountry = country
    hasIdentity = plan.hasIdentity
    fields = plan.fields.map { filled in
      FieldEncoder(
        filled, zone: zone, allowRaw: allowRaw,
        constant: filled.match == .string ? Array((strings[filled.output] ?? "").utf8) : nil)
    }
    countrySource = plan.fields.lazy.filter { $0.field.role == .countryCode }.compactMap(\.sourceIndex).first
  }

  /// The header line, with its line feed.
  public var header: [UInt8] {
    var line: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      let start = line.count
      line.append(contentsOf: field.name.utf8)
      CSVQuoting.quoteIfNeeded(&line, from: start)
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// Appends a line for each row that can be sent and counts the others.
  /// - Throws: `EncodingStop` when raw personal data was about to leave.
  public mutating func encode(
    _ batch: RowBatch, into output: inout [UInt8], _ tally: inout EncodingTally, reject: (Reject) -> Void
  ) throws(EncodingStop) {
    var faults = batch.faults[...]
    for row in 0..<batch.rowCount {
      tally.read += 1
      let number = batch.firstRowNumber + Int64(row)
      if let fault = faults.first, fault.row == row {
        faults = faults.dropFirst()
        skip(Reject(row: number, column: "", reason: SkipReason(fault.fault)), &tally, reject)
        continue
      }
      let start = output.count
      if let refused = try appendRow(row, number, of: batch, to: &output, &tally) {
        output.removeLast(output.count - start)
        skip(refused, &tally, reject)
      } else {
        tally.exported += 1
      }
    }
  }

  private func skip(_ reject: Reject, _ tally: inout EncodingTally, _ report: (Reject) -> Void) {
    tally.skippedByReason[reject.reason.code, default: 0] += 1
    report(reject)
  }

  mutating func appendRow(
    _ row: Int, _ number: Int64, of batch: RowBatch, to output: inout [UInt8], _ tally: inout EncodingTally
  ) throws(EncodingStop) -> Reject? {
    let country = country(of: row, in: batch)
    var isIdentified = !hasIdentity
    for index in fields.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      switch try append(index, row, number, of: batch, country: country, to: &output) {
      case .written: break
      case .identified: isIdentified = true
      case .emptied(let reason):
        if let reason { tally.emptiedByReason[reason.rawValue, default: 0] += 1 }
      case .refused(let reason): return Reject(row: number, column: fields[index].name, reason: reason)
      }
    }
    guard isIdentified else { return Reject(row: number, column: "", reason: .noIdentity) }
    if hasIdentity, country == nil { tally.withoutCountry += 1 }
    output.append(UInt8(ascii: "\n"))
    return nil
  }

  /// The country whose rules apply: the row's own when it is readable, else the upload's or data set's (DESIGN 5).
  func country(of row: Int, in batch: RowBatch) -> RowCountry? {
    guard let countrySource else { return defaultCountry }
    return batch.withCell(row, countrySource) { cell in cell.flatMap(RowCountry.init) } ?? defaultCountry
  }

  /// Appends one cell; nothing is appended when it is refused or empty.
  mutating func append(
    _ index: Int, _ row: Int, _ number: Int64, of batch: RowBatch, country: RowCountry?, to output: inout [UInt8]
  ) throws(EncodingStop) -> CellOutcome {
    let field = fields[index]
    switch field.program {
    case .empty: return .emptied(nil)
    case .constant(let bytes):
      if field.isGuarded, bytes.withUnsafeBytes(RawPIIGuard.holdsEmailAddress) {
        throw EncodingStop(column: field.output, row: number)
      }
      appendText(bytes, to: &output, quoting: field.needsQuoting)
      return bytes.isEmpty && !field.isNullable ? .refused(.nullValue) : .written
    case .converted(let converter):
      guard let source = field.source else { return .emptied(nil) }
      let converted = batch.withCell(row, source) { cell in convert(cell, converter, field, &output) }
      guard let converted else { throw EncodingStop(column: field.output, row: number) }
      return converted
    case .hashed(let kind):
      guard let source = field.source else { return .emptied(nil) }
      return hash(kind, country, field, batch, row, source, &output)
    }
  }

  private func appendText(_ bytes: [UInt8], to output: inout [UInt8], quoting: Bool) {
    let start = output.count
    output.append(contentsOf: bytes)
    if quoting { CSVQuoting.quoteIfNeeded(&output, from: start) }
  }

  /// Nil when the guard saw an e-mail address.
  private func convert(
    _ cell: UnsafeRawBufferPointer?, _ converter: CellConverter, _ field: FieldEncoder, _ output: inout [UInt8]
  ) -> CellOutcome? {
    guard let cell, !CellConverter.isNull(cell) else {
      return field.isNullable ? .emptied(nil) : .refused(.nullValue)
    }
    if field.isGuarded, RawPIIGuard.holdsEmailAddress(cell) { return nil }
    let start = output.count
    if let failure = converter.convert(cell, into: &output) { return .refused(SkipReason(failure)) }
    if field.needsQuoting { CSVQuoting.quoteIfNeeded(&output, from: start) }
    return field.isIdentity ? .identified : .written
  }

  /// Only a `HashedCell` reaches the output, so nothing but 64 hexadecimal digits can.
  private mutating func hash(
    _ kind: HashedPII, _ country: RowCountry?, _ field: FieldEncoder, _ batch: RowBatch, _ row: Int, _ source: Int,
    _ output: inout [UInt8]
  ) -> CellOutcome {
    guard let rules = country ?? Self.unknownCountry, let normalizer = Normalizer(kind, country: rules) else {
      return .emptied(nil)
    }
    let hashed = batch.withCell(row, source) { cell in cell.map { hasher.hash($0, with: normalizer) } ?? .empty }
    switch hashed {
    case .hashed(let cell), .alreadyHashed(let cell):
      cell.append(to: &output)
      return .identified
    case .empty: return field.isNullable ? .emptied(nil) : .refused(.nullValue)
    case .unusable(let reason): return field.isNullable ? .emptied(reason) : .refused(SkipReason(reason))
    }
  }
}
