import Activation

/// The people a deletion request names (contract 5).
struct DeletionOrder: Sendable {
  static let mostPeople = 1000

  /// One person. Whether all values or any must match is unknown; here every value that the data set has a column for
  /// must, and there must be one.
  enum Person: Sendable, Hashable {
    /// Hashes by kind, without COUNTRY_CODE, and that beside them.
    case hashed([String: [UInt8]], country: [UInt8]?)
    case external(kind: String, value: [UInt8])
  }

  let people: [Person]

  /// - Throws: a 400 with one entry a problem.
  init(_ value: DocumentValue) throws(MarketingCloudRefusal) {
    guard let list = value["targetIdentities"]?.list, (1...Self.mostPeople).contains(list.count) else {
      throw .invalid("targetIdentities must hold 1 to \(Self.mostPeople) identities")
    }
    var problems: [String] = []
    var people: [Person] = []
    for (index, item) in list.enumerated() {
      switch Self.person(item) {
      case .success(let person): people.append(person)
      case .failure(let problem): problems.append("targetIdentities[\(index)]: \(problem.text)")
      }
    }
    guard problems.isEmpty else { throw .invalid("Deletion", problems) }
    self.people = people
  }

  private struct Problem: Error { let text: String }

  private static func person(_ value: DocumentValue) -> Result<Person, Problem> {
    let keys = value.map?.keys ?? []
    if keys == ["hashedIdentity"], let identity = value["hashedIdentity"]?.map { return hashed(identity) }
    guard keys == ["externalIdentity"], let identity = value["externalIdentity"] else {
      return .failure(Problem(text: "exactly one of hashedIdentity and externalIdentity is required"))
    }
    guard let kind = identity["type"]?.scalarText, ColumnReader.externalKinds.contains(kind),
      let text = identity["value"]?.scalarText, !text.isEmpty
    else { return .failure(Problem(text: "externalIdentity needs a known type and a value")) }
    // MAID is compared without regard to letter case (contract 3.3).
    return .success(.external(kind: kind, value: Array((kind == "MAID" ? text.lowercased() : text).utf8)))
  }

  private static func hashed(_ identity: DocumentMap) -> Result<Person, Problem> {
    var hashes: [String: [UInt8]] = [:]
    var country: [UInt8]?
    for entry in identity.entries {
      guard ColumnReader.hashedKinds.contains(entry.key), let text = entry.value.scalarText else {
        return .failure(Problem(text: "\(entry.key) is no identity"))
      }
      let bytes = Array(text.utf8)
      if entry.key == "COUNTRY_CODE" {
        // Raw or hashed is unknown (contract 13), so both pass.
        if let flaw = CellRule.countryFlaw(in: bytes), CellRule.hashFlaw(in: bytes) != nil {
          return .failure(Problem(text: "COUNTRY_CODE is \(flaw)"))
        }
        country = bytes
      } else if let flaw = CellRule.hashFlaw(in: bytes) {
        return .failure(Problem(text: "\(entry.key) is \(flaw)"))
      } else {
        hashes[entry.key] = bytes
      }
    }
    guard !hashes.isEmpty else { return .failure(Problem(text: "hashedIdentity names nobody")) }
    return .success(.hashed(hashes, country: country))
  }
}
