/// A fixed table of upper-case words and their lower-case replacements; looking a word up allocates nothing.
///
/// Open addressing over one pool of bytes. The hash takes the length and three characters, which tells most words apart.
struct WordTable: Sendable {
  struct Slot {
    var wordStart: UInt16 = 0
    var replacementStart: UInt16 = 0
    var replacementEnd: UInt16 = 0

    var isVacant: Bool { replacementEnd == 0 }
    var word: Range<Int> { Int(wordStart)..<Int(replacementStart) }
    var replacement: Range<Int> { Int(replacementStart)..<Int(replacementEnd) }
  }

  private var slots = [Slot](repeating: Slot(), count: Reader.slotCount)
  private var pool: [UInt8] = []
  private var longest = 0

  /// Reads `OUTPUT=INPUT,INPUT` entries between white space; a later vocabulary wins over an earlier one.
  init(_ vocabularies: String...) {
    for entry in vocabularies.joined(separator: "\n").split(whereSeparator: \.isWhitespace) {
      let sides = entry.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let replacement = Array(sides[0].lowercased().utf8)
      for word in sides[1].split(separator: ",") { insert(Array(word.utf8), replacement) }
    }
  }

  private mutating func insert(_ word: [UInt8], _ replacement: [UInt8]) {
    let index = read { table in word.withUnsafeBytes(table.slotIndex) }
    let start = pool.count
    pool += word + replacement
    slots[index] = Slot(
      wordStart: UInt16(start), replacementStart: UInt16(start + word.count), replacementEnd: UInt16(pool.count))
    longest = max(longest, word.count)
  }

  /// Opens the table for any number of words.
  func read<Result>(_ body: (Reader) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      pool.withUnsafeBufferPointer { body(Reader(slots: slots, pool: $0, longest: longest)) }
    }
  }
}

extension WordTable {
  /// The opened table; not to be kept.
  struct Reader {
    private static let slotBits: UInt32 = 11
    static let slotCount = 1 << slotBits

    fileprivate let slots: UnsafeBufferPointer<Slot>
    fileprivate let pool: UnsafeBufferPointer<UInt8>
    fileprivate let longest: Int

    /// The replacement of a word in either ASCII case; nil when it stays as it is.
    func replacement(of word: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8>? {
      guard !word.isEmpty, word.count <= longest else { return nil }
      let slot = slots[slotIndex(of: word)]
      return slot.isVacant ? nil : UnsafeBufferPointer(rebasing: pool[slot.replacement])
    }

    /// The slot that holds the word, else the vacant one where it would stand.
    fileprivate func slotIndex(of word: UnsafeRawBufferPointer) -> Int {
      var index = Self.firstSlot(of: word)
      while !slots[index].isVacant, !holds(word, slots[index].word) { index = (index + 1) & (Self.slotCount - 1) }
      return index
    }

    private static func firstSlot(of word: UnsafeRawBufferPointer) -> Int {
      func character(_ position: Int) -> UInt32 { UInt32(ASCIICase.raised(word[position])) }
      let mark =
        character(0) | character(word.count / 2) << 8 | character(word.count - 1) << 16 | UInt32(word.count) << 24
      return Int((mark &* 0x9E37_79B1) >> (32 - slotBits))
    }

    private func holds(_ word: UnsafeRawBufferPointer, _ place: Range<Int>) -> Bool {
      guard place.count == word.count else { return false }
      for position in word.indices where ASCIICase.raised(word[position]) != pool[place.lowerBound + position] {
        return false
      }
      return true
    }
  }
}
