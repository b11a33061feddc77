import Activation
import Foundation
import Sandbox
import Testing
import TestSupport

@Suite("An upload")
struct UploadServiceTests {
  private static let header = "email,first_name,last_name,city,zip,purchase_time,amount\n"
  private static let hash = String(repeating: "0f", count: 32)
  private static let good = "\(hash),,,,,2024-05-01T08:00:00Z,12.30\n"
  private static var dataset: String { Samples.datasetID }

  private static func order(
    _ source: DocumentMap, strategy: String = "ADDITIVE", compression: String = "GZIP", bucket: String
  ) -> DocumentValue {
    var dataSource = source
    dataSource["sourceS3Bucket"] = .text(bucket)
    return [
      "updateStrategy": .text(strategy), "compressionFormat": .text(compression), "countryCode": "US",
      "dataSource": .map(dataSource), "fileFormat": ["csvDataFormat": ["quoteEscapeCharacter": "\""]],
    ]
  }

  /// Starts a sandbox that has the sample data set.
  private func withDataset(_ body: (SandboxClient) async throws -> Void) async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      let created = try await client.advertiserData(
        "POST", "dataSets", try Samples.datasetDefinition(), headers: headers)
      #expect(created.status == 200, "\(created.text)")
      try await body(client)
    }
  }

  private func upload(
    _ client: SandboxClient, _ text: String, strategy: String = "ADDITIVE"
  ) async throws -> DocumentValue {
    try await client.put(gzipped(text), key: "f.csv.gz", tagging: "instanceId=\(client.access.instanceID)")
    let order = Self.order(["sourceFileS3Key": "f.csv.gz"], strategy: strategy, bucket: client.access.bucket)
    return try await client.upload(order, to: Self.dataset)
  }

  @Test("through a manifest stores every row of every file, cell by cell")
  func manifest() async throws {
    try await withDataset { client in
      let tag = "instanceId=amcother%20\(client.access.instanceID)"
      let bucket = client.access.bucket
      try await client.put(gzipped(Self.header + Self.good), key: "run/1.csv.gz", tagging: tag)
      try await client.put(
        gzipped("purchase_time,city\n2024-05-02T00:00:00Z,\(Self.hash)\n"), key: "run/2.csv.gz", tagging: tag)
      let lines = "s3://\(bucket)/run/1.csv.gz\ns3://\(bucket)/run/2.csv.gz\n"
      try await client.put(Array(lines.utf8), key: "run/manifest.txt", tagging: tag)
      let upload = try await client.upload(
        Self.order(["sourceManifestS3Key": "run/manifest.txt"], bucket: bucket), to: Self.dataset)
      #expect(upload["status"] == "SUCCESS" && upload["metrics"]?["OutputRowCount"] == 2, "\(upload)")
      #expect(upload["dataSource"]?["sourceManifestS3Key"] == "run/manifest.txt" && upload["message"] == nil)

      let rows = await client.sandbox.rows(inDataset: Self.dataset)
      #expect(rows.count == 2)
      #expect(rows[0]["email"] == Self.hash && rows[0]["amount"] == "12.30" && rows[0]["city"] == .some(nil))
      #expect(rows[1]["city"] == Self.hash && rows[1]["purchase_time"] == "2024-05-02T00:00:00Z")
      #expect(rows[0].keys.contains("user_id") == false)
    }
  }

  @Test("of a prefix reads every object under it, without compression when so declared")
  func prefix() async throws {
    try await withDataset { client in
      for number in 1...3 {
        try await client.put(
          Array((Self.header + Self.good).utf8), key: "p/\(number).csv",
          tagging: "instanceId=\(client.access.instanceID)")
      }
      let order = Self.order(["sourceS3Prefix": "p/"], compression: "NONE", bucket: client.access.bucket)
      let upload = try await client.upload(order, to: Self.dataset)
      #expect(upload["metrics"]?["OutputRowCount"] == 3, "\(upload)")
    }
  }

  @Test(
    "fails as a whole, naming file, row and column but no value",
    arguments: [
      (header + good + "ada@example.com,,,,,2024-05-01T08:00:00Z,\n", "row 2, column email", "SHA-256"),
      (header + "\(hash),,,,,soon,\n", "row 1, column purchase_time", "TIMESTAMP"),
      (header + "\(hash),,,,,,1.00\n", "row 1, column purchase_time", "null"),
      (header + "\(hash),,,,,2024-05-01T08:00:00Z,1\n", "row 1, column amount", "DECIMAL"),
      (header + "\(hash),2024-05-01T08:00:00Z\n", "row 1", "2 cells"),
      (header + good + "\"open", "row 2", "never closed"),
      ("email,purchase_time,phone\n", "f.csv.gz", "lacks: phone"),
      ("email\n", "column purchase_time", "missing"), ("", "f.csv.gz", "no header row"),
    ])
  func flaws(text: String, place: String, reason: String) async throws {
    try await withDataset { client in
      let upload = try await upload(client, text)
      let message = upload["message"]?.scalarText ?? ""
      #expect(upload["status"] == "FAILED" && upload["metrics"] == [:])
      #expect(message.contains(place) && message.contains(reason), "\(message)")
      #expect(!message.contains("ada@") && !message.contains("soon"))
      #expect(await client.sandbox.rows(inDataset: Self.dataset).isEmpty)
    }
  }

  @Test("fails when the bytes are not exactly one gzip member")
  func compression() async throws {
    try await withDataset { client in
      let member = gzipped(Self.header + Self.good)
      let order = Self.order(["sourceFileS3Key": "f"], bucket: client.access.bucket)
      let cases: [([UInt8], String)] = [
        (member + member, "first gzip member"), (member + [0], "first gzip member"),
        (Array((Self.header + Self.good).utf8), "not gzip"), (member.dropLast(9), "ends in the middle"),
        (member.dropLast(8) + [1, 2, 3, 4, 5, 6, 7, 8], "damaged"),
      ]
      for (bytes, reason) in cases {
        try await client.put(bytes, key: "f", tagging: "instanceId=\(client.access.instanceID)")
        let upload = try await client.upload(order, to: Self.dataset)
        #expect(upload["status"] == "FAILED")
        #expect(upload["message"]?.scalarText?.contains(reason) == true, "\(upload)")
      }
    }
  }

  @Test("fails when an object is missing, untagged, ill named or elsewhere")
  func objects() async throws {
    try await withDataset { client in
      let bucket = client.access.bucket
      let tag = "instanceId=\(client.access.instanceID)"
      func message(_ source: DocumentMap, bucket: String = bucket) async throws -> String? {
        let upload = try await client.upload(Self.order(source, bucket: bucket), to: Self.dataset)
        return upload["message"]?.scalarText
      }
      #expect(try await message(["sourceFileS3Key": "no.gz"]) == "No such file or directory 's3://\(bucket)/no.gz'")
      #expect(try await message(["sourceS3Prefix": "none/"]) == "No such file or directory 's3://\(bucket)/none/'")
      #expect(try await message(["sourceFileS3Key": "f"], bucket: "absent")?.contains("absent does not exist") == true)

      try await client.put(Array("s3://\(bucket)/gone.gz\n".utf8), key: "m.txt", tagging: tag)
      #expect(
        try await message(["sourceManifestS3Key": "m.txt"]) == "No such file or directory 's3://\(bucket)/gone.gz'")
      try await client.put(gzipped(Self.header), key: "untagged.gz")
      #expect(try await message(["sourceFileS3Key": "untagged.gz"])?.contains("tag instanceId") == true)
      try await client.put(gzipped(Self.header), key: "other.gz", tagging: "instanceId=amcsandboxtest")
      #expect(try await message(["sourceFileS3Key": "other.gz"])?.contains("tag instanceId") == true)
      try await client.put(gzipped(Self.header), key: "run/_hidden.gz", tagging: tag)
      #expect(try await message(["sourceFileS3Key": "run/_hidden.gz"])?.contains("may not begin") == true)
    }
  }

  @Test("replaces or keeps partitions as its strategy says")
  func strategies() async throws {
    try await withDataset { client in
      func row(_ day: String) -> String { "\(Self.hash),,,,,\(day)T08:00:00Z,\n" }
      _ = try await upload(client, Self.header + row("2024-05-01") + row("2024-05-02"))
      let kept = try await upload(
        client, Self.header + row("2024-05-02") + row("2024-05-03"), strategy: "OVERLAP_KEEP")
      #expect(kept["metrics"]?["OutputRowCount"] == 1)
      #expect(await client.sandbox.rows(inDataset: Self.dataset).count == 3)
      _ = try await upload(client, Self.header + row("2024-05-09"), strategy: "FULL_REPLACE")
      let rows = await client.sandbox.rows(inDataset: Self.dataset)
      #expect(rows.map { $0["purchase_time"] } == ["2024-05-09T08:00:00Z"])
    }
  }

  @Test("is SUBMITTED at first, is listed by its state, and is unknown under another data set")
  func listing() async throws {
    try await SandboxClient.with(.init(processingDelay: .seconds(600))) { client in
      let headers = try await client.callerHeaders()
      _ = try await client.advertiserData("POST", "dataSets", try Samples.datasetDefinition(), headers: headers)
      let order = Self.order(["sourceFileS3Key": "f"], bucket: client.access.bucket)
      let accepted = try await client.advertiserData("POST", "uploads/\(Self.dataset)", order, headers: headers)
      #expect(accepted.json["status"] == "SUBMITTED")
      let identifier = try #require(accepted.json["uploadId"]?.scalarText)
      func count(_ query: String) async throws -> Int? {
        try await client.advertiserData("POST", "uploads/list?\(query)", headers: headers).json["uploads"]?.list?.count
      }
      #expect(try await count("dataSetId=\(Self.dataset)&status=SUBMITTED") == 1)
      #expect(try await count("status=SUCCESS") == 0)
      #expect(try await count("createdAt=2020-01-01T00:00:00Z&createdAtComparator=GTE") == 1)
      #expect(try await count("createdAt=2020-01-01T00:00:00Z&createdAtComparator=LT") == 0)
      #expect(try await count("dataSetId=other") == 0)
      let elsewhere = try await client.advertiserData("GET", "uploads/other/\(identifier)", headers: headers)
      #expect(elsewhere.status == 404)
    }
  }
}
