import Activation
import Transport

extension TreasureDataClient {
  /// Starts a job. Asking again with the same key cannot start a second one (contract 1.4).
  ///
  /// - Returns: the job's id.
  func issue(_ query: Source.TreasureData.Query, domainKey: String) async throws(SourceError) -> String {
    var fields = [("query", query.text), ("domain_key", domainKey)]
    if let priority = query.priority { fields.append(("priority", String(priority))) }
    if let retryLimit = query.retryLimit { fields.append(("retry_limit", String(retryLimit))) }
    if let poolName = query.poolName { fields.append(("pool_name", poolName)) }
    if let version = query.engineVersion { fields.append(("engine_version", version)) }
    let request = post("/v3/job/issue/\(query.engine.rawValue)/\(query.database)", fields, purpose: "start the query")
    let response = try await exchange(request)
    let id =
      response.status == 409
      ? response.json?["details"]?["conflicts_with"]?.scalarText : response.json?["job_id"]?.scalarText
    guard response.isSuccess || response.status == 409, let id else { throw Self.refusal(response, request.purpose) }
    return id
  }

  /// The cheap question.
  func status(of id: String) async throws(SourceError) -> TreasureDataJob {
    let request = get("/v3/job/status/\(Self.escaped(id))", purpose: "ask for the state of job \(id)")
    return TreasureDataJob(id: id, try await document(request))
  }

  /// Everything about a job, its columns and what its engine wrote included.
  func job(_ id: String) async throws(SourceError) -> TreasureDataJob {
    let request = get("/v3/job/show/\(Self.escaped(id))", purpose: "look at job \(id)")
    return TreasureDataJob(id: id, try await document(request))
  }

  /// Ends a job; one that has ended stays as it is.
  func kill(_ id: String) async throws(SourceError) {
    _ = try await exchange(post("/v3/job/kill/\(Self.escaped(id))", [], purpose: "cancel job \(id)"))
  }

  /// The id of the job started with a key, if there is one.
  func job(withDomainKey key: String) async throws(SourceError) -> String? {
    let request = get("/v3/job/status_by_domain_key/\(Self.escaped(key))", purpose: "look for the query's job")
    return try await exchange(request).json?["job_id"]?.scalarText
  }

  /// - Parameter resumption: entity tag and number of bytes that are here already.
  func resultRequest(_ id: String, resumption: (etag: String, received: Int64)?) -> HTTPRequest {
    var request = get("/v3/job/result/\(Self.escaped(id))?format=msgpack.gz", purpose: "read the rows of job \(id)")
    request.headers = headers
    if let resumption {
      request.headers.append(.init("if-range", resumption.etag))
      request.headers.append(.init("range", "bytes=\(resumption.received)-"))
    }
    return request
  }

  func get(_ path: String, purpose: String) -> HTTPRequest { HTTPRequest("GET", endpoint + path, purpose: purpose) }

  private func post(_ path: String, _ fields: [(String, String)], purpose: String) -> HTTPRequest {
    let body = fields.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
    return HTTPRequest(
      "POST", endpoint + path, headers: [.init("content-type", "application/x-www-form-urlencoded")],
      body: Array(body.utf8), purpose: purpose)
  }

  /// Percent-encodes all but letters, digits, `-` and `_`; a dot could read as the format of an answer (contract 1.3).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default: escaped += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return escaped
  }
}
