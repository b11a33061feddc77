/// Why AMC refuses an upload: its `message`. A cell's value never stands in it.
struct UploadFlaw: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// A flaw of a place in a file; rows count from 1 without the header.
  init(file: String, row: Int? = nil, column: String? = nil, reason: String) {
    let place = [row.map { "row \($0)" }, column.map { "column \($0)" }].compactMap { $0 }.joined(separator: ", ")
    description = place.isEmpty ? "\(file): \(reason)" : "\(file): \(place): \(reason)"
  }

  /// The one message whose wording is known (contract 4.4).
  static func missing(_ location: ObjectLocation) -> UploadFlaw {
    UploadFlaw("No such file or directory '\(location)'")
  }
}
