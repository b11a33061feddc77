import Activation
import Identity

/// Turns the source text of one column's cells into the text AMC reads (contract 3.7, DESIGN 5): bytes in, bytes out.
public struct CellConverter: Sendable {
  private enum Conversion: Sendable {
    case text
    case decimal
    case whole(WholeNumberRange)
    case timestamp(ZoneOffsets)
    case date
    case country
    case consentDecision
  }

  private let conversion: Conversion

  /// A converter for a column of the type; times without an offset are read in the zone.
  public init(_ type: DataType, zone: ZoneOffsets = .utc) {
    conversion =
      switch type {
      case .string: .text
      case .decimal: .decimal
      case .integer: .whole(.integer)
      case .long: .whole(.long)
      case .timestamp: .timestamp(zone)
      case .date: .date
      }
  }

  private init(_ conversion: Conversion) { self.conversion = conversion }

  /// For the column that holds each row's ISO 3166-1 alpha-2 country: trimmed, upper-cased, `UK` written as `GB`.
  public static let countryCode = CellConverter(.country)

  /// For Amazon's own consent signals: `GRANTED` or `DENIED`, which a source may write in any letter case.
  public static let consentDecision = CellConverter(.consentDecision)

  /// Whether the cell is null: empty or all blanks. Ask before converting.
  public static func isNull(_ cell: UnsafeRawBufferPointer) -> Bool { cell.allSatisfy(ASCIIBlanks.contains) }

  /// Appends the cell as AMC reads it, or appends nothing and returns why it cannot.
  public func convert(_ cell: UnsafeRawBufferPointer, into output: inout [UInt8]) -> ConversionFailure? {
    do throws(ConversionFailure) {
      switch conversion {
      case .text: try TextCell.append(cell, to: &output)
      case .decimal: try DecimalText(ASCIIBlanks.trimmed(cell)).appendRounded(to: &output)
      case .whole(let range): try range.append(ASCIIBlanks.trimmed(cell), to: &output)
      case .timestamp(let zone): try TimeReading(ASCIIBlanks.trimmed(cell)).appendTimestamp(in: zone, to: &output)
      case .date: try TimeReading(ASCIIBlanks.trimmed(cell)).appendDate(to: &output)
      case .country: try Self.appendCountry(cell, to: &output)
      case .consentDecision: try ConsentDecision.append(ASCIIBlanks.trimmed(cell), to: &output)
      }
      return nil
    } catch {
      return error
    }
  }

  private static func appendCountry(
    _ cell: UnsafeRawBufferPointer, to output: inout [UInt8]
  ) throws(ConversionFailure) {
    guard let country = RowCountry(cell) else { throw .notACountry }
    country.append(to: &output)
  }
}
