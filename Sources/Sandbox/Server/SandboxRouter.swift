import Hummingbird

/// Sends each request to the service it is meant for; all of them share one port.
///
/// 1. A request signed with `AWS4-HMAC-SHA256` is for S3, whatever its path; but `POST /` is for STS.
/// 2. `/auth/o2/…` and `/ap/oa` are Login with Amazon, `/amc/…` is the Ads API.
/// 3. `/sandbox/container-credentials` and `/latest/…` hand out keys as a container and an instance do.
/// 4. `/v3/…` and `/audiences…` are Treasure Data, `/v1/…` is Trino.
/// 5. Everything else is S3 (path-style), which refuses it unsigned.
struct SandboxRouter: Sendable {
  let login: LoginService
  let marketingCloud: MarketingCloudService
  let objectStore: ObjectStoreService
  let securityToken: SecurityTokenService
  let machine: MachineCredentialsService
  let treasureData: TreasureDataService
  let trino: TrinoService
  let faults: FaultSwitch
  let log: RequestLog

  static func isLogin(_ path: String) -> Bool { path.hasPrefix("/auth/o2/") || path == "/ap/oa" }

  func respond(to request: IncomingRequest) async -> Response {
    let fault = faults.take(method: request.method, path: request.path)
    let response = if let fault { await respond(to: request, with: fault) } else { await handle(request) }
    log.record(request, status: response?.status.code ?? RecordedRequest.unanswered)
    // Nobody is left to read this one.
    return response ?? .empty(500)
  }

  /// The service's own answer.
  func handle(_ request: IncomingRequest) async -> Response {
    if request.method == "POST", request.path == "/" { return await securityToken.respond(to: request) }
    if request.header("authorization")?.hasPrefix("AWS4-") ?? false { return await objectStore.respond(to: request) }
    if Self.isLogin(request.path) { return await login.respond(to: request) }
    if request.path.hasPrefix("/amc/") { return await marketingCloud.respond(to: request) }
    if MachineCredentialsService.isMeant(request.path) { return machine.respond(to: request) }
    if TreasureDataService.serves(request.path) { return await treasureData.respond(to: request) }
    if TrinoService.serves(request.path) { return await trino.respond(to: request) }
    return await objectStore.respond(to: request)
  }
}
