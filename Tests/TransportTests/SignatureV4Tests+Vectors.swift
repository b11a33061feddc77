import Foundation

@testable import Transport

extension SignatureV4Tests {
  /// From “Examples: Signature Calculations” (docs.aws.amazon.com/AmazonS3) and AWS's Signature Version 4 test suite.
  static let published: [SignatureVector] = s3Guide + suite

  private static let s3Guide: [SignatureVector] = [
    guide(
      "GET object", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", "GET", "/test.txt",
      headers: [.init("Range", "bytes=0-9")]),
    guide(
      "PUT object", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd", "PUT", "/test%24file.text",
      headers: [.init("Date", "Fri, 24 May 2013 00:00:00 GMT"), .init("x-amz-storage-class", "REDUCED_REDUNDANCY")],
      body: "Welcome to Amazon S3."),
    guide(
      "GET bucket lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543", "GET", "/",
      query: [.init("lifecycle", nil)]),
    guide(
      "GET bucket", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7", "GET", "/",
      query: [.init("max-keys", "2"), .init("prefix", "J")]),
  ]

  private static func guide(
    _ name: String, _ signature: String, _ method: String, _ path: String,
    query: [SignatureV4Request.QueryItem] = [], headers: [SignatureV4Request.Header] = [], body: String = ""
  ) -> SignatureVector {
    SignatureVector(
      name: name, rules: .s3(region: "us-east-1"), time: "20130524T000000Z",
      request: SignatureV4Request(
        method: method, path: path, query: query,
        headers: headers + [.init("Host", "examplebucket.s3.amazonaws.com")],
        payloadHash: SignatureV4.payloadHash(of: Data(body.utf8))),
      signature: signature)
  }

  private static let suite: [SignatureVector] = [
    suite("get-vanilla", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    suite("post-vanilla", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b", method: "POST"),
    suite(
      "get-vanilla-query-order-key-case", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
      query: [.init("Param2", "value2"), .init("Param1", "value1")]),
    suite("get-utf8", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85", path: "/ሴ"),
    suite(
      "get-relative-relative", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
      path: "/example1/example2/../.."),
    suite("get-slash", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31", path: "//"),
    suite(
      "get-header-value-trim", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
      headers: [.init("My-Header1", " value1"), .init("My-Header2", " \"a   b   c\"")]),
    suite(
      "get-header-key-duplicate", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
      headers: [.init("My-Header1", "value2"), .init("My-Header1", "value2"), .init("My-Header1", "value1")]),
  ]

  private static func suite(
    _ name: String, _ signature: String, method: String = "GET", path: String = "/",
    query: [SignatureV4Request.QueryItem] = [], headers: [SignatureV4Request.Header] = []
  ) -> SignatureVector {
    SignatureVector(
      name: name, rules: SignatureV4(region: "us-east-1", service: "service"), time: "20150830T123600Z",
      request: SignatureV4Request(
        method: method, path: path, query: query, headers: [.init("Host", "example.amazonaws.com")] + headers),
      secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", signature: signature)
  }

  /// Computed once with botocore's S3SigV4Auth and SigV4Auth at a fixed time.
  static let botocore: [SignatureVector] = [
    local(
      "put with a tag", "b68a90d59435833afe81959a4c327d4a51cc72960c1b5ec751d8644ca1bf9de7", "PUT",
      "/acme/dt%3D2024-01-01/a%20b%2Bc.csv.gz", region: "eu-central-1",
      headers: [.init("x-amz-tagging", "instanceId=amcr1aaaa1a")], body: "hello"),
    local(
      "list", "4ac8630213b5ec366d92086bfeda1c255d40780cde9b8f9c08414f90f60115b6", "GET", "/acme",
      query: [.init("list-type", "2"), .init("prefix", "td/run=1/"), .init("continuation-token", "a+b=")]),
    local(
      "create a multipart upload", "d68efddc81767873d581ca9fe0b0ebd8d65a83631826bb10db82df244364bc62", "POST",
      "/acme/k", query: [.init("uploads", nil)]),
    local(
      "session token and other scripts", "fc078ee99fadb017420da08424e7135d0551d153cf24e002b87f89d53a9cc26a", "GET",
      "/acme/Z%C3%BCrich/%E6%9D%B1%E4%BA%AC.csv", sessionToken: "SESSION/TOKEN+EXAMPLE=="),
    service(
      "sts", "ad7686d110d625b1ff6d05b32e60a94b2ce775c708fa978aa04f289dc2d28ed5", "POST", "/",
      host: "sts.us-east-1.amazonaws.com",
      headers: [.init("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
      body: "Action=GetCallerIdentity&Version=2011-06-15"),
    service(
      "execute-api", "75c85f7840bde89d233b391ee8d9f9ae67ea74e9608b19199d7b04117c80deb3", "GET",
      "/a%20b/./c//d/../e/", host: "example.amazonaws.com",
      query: [.init("Param2", "v 2"), .init("Param1", "v1")]),
  ]

  private static func local(
    _ name: String, _ signature: String, _ method: String, _ path: String, region: String = "us-east-1",
    query: [SignatureV4Request.QueryItem] = [], headers: [SignatureV4Request.Header] = [], body: String = "",
    sessionToken: String? = nil
  ) -> SignatureVector {
    SignatureVector(
      name: name, rules: .s3(region: region), time: "20261123T120000Z",
      request: SignatureV4Request(
        method: method, path: path, query: query, headers: [.init("host", "127.0.0.1:9000")] + headers,
        payloadHash: SignatureV4.payloadHash(of: Data(body.utf8))),
      sessionToken: sessionToken, secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", signature: signature)
  }

  private static func service(
    _ name: String, _ signature: String, _ method: String, _ path: String, host: String,
    query: [SignatureV4Request.QueryItem] = [], headers: [SignatureV4Request.Header] = [], body: String = ""
  ) -> SignatureVector {
    SignatureVector(
      name: name, rules: SignatureV4(region: "us-east-1", service: name), time: "20261123T120000Z",
      request: SignatureV4Request(
        method: method, path: path, query: query, headers: [.init("host", host)] + headers,
        payloadHash: SignatureV4.payloadHash(of: Data(body.utf8))),
      secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", signature: signature)
  }
}
