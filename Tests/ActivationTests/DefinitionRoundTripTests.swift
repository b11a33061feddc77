import Activation
import TestSupport
import Testing

@Suite("Writing a definition")
struct DefinitionRoundTripTests {
  @Test("any legal definition, written for Amazon, is read back the same from every form")
  func roundTrips() {
    var generator = SeededGenerator(seed: 11)
    var facts = 0
    for _ in 0..<2_000 {
      let definition = DatasetDefinition.random(using: &generator)
      if definition.kind == .fact { facts += 1 }
      let document = definition.document
      for form in [document, .text(JSONText.write(document)), .text(JSONText.write(document, pretty: true))] {
        var reader = DefinitionReader(at: "d")
        #expect(reader.read(form) == definition, "\(JSONText.write(document)) \(reader.issues)")
      }
      #expect(DatasetDefinition(remote: document, fallbackID: "") == definition)
      #expect(definition.differences(from: definition).isEmpty)
    }
    #expect(facts > 400)
  }
}

extension DatasetDefinition {
  /// A definition that breaks no rule.
  fileprivate static func random(using generator: inout SeededGenerator) -> DatasetDefinition {
    var columns = (0..<Int.random(in: 1...12, using: &generator)).map {
      DatasetColumn.random($0, using: &generator)
    }
    columns.append(DatasetColumn(name: "email", role: .hashedPII(.email)))
    let isFact = Bool.random(using: &generator)
    if isFact {
      let type: DataType = Bool.random(using: &generator) ? .date : .timestamp
      columns.append(DatasetColumn(name: "at", type: type, nullable: .random(using: &generator), role: .mainEventTime))
    }
    if Bool.random(using: &generator) { columns.append(DatasetColumn(name: "country", role: .countryCode)) }
    for consent in ConsentType.allCases where Bool.random(using: &generator) {
      columns.append(DatasetColumn(name: "consent_\(consent.rawValue.lowercased())", role: .consent(consent)))
    }
    return DatasetDefinition(
      id: "set_\(Int.random(in: 0...999, using: &generator))",
      description: [nil, "people", "“Läden”\n\"x\""].randomElement(using: &generator) ?? nil,
      period: isFact ? [nil, .hour, .day, .month].randomElement(using: &generator) ?? nil : nil,
      countryCode: [nil, "US", "DE", "BR"].randomElement(using: &generator) ?? nil,
      customerEncryptionKeyARN: [nil, "arn:aws:kms:us-east-1:111122223333:key/0a"].randomElement(using: &generator)
        ?? nil,
      columns: columns.shuffled(using: &generator))
  }
}

extension DatasetColumn {
  fileprivate static func random(_ number: Int, using generator: inout SeededGenerator) -> DatasetColumn {
    let identities =
      HashedPII.allCases.map(Role.hashedPII) + ExternalIdentity.known.map(Role.externalIdentity) + [
        .identityCountryCode
      ]
    let isIdentity = Bool.random(using: &generator)
    let role = isIdentity ? identities.randomElement(using: &generator) ?? .plain : .plain
    let type = isIdentity ? .string : DataType.allCases.randomElement(using: &generator) ?? .string
    return DatasetColumn(
      name: "c\(number)", kind: Kind.allCases.randomElement(using: &generator) ?? .metric, type: type,
      nullable: .random(using: &generator), role: role,
      description: [nil, "a column"].randomElement(using: &generator) ?? nil,
      requiresOneWayHashing: .random(using: &generator))
  }
}
