import Testing

@testable import Encoding

/// Text in and out, for tables of examples.
extension CellConverter {
  /// The converted text; fails the test if what stood in the output was touched, or if a failure appended anything.
  func result(of cell: some Collection<UInt8>) -> Result<String, ConversionFailure> {
    var output = Array("kept|".utf8)
    let failure = Array(cell).withUnsafeBytes { convert($0, into: &output) }
    #expect(output.starts(with: "kept|".utf8))
    guard let failure else { return .success(String(decoding: output.dropFirst(5), as: UTF8.self)) }
    #expect(output.count == 5)
    return .failure(failure)
  }

  func result(of cell: String) -> Result<String, ConversionFailure> { result(of: cell.utf8) }

  /// The converted text, or the raw value of the failure: one column of a judge's table.
  func line(of cell: String) -> String {
    switch result(of: cell) {
    case .success(let text): text
    case .failure(let failure): failure.rawValue
    }
  }
}
