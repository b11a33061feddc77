import Foundation
import Testing

@testable import Transport

/// A request and the signature somebody else's code computed for it.
struct SignatureVector: Sendable, CustomTestStringConvertible {
  let name: String
  let rules: SignatureV4
  let time: String
  let request: SignatureV4Request
  var sessionToken: String? = nil
  var secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  let signature: String

  var testDescription: String { name }
}

@Suite("Signature Version 4")
struct SignatureV4Tests {
  @Test("The signature equals the published one", arguments: published)
  func equalsPublished(vector: SignatureVector) throws { try check(vector) }

  @Test("The signature equals the one botocore 1.43.11 computes", arguments: botocore)
  func equalsBotocore(vector: SignatureVector) throws { try check(vector) }

  private func check(_ vector: SignatureVector) throws {
    let credentials = AWSCredentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: vector.secret, sessionToken: vector.sessionToken)
    let moment = try #require(AWSTimestamp(vector.time))
    let added = vector.rules.headers(signing: vector.request, with: credentials, at: moment.date)
    let header = try #require(added.first { $0.name == "authorization" })
    let authorization = try #require(SignatureV4Authorization(headerValue: header.value))
    #expect(authorization.signature == vector.signature)
    #expect(authorization.headerValue == header.value)
    #expect(added.contains { $0.name == "x-amz-date" && $0.value == vector.time })
    #expect(added.contains { $0.name == "x-amz-content-sha256" } == (vector.rules.service == "s3"))
  }

  @Test("A server that rebuilds the request from what it received gets the same signature")
  func verification() throws {
    let vector = try #require(Self.botocore.first)
    let credentials = AWSCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: vector.secret)
    let moment = try #require(AWSTimestamp(vector.time))
    var received = vector.request
    received.headers += vector.rules.headers(signing: vector.request, with: credentials, at: moment.date)
    received.headers.append(.init("User-Agent", "added by a proxy"))
    let header = try #require(received.headers.first { $0.name == "authorization" })
    let authorization = try #require(SignatureV4Authorization(headerValue: header.value))
    let canonical = vector.rules.canonicalRequest(of: received, signing: authorization.signedHeaders)
    let text = vector.rules.stringToSign(canonical, at: moment)
    #expect(vector.rules.signature(of: text, secretAccessKey: vector.secret, at: moment) == authorization.signature)
    #expect(vector.rules.signature(of: text, secretAccessKey: "other", at: moment) != authorization.signature)
  }

  @Test(
    "An incomplete authorization header is none",
    arguments: [
      "", "Bearer Atza|x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=A/20260101/r/s3/aws4_request",
      "AWS4-HMAC-SHA256 Credential=A/20260101/r/s3, SignedHeaders=host, Signature=00",
      "AWS4-HMAC-SHA256 Credential, SignedHeaders, Signature",
    ])
  func incomplete(header: String) { #expect(SignatureV4Authorization(headerValue: header) == nil) }

  @Test(
    "Percent-encoding keeps the unreserved characters and a path's slashes",
    arguments: [
      ("dt=2024-01-01/a b+c~d_e.csv", "dt%3D2024-01-01/a%20b%2Bc~d_e.csv", "dt%3D2024-01-01%2Fa%20b%2Bc~d_e.csv"),
      ("Zürich/東京", "Z%C3%BCrich/%E6%9D%B1%E4%BA%AC", "Z%C3%BCrich%2F%E6%9D%B1%E4%BA%AC"),
      ("", "", ""),
    ])
  func percentEncoding(text: String, path: String, component: String) {
    #expect(AWSPercentEncoding.path(text) == path)
    #expect(AWSPercentEncoding.component(text) == component)
    #expect(AWSPercentEncoding.decode(component) == text)
  }

  @Test("A received query is split into decoded items")
  func queryItems() {
    let items = AWSPercentEncoding.items(ofQuery: "uploads&prefix=td%2Frun%3D1&empty=&odd=100%")
    #expect(items == [.init("uploads", nil), .init("prefix", "td/run=1"), .init("empty", ""), .init("odd", "100%")])
    #expect(AWSPercentEncoding.items(ofQuery: "a=%FF") == nil)
  }

  @Test("A timestamp is whole seconds of UTC and must be a real moment")
  func timestamps() {
    #expect(AWSTimestamp(Date(timeIntervalSince1970: 1_369_353_600.9)).text == "20130524T000000Z")
    #expect(AWSTimestamp("20130524T000000Z")?.date == Date(timeIntervalSince1970: 1_369_353_600))
    #expect(AWSTimestamp("20130524T000000Z")?.day == "20130524")
    for wrong in ["", "20130230T000000Z", "20130524T240000Z", "20130524 000000Z", "2013-05-24T00:00Z"] {
      #expect(AWSTimestamp(wrong) == nil, "\(wrong)")
    }
  }

  @Test("Credentials never print a secret")
  func credentials() {
    let value = AWSCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "hidden-one", sessionToken: "hidden-two")
    var dumped = ""
    dump(value, to: &dumped)
    for text in ["\(value)", String(reflecting: value), dumped, "\([value])"] {
      #expect(!text.contains("hidden"))
      #expect(text.contains("AKIDEXAMPLE"))
    }
  }
}
