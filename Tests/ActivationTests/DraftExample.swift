import Activation

/// A draft in which everything is right; tests change one thing.
enum DraftExample {
  static let definition: DocumentValue = [
    "dataSet": [
      "dataSetId": "loyalty_v1",
      "columns": [
        [
          "name": "email", "columnType": "DIMENSION", "dataType": "STRING",
          "externalUserIdType": ["hashedPii": "EMAIL"],
        ],
        [
          "name": "bought_at", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "isMainEventTime": true,
          "nullable": false,
        ],
        ["name": "amount", "columnType": "METRIC", "dataType": "DECIMAL"],
      ],
    ]
  ]

  static let complete = Draft(
    activation: [
      "activation": "weekly", "connection": "acme", "source": ["csv": ["path": "customers.csv"]],
      "output_mapping": ["export_all_columns": true],
      "result_settings": [
        "target": "dataset", "operation": "upload", "dataset_id": "loyalty_v1", "create_dataset": true,
        "dataset_definition": definition, "country_code": "US", "bucket": "acme-amc-upload",
        "path_prefix": "/td/loyalty", "file_name_prefix": "loyalty_",
      ],
    ],
    connection: [
      "connection": "acme", "type": "amazon_marketing_cloud", "amc_instance_id": "amcr1aaaa1a",
      "login": ["region": "EU", "client_id": "client", "client_secret": "env:SECRET", "refresh_token": "file:/token"],
      "s3": [
        "region": "eu-west-1", "auth_method": "basic", "access_key_id": "env:KEY",
        "secret_access_key": "env:SECRET_KEY",
      ],
    ])

  static func changing(_ path: FieldPath, to value: DocumentValue?, in document: Field.Document = .activation) -> Draft
  {
    var draft = complete
    draft[document][path] = value
    return draft
  }
}
