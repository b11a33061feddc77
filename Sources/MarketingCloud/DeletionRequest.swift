import Activation

/// The people of one deletion request.
public struct DeletionRequest: Sendable, Hashable {
  /// The most people of one request (contract 5).
  public static let mostPeople = 1000

  public let people: [TargetPerson]

  /// - Parameter people: 1 to `mostPeople`.
  public init(_ people: [TargetPerson]) { self.people = people }

  public var document: DocumentValue { ["targetIdentities": .list(people.map(\.document))] }
}
