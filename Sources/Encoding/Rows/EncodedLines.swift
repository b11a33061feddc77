/// The lines of a batch, and where their cells begin.
public struct EncodedLines: Sendable {
  /// Whole lines.
  public var text: [UInt8] = []
  /// Places in the text, in order: where the compression looks for repeats.
  var starts: [UInt32] = []
}
