import Activation

extension UploadOrder {
  /// Reads a create-upload request for a data set (contract 4.1, 4.3).
  /// - Throws: a 400 with one entry a problem.
  init(_ value: DocumentValue, for dataset: RemoteDataset) throws(MarketingCloudRefusal) {
    var problems: [String] = []
    let strategy = value["updateStrategy"]?.scalarText.flatMap(DatasetContent.UpdateStrategy.init)
    if strategy == nil {
      problems.append("updateStrategy must be ADDITIVE, FULL_REPLACE, OVERLAP_REPLACE or OVERLAP_KEEP")
    }
    if let strategy, strategy.needsPartitions, !dataset.isFact {
      problems.append("updateStrategy \(strategy.rawValue) is not allowed for a data set without main event time")
    }
    let compression = value["compressionFormat"]?.scalarText ?? ""
    if !["GZIP", "BZIP", "SNAPPY", "NONE", "ZIP"].contains(compression) {
      problems.append("compressionFormat must be GZIP, BZIP, SNAPPY, NONE or ZIP")
    }
    let bucket = value["dataSource"]?["sourceS3Bucket"]?.scalarText ?? ""
    if !(3...63).contains(bucket.count) { problems.append("dataSource.sourceS3Bucket must have 3 to 63 characters") }
    let source = Self.source(value["dataSource"])
    if source == nil {
      problems.append("dataSource needs exactly one of sourceFileS3Key, sourceManifestS3Key and sourceS3Prefix")
    }
    let format = Self.format(value["fileFormat"], &problems)
    let country = value["countryCode"]?.scalarText
    problems += RemoteDataset.problems(ofCountryCode: country, hasIdentity: dataset.hasIdentity)
    guard problems.isEmpty, let strategy, let source, let format else { throw .invalid("Upload", problems) }
    self.init(
      strategy: strategy, compression: compression, bucket: bucket, source: source, format: format,
      countryCode: country, sourceDocument: value["dataSource"] ?? .null)
  }

  private static func source(_ value: DocumentValue?) -> Source? {
    let kinds: [(String, (String) -> Source)] = [
      ("sourceFileS3Key", Source.file), ("sourceManifestS3Key", Source.manifest), ("sourceS3Prefix", Source.prefix),
    ]
    let given = kinds.compactMap { key, make in value?[key]?.scalarText.map(make) }
    return given.count == 1 ? given[0] : nil
  }

  private static func format(_ value: DocumentValue?, _ problems: inout [String]) -> Format? {
    var given: [Format?] = []
    if let csv = value?["csvDataFormat"], !csv.isNull { given.append(dialect(csv, &problems).map(Format.csv)) }
    if let json = value?["jsonDataFormat"]?.scalarText {
      given.append(["LINES", "DOCUMENT"].contains(json) ? .json(json) : nil)
    }
    if let parquet = value?["parquetDataFormat"]?.scalarText {
      given.append(parquet == "PARQUET_DATA_FORMAT" ? .parquet : nil)
    }
    guard given.count == 1, let format = given[0] else {
      problems.append("fileFormat needs exactly one valid csvDataFormat, jsonDataFormat or parquetDataFormat")
      return nil
    }
    return format
  }

  private static func dialect(_ value: DocumentValue, _ problems: inout [String]) -> CSVDialect? {
    guard value.map != nil else { return nil }
    var dialect = CSVDialect()
    func character(_ key: String) -> UInt8? {
      guard let text = value[key]?.scalarText, !text.isEmpty else { return nil }
      // The guide declares the doubled quote of RFC 4180 as `""`.
      let bytes = Array((text == "\"\"" ? "\"" : text).utf8)
      guard bytes.count == 1, bytes[0] < 0x80 else {
        problems.append("csvDataFormat.\(key) must be one ASCII character")
        return nil
      }
      return bytes[0]
    }
    dialect.delimiter = character("fieldDelimiter") ?? dialect.delimiter
    dialect.quote = character("quoteCharacter") ?? dialect.quote
    dialect.escape = character("quoteEscapeCharacter") ?? dialect.escape
    dialect.comment = character("commentCharacter")
    if let end = value["recordDelimiter"]?.scalarText, end != "\n", end != "\r\n" {
      problems.append("csvDataFormat.recordDelimiter: the sandbox reads lines that end in \\n or \\r\\n")
    }
    return dialect
  }
}
