import Foundation

/// The rule-based audiences of every instance.
actor AudienceShelf {
  /// Fewer people make an audience fail (contract 6.1).
  static let fewestPeople = 2000

  private let processingDelay: Duration
  private var audiences: [RemoteAudience] = []
  private var processing: [String: Task<Void, Never>] = [:]
  /// How many people every query finds from now on.
  private var matchedPeople = 2500

  init(processingDelay: Duration) { self.processingDelay = processingDelay }

  func setMatchedPeople(_ count: Int) { matchedPeople = count }

  func all(in instance: String) -> [RemoteAudience] { audiences.filter { $0.instanceID == instance } }

  func audience(_ id: String, in instance: String) throws(MarketingCloudRefusal) -> RemoteAudience {
    guard let audience = audiences.first(where: { $0.id == id && $0.instanceID == instance }) else {
      throw .notFound("Audience \(id)")
    }
    return audience
  }

  /// Accepts an audience and begins to run its query; a repeated request makes a second one (contract 6.1).
  func submit(_ order: AudienceOrder, in instance: String, ownTables: Set<String>) -> RemoteAudience {
    let audience = RemoteAudience(instanceID: instance, order: order)
    audiences.append(audience)
    start(audience, ownTables)
    return audience
  }

  /// Configures a failed audience anew (contract 6.2).
  func replace(
    _ id: String, in instance: String, with order: AudienceOrder, ownTables: Set<String>
  ) throws(MarketingCloudRefusal) -> RemoteAudience {
    let audience = try audience(id, in: instance)
    guard audience.status == .failed else { throw .invalid("Only a FAILED audience can be updated") }
    for key in ["audienceName", "audienceDescription", "advertiserId"]
    where audience.order.document[key] != order.document[key] { throw .invalid("\(key) must not be changed") }
    update(id) { $0.restart(with: order) }
    let restarted = try self.audience(id, in: instance)
    start(restarted, ownTables)
    return restarted
  }

  func delete(_ id: String, in instance: String) throws(MarketingCloudRefusal) {
    let audience = try audience(id, in: instance)
    guard audience.status == .failed || audience.status == .succeeded else {
      throw .invalid("A \(audience.status.rawValue) audience cannot be deleted")
    }
    audiences.removeAll { $0.id == id }
  }

  func stop() async {
    let tasks = processing.values
    processing = [:]
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
  }

  private func start(_ audience: RemoteAudience, _ ownTables: Set<String>) {
    let check = AudienceQueryCheck(query: audience.order.query, ownTables: ownTables)
    processing[audience.id] = Task { await process(audience.id, check) }
  }

  private func process(_ id: String, _ check: AudienceQueryCheck) async {
    try? await Task.sleep(for: processingDelay / 2)
    update(id) { $0.begin() }
    try? await Task.sleep(for: processingDelay / 2)
    let size = matchedPeople
    update(id) { audience in
      if let failure = check.failure {
        audience.fail(failure)
      } else if size < Self.fewestPeople {
        audience.fail("The query matched \(size) user ids; an audience needs at least \(Self.fewestPeople).")
      } else {
        audience.succeed(size: size)
      }
    }
    processing[id] = nil
  }

  private func update(_ id: String, _ change: (inout RemoteAudience) -> Void) {
    guard let index = audiences.firstIndex(where: { $0.id == id }) else { return }
    change(&audiences[index])
  }
}
