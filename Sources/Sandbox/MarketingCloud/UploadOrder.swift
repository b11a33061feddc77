import Activation

/// What a create-upload request asks for.
struct UploadOrder: Sendable {
  enum Source: Sendable, Hashable {
    case file(String)
    case manifest(String)
    case prefix(String)
  }

  enum Format: Sendable, Hashable {
    case csv(CSVDialect)
    case json(String)
    case parquet
  }

  let strategy: DatasetContent.UpdateStrategy
  /// One of the words of the contract; the sandbox reads GZIP and NONE.
  let compression: String
  let bucket: String
  let source: Source
  let format: Format
  let countryCode: String?
  /// The `dataSource` as it was sent, to be shown again.
  let sourceDocument: DocumentValue
}
