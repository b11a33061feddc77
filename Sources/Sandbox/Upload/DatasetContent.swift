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

  /// Removes single rows, by writing the files of segments that hold any of them anew.
  ///
  /// - Parameter judge: for the columns of a segment, what tells from its cells whether a row goes.
  mutating func remove(in directory: URL, _ judge: ([String]) -> ([[UInt8]?]) -> Bool) {
    for index in segments.indices {
      let segment = segments[index]
      let goes = judge(segment.rows.columns)
      guard let rest = try? segment.filtered(into: directory, { !goes($0) }), rest.count < segment.count else {
        continue
      }
      segments[index] = rest
    }
    segments.removeAll { $0.live.isEmpty }
  }
}

extension DatasetContent.Segment {
  /// The rows that count and stay, in a file of their own.
  func filtered(into directory: URL, _ stays: ([[UInt8]?]) -> Bool) throws -> DatasetContent.Segment {
    let url = directory.appending(path: RandomText.identifier() + ".rows")
    var writer = try RowFile.Writer(url: url, columns: rows.columns)
    var failure: (any Error)?
    try rows.forEachRow { partition, cells in
      guard failure == nil, live[partition] != nil, stays(cells) else { return }
      do { try writer.append(.init(partition: partition, cells: cells)) } catch { failure = error }
    }
    if let failure {
      writer.discard()
      throw failure
    }
    return try writer.finish()
  }
}
