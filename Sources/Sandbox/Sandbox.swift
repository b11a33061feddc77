import Foundation

/// Local stand-ins of Login with Amazon, Amazon Marketing Cloud, S3, STS, Treasure Data and Trino, in this process, on
/// one port of 127.0.0.1.
///
/// They speak the real protocols: tokens lapse, signatures are checked, and an upload really fetches its files from the
/// sandbox's S3 and checks every cell. `SandboxRouter` says which request goes where. Sources: contract 1 to 4, 7, 9, 12.
public final class Sandbox: Sendable {
  public let access: SandboxAccess

  private let server: SandboxServer
  private let router: SandboxRouter
  private let instances: InstanceShelf
  private let directory: SandboxDirectory
  private let warehouse: Warehouse

  /// Starts the stand-ins; the bucket `access.bucket` exists, empty and untagged, and lets AMC read.
  /// - Throws: `SandboxError` when the port is taken or the state directory cannot be used.
  public static func start(_ configuration: SandboxConfiguration = .init()) async throws -> Sandbox {
    let directory = try SandboxDirectory(configuration.stateDirectory)
    do {
      return try await Sandbox(configuration, directory, try directory.identity())
    } catch {
      directory.removeIfTemporary()
      throw error
    }
  }

  private init(
    _ configuration: SandboxConfiguration, _ directory: SandboxDirectory, _ identity: SandboxIdentity
  ) async throws {
    let objects = ObjectShelf(directory: directory.objects)
    try await objects.createBucket(SandboxIdentity.bucket, region: SandboxIdentity.region)
    try await objects.setPolicy(
      BucketPolicy.forReader(identity.dataUploadAccountID, bucket: SandboxIdentity.bucket),
      ofBucket: SandboxIdentity.bucket)
    try await objects.createBucket(SandboxIdentity.distantBucket, region: SandboxIdentity.distantRegion)
    let instances = InstanceShelf(
      objects: objects, processingDelay: configuration.processingDelay,
      policyReader: configuration.enforcesBucketPolicy ? identity.dataUploadAccountID : nil)
    let principals = SandboxPrincipals(exporter: identity.s3)
    let keys = KeyRegister(users: principals.users)
    let check = SignatureCheck(
      keys: keys, region: SandboxIdentity.region, permittedSkew: configuration.permittedClockSkew)
    let apiKeys = TreasureDataKeys(of: identity)
    let warehouse = try Warehouse(directory: directory.objects)
    let tokens = TokenRegister(secrets: identity.login)
    let router = SandboxRouter(
      login: LoginService(
        secrets: identity.login, returnURLs: configuration.returnURLs, tokens: tokens, consent: ConsentSwitch()),
      marketingCloud: MarketingCloudService(
        gate: HeaderGate(
          tokens: tokens, clientID: identity.login.clientID, accounts: identity.accounts, terms: TermsSwitch()),
        shelf: instances),
      objectStore: ObjectStoreService(check: check, shelf: objects),
      securityToken: SecurityTokenService(
        check: check, roles: principals.roles, sessionLifetime: configuration.sessionLifetime),
      machine: MachineCredentialsService(
        keys: keys, containerToken: principals.containerToken, sessionLifetime: configuration.sessionLifetime),
      treasureData: TreasureDataService(
        keys: apiKeys,
        jobs: JobShelf(warehouse: warehouse, directory: directory.objects, delay: configuration.processingDelay),
        schedules: ScheduleShelf(), results: ResultCutter()),
      trino: TrinoService(
        password: apiKeys.trinoPassword, apiKey: apiKeys.master, queries: TrinoQueryShelf(warehouse: warehouse)),
      faults: FaultSwitch(configuration.faults), log: RequestLog())
    server = try await SandboxServer.start(port: configuration.port) { await router.respond(to: $0) }
    access = SandboxAccess(identity, port: server.port)
    self.router = router
    self.instances = instances
    self.directory = directory
    self.warehouse = warehouse
  }

  /// Closes the port, ends uploads under way and removes what is temporary.
  public func stop() async {
    await server.stop()
    await instances.stop()
    await router.treasureData.jobs.stop()
    directory.removeIfTemporary()
  }
}

// MARK: - For tests

extension Sandbox {
  /// What a data set of the sandbox's instance holds, in the order it was uploaded: each row by column name, null as
  /// nil. The columns that Amazon fills are left out. Empty when there is no such data set.
  public func rows(inDataset id: String) async -> [[String: String?]] {
    await (try? instances.dataset(id, in: access.instanceID))?.rows() ?? []
  }

  /// Answers the next matching requests with a fault.
  public func failNext(_ fault: SandboxFault) { router.faults.add(fault) }

  /// Treasure Data and Trino answer this query so, whatever SQLite would say.
  public func lay(_ answer: CannedAnswer, for query: String) { warehouse.lay(answer, for: query) }

  /// The next results of Treasure Data break off after so many bytes each, one after the other.
  public func cutResults(after bytes: [Int]) { router.treasureData.results.cutNext(after: bytes) }

  /// The statuses of all jobs at Treasure Data, oldest first.
  public func jobStatuses() async -> [String] { await router.treasureData.jobs.all.reversed().map(\.status.rawValue) }

  /// How many queries at Trino were cancelled before their end.
  public func cancelledTrinoQueries() async -> Int { await router.trino.queries.cancelledQueries.count }

  /// Every request answered so far, oldest first.
  public func requests() async -> [RecordedRequest] { router.log.requests }

  /// From now on every access token given out before is refused with 401.
  public func expireAccessTokens() { router.login.tokens.expireAccessTokens() }

  /// From now on the refresh token is refused with `invalid_grant`, until somebody logs in again.
  public func revokeRefreshToken() { router.login.tokens.revokeRefreshToken() }

  /// From now on every session that STS, the container or the instance opened so far is refused as expired.
  public func expireSessions() { router.securityToken.check.keys.endSessions() }

  /// From now on every code given out before is refused as too old.
  public func expireLoginCodes() { router.login.tokens.expireCodes() }

  /// Whether the person on the login page allows the access; a denial comes back as `access_denied`.
  public func setLoginAllowed(_ allowed: Bool) { router.login.consent.isGiven = allowed }

  /// Whether the terms of AMC are accepted; while they are not, AMC answers 401.
  public func setTermsAccepted(_ accepted: Bool) { router.marketingCloud.gate.terms.accepted = accepted }
}
