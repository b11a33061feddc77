import Activation
import Identity
import Rows

/// Turns batches into the lines of the uploaded file: mapped, converted, normalized, hashed, checked.
///
/// Preview, dry run and live run go through the same `appendCell` (DESIGN 1.2). The path works on bytes; what it
/// allocates, it allocates once a batch. An encoder holds no state, so several cores may use one at the same time.
public struct RowEncoder: Sendable {
  let fields: [FieldEncoder]
  /// The fields that are hashed, in the order of their places.
  private let hashedFields: [HashedField]
  /// Source column of the row's country, if the data set has one.
  private let countrySource: Int?
  private let defaultCountry: RowCountry?
  private let hasIdentity: Bool
  private let keepsRejectedValues: Bool

  /// About what a row of hashes takes, so that lines rarely have to grow.
  private static let expectedLineBytes = 384

  /// - Parameters:
  ///   - country: the upload's, else the data set's; a country column of the row wins over it.
  ///   - zone: of times without offset.
  ///   - strings: the value of each string-builder column, by output name; constant per run.
  ///   - allowRaw: output columns that may hold e-mail addresses.
  ///   - keepsRejectedValues: whether a reject holds the value, which may be personal data.
  public init(
    _ plan: ColumnPlan, country: RowCountry?, zone: ZoneOffsets, strings: [String: String], allowRaw: Set<String>,
    keepsRejectedValues: Bool = false
  ) {
    var fields: [FieldEncoder] = []
    var hashedFields: [HashedField] = []
    for filled in plan.fields {
      let constant = filled.match == .string ? Array((strings[filled.output] ?? "").utf8) : nil
      let field = FieldEncoder(
        filled, place: hashedFields.count, zone: zone, allowRaw: allowRaw, constant: constant)
      fields.append(field)
      if case .hashed(let kind, _) = field.program {
        hashedFields.append(HashedField(kind: kind, source: field.source, constant: constant ?? []))
      }
    }
    self.fields = fields
    self.hashedFields = hashedFields
    defaultCountry = country
    hasIdentity = plan.hasIdentity
    self.keepsRejectedValues = keepsRejectedValues
    countrySource = plan.fields.first { $0.field.role == .countryCode }?.sourceIndex
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

  /// Encodes a batch: a line for each row that can be sent, a reason for each that cannot.
  public func encode(_ batch: RowBatch) -> EncodedRows {
    var result = EncodedRows()
    result.lines.reserveCapacity(batch.rowCount * Self.expectedLineBytes)
    let hashes = hashIdentities(of: batch)
    var faults = batch.faults[...]
    for row in 0..<batch.rowCount where result.stop == nil {
      result.tally.read += 1
      if let fault = faults.first, fault.row == row {
        faults = faults.dropFirst()
        skip(row, nil, SkipReason(fault.fault), of: batch, &result)
      } else {
        appendRow(row, of: batch, hashes, to: &result)
      }
    }
    return result
  }

  private func appendRow(_ row: Int, of batch: RowBatch, _ hashes: HashedBatch, to result: inout EncodedRows) {
    let start = result.lines.count
    var isIdentified = !hasIdentity
    for index in fields.indices {
      if index > 0 { result.lines.append(UInt8(ascii: ",")) }
      let field = fields[index]
      switch appendCell(field, row, of: batch, hashes, to: &result.lines) {
      case .written: break
      case .identified: isIdentified = true
      case .emptied(let reason):
        if let reason { result.tally.emptiedByReason[reason.rawValue, default: 0] += 1 }
      case .refused(let reason):
        result.lines.removeLast(result.lines.count - start)
        return skip(row, field, reason, of: batch, &result)
      case .guarded:
        result.stop = EncodingStop(column: field.output, row: batch.firstRowNumber + Int64(row))
        return
      }
    }
    guard isIdentified else {
      result.lines.removeLast(result.lines.count - start)
      return skip(row, nil, .noIdentity, of: batch, &result)
    }
    // A line without any byte is no row to a CSV reader.
    if result.lines.count == start { result.lines.append(contentsOf: "\"\"".utf8) }
    result.lines.append(UInt8(ascii: "\n"))
    result.tally.exported += 1
    if hasIdentity { result.tally.count(country(of: row, in: batch)) }
  }

  /// What is wrong with the values of the string builder; each would be wrong on every row.
  public var refusedStrings: [RefusedString] {
    fields.compactMap { field in
      guard field.constant != nil, case .converted = field.program else { return nil }
      var output: [UInt8] = []
      switch appendConstant(field, true, to: &output) {
      case .refused(let reason):
        return RefusedString(output: field.output, meaning: reason.meaning, isPossiblePII: false)
      case .guarded:
        let meaning = "it looks like an e-mail address, which would be sent unhashed"
        return RefusedString(output: field.output, meaning: meaning, isPossiblePII: true)
      case .written, .identified, .emptied: return nil
      }
    }
  }

  private func skip(
    _ row: Int, _ field: FieldEncoder?, _ reason: SkipReason, of batch: RowBatch, _ result: inout EncodedRows
  ) {
    result.tally.skippedByReason[reason.code, default: 0] += 1
    let value = keepsRejectedValues ? field?.source.flatMap { batch.text(row, $0) } : nil
    result.rejects.append(
      Reject(row: batch.firstRowNumber + Int64(row), column: field?.name ?? "", reason: reason, value: value))
  }
}

// MARK: Identity

extension RowEncoder {
  /// The country whose rules apply: the row's own when it is readable, else the upload's or data set's (DESIGN 5).
  func country(of row: Int, in batch: RowBatch) -> RowCountry? {
    guard let countrySource else { return defaultCountry }
    return batch.withCell(row, countrySource) { cell in cell.flatMap(RowCountry.init) } ?? defaultCountry
  }

