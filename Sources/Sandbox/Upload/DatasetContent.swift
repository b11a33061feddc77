import Foundation

/// The rows of a data set: one segment an upload, of which whole partitions count or do not.
struct DatasetContent: Sendable {
  /// How new rows meet old ones (contract 4.3).
  enum UpdateStrategy: String, Sendable, CaseIterable {
    case additive = "ADDITIVE"
    case fullReplace = "FULL_REPLACE"
    case overlapReplace = "OVERLAP_REPLACE"
    case overlapKeep = "OVERLAP_KEEP"

    /// The two that only a FACT data set has.
    var needsPartitions: Bool { self == .overlapReplace || self == .overlapKeep }
  }

  /// The rows of one upload, in a file, and the partitions of it that still count with their numbers of rows.
  struct Segment: Sendable {
    let rows: RowFile
    var live: [String: Int]

    var count: Int { live.values.reduce(0, +) }
  }

  private(set) var segments: [Segment] = []

  var count: Int { segments.reduce(0) { $0 + $1.count } }
  var partitions: Set<String> { Set(segments.flatMap(\.live.keys)) }

  /// Adds the rows of an upload.
  /// - Returns: how many of them count.
  mutating func apply(_ segment: Segment, _ strategy: UpdateStrategy) -> Int {
    var added = segment
    switch strategy {
    case .additive: break
    case .fullReplace: segments = []
    case .overlapReplace:
      for index in segments.indices { segments[index].live = segments[index].live.filter { added.live[$0.key] == nil } }
    case .overlapKeep:
      let held = partitions
      added.live = added.live.filter { !held.contains($0.key) }
    }
    segments.append(added)
    segments.removeAll { $0.live.isEmpty }
    return added.count
  }
}
