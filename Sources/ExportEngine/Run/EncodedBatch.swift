import Encoding
import Rows

/// A batch that was encoded and compressed, on whichever core was free.
struct EncodedBatch: Sendable {
  /// Its place among the batches of the run, from 0.
  let number: Int
  let rejects: [Reject]
  let stop: EncodingStop?
  let block: EncodedBlock
  /// Handed back, so that its storage is used again.
  let batch: RowBatch

  init(_ batch: RowBatch, number: Int, by encoder: RowEncoder) {
    let rows = encoder.encode(batch)
    self.number = number
    rejects = rows.rejects
    stop = rows.stop
    block = EncodedBlock(compressing: rows.lines, tally: rows.tally)
    self.batch = batch
  }
}
