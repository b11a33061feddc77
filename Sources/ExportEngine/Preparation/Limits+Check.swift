import Activation
import Encoding

extension Limits {
  /// - Throws: `ExportFailure` when more rows were skipped than allowed; exactly the limit passes.
  func check(_ tally: EncodingTally) throws(ExportFailure) {
    guard !rejectedRows.allows(tally.skipped, of: tally.read) else { return }
    throw ExportFailure(
      .error(
        .tooManyRejects, "limits.rejected_rows",
        "\(tally.skipped) of \(tally.read) rows cannot be sent, which is over the limit; nothing was posted to Amazon.",
        fix: "Look at the rejected rows, correct the source, or raise the limit."))
  }
}
