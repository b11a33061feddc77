import Activation
import Sandbox
import Testing

@Suite("The data-set resource")
struct DatasetServiceTests {
  @Test("creates, shows, lists, changes and deletes")
  func life() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      let definition = try Samples.datasetDefinition()
      let id = Samples.datasetID
      let created = try await client.advertiserData("POST", "dataSets", definition, headers: headers)
      #expect(created.json == ["dataSetId": .text(id), "instanceId": .text(client.access.instanceID)])
      let type = created.headers["content-type"]
      #expect(type == "application/vnd.amcadvertiserdataset.v1+json")
      let again = try await client.advertiserData("POST", "dataSets", definition, headers: headers)
      #expect(again.status == 400 && again.json["details"]?.scalarText?.contains(id) == true)

      let changed = try await client.advertiserData("PUT", "dataSets/\(id)", ["description": "new"], headers: headers)
      #expect(changed.json["dataSet"]?["description"] == "new")
      let listed = try await client.advertiserData("POST", "dataSets/list?maxResults=10", headers: headers)
      #expect(listed.json["dataSets"]?.list?.first?["dataSetId"] == .text(id))
      #expect(try await client.advertiserData("DELETE", "dataSets/\(id)", headers: headers).status == 200)
      let gone = try await client.advertiserData("GET", "dataSets/\(id)", headers: headers)
      #expect(gone.status == 404 && gone.json["errors"] == [])
      #expect(gone.json["details"] == .text("Data set \(id) not found"))
    }
  }

  @Test("adds and deletes columns, but none that AMC needs")
  func columns() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      _ = try await client.advertiserData("POST", "dataSets", try Samples.datasetDefinition(), headers: headers)
      let path = "dataSets/\(Samples.datasetID)/columns"
      let column: DocumentValue = ["column": ["name": "store", "columnType": "DIMENSION", "dataType": "STRING"]]
      let added = try await client.advertiserData("POST", path, column, headers: headers)
      #expect(added.json["dataSet"]?["columns"]?.list?.last?["name"] == "store")
      #expect(try await client.advertiserData("POST", path, column, headers: headers).status == 400)
      #expect(try await client.advertiserData("DELETE", "\(path)/purchase_time", headers: headers).status == 400)
      #expect(try await client.advertiserData("DELETE", "\(path)/absent", headers: headers).status == 404)
      #expect(try await client.advertiserData("DELETE", "\(path)/store", headers: headers).status == 200)
    }
  }

  @Test(
    "takes its own media type and plain JSON only",
    arguments: [
      ("application/vnd.amcadvertiserdataset.v1+json", 200), ("application/json; charset=utf-8", 200),
      ("application/vnd.amcadvertiserdataupload.v1+json", 415), ("text/plain", 415),
    ])
  func mediaTypes(type: String, status: Int) async throws {
    try await SandboxClient.with { client in
      var headers = try await client.callerHeaders()
      headers["content-type"] = type
      let answer = try await client.advertiserData(
        "POST", "dataSets", try Samples.datasetDefinition(), headers: headers)
      #expect(answer.status == status, "\(answer.text)")
    }
  }

  @Test("answers what is no JSON with 400")
  func notJSON() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      let path = "/amc/advertiserData/\(client.access.instanceID)/dataSets"
      let answer = try await client.send("POST", path, headers: headers, body: Array("{".utf8))
      #expect(answer.status == 400 && answer.json["code"] == "400")
      let unwrapped = try await client.advertiserData("POST", "dataSets", ["dataSetId": "d"], headers: headers)
      #expect(unwrapped.json["details"] == "dataSet is required")
    }
  }
}
