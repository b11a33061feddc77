import Documents

extension Engine {
  /// Exports for real. Cancelling the task stops the run; what was uploaded and not posted is removed.
  ///
  /// - Parameter events: called from several tasks, in order for each stage.
  public func run(
    _ file: DraftFile, events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> ExportReport {
    var run = ExportRun(self, file, tell: events)
    return await run.execute()
  }
}
