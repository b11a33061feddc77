import Activation
import Foundation

/// Invented data to try an export with.
public enum Samples {
  /// The data set the sample file goes into.
  public static let datasetID = "demo_loyalty_purchases"

  /// A CSV file of invented customers, with the mess real files have (`SampleCustomers`).
  /// - Throws: when the bundle next to the program is missing.
  public static func customersCSV() throws -> Data { try Data(contentsOf: try file("customers", "csv")) }

  /// The create-data-set body, `{"dataSet": …}`. Phone and state are left out on purpose.
  /// - Throws: when the bundle next to the program is missing.
  public static func datasetDefinition() throws -> DocumentValue {
    try JSONText.read(Array(try Data(contentsOf: try file("dataset", "json"))))
  }

  private static func file(_ name: String, _ type: String) throws -> URL {
    guard let url = Bundle.module.url(forResource: name, withExtension: type, subdirectory: "Samples") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return url
  }
}
