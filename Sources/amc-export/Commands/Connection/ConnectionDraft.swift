import Activation
import Foundation
import Secrets

/// A connection that is being made, and the secrets to be sealed with it.
struct ConnectionDraft {
  let name: String
  private(set) var draft: Draft
  private(set) var secrets: [(name: SecretName, secret: Secret)] = []

  init(name: String) {
    self.name = name
    draft = Draft(connection: ["connection": .text(name), "type": "amazon_marketing_cloud"])
  }

  /// Sets a field. A secret that is no reference is kept aside, and a reference to its place in the store written.
  mutating func set(_ text: String, for field: Field) {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard Self.isHidden(field), !text.isEmpty, ValueReference(text).isPlain, let place = place(of: field) else {
      return draft.set(text, for: field)
    }
    secrets.removeAll { $0.name == place }
    secrets.append((place, Secret(text)))
    draft.set("store:\(place)", for: field)
  }

  /// An access key id is no secret: Amazon prints it in its own logs.
  static func isHidden(_ field: Field) -> Bool { field.kind == .secret && field.path != "s3.access_key_id" }

  /// The name a secret field has in the sealed store.
  func place(of field: Field) -> SecretName? {
    SecretName("\(name)/\(FieldPath(Array(field.path.components.suffix(1))))")
  }

  /// What is wrong so far. The refresh token is missing until somebody logs in.
  var issues: [Issue] {
    draft.validateConnection(named: name).issues.filter {
      $0.code != .missingValue || $0.path != "connection.login.refresh_token"
    }
  }

  func errors(of field: Field) -> [Issue] { issues.errors.filter { $0.path.isWithin(field.issuePath) } }
}
