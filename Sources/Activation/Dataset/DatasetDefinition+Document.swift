extension DatasetDefinition {
  /// The body AMC expects: `{"dataSet": {…}}` with defaults left out (contract 3.1).
  public var document: DocumentValue {
    var body: DocumentMap = ["dataSetId": .text(id)]
    body["description"] = description.map(DocumentValue.text)
    body["period"] = period.map { .text($0.rawValue) }
    body["countryCode"] = countryCode.map(DocumentValue.text)
    body["customerEncryptionKeyArn"] = customerEncryptionKeyARN.map(DocumentValue.text)
    body["columns"] = .list(columns.map(\.document))
    return .map(["dataSet": .map(body)])
  }
}

extension DatasetColumn {
  var document: DocumentValue {
    var body: DocumentMap = ["name": .text(name), "columnType": .text(kind.rawValue), "dataType": .text(type.rawValue)]
    body["description"] = description.map(DocumentValue.text)
    if !nullable { body["nullable"] = false }
    if requiresOneWayHashing { body["requiresOneWayHashing"] = true }
    switch role {
    case .plain: break
    case .mainEventTime: body["isMainEventTime"] = true
    case .mainUserID: body["isMainUserId"] = true
    case .mainUserIDType: body["isMainUserIdType"] = true
    case .countryCode: body["isCountryCode"] = true
    case .hashedPII(let kind): body["externalUserIdType"] = ["hashedPii": .text(kind.rawValue)]
    case .identityCountryCode: body["externalUserIdType"] = ["hashedPii": "COUNTRY_CODE"]
    case .externalIdentity(let kind): body["externalUserIdType"] = ["externalIdentity": .text(kind.rawValue)]
    case .consent(let kind): body["consentType"] = .text(kind.rawValue)
    }
    return .map(body)
  }
}
