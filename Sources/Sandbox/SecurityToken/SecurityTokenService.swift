import Foundation
import Hummingbird
import Transport

/// The stand-in of the AWS Security Token Service: AssumeRole and GetCallerIdentity (contract 9.3).
struct SecurityTokenService: Sendable {
  /// How long a role that assumes another may stay, in seconds.
  static let longestChained = 3600

  let check: SignatureCheck
  let roles: RoleRegister
  /// Makes sessions end sooner than asked for; nil keeps to what is asked for.
  let sessionLifetime: Duration?

  func respond(to request: IncomingRequest) async -> Response {
    do {
      let body = try await request.document(upTo: 64 << 10)
      let signer = try signer(of: request, body)
      let form = try Self.form(body)
      switch form["Action"] {
      case "AssumeRole": return try assumeRole(form, signer)
      case "GetCallerIdentity": return callerIdentity(signer)
      case let action:
        throw SecurityTokenRefusal(
          400, "InvalidAction", "Could not find operation \(action ?? "") for version 2011-06-15")
      }
    } catch let refusal as SecurityTokenRefusal {
      return refusal.response
    } catch {
      return SecurityTokenRefusal(400, "MalformedInput", "The request could not be read").response
    }
  }

  private func signer(of request: IncomingRequest, _ body: [UInt8]) throws(SecurityTokenRefusal) -> KnownKey {
    do {
      return try check.signer(
        of: request, service: SignatureV4(region: check.region, service: "sts"),
        payload: SignatureV4.payloadHash(of: body))
    } catch {
      throw SecurityTokenRefusal(error)
    }
  }

  private static func form(_ body: [UInt8]) throws(SecurityTokenRefusal) -> [String: String] {
    let text = String(decoding: body, as: UTF8.self).replacing("+", with: "%20")
    guard let items = AWSPercentEncoding.items(ofQuery: text) else { throw .validation("The form is not UTF-8") }
    return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
  }

  private func assumeRole(_ form: [String: String], _ signer: KnownKey) throws(SecurityTokenRefusal) -> Response {
    let arn = form["RoleArn"] ?? ""
    guard (20...2048).contains(arn.count) else { throw .validation("\(arn) is invalid: roleArn") }
    let session = form["RoleSessionName"] ?? ""
    guard (2...64).contains(session.count), session.wholeMatch(of: /[\w+=,.@-]*/) != nil else {
      throw .validation("Value at 'roleSessionName' failed to satisfy constraint: [\\w+=,.@-]*")
    }
    if let externalID = form["ExternalId"], externalID.wholeMatch(of: /[\w+=,.@:\/-]{2,1224}/) == nil {
      throw .validation("Value at 'externalId' failed to satisfy constraint: [\\w+=,.@:\\/-]*")
    }
    let duration = try duration(form)
    guard let role = roles.role(arn), role.trusted.contains(signer.arn), signer.permissions.allow("sts:AssumeRole"),
      role.externalID == nil || role.externalID == form["ExternalId"]
    else {
      throw SecurityTokenRefusal(
        403, "AccessDenied", "User: \(signer.arn) is not authorized to perform: sts:AssumeRole on resource: \(arn)")
    }
    guard duration <= (signer.belongsToRole ? Self.longestChained : role.longestSession) else {
      throw .validation(
        signer.belongsToRole
          ? "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
          : "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    }
    return issued(role, session, duration)
  }

  private func duration(_ form: [String: String]) throws(SecurityTokenRefusal) -> Int {
    guard let text = form["DurationSeconds"] else { return 3600 }
    guard let duration = Int(text), (900...43_200).contains(duration) else {
      throw .validation("Value '\(text)' at 'durationSeconds' failed to satisfy constraint: 900 to 43200")
    }
    return duration
  }

  private func issued(_ role: RoleRegister.Role, _ session: String, _ duration: Int) -> Response {
    let arn = "arn:aws:sts::\(roles.account):assumed-role/\(role.name)/\(session)"
    let keys = check.keys.issue(
      account: roles.account, arn: arn, permissions: role.permissions,
      lifetime: sessionLifetime.map { $0 / .seconds(1) } ?? TimeInterval(duration))
    return Self.response("AssumeRole") {
      XMLText.element("Credentials") {
        XMLText.element("AccessKeyId", keys.accessKeyID) + XMLText.element("SecretAccessKey", keys.secretAccessKey)
          + XMLText.element("SessionToken", keys.sessionToken ?? "")
          + XMLText.element("Expiration", (keys.expiration ?? .distantPast).formatted(.iso8601))
      }
        + XMLText.element("AssumedRoleUser") {
          XMLText.element("AssumedRoleId", "AROASANDBOX:\(session)") + XMLText.element("Arn", arn)
        }
    }
  }

  private func callerIdentity(_ signer: KnownKey) -> Response {
    Self.response("GetCallerIdentity") {
      XMLText.element("Arn", signer.arn) + XMLText.element("UserId", signer.credentials.accessKeyID)
        + XMLText.element("Account", signer.account)
    }
  }

  private static func response(_ action: String, _ result: () -> String) -> Response {
    .xml(
      200,
      document("\(action)Response") {
        XMLText.element("\(action)Result", result)
          + XMLText.element("ResponseMetadata") { XMLText.element("RequestId", RandomText.identifier()) }
      })
  }

  static func document(_ name: String, _ content: () -> String) -> String {
    #"<\#(name) xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\#(content())</\#(name)>"#
  }
}
