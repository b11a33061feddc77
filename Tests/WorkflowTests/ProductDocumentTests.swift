import Activation
import Foundation
import Testing

@testable import Workflow

@Suite("The product document's workflows, as printed")
struct ProductDocumentTests {
  private static let files = [
    "upload.sql": "SELECT email FROM people", "delete.sql": "SELECT email FROM gone", "audience.sql": "SELECT 1",
  ]

  private static func source(_ query: String) -> DocumentValue {
    [
      "treasure_data": [
        "site": "us01", "api_key": "env:TD_API_KEY", "database": "amc_db", "engine": "trino", "query": .text(query),
      ]
    ]
  }

  static let expected: [(String, String, DocumentValue)] = [
    (
      "upload", "SELECT email FROM people",
      [
        "type": "amazon_marketing_cloud", "target": "dataset", "operation": "upload", "dataset_id": "dataset_id",
        "bucket": "bucket_name", "path_prefix": "path_prefix/", "file_name_prefix": "file_name_prefix",
        "wait_until_finish": true, "clean_upload_file": true,
      ]
    ),
    (
      "create", "SELECT email FROM people",
      [
        "type": "amazon_marketing_cloud", "target": "dataset", "operation": "upload", "dataset_id": "dataset_id",
        "create_dataset": true, "dataset_definition": "dataset_definition_in_json_string", "bucket": "bucket_name",
        "path_prefix": "path_prefix", "file_name_prefix": "file_name_prefix", "wait_until_finish": true,
        "clean_upload_file": true,
      ]
    ),
    (
      "delete", "SELECT email FROM gone",
      ["type": "amazon_marketing_cloud", "target": "dataset", "operation": "delete"]
    ),
    (
      "audience", "SELECT 1",
      [
        "type": "amazon_marketing_cloud", "target": "rule_based_audiences", "amc_instance_id": "amc_instance_id",
        "amc_account_id": "amc_account_id", "audience_name": "test_audience",
        "audience_description": "test audience description", "advertiser_id": 123,
        "query": "SELECT user_id FROM dsp_impressions", "time_window_start": "2023-06-25T00:00:00",
        "time_window_end": "2023-07-25T00:00:00", "refresh_rate_days": 1, "time_window_relative": false,
      ]
    ),
  ]

  @Test("each is imported whole", arguments: expected)
  func imports(name: String, query: String, settings: DocumentValue) throws {
    let imported = Project.importing(try Project.example(name), name: name, files: Self.files)
    #expect(
      imported.only == [
        "activation": .text(name), "connection": "new_amc_auth", "source": Self.source(query),
        "result_settings": settings,
      ])
  }

  @Test(
    "each repair is told: 143 no-break spaces in the document, 80 of them here, and the eight keys that lost their place",
    arguments: [("upload", 19, 2), ("create", 19, 1), ("delete", 23, 1), ("audience", 19, 1)])
  func tellsRepairs(name: String, blanks: Int, repairs: Int) throws {
    let imported = Project.importing(try Project.example(name), name: name, files: Self.files)
    #expect(imported.issues.allSatisfy { $0.severity == .warning && $0.code == .repaired })
    #expect(imported.issues.count == repairs)
    #expect(imported.issues.first?.message.contains("\(blanks) no-break spaces") == true)
    if name == "upload" {
      let moved = try #require(imported.issues.last)
      for key in ["target", "operation", "dataset_id", "bucket", "path_prefix", "clean_upload_file"] {
        #expect(moved.message.contains(key))
      }
      #expect(moved.message.contains("+amc_task"))
    }
  }

  @Test("without its SQL file a workflow is imported with a warning and no query")
  func missesQuery() throws {
    let imported = Project.importing(try Project.example("create"), name: "create", files: [:])
    #expect(imported.only?["source"]?["treasure_data"]?["database"] == "amc_db")
    #expect(imported.only?["source"]?["treasure_data"]?["query"] == nil)
    #expect(imported.issues.contains { $0.code == .fileMissing && $0.message.contains("upload.sql") })
  }
}
