import Activation
import Testing

@testable import ObjectStore

@Suite("Bucket policies")
struct BucketPolicyTests {
  private static let account = "111122223333"

  private func denied(_ policy: String) throws -> [String] {
    let policy = try #require(BucketPolicy(Array(policy.utf8)))
    return policy.verdicts(account: Self.account, bucket: "acme", key: "td/run-1.csv.gz")
      .filter { $0.verdict == .denied }.map(\.action)
  }

  private func statement(
    _ effect: String = "Allow", principal: String = #"{"AWS": "arn:aws:iam::111122223333:root"}"#,
    action: String = #""s3:*""#, resource: String = #"["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"]"#, more: String = ""
  ) -> String {
    #"{"Effect": "\#(effect)", "Principal": \#(principal), "Action": \#(action), "Resource": \#(resource)\#(more)}"#
  }

  private func policy(_ statements: String...) -> String {
    #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ","))]}"#
  }

  @Test("the smallest policy is enough, and names nothing that writes")
  func smallest() throws {
    let document = BucketPolicy.smallest(account: Self.account, bucket: "acme", region: "us-east-1")
    let text = JSONText.write(document)
    #expect(try denied(text) == [])
    #expect(!text.contains("Put") && text.contains("arn:aws:s3:::acme/*"))
    let china = JSONText.write(BucketPolicy.smallest(account: Self.account, bucket: "acme", region: "cn-north-1"))
    #expect(china.contains("arn:aws-cn:s3:::acme"))
  }

  @Test("the product document's larger policy, wildcards and single statements are enough, too")
  func enough() throws {
    #expect(try denied(policy(statement())) == [])
    #expect(try denied(policy(statement(principal: #""*""#))) == [])
    #expect(try denied(policy(statement(principal: #"{"AWS": ["999988887777", "111122223333"]}"#))) == [])
    #expect(try denied(policy(statement(action: #"["S3:get*", "s3:List?ucket"]"#))) == [])
    #expect(try denied(policy(statement(resource: #""arn:aws:s3:::ac*""#))) == [])
    #expect(try denied(#"{"Statement": \#(statement())}"#) == [])
  }

  @Test("what is missing is named action by action")
  func missing() throws {
    let all = BucketPolicy.bucketActions + BucketPolicy.objectActions
    #expect(try denied(policy()) == all)
    #expect(try denied(policy(statement(principal: #"{"AWS": "999988887777"}"#))) == all)
    #expect(try denied(policy(statement(resource: #""arn:aws:s3:::acme/*""#))) == BucketPolicy.bucketActions)
    #expect(try denied(policy(statement(resource: #""arn:aws:s3:::acme""#))) == BucketPolicy.objectActions)
    #expect(
      try denied(policy(statement(resource: #"["arn:aws:s3:::acme", "arn:aws:s3:::acme/other/*"]"#)))
        == BucketPolicy.objectActions)
    #expect(try denied(policy(statement(), statement("Deny", action: #""s3:GetObject""#))) == ["s3:GetObject"])
    #expect(try denied(policy(statement(principal: #"{"AWS": "arn:aws:iam::111122223333:role/x"}"#))) == all)
  }

  @Test("a condition leaves the question open")
  func conditional() throws {
    let condition = #", "Condition": {"Bool": {"aws:SecureTransport": "true"}}"#
    let cases = [
      policy(statement(more: condition)), policy(statement(), statement("Deny", principal: #""*""#, more: condition)),
    ]
    for text in cases {
      let policy = try #require(BucketPolicy(Array(text.utf8)))
      let verdicts = policy.verdicts(account: Self.account, bucket: "acme", key: "k").map(\.verdict)
      #expect(verdicts.allSatisfy { $0 == .conditional })
    }
  }

  @Test("a text that is no policy is none", arguments: ["", "{}", "[]", "<xml/>", #"{"Statement""#])
  func noPolicy(text: String) {
    #expect(BucketPolicy(Array(text.utf8)) == nil)
  }

  @Test(
    "a pattern fits as IAM says",
    arguments: [
      ("*", "", true), ("*", "abc", true), ("a*c", "abbc", true), ("a*c", "abcd", false), ("?", "", false),
      ("a?c", "abc", true), ("**a**", "bab", true), ("", "", true), ("", "a", false), ("a*b*c", "axbxbxc", true),
    ])
  func pattern(pattern: String, text: String, fits: Bool) {
    #expect(PolicyStatement.fits(pattern, text) == fits)
  }

  @Test("a pattern made to stall does not")
  func stalling() {
    #expect(!PolicyStatement.fits(String(repeating: "a*", count: 1000) + "b", String(repeating: "a", count: 5000)))
  }
}
