import Activation
import CKernels
import Identity
import Rows

/// Turns batches into the lines of the uploaded file: mapped, converted, normalized, hashed, checked.
///
/// Preview, dry run and live run encode the same columns (DESIGN 1.2). The path goes column by column over bytes; what it
/// allocates, it allocates once a column. An encoder holds no state, so several cores may use one at the same time.
public struct RowEncoder: Sendable {
  let fields: [FieldEncoder]
  private let lineFormat: LineFormat
  /// Source column of the row's country, if the data set has one.
  private let countrySource: Int?
  private let defaultCountry: RowCountry?
  private let keepsRejectedValues: Bool

  /// - Parameters:
  ///   - format: of the files.
  ///   - country: the upload's, else the data set's; a country column of the row wins over it.
  ///   - zone: of times without offset.
  ///   - strings: the value of each string-builder column, by output name; constant per run.
  ///   - allowRaw: output columns that may hold e-mail addresses.
  ///   - keepsRejectedValues: whether a reject holds the value, which may be personal data.
  public init(
    _ plan: ColumnPlan, format: FileFormat = .csv, country: RowCountry?, zone: ZoneOffsets,
    strings: [String: String], allowRaw: Set<String>, keepsRejectedValues: Bool = false
  ) {
    fields = plan.fields.map { filled in
      let constant = filled.match == .string ? Array((strings[filled.output] ?? "").utf8) : nil
      return FieldEncoder(filled, zone: zone, allowRaw: allowRaw, constant: constant)
    }
    lineFormat = LineFormat(format, fields)
    defaultCountry = country
    self.keepsRejectedValues = keepsRejectedValues
    countrySource = plan.fields.first { $0.field.role == .countryCode }?.sourceIndex
  }

  /// What each file begins with: the header line of CSV with its line feed, nothing for JSON Lines.
  public var header: [UInt8] {
    guard lineFormat.format == .csv else { return [] }
    var line: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      CellText.csv.append(field.name.utf8, to: &line)
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// Encodes a batch: a line for each row that can be sent, a reason for each that cannot.
  public func encode(_ batch: RowBatch) -> EncodedRows {
    let countries = countries(of: batch)
    let columns = columns(of: batch, in: countries, as: CellText(lineFormat.format))
    let verdicts = RowVerdicts(batch, fields, columns, countries, keepingValues: keepsRejectedValues)
    var result = EncodedRows()
    (result.tally, result.rejects, result.stop) = (verdicts.tally, verdicts.rejects, verdicts.stop)
    if verdicts.stop == nil {
      result.lines = lineFormat.join(columns, rows: batch.rowCount, skipping: verdicts.isSkipped)
    }
    return result
  }

  func columns(of batch: RowBatch, in countries: RowCountries, as text: CellText) -> [EncodedColumn] {
    fields.map { $0.encode(batch, in: countries, as: text) }
  }

  /// The countries whose rules apply: a row's own when it is readable, else the upload's or data set's (DESIGN 5).
  func countries(of batch: RowBatch) -> RowCountries {
    guard let countrySource else { return .all(defaultCountry) }
    return .each(
      (0..<batch.rowCount).map { row in
        batch.withCell(row, countrySource) { cell in cell.flatMap(RowCountry.init) } ?? defaultCountry
      })
  }

  /// What is wrong with the values of the string builder; each would be wrong on every row.
  public var refusedStrings: [RefusedString] {
    var row = RowBatch()
    row.begin(columnCount: 0, firstRowNumber: 1)
    row.endRow()
    return fields.compactMap { field in
      guard field.constant != nil, case .text(let column) = field.encode(row, in: .all(nil), as: .plain),
        let fault = column.faults.first
      else { return nil }
      switch fault.outcome {
      case .refused(let reason):
        return RefusedString(output: field.output, meaning: reason.meaning, isPossiblePII: false)
      case .guarded:
        let meaning = "it looks like an e-mail address, which would be sent unhashed"
        return RefusedString(output: field.output, meaning: meaning, isPossiblePII: true)
      }
    }
  }
}
