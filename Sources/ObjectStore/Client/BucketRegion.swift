import Synchronization
import Transport

/// The region a bucket's requests are signed for: the configured one until S3 says otherwise.
///
/// Shared by all copies of a client, so that what one request learned the next ones know.
final class BucketRegion: Sendable {
  let configured: String
  private let learned = Mutex<String?>(nil)

  init(_ configured: String) { self.configured = configured }

  var current: String { learned.withLock { $0 } ?? configured }

  /// Nil as long as the configured region was right.
  var corrected: String? { learned.withLock { $0 } }

  /// Takes the region out of a refusal that names another one than `used`.
  /// - Returns: the region to sign for instead; nil when the answer names none.
  func learn(from response: HTTPResponse, insteadOf used: String) -> String? {
    guard Self.speaksOfRegion(response), let region = Self.named(in: response), region != used else { return nil }
    learned.withLock { $0 = region == configured ? nil : region }
    return region
  }

  /// 301 and 307 send a request elsewhere; 400 refuses a signature made for another region (and, for HEAD, says nothing
  /// but the header).
  private static func speaksOfRegion(_ response: HTTPResponse) -> Bool { [301, 307, 400].contains(response.status) }

  private static func named(in response: HTTPResponse) -> String? {
    let document = XMLDocument(response.body)
    let candidates = [
      response.header("x-amz-bucket-region"), document.text(of: "Region"),
      document.text(of: "Message").flatMap(expected), document.text(of: "Endpoint").flatMap(inEndpoint),
    ]
    return candidates.compactMap { $0 }.first(where: isRegion)
  }

  /// “the region 'us-east-1' is wrong; expecting 'eu-west-1'”
  private static func expected(_ message: String) -> String? {
    message.firstMatch(of: /expecting '([a-z0-9-]+)'/).map { String($0.1) }
  }

  /// `acme.s3.eu-west-1.amazonaws.com` and the older `acme.s3-eu-west-1.amazonaws.com`
  private static func inEndpoint(_ host: String) -> String? {
    host.firstMatch(of: /s3[.-]([a-z]{2}(?:-[a-z]+)+-[0-9]+)\.amazonaws\.com/).map { String($0.1) }
  }

  /// A server must not make us build odd host names.
  private static func isRegion(_ text: String) -> Bool { text.wholeMatch(of: /[a-z]{2,}(-[a-z0-9]+){1,4}/) != nil }
}
