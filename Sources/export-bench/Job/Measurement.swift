/// What one run of the job took; also what the DuckDB script prints.
struct Measurement: Codable {
  let rows: Int
  /// Wall time.
  let seconds: Double
  /// Time of all cores, the start of the program included.
  let processorSeconds: Double
  let inputBytes: Int
  let outputBytes: Int
  /// The most memory the process held, by the kernel's own count.
  let peakMegabytes: Double

  var nanosecondsPerRow: Double { seconds * 1e9 / Double(rows) }
}

extension [Double] {
  /// The middle one; of two, the upper.
  var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
