import Encoding
import Rows

/// A batch that was encoded and compressed, on whichever core was free.
struct EncodedBatch: Sendable {
  /// Its place among the batches of the run, from 0.
  let number: Int
  let tally: EncodingTally
  let rejects: [Reject]
  let stop: EncodingStop?
  let block: EncodedBlock
  /// Handed back, so that its storage is used again.
  let batch: RowBatch

  init(_ batch: RowBatch, number: Int, by encoder: RowEncoder) {
    let rows = encoder.encode(batch)
    self.number = number
    tally = rows.tally
    rejects = rows.rejects
    stop = rows.stop
    block = EncodedBlock(compressing: rows.lines, rows: rows.tally.exported)
    self.batch = batch
  }
}
