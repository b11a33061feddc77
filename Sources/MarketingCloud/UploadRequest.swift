import Activation

/// What AMC is asked to read: the files of one manifest (contract 4.1).
public struct UploadRequest: Sendable, Hashable {
  public var datasetID: String
  public var strategy: DatasetUpload.UpdateStrategy
  public var countryCode: String?
  public var fileFormat: FileFormat
  public var bucket: String
  public var manifestKey: String

  public init(
    datasetID: String, strategy: DatasetUpload.UpdateStrategy, countryCode: String?, fileFormat: FileFormat = .csv,
    bucket: String, manifestKey: String
  ) {
    self.datasetID = datasetID
    self.strategy = strategy
    self.countryCode = countryCode
    self.fileFormat = fileFormat
    self.bucket = bucket
    self.manifestKey = manifestKey
  }

  var document: DocumentValue {
    var body: DocumentMap = [
      "updateStrategy": .text(strategy.rawValue), "compressionFormat": "GZIP",
      "dataSource": ["sourceS3Bucket": .text(bucket), "sourceManifestS3Key": .text(manifestKey)],
      "fileFormat": fileFormatDocument,
    ]
    body["countryCode"] = countryCode.map(DocumentValue.text)
    return .map(body)
  }

  /// RFC 4180 quoting is declared, because AMC's own default escape character is a backslash.
  private var fileFormatDocument: DocumentValue {
    switch fileFormat {
    case .csv:
      [
        "csvDataFormat": [
          "fieldDelimiter": ",", "quoteCharacter": "\"", "quoteEscapeCharacter": "\"", "recordDelimiter": "\n",
        ]
      ]
    case .json: ["jsonDataFormat": "LINES"]
    }
  }
}
