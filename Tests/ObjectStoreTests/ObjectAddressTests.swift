import Testing

@testable import ObjectStore

@Suite("Addresses of objects")
struct ObjectAddressTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bucket: String
    let key: String?
    let endpoint: String?
    let url: String
    let host: String
  }

  @Test(
    "a bucket is addressed by host at AWS and by path elsewhere",
    arguments: [
      Case(
        testDescription: "AWS", bucket: "acme", key: "a/b.csv.gz", endpoint: nil,
        url: "https://acme.s3.eu-west-1.amazonaws.com/a/b.csv.gz", host: "acme.s3.eu-west-1.amazonaws.com"),
      Case(
        testDescription: "AWS, the bucket itself", bucket: "acme", key: nil, endpoint: nil,
        url: "https://acme.s3.eu-west-1.amazonaws.com/", host: "acme.s3.eu-west-1.amazonaws.com"),
      Case(
        testDescription: "a name with dots, which a wildcard certificate does not cover", bucket: "acme.amc", key: "a",
        endpoint: nil, url: "https://s3.eu-west-1.amazonaws.com/acme.amc/a", host: "s3.eu-west-1.amazonaws.com"),
      Case(
        testDescription: "an endpoint with a port", bucket: "acme", key: "a", endpoint: "http://127.0.0.1:9000",
        url: "http://127.0.0.1:9000/acme/a", host: "127.0.0.1:9000"),
      Case(
        testDescription: "an endpoint with a base path", bucket: "acme", key: "a",
        endpoint: "https://store.example.com/s3", url: "https://store.example.com/s3/acme/a", host: "store.example.com"),
      Case(
        testDescription: "blank, plus, tilde and an accent in the key", bucket: "acme", key: "a b/c+d~é",
        endpoint: "https://store.example.com", url: "https://store.example.com/acme/a%20b/c%2Bd~%C3%A9",
        host: "store.example.com"),
    ])
  func address(_ example: Case) {
    let address = ObjectAddress(
      bucket: example.bucket, key: example.key, endpoint: example.endpoint, region: "eu-west-1")
    #expect(address.origin + address.path == example.url)
    #expect(address.host == example.host)
  }
}
