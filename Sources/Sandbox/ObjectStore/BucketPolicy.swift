import Activation

/// A bucket policy, as far as it lets another account read (contract 9.1). Statements with conditions do not count.
struct BucketPolicy: Sendable {
  private let statements: [DocumentValue]

  /// A text that is no policy allows nothing.
  init(_ text: String?) {
    let document = text.flatMap { try? JSONText.read(Array($0.utf8)) }
    let value = document?["Statement"]
    statements = value?.list ?? (value?.map == nil ? [] : [value].compactMap { $0 })
  }

  /// What AMC needs to read the bucket's files (contract 9.1).
  static func forReader(_ account: String, bucket: String) -> String {
    let document: DocumentValue = [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Effect": "Allow", "Principal": ["AWS": .text("arn:aws:iam::\(account):root")],
          "Action": [
            "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:GetObjectTagging", "s3:GetBucketTagging",
          ],
          "Resource": [.text("arn:aws:s3:::\(bucket)"), .text("arn:aws:s3:::\(bucket)/*")],
        ]
      ],
    ]
    return JSONText.write(document)
  }

  /// - Parameter resource: `bucket` or `bucket/key`.
  func permits(_ account: String, _ action: String, on resource: String) -> Bool {
    func matches(_ effect: String) -> Bool {
      statements.contains { statement in
        statement["Effect"]?.scalarText == effect && statement["Condition"] == nil
          && Self.names(account, in: statement["Principal"])
          && Self.texts(statement["Action"]).contains { Self.fits($0.lowercased(), action.lowercased()) }
          && Self.texts(statement["Resource"]).contains { Self.fits($0, "arn:aws:s3:::\(resource)") }
      }
    }
    return matches("Allow") && !matches("Deny")
  }

  private static func names(_ account: String, in principal: DocumentValue?) -> Bool {
    let named = principal?.map == nil ? texts(principal) : texts(principal?["AWS"])
    return named.contains { ["*", account, "arn:aws:iam::\(account):root"].contains($0) }
  }

  private static func texts(_ value: DocumentValue?) -> [String] {
    value?.list?.compactMap(\.scalarText) ?? [value?.scalarText].compactMap { $0 }
  }

  /// `*` stands for any run of characters, `?` for one.
  private static func fits(_ pattern: String, _ text: String) -> Bool {
    var reachable: Set<Int> = [0]
    let characters = Array(text)
    for sign in pattern {
      switch sign {
      case "*": if let first = reachable.min() { reachable = Set(first...characters.count) }
      case "?": reachable = Set(reachable.filter { $0 < characters.count }.map { $0 + 1 })
      default: reachable = Set(reachable.filter { $0 < characters.count && characters[$0] == sign }.map { $0 + 1 })
      }
    }
    return reachable.contains(characters.count)
  }
}
