import Activation
import Documents
import Foundation
import Sandbox

/// A private home in a temporary folder, with a connection to the sandbox, the sample and its activation.
struct DemoHome {
  static let activationName = "loyalty-purchases"
  let folder: String

  /// - Throws: when the folder or a file in it cannot be written.
  init(_ access: SandboxAccess) throws {
    var template = Array("\(NSTemporaryDirectory())amc-export-demo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try writeConnection(access)
    try AtomicFile.write(Array(try Samples.customersCSV()), to: "\(folder)/data/customers.csv")
    try AtomicFile.write(YAMLText.write(try Self.activation(access)), to: home.activationPath(Self.activationName))
  }

  var home: Home { Home(folder: folder, stateFolder: "\(folder)/state") }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func writeConnection(_ access: SandboxAccess) throws {
    for secret in SandboxAccess.Secret.allCases { try AtomicFile.write(access.value(of: secret), to: path(of: secret)) }
    let document = access.connectionDocument { "file:\(path(of: $0))" }
    try AtomicFile.write(YAMLText.write(document), to: home.connectionPath("sandbox"))
  }

  private func path(of secret: SandboxAccess.Secret) -> String { "\(folder)/private/\(secret.rawValue)" }

  private static func activation(_ access: SandboxAccess) throws -> DocumentValue {
    let definition = try Samples.datasetDefinition()
    let datasetID = definition["dataSet"]?["dataSetId"] ?? .null
    return [
      "activation": .text(activationName), "connection": "sandbox",
      "source": ["csv": ["path": "../data/customers.csv"]],
      "output_mapping": [
        "export_all_columns": true, "columns": [["source": "customer_email", "output": "email"]],
      ],
      "result_settings": [
        "type": "amazon_marketing_cloud", "target": "dataset", "operation": "upload", "dataset_id": datasetID,
        "create_dataset": true, "dataset_definition": definition, "update_strategy": "additive", "country_code": "US",
        "bucket": .text(access.bucket), "path_prefix": "amc-export/demo/", "file_name_prefix": "loyalty_",
        "wait_until_finish": true, "clean_upload_file": true,
      ],
    ]
  }
}