  /// Normalizes and hashes the identity cells of all rows, one field after the other; see `hashPlace`.
  func hashIdentities(of batch: RowBatch) -> HashedBatch {
    var hashes = HashedBatch(expecting: batch.rowCount * hashedFields.count)
    for field in hashedFields {
      var normalizers = NormalizerCache(field.kind)
      for row in 0..<batch.rowCount {
        normalizers.use(country(of: row, in: batch) ?? .unknown)
        if let source = field.source {
          batch.withCell(row, source) { normalizers.append($0, to: &hashes) }
        } else {
          field.constant.withUnsafeBytes { normalizers.append($0, to: &hashes) }
        }
      }
    }
    hashes.hash()
    return hashes
  }

  /// Where the hash of a row's hashed field lies.
  @inline(__always)
  private func hashPlace(_ row: Int, _ field: Int, in batch: RowBatch) -> Int { field * batch.rowCount + row }
}

/// A field whose values are hashed: a source column, or one value of the string builder for all rows.
private struct HashedField: Sendable {
  let kind: HashedPII
  let source: Int?
  let constant: [UInt8]
}

/// The normalizer of one field, made again only when the country of the row is another one.
private struct NormalizerCache {
  private let kind: HashedPII
  private var country = RowCountry.unknown
  private var normalizer: Normalizer

  init(_ kind: HashedPII) {
    self.kind = kind
    normalizer = Normalizer(kind, country: country)
  }

  @inline(__always)
  mutating func use(_ country: RowCountry) {
    guard country != self.country else { return }
    self.country = country
    normalizer = Normalizer(kind, country: country)
  }

  @inline(__always)
  func append(_ cell: UnsafeRawBufferPointer?, to hashes: inout HashedBatch) {
    if let cell { hashes.append(cell, with: normalizer) } else { hashes.appendEmpty() }
  }
}

// MARK: Cells

extension RowEncoder {
  /// Appends one cell; nothing is appended when it is refused, guarded or empty.
  ///
  /// - Parameter isQuoted: false leaves out the quotes of CSV, for people to read.
  @inline(__always)
  func appendCell(
    _ field: FieldEncoder, _ row: Int, of batch: RowBatch, _ hashes: HashedBatch, to output: inout [UInt8],
    isQuoted: Bool = true
  ) -> CellOutcome {
    let quotes = isQuoted && field.needsQuoting
    switch field.program {
    case .empty: return .emptied(nil)
    case .converted(let converter):
      guard let source = field.source else { return appendConstant(field, quotes, to: &output) }
      return batch.withCell(row, source) { cell in convert(cell, converter, field, quotes, to: &output) }
    case .hashed(_, let place):
      // Only HashedBatch writes here, so nothing but 64 hexadecimal digits can.
      switch hashes.append(hashPlace(row, place, in: batch), to: &output) {
      case .written: return .identified
      case .empty: return field.isNullable ? .emptied(nil) : .refused(.nullValue)
      case .unusable(let reason): return field.isNullable ? .emptied(reason) : .refused(SkipReason(reason))
      }
    }
  }

  private func appendConstant(_ field: FieldEncoder, _ quotes: Bool, to output: inout [UInt8]) -> CellOutcome {
    guard case .converted(let converter) = field.program, let constant = field.constant else { return .emptied(nil) }
    return constant.withUnsafeBytes { convert($0, converter, field, quotes, to: &output) }
  }

  private func convert(
    _ cell: UnsafeRawBufferPointer?, _ converter: CellConverter, _ field: FieldEncoder, _ quotes: Bool,
    to output: inout [UInt8]
  ) -> CellOutcome {
    guard let cell, !CellConverter.isNull(cell) else {
      return field.isNullable ? .emptied(nil) : .refused(.nullValue)
    }
    if field.isGuarded, RawPIIGuard.holdsEmailAddress(cell) { return .guarded }
    let start = output.count
    if let failure = converter.convert(cell, into: &output) { return .refused(SkipReason(failure)) }
    if quotes { CSVQuoting.quoteIfNeeded(&output, from: start) }
    return field.isIdentity ? .identified : .written
  }
}
