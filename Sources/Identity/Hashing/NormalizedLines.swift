import CKernels

/// Values beside what they become, for people to look at: the normalized text, a tab, its SHA-256 and a line feed; the
/// tab alone for a value that cannot be used.
///
/// The values of a batch are hashed together, as by `HashedBatch`. Unlike that one it shows the normalized text, so
/// nothing that is uploaded is written by it.
public struct NormalizedLines {
  private let normalizer: Normalizer
  private var text: [UInt8] = []
  private var offsets: [UInt32] = [0]
  /// One entry a value; such a value is its own hash.
  private var wasHashed: [Bool] = []

  public init(_ normalizer: Normalizer) { self.normalizer = normalizer }

  /// Takes the next value of a batch, of at most a gigabyte in all.
  public mutating func append(_ value: UnsafeRawBufferPointer) {
    let outcome = normalizer.normalize(value, into: &text)
    offsets.append(UInt32(text.count))
    wasHashed.append(outcome == .alreadyHashed)
  }

  /// Appends a line for each value taken, and forgets them.
  public mutating func write(to output: inout [UInt8]) {
    let digests = digests()
    output.reserveCapacity(output.count + text.count + wasHashed.count * (HashedCell.digitCount + 2))
    for place in wasHashed.indices {
      let value = text[Int(offsets[place])..<Int(offsets[place + 1])]
      output.append(contentsOf: value)
      output.append(UInt8(ascii: "\t"))
      if wasHashed[place] {
        output.append(contentsOf: value)
      } else if !value.isEmpty {
        Self.append(digits: digests, place, to: &output)
      }
      output.append(UInt8(ascii: "\n"))
    }
    text.removeAll(keepingCapacity: true)
    offsets.removeLast(wasHashed.count)
    wasHashed.removeAll(keepingCapacity: true)
  }

  private func digests() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: wasHashed.count * 32) { buffer, initialized in
      text.withUnsafeBufferPointer { text in
        // Without any text there is nothing to hash.
        guard let digests = buffer.baseAddress, let base = text.baseAddress else { return }
        ck_sha256_batch(base, offsets, wasHashed.count, digests)
      }
      initialized = wasHashed.count * 32
    }
  }

  private static func append(digits digests: [UInt8], _ place: Int, to output: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: HashedCell.digitCount) { digits in
      digests.withUnsafeBufferPointer { digests in
        guard let source = digests.baseAddress, let target = digits.baseAddress else { return }
        ck_hex64(source + 32 * place, target)
      }
      output.append(contentsOf: UnsafeBufferPointer(digits))
    }
  }
}
