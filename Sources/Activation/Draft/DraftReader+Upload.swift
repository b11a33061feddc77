extension DraftReader {
  /// Reads what an upload needs (product document, “AMC Data” parameters).
  mutating func datasetUpload(from source: Source?, by way: ObjectStoreAccess?) -> DatasetUpload? {
    let definition = datasetDefinition()
    let datasetID = datasetID(definition)
    let creates = createsDataset(definition)
    let bucket = bucket()
    let strategy = updateStrategy(definition)
    let country = countryCode()
    if country == nil { warnWithoutCountry(definition) }
    if choice(setting("file_format")) == "json" {
      report(.notYet(setting("file_format"), "Uploading JSON", instead: "Use csv."))
    }
    let waits = flag(setting("wait_until_finish"), default: true)
    let cleans = cleansFiles(waits: waits)
    guard let source, let way, let datasetID, let bucket, let strategy else { return nil }
    return DatasetUpload(
      source: source, objectStore: way, datasetID: datasetID, createsDataset: creates, definition: definition,
      strategy: strategy, countryCode: country, bucket: bucket, pathPrefix: pathPrefix(),
      fileNamePrefix: fileNamePrefix(), waitsUntilFinished: waits, cleansFiles: cleans)
  }

  /// A data set cannot be called `list`, and its id is lower-case (contract 3.1, 3.2).
  private mutating func datasetID(_ definition: DatasetDefinition?) -> String? {
    guard let id = text(setting("dataset_id")) else { return nil }
    if !DatasetDefinition.isLegalID(id) {
      report(
        .error(
          .invalidValue, setting("dataset_id"), "“\(id)” cannot be a data set's id.",
          fix: "Use lower-case letters, digits and underscores; “list” is taken."))
    }
    if let definition, definition.id != id {
      report(
        .error(
          .contradiction, setting("dataset_id"), "The definition describes “\(definition.id)”, not “\(id)”.",
          fix: "Give both the same id."))
    }
    return id
  }

  private mutating func datasetDefinition() -> DatasetDefinition? {
    guard let value = value(setting("dataset_definition")) else { return nil }
    var reader = DefinitionReader(at: setting("dataset_definition"))
    let definition = reader.read(value, fallbackID: self.value(setting("dataset_id"))?.scalarText)
    reader.issues.forEach { report($0) }
    return definition
  }

  private mutating func createsDataset(_ definition: DatasetDefinition?) -> Bool {
    let creates = flag(setting("create_dataset"), default: false)
    if creates, value(setting("dataset_definition")) == nil {
      report(
        .error(
          .missingValue, setting("dataset_definition"), "A data set that may have to be created needs its definition.",
          fix: "Add dataset_definition, or set create_dataset to false."))
    }
    return creates
  }

  private mutating func updateStrategy(_ definition: DatasetDefinition?) -> DatasetUpload.UpdateStrategy? {
    guard let word = text(setting("update_strategy")) else { return .additive }
    guard let strategy = DatasetUpload.UpdateStrategy(word: word) else { return badStrategy(word) }
    if strategy.needsPartitions, definition?.kind == .dimension { report(.overlapWithoutPartitions(strategy)) }
    return strategy
  }

  private mutating func badStrategy(_ word: String) -> DatasetUpload.UpdateStrategy? {
    let words = DatasetUpload.UpdateStrategy.allCases.map { $0.rawValue.lowercased() }
    let suggestion = Spelling.closest(to: word, among: words).map { "Did you mean \($0)? " } ?? ""
    report(
      .error(
        .invalidValue, setting("update_strategy"), "“\(word)” is not an update strategy.",
        fix: "\(suggestion)Choose one of \(words.joined(separator: ", "))."))
    return nil
  }

  /// Without a country Amazon keeps the rows but matches nobody (contract 3.4).
  private mutating func warnWithoutCountry(_ definition: DatasetDefinition?) {
    guard value(setting("country_code")) == nil, let definition, definition.hasIdentity,
      definition.countryCode == nil, !definition.columns.contains(where: { $0.role == .countryCode })
    else { return }
    report(
      .warning(
        .noCountry, setting("country_code"), "The rows carry no country, so Amazon will not match them to people.",
        fix: "Set country_code, or mark a column of the data set as the country code."))
  }

  /// Bucket names are 3 to 63 characters (contract 4.1).
  private mutating func bucket() -> String? {
    guard let name = text(setting("bucket")) else { return nil }
    let isLegal = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
    guard isLegal, (3...63).contains(name.utf8.count) else {
      report(
        .error(
          .invalidValue, setting("bucket"), "“\(name)” cannot be a bucket's name.",
          fix: "Give the name alone: 3 to 63 lower-case letters, digits, dots and hyphens."))
      return nil
    }
    return name
  }

  private mutating func pathPrefix() -> String {
    guard let text = text(setting("path_prefix")) else { return "" }
    checkKeyText(text, setting("path_prefix"))
    let trimmed = text.drop { $0 == "/" }
    return trimmed.isEmpty || trimmed.hasSuffix("/") ? String(trimmed) : "\(trimmed)/"
  }

  /// The manifest holds one key a line, and S3 keys hold 1,024 bytes.
  private mutating func checkKeyText(_ text: String, _ path: FieldPath) {
    let hasControls = text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    let climbs = text.split(separator: "/").contains { $0 == ".." || $0 == "." }
    guard hasControls || climbs || text.utf8.count > 800 else { return }
    report(
      .error(
        .invalidValue, path, "This cannot be part of an S3 key: it is too long, or holds line breaks or “..”.",
        fix: "Use letters, digits, “-”, “_” and “/”, at most 800 bytes."))
  }

  /// Amazon does not read files whose name begins with a dot or an underscore (contract 3.6).
  private mutating func fileNamePrefix() -> String {
    guard let text = text(setting("file_name_prefix")) else { return "" }
    checkKeyText(text, setting("file_name_prefix"))
    if text.hasPrefix(".") || text.hasPrefix("_") || text.contains("/") {
      report(
        .error(
          .invalidValue, setting("file_name_prefix"),
          "Amazon ignores files whose name begins with a dot or an underscore.",
          fix: "Begin it with a letter or digit, and put folders into path_prefix."))
    }
    return text
  }

  /// Files may go only after Amazon has read them (contract 11.17).
  private mutating func cleansFiles(waits: Bool) -> Bool {
    let cleans = flag(setting("clean_upload_file"), default: false)
    if cleans, !waits {
      report(
        .error(
          .contradiction, setting("clean_upload_file"),
          "Files cannot be removed while Amazon may still be reading them.",
          fix: "Set wait_until_finish to true, or clean_upload_file to false."))
    }
    return cleans
  }
}
