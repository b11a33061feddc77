import Foundation
import Testing

@testable import Sandbox

@Suite("Update strategies")
struct DatasetContentTests {
  private static let held = ["2024-05-01": 2, "2024-05-02": 3]
  private static let added = ["2024-05-02": 10, "2024-05-03": 20]

  @Test(
    "decide partition by partition what stays",
    arguments: [
      (DatasetContent.UpdateStrategy.additive, 30, ["2024-05-01": 2, "2024-05-02": 13, "2024-05-03": 20]),
      (.fullReplace, 30, ["2024-05-02": 10, "2024-05-03": 20]),
      (.overlapReplace, 30, ["2024-05-01": 2, "2024-05-02": 10, "2024-05-03": 20]),
      (.overlapKeep, 20, ["2024-05-01": 2, "2024-05-02": 3, "2024-05-03": 20]),
    ])
  func strategies(strategy: DatasetContent.UpdateStrategy, count: Int, expected: [String: Int]) throws {
    var content = DatasetContent()
    #expect(content.apply(try segment(Self.held), .additive) == 5)
    #expect(content.apply(try segment(Self.added), strategy) == count)
    let rows = content.segments.reduce(into: [String: Int]()) { $0.merge($1.live, uniquingKeysWith: +) }
    #expect(rows == expected)
    #expect(content.count == expected.values.reduce(0, +))
  }

  @Test("leave an empty set empty after replacing it by nothing")
  func replacedByNothing() throws {
    var content = DatasetContent()
    _ = content.apply(try segment(Self.held), .additive)
    #expect(content.apply(try segment([:]), .fullReplace) == 0)
    #expect(content.count == 0 && content.segments.isEmpty)
  }

  @Test("keep rows readable from their file, null apart from text")
  func rowFile() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: RandomText.identifier())
    var writer = try RowFile.Writer(url: url, columns: ["a", "b"])
    try writer.append(.init(partition: "p", cells: [Array("Zoë".utf8), nil]))
    try writer.append(.init(partition: "q", cells: [nil, Array("2".utf8)]))
    let segment = try writer.finish()
    var rows: [String] = []
    try segment.rows.forEachRow { partition, cells in
      rows.append(
        "\(partition):" + cells.map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "null" }.joined(separator: "|"))
    }
    #expect(rows == ["p:Zoë|null", "q:null|2"])
    #expect(segment.live == ["p": 1, "q": 1])
  }

  private func segment(_ rows: [String: Int]) throws -> DatasetContent.Segment {
    let url = FileManager.default.temporaryDirectory.appending(path: RandomText.identifier())
    var writer = try RowFile.Writer(url: url, columns: ["a"])
    for (partition, count) in rows {
      for _ in 0..<count { try writer.append(.init(partition: partition, cells: [nil])) }
    }
    return try writer.finish()
  }
}
