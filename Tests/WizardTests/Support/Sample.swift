import Activation
import Documents
import ExportEngine
import Foundation

/// An activation with invented customers, complete and without mistakes.
enum Sample {
  static let path = "/home/invented/activations/loyalty-purchases.yaml"

  static var draft: Draft {
    Draft(
      activation: [
        "activation": "loyalty-purchases", "connection": "acme-us",
        "source": ["csv": ["path": "customers.csv"]],
        "output_mapping": [
          "export_all_columns": true, "columns": [["source": "customer_email", "output": "email"]],
        ],
        "result_settings": [
          "type": "amazon_marketing_cloud", "target": "dataset", "operation": "upload", "dataset_id": "loyalty_v1",
          "create_dataset": true, "dataset_definition": definition, "update_strategy": "additive",
          "country_code": "US", "bucket": "acme-amc-upload", "path_prefix": "td/loyalty/",
          "file_name_prefix": "loyalty_", "clean_upload_file": true,
        ],
        "schedule": ["timezone": "America/Los_Angeles"],
      ], connection: connection)
  }

  static let connection: DocumentValue = [
    "connection": "acme-us", "type": "amazon_marketing_cloud", "amc_instance_id": "amcr1aaaa1a",
    "login": [
      "region": "NA", "client_id": "amzn1.application-oa2-client.0a1b", "client_secret": "env:AMAZON_CLIENT_SECRET",
      "refresh_token": "file:/run/secrets/refresh_token",
    ],
    "s3": [
      "region": "us-east-1", "auth_method": "basic", "access_key_id": "env:AWS_ACCESS_KEY_ID",
      "secret_access_key": "env:AWS_SECRET_ACCESS_KEY",
    ],
  ]

  private static let definition: DocumentValue = [
    "dataSet": [
      "dataSetId": "loyalty_v1", "period": "P1D",
      "columns": [
        column("email", ["externalUserIdType": ["hashedPii": "EMAIL"]]),
        column("first_name", ["externalUserIdType": ["hashedPii": "FIRST_NAME"]]),
        column("zip", ["externalUserIdType": ["hashedPii": "ZIP"]]),
        [
          "name": "bought_at", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "nullable": false,
          "isMainEventTime": true,
        ],
        ["name": "amount", "columnType": "METRIC", "dataType": "DECIMAL"],
      ],
    ]
  ]

  private static func column(_ name: String, _ identity: DocumentMap) -> DocumentValue {
    var map: DocumentMap = ["name": .text(name), "columnType": "DIMENSION", "dataType": "STRING"]
    for entry in identity.entries { map[entry.key] = entry.value }
    return .map(map)
  }

  static let rows = """
    customer_email,first_name,zip,bought_at,amount,notes
    Ada.Okafor@Example.com,Ada,02139,2026-04-01T20:50:00Z,12.345,likes tea
    b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514,,10001,1775076670,7,
    no address,Sam,94103,soon,1.10,
    nia@example.org,Nïa,1,2026-04-02,3,
    """

  static var file: DraftFile { DraftFile(draft: draft, path: path) }

  static func file(_ change: (inout Draft) -> Void) -> DraftFile {
    var draft = draft
    change(&draft)
    return DraftFile(draft: draft, path: path)
  }
}

/// A folder that holds the sample's rows and is removed with the value.
final class SampleFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/wizard-tests-\(UUID().uuidString)"
    try AtomicFile.write(Sample.rows, to: "\(path)/activations/customers.csv")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var home: Home { Home(folder: path, stateFolder: path + "/state") }
  var engine: Engine { Engine(EngineSurroundings(home: home, secrets: SecretResolver(environment: [:]))) }
  var file: DraftFile { DraftFile(draft: Sample.draft, path: home.activationPath("loyalty-purchases")) }
}
