import Foundation
import Sandbox
import Transport

/// Looks into the sandbox's bucket past the product's own client.
struct Bucket: Sendable {
  let access: SandboxAccess

  func keys() async throws -> [String] { try await names("Key", [.init("list-type", "2")]) }

  /// Keys of the multipart uploads that were begun and neither completed nor aborted.
  func unfinishedUploads() async throws -> [String] { try await names("Key", [.init("uploads", nil)]) }

  func object(_ key: String) async throws -> [UInt8] { try await get(key, []) }

  /// Values of the object's tags, by key.
  func tags(of key: String) async throws -> [String: String] {
    let text = String(decoding: try await get(key, [.init("tagging", nil)]), as: UTF8.self)
    let tags = text.matches(of: /<Key>([^<]*)<\/Key><Value>([^<]*)<\/Value>/).map { (String($0.1), String($0.2)) }
    return Dictionary(uniqueKeysWithValues: tags)
  }

  private func names(_ element: String, _ query: [SignatureV4Request.QueryItem]) async throws -> [String] {
    String(decoding: try await get("", query), as: UTF8.self).matches(of: /<Key>([^<]*)<\/Key>/).map { String($0.1) }
  }

  private func get(_ key: String, _ query: [SignatureV4Request.QueryItem]) async throws -> [UInt8] {
    let path = "/\(access.bucket)/\(AWSPercentEncoding.path(key))"
    let request = SignatureV4Request(
      method: "GET", path: path, query: query, headers: [.init("host", "127.0.0.1:\(access.port)")])
    let headers = SignatureV4.s3(region: access.region).headers(
      signing: request, with: access.s3Credentials, at: Date())
    let suffix = query.isEmpty ? "" : "?\(AWSPercentEncoding.query(query))"
    let response = try await AsyncHTTPSender().send(
      HTTPRequest(
        "GET", access.s3Endpoint + path + suffix, headers: headers.map { .init($0.name, $0.value) }, purpose: "look"))
    guard response.isSuccess else { throw CocoaError(.fileReadUnknown) }
    return response.body
  }
}
