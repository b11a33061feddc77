/// What became of a batch: the lines to send, and what is to be told about the rest.
public struct EncodedRows: Sendable {
  /// Whole lines, one a row that can be sent.
  public internal(set) var lines = EncodedLines()
  public internal(set) var tally = EncodingTally()
  /// The rows that cannot be sent, in order.
  public internal(set) var rejects: [Reject] = []
  /// Set when raw personal data was about to leave; then nothing of the batch may be sent.
  public internal(set) var stop: EncodingStop?
}
