/// What must hold for every input of a reader.
protocol ReaderLaw {
  /// Inputs to begin with.
  var samples: [[UInt8]] { get }
  /// Pieces that structure is made of.
  var pieces: [[UInt8]] { get }

  /// Reads the input in several ways.
  ///
  /// - Returns: A mark of how the reader behaved; inputs with a new one are mutated further.
  /// - Throws: `BrokenLaw`.
  func check(_ input: [UInt8], using generator: inout SplitMix64) throws -> Int
}

/// An input for which a law does not hold.
struct BrokenLaw: Error {
  let law: String
  let input: [UInt8]
}
