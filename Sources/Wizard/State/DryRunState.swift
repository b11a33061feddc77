import ExportEngine

/// The dry run of the review.
struct DryRunState: Sendable {
  var report: ExportReport?
  var progress: ExportProgress?
  /// The draft the report belongs to.
  var generation: Int?
  var isRunning = false

  mutating func begin() {
    isRunning = true
    progress = nil
  }

  mutating func finish(_ report: ExportReport, generation: Int) {
    self.report = report
    self.generation = generation
    isRunning = false
  }
}
