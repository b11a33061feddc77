import Activation

/// The accounts and instances the sandbox's user may see. The wanted instance belongs to the second account, so that
/// finding it takes the scan of contract 2.5.
struct AccountRegister: Sendable {
  struct Account: Sendable, Hashable {
    let id: String
    let name: String
    let marketplaceID: String
  }

  struct Instance: Sendable, Hashable {
    let id: String
    let name: String
    let accountID: String
    let dataUploadAccountID: String
  }

  let accounts: [Account]
  let instances: [Instance]

  func instances(of accountID: String) -> [Instance] { instances.filter { $0.accountID == accountID } }
}

extension AccountRegister.Account {
  var document: DocumentValue {
    ["accountId": .text(id), "accountName": .text(name), "marketplaceId": .text(marketplaceID)]
  }
}

extension AccountRegister.Instance {
  var document: DocumentValue {
    [
      "instanceId": .text(id), "instanceName": .text(name), "instanceType": "STANDARD",
      "customerCanonicalName": "Sandbox Trading", "creationStatus": "COMPLETED",
      "creationDatetime": "2024-03-29T08:12:11.572511Z", "s3BucketName": .text("amc-\(id)-reports"),
      "s3BucketRegion": "us-east-1", "awsAccountId": "", "dataUploadAwsAccountId": .text(dataUploadAccountID),
      "apiEndpoint": "https://advertising-api.amazon.com", "entities": ["NA"], "acrCollaboration": nil,
      "optionalDatasets": [], "advertiserTypes": ["DISPLAY", "SPONSORED_ADS"],
    ]
  }
}

extension AccountRegister {
  /// The advertisers of every instance; a DSP advertiser has no marketplace.
  static let advertisers: [DocumentValue] = [
    [
      "name": "Sandbox Display", "id": "1234567890123456789", "marketplaceId": nil, "type": "DISPLAY",
      "configuredAdvertiserTypes": ["DISPLAY"],
    ],
    [
      "name": "Sandbox Sponsored", "id": "ENTITYSANDBOXADS", "marketplaceId": "ATVPDKIKX0DER",
      "type": "SPONSORED_ADS", "configuredAdvertiserTypes": ["SPONSORED_ADS"],
    ],
  ]
}
