/// The activation most tests begin with: three invented people into a FACT data set.
struct ActivationFile {
  var name = "weekly-loyalty"
  var source = "csv: {path: ../data/people.csv}"
  var mapping = "export_all_columns: true"
  var datasetID = "loyalty_v1"
  var definition = Self.fact
  var strategy = "additive"
  var createsDataset = true
  /// Lines that end the file.
  var more = ""

  static let people = """
    email,first_name,purchase_time,amount
    ada@example.com,Ada,2024-05-01T08:00:00Z,10.50
    grace@example.org,Grace,2024-05-02 09:30:00,7
    mia@example.com,Mia,1714640400,

    """

  static let email =
    #"{"name": "email", "columnType": "DIMENSION", "dataType": "STRING", "externalUserIdType": {"hashedPii": "EMAIL"}}"#
  static let time =
    #"{"name": "purchase_time", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "nullable": false, "isMainEventTime": true}"#
  static let amount = #"{"name": "amount", "columnType": "METRIC", "dataType": "DECIMAL"}"#
  static let fact: String = definition(email, time, amount)

  static func definition(id: String = "loyalty_v1", _ columns: String...) -> String {
    #"{"dataSet": {"dataSetId": "\#(id)", "columns": [\#(columns.joined(separator: ", "))]}}"#
  }

  func text(bucket: String) -> String {
    """
    activation: \(name)
    connection: test
    source:
      \(source)
    output_mapping:
      \(mapping)
    result_settings:
      type: amazon_marketing_cloud
      target: dataset
      operation: upload
      dataset_id: \(datasetID)
      create_dataset: \(createsDataset)
      dataset_definition: '\(definition)'
      update_strategy: \(strategy)
      country_code: US
      bucket: \(bucket)
      path_prefix: end-to-end/
      file_name_prefix: loyalty_
      wait_until_finish: true
      clean_upload_file: true
    \(more)

    """
  }
}
