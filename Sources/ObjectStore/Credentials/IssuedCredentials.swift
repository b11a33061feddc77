import Activation
import Foundation
import Transport

/// The JSON in which container and instance endpoints, and programs named by `credential_process`, hand out keys.
struct IssuedCredentials {
  /// Nil when a part is missing.
  static func read(_ bytes: [UInt8]) -> AWSCredentials? {
    guard let document = try? JSONText.read(bytes), let id = document["AccessKeyId"]?.scalarText,
      let secret = document["SecretAccessKey"]?.scalarText, !id.isEmpty, !secret.isEmpty
    else { return nil }
    let token = document["Token"]?.scalarText ?? document["SessionToken"]?.scalarText
    return AWSCredentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: token.flatMap { $0.isEmpty ? nil : $0 },
      expiration: document["Expiration"]?.scalarText.flatMap(time))
  }

  /// ISO 8601 with or without fractions of a second.
  static func time(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}
