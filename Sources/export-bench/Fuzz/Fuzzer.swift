/// Mutates inputs, keeps those that make the reader behave in a new way, and mutates these again.
struct Fuzzer {
  private static let longestInput = 4096
  private static let mostKept = 20_000

  /// Inputs tried so far.
  private(set) var count = 0
  /// Different behaviours seen.
  var behaviours: Int { seen.count }

  private let law: any ReaderLaw
  private var generator: SplitMix64
  private var kept: [[UInt8]]
  private var seen: Set<Int> = []

  init(_ law: any ReaderLaw, seed: UInt64) {
    self.law = law
    generator = SplitMix64(state: seed)
    kept = law.samples
  }

  mutating func run(for duration: Duration) throws {
    for sample in law.samples { try attempt(sample) }
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end {
      for _ in 0..<64 { try attempt(mutated()) }
    }
  }

  private mutating func attempt(_ input: [UInt8]) throws {
    count += 1
    let behaviour = try law.check(input, using: &generator)
    if seen.insert(behaviour).inserted, kept.count < Self.mostKept { kept.append(input) }
  }

  private mutating func mutated() -> [UInt8] {
    var input = pick(kept)
    for _ in 0...number(below: 4) { mutate(&input) }
    return Array(input.prefix(Self.longestInput))
  }

  private mutating func mutate(_ input: inout [UInt8]) {
    let place = number(below: input.count + 1)
    let end = min(input.count, place + 1 + number(below: 16))
    switch number(below: 8) {
    case 0 where place < input.count: input[place] ^= 1 << UInt8(number(below: 8))
    case 1 where place < input.count: input[place] = UInt8(number(below: 256))
    case 2: input.insert(UInt8(number(below: 256)), at: place)
    case 3, 4: input.insert(contentsOf: pick(law.pieces), at: place)
    case 5: input.removeSubrange(place..<end)
    case 6: input.insert(contentsOf: input[place..<end], at: place)
    default:
      let other = pick(kept)
      input = Array(input[..<place]) + other.suffix(number(below: other.count + 1))
    }
  }

  private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &generator) }

  private mutating func pick(_ choices: [[UInt8]]) -> [UInt8] { choices[number(below: choices.count)] }
}
