import Foundation

/// The jobs of the stand-in. Each runs in a task of its own and takes at least the processing delay.
actor JobShelf {
  private let warehouse: Warehouse
  private let directory: URL
  private let delay: Duration
  private var jobs: [String: SandboxJob] = [:]
  private var order: [String] = []
  private var idsByDomainKey: [String: String] = [:]
  private var running: [String: Task<Void, Never>] = [:]

  init(warehouse: Warehouse, directory: URL, delay: Duration) {
    self.warehouse = warehouse
    self.directory = directory
    self.delay = delay
  }

  var all: [SandboxJob] { order.reversed().compactMap { jobs[$0] } }

  func job(_ id: String) throws(TreasureDataRefusal) -> SandboxJob {
    guard let job = jobs[id] else { throw .notFound("job \(id)") }
    return job
  }

  func job(domainKey: String) throws(TreasureDataRefusal) -> SandboxJob {
    guard let id = idsByDomainKey[domainKey] else { throw .notFound("domain key") }
    return try job(id)
  }

  /// - Throws: 409 with the first job's id when the key is taken (contract 1.4).
  func issue(
    type: String, database: String, query: String, priority: String, retryLimit: String, domainKey: String?
  ) throws(TreasureDataRefusal) -> SandboxJob {
    if let domainKey, let id = idsByDomainKey[domainKey] {
      throw TreasureDataRefusal(
        status: 409, message: "Domain key has already been taken", details: ["conflicts_with": .text(id)])
    }
    let id = String(1001 + order.count)
    let job = SandboxJob(
      id: id, type: type, database: database, query: query, priority: priority, retryLimit: retryLimit)
    jobs[id] = job
    order.append(id)
    if let domainKey { idsByDomainKey[domainKey] = id }
    running[id] = Task { await self.run(id) }
    return job
  }

  /// Returns the status before.
  func kill(_ id: String) throws(TreasureDataRefusal) -> SandboxJob.Status {
    let former = try job(id).status
    guard !former.isEnded else { return former }
    jobs[id]?.status = .killed
    jobs[id]?.endedAt = Date()
    running[id]?.cancel()
    return former
  }

  func stop() async {
    for task in running.values {
      task.cancel()
      await task.value
    }
  }

  private func run(_ id: String) async {
    try? await Task.sleep(for: delay / 2)
    guard let query = jobs[id]?.query, jobs[id]?.status == .queued else { return }
    jobs[id]?.status = .running
    jobs[id]?.startedAt = Date()
    do {
      let cursor = try warehouse.run(query)
      if cursor is EndlessCursor { return }
      let base = directory.appending(path: "job-\(id)")
      let result = try await Self.result(of: cursor, at: base)
      try await Task.sleep(for: delay / 2)
      guard jobs[id]?.status == .running else { return }
      jobs[id]?.columns = cursor.columns
      jobs[id]?.result = result
      end(id, .success)
    } catch {
      guard jobs[id]?.status == .running else { return }
      jobs[id]?.failure = (error as? QueryError)?.text ?? "the engine stopped"
      end(id, .error)
    }
  }

  @concurrent
  private static func result(of cursor: any QueryCursor, at base: URL) async throws -> ResultFile {
    var result = ResultFile(base: base)
    try result.write(cursor)
    return result
  }

  private func end(_ id: String, _ status: SandboxJob.Status) {
    jobs[id]?.status = status
    jobs[id]?.endedAt = Date()
    running[id] = nil
  }
}

extension QueryError {
  /// The message as the engines write it, with its place in front.
  var text: String { location.map { "line \($0.line):\($0.column): \(message)" } ?? message }
}
