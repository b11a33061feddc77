import Activation
import MarketingCloud
import Rows
import Transport

extension ExportRun {
  /// Deletes the people of the source from every data set of the instance (contract 5).
  mutating func delete(_ preparation: DeletionPreparation) async throws {
    let amazon = try AmazonAccess(preparation.plan.connection, engine.surroundings, tell: tell)
    let rejects = RejectsFile(
      path: engine.surroundings.home.rejectsPath(run: report.runID),
      showsValues: preparation.plan.limits.listsRejectedValues)
    tell(.stageBegan(.read))
    var source = preparation.source
    let isChecked = preparation.plan.limits.rejectedRows != .any
    if isChecked {
      try await check(preparation, rejects)
      source = try await preparation.reopened()
    }
    var reader = try PeopleReader(preparation, source, at: startedAt, rejects: isChecked ? nil : rejects)
    do {
      let account = try await post(&reader, preparation, amazon)
      report.count(reader, rejects)
      await source.close()
      if let account { try await watch(preparation.deletion, amazon.client, account) }
    } catch {
      report.count(reader, rejects)
      await source.close()
      throw error
    }
  }

  /// Reads the whole source before anybody is deleted, because the limit is on all of it.
  private mutating func check(_ preparation: DeletionPreparation, _ rejects: RejectsFile) async throws {
    var reader = try PeopleReader(preparation, preparation.source, at: startedAt, rejects: rejects)
    let tell = tell
    let outcome: Result<Void, any Error>
    do {
      while try await reader.next() != nil { tell(.progressed(reader.progress)) }
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    await preparation.source.close()
    report.count(reader, rejects)
    try outcome.get()
    try preparation.plan.limits.check(reader.tally)
  }

  /// Posts request by request; the account is asked for with the first one. Nil when there is nobody to delete.
  private mutating func post(
    _ reader: inout PeopleReader, _ preparation: DeletionPreparation, _ amazon: AmazonAccess
  ) async throws -> Account? {
    var account: Account?
    var known: Set<String> = []
    while let request = try await reader.next() {
      tell(.progressed(reader.progress))
      if account == nil {
        let (found, earlier) = try await stopwatch.time("prepare") {
          try await amazon.asAccount { try await amazon.client.deletions(in: $0) }
        }
        (account, known) = (found, Set(earlier.map(\.id)))
        noteAccount(found)
        tell(.stageBegan(.submit))
      }
      guard let account else { break }
      try await post(request, known: &known, amazon.client, account)
    }
    tell(.progressed(reader.progress))
    tell(.stageEnded(.read))
    note(try reader.tally.deletionFindings(preparation) + reader.sourceIssues)
    if account == nil { report.status = .succeeded } else { tell(.stageEnded(.submit)) }
    return account
  }

  private mutating func post(
    _ request: DeletionRequest, known: inout Set<String>, _ client: MarketingCloudClient, _ account: Account
  ) async throws {
    let earlier = known
    let (state, wasFound) = try await stopwatch.time("submit") {
      try await client.startDeletion(request, known: earlier, in: account)
    }
    known.insert(state.id)
    report.deletionRequestIDs.append(state.id)
    report.remoteStatus = state.status
    tell(.deletionRequested(id: state.id, people: request.people.count))
    if wasFound { note([.foundDeletion(state.id, people: request.people.count)]) }
  }

  private mutating func watch(
    _ deletion: IdentityDeletion, _ client: MarketingCloudClient, _ account: Account
  ) async throws {
    guard deletion.waitsUntilFinished else {
      report.status = .succeeded
      return
    }
    report.status = .running
    tell(.stageBegan(.amazon))
    let watch = RemoteWatch(surroundings: engine.surroundings, tell: tell)
    let begun = PendingDeletions(ids: report.deletionRequestIDs)
    let state = try await stopwatch.time("amazon") {
      try await watch.wait(from: begun) { (state) async throws(RemoteFailure) in
        try await state.asked(client, account)
      }
    }
    report.remoteStatus = state.status
    if state.phase == .succeeded { report.status = .succeeded } else { note([state.stillPending]) }
    tell(.stageEnded(.amazon))
  }
}

extension Issue {
  /// Amazon's list names nobody, so what was found is the best there is to know.
  fileprivate static func foundDeletion(_ id: String, people: Int) -> Issue {
    .warning(
      .answerLost, "result_settings.operation",
      "Amazon's answer to a deletion of \(people) people was lost; its list shows \(id) for as many, taken for it.",
      fix: "Run again if you want to be sure; people who are deleted twice do no harm.")
  }
}
