import Activation
import Foundation

/// A rule-based audience and how far it is (contract 6.2).
struct RemoteAudience: Sendable {
  enum Status: String, Sendable {
    case pending = "PENDING"
    case running = "RUNNING"
    case succeeded = "SUCCEEDED"
    case failed = "FAILED"
  }

  /// What an answer shows beside the first version.
  enum Version: Sendable {
    case first
    /// Size and canonical id.
    case second
    /// Kind of audience and what can be done with it, too.
    case third
  }

  let id: String
  let instanceID: String
  var order: AudienceOrder
  let createTime = Date()
  private(set) var status = Status.pending
  private(set) var reason: String?
  private(set) var size = 0

  init(instanceID: String, order: AudienceOrder) {
    id = RandomText.identifier()
    self.instanceID = instanceID
    self.order = order
  }

  mutating func begin() { status = .running }

  mutating func fail(_ reason: String) { (status, self.reason) = (.failed, reason) }

  mutating func succeed(size: Int) { (status, self.size) = (.succeeded, size) }

  /// A failed audience is configured anew.
  mutating func restart(with order: AudienceOrder) {
    (self.order, status, reason, size) = (order, .pending, nil, 0)
  }

  func document(_ version: Version) -> DocumentValue {
    var shown: DocumentMap = ["audienceExecutionId": .text(id), "instanceId": .text(instanceID)]
    for entry in order.document.entries { shown[entry.key] = entry.value }
    let time = DocumentValue.text(RemoteUpload.time(createTime))
    shown["createTime"] = time
    shown["lastRefreshedTime"] = time
    shown["status"] = .text(status.rawValue)
    shown["statusReason"] = reason.map(DocumentValue.text) ?? .null
    // Far longer than a number of 53 bits holds, as such ids may be.
    shown["dspAudienceId"] = status == .succeeded ? .number("123456789012345678901") : .null
    guard version != .first else { return .map(shown) }
    shown["audienceCount"] = .number(String(size))
    shown["dspCanonicalId"] = .null
    guard version == .third else { return .map(shown) }
    shown["audienceType"] = "RULE_BASED"
    shown["advertiserType"] = "DISPLAY"
    shown["deletable"] = .bool(status == .failed || status == .succeeded)
    shown["no3pTrackers"] = true
    return .map(shown)
  }
}
