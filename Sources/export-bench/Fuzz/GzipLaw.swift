import CYardstick
import Rows

/// Damaged gzip is an error, never a crash, and what comes out does not depend on how the input is cut.
struct GzipLaw: ReaderLaw {
  private static let longestText = 1 << 20

  let samples: [[UInt8]]
  let pieces: [[UInt8]] = [
    [0x1f, 0x8b, 8, 0], [0, 0, 0xff, 0xff], [3, 0], [0xff, 0xff, 0xff, 0xff], [1, 0, 0, 0xff, 0xff],
  ]

  init() {
    let texts = ["", "a", String(repeating: "ab,cd\n", count: 200), "row 1\nrow 2\nrow 3\n"]
    let members = texts.map { Self.gzipped(Array($0.utf8)) }
    samples = members + [members[1] + members[3], members[2] + [0, 0, 0]]
  }

  func check(_ input: [UInt8], using generator: inout SplitMix64) throws -> Int {
    let whole = outcome(input, pieceBytes: input.count + 1)
    let pieceBytes = Int.random(in: 1...33, using: &generator)
    let cut = outcome(input, pieceBytes: pieceBytes)
    guard whole == cut else {
      throw BrokenLaw(law: "pieces of \(pieceBytes) bytes give the same text as the whole", input: input)
    }
    var hasher = Hasher()
    hasher.combine(whole.error)
    hasher.combine(whole.text.count)
    return hasher.finalize()
  }

  private struct Outcome: Hashable {
    var text: [UInt8] = []
    var error: String?
  }

  private func outcome(_ input: [UInt8], pieceBytes: Int) -> Outcome {
    var outcome = Outcome()
    var room = [UInt8](repeating: 0, count: 1000)
    do throws(GzipError) {
      let reader = try GzipReader(allMembers: true)
      var (start, end, isEnded) = (0, min(pieceBytes, input.count), false)
      while !isEnded, outcome.text.count < Self.longestText {
        let (consumed, produced, ended) = try read(reader, input[start..<end], isLast: end == input.count, into: &room)
        start += consumed
        outcome.text += room[..<produced]
        isEnded = ended
        if start == end || consumed + produced == 0 { end = min(end + pieceBytes, input.count) }
      }
    } catch {
      // How much was read before the damage shows depends on the pieces.
      outcome = Outcome(error: "\(error)")
    }
    return outcome
  }

  private func read(
    _ reader: GzipReader, _ input: ArraySlice<UInt8>, isLast: Bool, into room: inout [UInt8]
  ) throws(GzipError) -> (Int, Int, Bool) {
    let result = input.withUnsafeBytes { input in
      room.withUnsafeMutableBytes { room in
        Result { () throws(GzipError) in try reader.read(input, into: room, finish: isLast) }
      }
    }
    let progress = try result.get()
    return (progress.consumed, progress.produced, progress.ended)
  }

  private static func gzipped(_ text: [UInt8]) -> [UInt8] {
    let capacity = text.count * 2 + 1024
    return [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      count = output.baseAddress.map { cy_isal_gzip(text, text.count, $0, capacity) } ?? 0
    }
  }
}
