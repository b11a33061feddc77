import Activation
import Testing

@testable import Sandbox

@Suite("A data-set definition")
struct DatasetReadingTests {
  private static let event: DocumentValue = [
    "name": "at", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "isMainEventTime": true, "nullable": false,
  ]
  private static let email: DocumentValue = [
    "name": "email", "columnType": "DIMENSION", "dataType": "STRING", "externalUserIdType": ["hashedPii": "EMAIL"],
  ]

  @Test("is shown again with its defaults filled in and the user id columns added")
  func defaults() throws {
    let dataset = try RemoteDataset([
      "dataSetId": "sales_1", "description": nil, "countryCode": "US", "fileFormat": "ignored",
      "columns": [Self.email, Self.event],
    ])
    let shown = dataset.document
    #expect(shown["period"] == "P1D" && shown["countryCode"] == "US" && shown["description"] == nil)
    let names = shown["columns"]?.list?.compactMap { $0["name"]?.scalarText }
    #expect(names == ["email", "at", "user_id", "user_id_type"])
    let column = try #require(shown["columns"]?.list?.first)
    #expect(column["nullable"] == true && column["isMainEventTime"] == false)
    #expect(column["requiresOneWayHashing"] == false && column["externalUserIdType"] == ["hashedPii": "EMAIL"])
  }

  @Test("without identity gets no user id columns, without event time no period")
  func plain() throws {
    let column: DocumentValue = ["name": "sku", "columnType": "METRIC", "dataType": "STRING"]
    let dataset = try RemoteDataset(["dataSetId": "skus", "columns": [column]])
    #expect(dataset.columns.map(\.name) == ["sku"] && !dataset.isFact && dataset.document["period"] == nil)
  }

  @Test(
    "is refused with one entry a problem",
    arguments: [
      (["dataSetId": "Sales", "columns": [email]], "dataSetId"),
      (["dataSetId": "list", "columns": [email]], "dataSetId"),
      (["dataSetId": "d"], "columns is required"),
      (["dataSetId": "d", "columns": [email, email]], "2 times"),
      (
        [
          "dataSetId": "d",
          "columns": [event, ["name": "b", "columnType": "DIMENSION", "dataType": "DATE", "isMainEventTime": true]],
        ], "one column only"
      ),
      (
        [
          "dataSetId": "d",
          "columns": [["name": "b", "columnType": "DIMENSION", "dataType": "STRING", "isMainEventTime": true]],
        ], "TIMESTAMP or DATE"
      ),
      (["dataSetId": "d", "columns": [["name": "b", "columnType": "DIMENSION", "dataType": "DOUBLE"]]], "dataType"),
      (["dataSetId": "d", "columns": [["name": "b", "columnType": "SUM", "dataType": "LONG"]]], "columnType"),
      (["dataSetId": "d", "columns": [["columnType": "METRIC", "dataType": "LONG"]]], "name is required"),
      (
        [
          "dataSetId": "d",
          "columns": [["name": "b", "columnType": "METRIC", "dataType": "STRING", "isMainUserId": true]],
        ], "METRIC"
      ),
      (
        [
          "dataSetId": "d",
          "columns": [["name": "b", "columnType": "METRIC", "dataType": "STRING", "isCountryCode": true]],
        ], "isCountryCode"
      ),
      (
        [
          "dataSetId": "d",
          "columns": [["name": "b", "columnType": "DIMENSION", "dataType": "STRING", "nullable": "yes"]],
        ], "nullable"
      ),
      (
        [
          "dataSetId": "d",
          "columns": [["name": "b", "columnType": "DIMENSION", "dataType": "STRING", "consentType": "GDPR"]],
        ], "consentType"
      ),
      (
        [
          "dataSetId": "d",
          "columns": [
            ["name": "b", "columnType": "DIMENSION", "dataType": "STRING", "externalUserIdType": ["hashedPii": "AGE"]]
          ],
        ], "externalUserIdType"
      ),
      (
        [
          "dataSetId": "d",
          "columns": [
            [
              "name": "b", "columnType": "DIMENSION", "dataType": "STRING",
              "externalUserIdType": ["hashedPii": "EMAIL", "externalIdentity": "MAID"],
            ]
          ],
        ], "externalUserIdType"
      ),
      (["dataSetId": "d", "period": "P7D", "columns": [event]], "period must"),
      (["dataSetId": "d", "period": "P1D", "columns": [email]], "period is for"),
      (["dataSetId": "d", "countryCode": "USA", "columns": [email]], "two capital letters"),
      (["dataSetId": "d", "countryCode": "US", "columns": [event]], "does not contain identity"),
    ] as [(DocumentValue, String)])
  func refused(definition: DocumentValue, problem: String) throws {
    let refusal = try #require(throws: MarketingCloudRefusal.self) { try RemoteDataset(definition) }
    #expect(refusal.status == 400)
    #expect(refusal.problems.count == 1 && refusal.problems[0].contains(problem), "\(refusal.problems)")
  }

  @Test("may have a hundred columns and not one more")
  func columnLimit() throws {
    func columns(_ count: Int) -> DocumentValue {
      .list((0..<count).map { ["name": .text("c\($0)"), "columnType": "METRIC", "dataType": "LONG"] })
    }
    #expect(try RemoteDataset(["dataSetId": "d", "columns": columns(100)]).columns.count == 100)
    #expect(throws: MarketingCloudRefusal.self) { try RemoteDataset(["dataSetId": "d", "columns": columns(101)]) }
  }
}
