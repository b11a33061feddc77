import Activation
import Testing

@testable import Sandbox

@Suite("A create-upload request")
struct UploadOrderTests {
  private static let valid: DocumentMap = [
    "updateStrategy": "ADDITIVE", "compressionFormat": "GZIP",
    "dataSource": ["sourceS3Bucket": "acme-upload", "sourceManifestS3Key": "run/manifest.txt"],
    "fileFormat": ["csvDataFormat": ["quoteEscapeCharacter": "\"\""]],
  ]

  private static func dimension(identity: Bool) throws -> RemoteDataset {
    var column: DocumentMap = ["name": "c", "columnType": "DIMENSION", "dataType": "STRING"]
    if identity { column["externalUserIdType"] = ["hashedPii": "EMAIL"] }
    return try RemoteDataset(["dataSetId": "d", "columns": [.map(column)]])
  }

  @Test("is read with the dialect it declares")
  func read() throws {
    var body = Self.valid
    body["countryCode"] = "US"
    let order = try UploadOrder(.map(body), for: try Self.dimension(identity: true))
    #expect(order.source == .manifest("run/manifest.txt") && order.bucket == "acme-upload")
    #expect(order.format == .csv(CSVDialect(escape: UInt8(ascii: "\""))))
    #expect(order.countryCode == "US" && order.strategy == .additive)
  }

  @Test(
    "is refused when a key does not fit",
    arguments: [
      ("updateStrategy", "MERGE", "updateStrategy must"), ("updateStrategy", nil, "updateStrategy must"),
      ("updateStrategy", "OVERLAP_KEEP", "not allowed"), ("updateStrategy", "OVERLAP_REPLACE", "not allowed"),
      ("compressionFormat", "gzip", "compressionFormat"), ("countryCode", "US", "does not contain identity"),
      ("dataSource", ["sourceS3Bucket": "ab", "sourceS3Prefix": "x"], "sourceS3Bucket"),
      ("dataSource", ["sourceS3Bucket": "abc"], "exactly one"),
      ("dataSource", ["sourceS3Bucket": "abc", "sourceS3Prefix": "x", "sourceFileS3Key": "y"], "exactly one"),
      ("fileFormat", nil, "fileFormat"), ("fileFormat", ["jsonDataFormat": "ARRAY"], "fileFormat"),
      ("fileFormat", ["csvDataFormat": [:], "jsonDataFormat": "LINES"], "fileFormat"),
      ("fileFormat", ["csvDataFormat": ["fieldDelimiter": "||"]], "fieldDelimiter"),
    ] as [(String, DocumentValue?, String)])
  func refused(key: String, value: DocumentValue?, problem: String) throws {
    var body = Self.valid
    body[key] = value
    let refusal = try #require(throws: MarketingCloudRefusal.self) {
      try UploadOrder(.map(body), for: try Self.dimension(identity: false))
    }
    #expect(refusal.status == 400)
    #expect(refusal.problems.count == 1 && refusal.problems[0].contains(problem), "\(refusal.problems)")
  }

  @Test("reads its manifest line by line")
  func manifest() throws {
    let place = ObjectLocation(bucket: "b", key: "m.txt")
    let text = "s3://one/a b.csv.gz\r\ns3://two/dt=1/c.csv.gz\n\n"
    let locations = try Manifest.locations(in: Array(text.utf8), of: place)
    #expect(locations == [.init(bucket: "one", key: "a b.csv.gz"), .init(bucket: "two", key: "dt=1/c.csv.gz")])
  }

  @Test(
    "refuses a manifest that is none",
    arguments: ["", "\n", "run/part.csv.gz\n", "s3://bucket\n", "s3://b/k\ns3://b/k\n", "[\"s3://b/k\"]", manyBuckets])
  func badManifest(text: String) {
    let place = ObjectLocation(bucket: "b", key: "m.txt")
    #expect(throws: UploadFlaw.self) { try Manifest.locations(in: Array(text.utf8), of: place) }
  }

  private static let manyBuckets = (0...100).map { "s3://bucket-\($0)/k\n" }.joined()
}
