import Activation
import Foundation
import Transport

/// Waits for a job's end, and sees to it that a job of our own does not outlive the wish for its rows.
struct JobWait {
  private let client: TreasureDataClient
  private let surroundings: RemoteSurroundings

  init(_ client: TreasureDataClient, _ surroundings: RemoteSurroundings) {
    self.client = client
    self.surroundings = surroundings
  }

  /// Starts a job and waits until it succeeded; when that fails, the job is killed.
  func run(_ query: Source.TreasureData.Query) async throws(SourceError) -> TreasureDataJob {
    let domainKey = UUID().uuidString.lowercased()
    var id: String?
    do throws(SourceError) {
      let started = try await client.issue(query, domainKey: domainKey)
      id = started
      return try await end(of: started)
    } catch {
      if error.mayLeaveAJob { await kill(id, domainKey) }
      throw error
    }
  }

  /// Waits until a job succeeded.
  func end(of id: String) async throws(SourceError) -> TreasureDataJob {
    var questions = 0
    var told = ""
    while true {
      let job = try await client.status(of: id)
      if job.statusText != told { surroundings.tell("Treasure Data job \(id): \(job.statusText)") }
      told = job.statusText
      if job.isEnded { return try succeeded(try await client.job(id)) }
      do { try await surroundings.pause(afterQuestion: questions) } catch {
        throw TreasureDataClient.unreachable("wait for job \(id)", error)
      }
      questions += 1
    }
  }

  private func succeeded(_ job: TreasureDataJob) throws(SourceError) -> TreasureDataJob {
    if job.status == .success { return job }
    let reason = job.reason.isEmpty ? "it wrote nothing about the reason" : job.reason
    let what = job.status == .killed ? "was killed" : "failed"
    throw .remote(
      .init(
        .treasureData, job.status == .killed ? .remoteRefused : .sourceMalformed,
        at: TreasureDataClient.path.appending("query"), "Job \(job.id) \(what): \(reason)",
        fix: "Correct the query, or look at the job in Treasure Data's console."))
  }

  /// With no answer to the start nobody knows the job's id, but its key.
  private func kill(_ id: String?, _ domainKey: String) async {
    await RemoteSurroundings.undisturbed { [client] in
      let found = if let id { id } else { try? await client.job(withDomainKey: domainKey) }
      if let found { try? await client.kill(found) }
    }
  }
}

extension SourceError {
  /// True when a job may be running that nobody waits for any more.
  fileprivate var mayLeaveAJob: Bool {
    if case .remote(let failure) = self { failure.isUnclear } else { false }
  }
}
