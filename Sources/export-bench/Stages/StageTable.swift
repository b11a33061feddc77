/// What the stages took, and what the kernels took that each is compared with.
struct StageTable {
  struct Stage {
    let name: String
    /// Of the whole job, on one core.
    let seconds: Double
    /// What the rate counts: the bytes the stage takes in.
    let bytes: Int
    let kernel: String
    let kernelSeconds: Double
  }

  let rows: Int
  let stages: [Stage]
  /// Compressed size of ours and of ISA-L's, level 1.
  let sizes: (ours: Int, isal: Int)

  func print() {
    let widths = (18, 12, 12, 34, 12)
    Swift.print("")
    Swift.print(
      Table.cells(
        ("stage, one core", widths.0), ("ns/row", widths.1), ("MB/s", widths.2), ("C kernel", widths.3),
        ("MB/s", widths.4), ("share of it", 0)))
    for stage in stages {
      Swift.print(
        Table.cells(
          (stage.name, widths.0), (Table.number(stage.seconds * 1e9 / Double(rows), 1), widths.1),
          (rate(stage.bytes, stage.seconds), widths.2), (stage.kernel, widths.3),
          (rate(stage.bytes, stage.kernelSeconds), widths.4), (Table.number(stage.kernelSeconds / stage.seconds, 2), 0))
      )
    }
    let total = stages.reduce(0) { $0 + $1.seconds }
    let kernels = stages.reduce(0) { $0 + $1.kernelSeconds }
    Swift.print(
      Table.cells(
        ("all", widths.0), (Table.number(total * 1e9 / Double(rows), 1), widths.1 + widths.2),
        ("kernels alone: \(Table.number(kernels * 1e9 / Double(rows), 1)) ns/row", widths.3 + widths.4),
        (Table.number(kernels / total, 2), 0)))
    Swift.print("gzip size, ours / ISA-L level 1: \(Table.number(Double(sizes.ours) / Double(sizes.isal), 3))")
  }

  private func rate(_ bytes: Int, _ seconds: Double) -> String {
    seconds > 0 ? Table.number(Double(bytes) / 1e6 / seconds, 0) : "-"
  }
}
