import Activation
import Foundation
import GRDB

/// An event of a run that somebody may want to read later.
public struct EventRecord: Sendable, Hashable {
  /// From 1, in the order of happening.
  public let number: Int
  public let time: Date
  public let document: DocumentValue
}

extension EventRecord: FetchableRecord {
  public init(row: Row) {
    number = row["number"]
    time = Date(timeIntervalSince1970: row["time"])
    document = (row["document"] as String?).flatMap { try? JSONText.read($0) } ?? .null
  }
}
