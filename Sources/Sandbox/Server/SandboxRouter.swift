import Hummingbird

/// Sends each request to the service it is meant for; all of them share one port.
///
/// 1. A request signed with `AWS4-HMAC-SHA256` is for S3, whatever its path.
/// 2. `/auth/o2/…` and `/ap/oa` are Login with Amazon, `/amc/…` is the Ads API.
/// 3. `/v3/…` and `/audiences…` are Treasure Data, `/v1/…` is Trino.
/// 4. Everything else is S3 (path-style), which refuses it unsigned.
struct SandboxRouter: Sendable {
  let login: LoginService
  let marketingCloud: MarketingCloudService
  let objectStore: ObjectStoreService
  let treasureData: TreasureDataService
  let trino: TrinoService
  let faults: FaultSwitch
  let log: RequestLog

  static func isLogin(_ path: String) -> Bool { path.hasPrefix("/auth/o2/") || path == "/ap/oa" }

  func respond(to request: IncomingRequest) async -> Response {
    let response = await faultyOrOwnAnswer(to: request)
    log.record(request, status: response.status.code)
    return response
  }

  private func faultyOrOwnAnswer(to request: IncomingRequest) async -> Response {
    guard let fault = faults.take(method: request.method, path: request.path) else { return await handle(request) }
    if fault.moment == .afterHandling { _ = await handle(request) }
    var response = Response.text(fault.status, fault.body, mediaType: "application/json")
    response.set(fault.headers)
    return response
  }

  private func handle(_ request: IncomingRequest) async -> Response {
    if request.header("authorization")?.hasPrefix("AWS4-") ?? false { return await objectStore.respond(to: request) }
    if Self.isLogin(request.path) { return await login.respond(to: request) }
    if request.path.hasPrefix("/amc/") { return await marketingCloud.respond(to: request) }
    if TreasureDataService.serves(request.path) { return await treasureData.respond(to: request) }
    if TrinoService.serves(request.path) { return await trino.respond(to: request) }
    return await objectStore.respond(to: request)
  }
}
