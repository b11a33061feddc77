extension DraftReader {
  mutating func outputMapping() -> OutputMapping {
    let all = flag("output_mapping.export_all_columns", default: value("output_mapping.columns") == nil)
    let columns = entries("output_mapping.columns", keys: ["source", "output"]) { reader, path in
      guard let source = reader.entryText(path, "source") else { return nil as OutputMapping.Column? }
      return .init(source: source, output: reader.optionalText(path, "output") ?? source)
    }
    let strings = entries("output_mapping.strings", keys: ["output", "text", "value", "format"]) { reader, path in
      reader.stringColumn(path)
    }
    if !all, columns.isEmpty, strings.isEmpty {
      report(
        .error(
          .missingValue, "output_mapping.columns", "No column is exported.",
          fix: "List columns, or set export_all_columns to true."))
    }
    return OutputMapping(exportsAllColumns: all, columns: columns, strings: strings)
  }

  private mutating func stringColumn(_ path: FieldPath) -> OutputMapping.StringColumn? {
    guard let output = entryText(path, "output") else { return nil }
    if let text = value(path.appending("text"))?.scalarText { return .init(output: output, value: .text(text)) }
    guard let word = entryText(path, "value") else { return nil }
    switch word {
    case "timestamp":
      let format = optionalText(path, "format") ?? "%Y-%m-%dT%H:%M:%SZ"
      return .init(output: output, value: .timestamp(format: format))
    case "segment_id": return segment("segment.id", output, path)
    case "segment_name": return segment("segment.name", output, path)
    case "audience_id": return segment("segment.audience_id", output, path)
    default:
      report(
        .error(
          .invalidValue, path.appending("value"), "“\(word)” is not a string value.",
          fix: "Use timestamp, segment_id, segment_name or audience_id, or give text."))
      return nil
    }
  }

  private mutating func segment(
    _ source: FieldPath, _ output: String, _ path: FieldPath
  ) -> OutputMapping.StringColumn? {
    guard let text = text(source) else {
      if let value = segmentOfSource(source) { return .init(output: output, value: value) }
      report(
        .error(
          .missingValue, source, "The string “\(output)” uses \(source), which is missing.",
          fix: "Add it, or remove the string."))
      return nil
    }
    return .init(output: output, value: .text(text))
  }

  /// A Treasure Data segment that is the source fills in what the file leaves out; its name is asked for later.
  private func segmentOfSource(_ field: FieldPath) -> OutputMapping.StringColumn.Value? {
    guard let segmentID = value("source.treasure_data.segment_id")?.scalarText else { return nil }
    switch field {
    case "segment.id": return .text(segmentID)
    case "segment.audience_id": return value("source.treasure_data.audience_id")?.scalarText.map { .text($0) }
    default: return .segmentName
    }
  }

  private mutating func entries<Entry>(
    _ path: FieldPath, keys: [String], read: (inout DraftReader, FieldPath) -> Entry?
  ) -> [Entry] {
    guard let value = value(path) else { return [] }
    guard let list = value.list else {
      report(
        .error(.wrongType, path, "This should be a list, not \(value.kindName).", fix: "Begin each entry with a dash."))
      return []
    }
    var entries: [Entry] = []
    for (index, element) in list.enumerated() {
      let entryPath = path.appending(index)
      for key in element.map?.keys ?? [] where !keys.contains(key) {
        report(UnknownKeys.unknown(key, entryPath.appending(key), keys))
      }
      if let entry = read(&self, entryPath) { entries.append(entry) }
    }
    return entries
  }

  private mutating func entryText(_ path: FieldPath, _ key: String) -> String? {
    if let text = optionalText(path, key) { return text }
    report(.error(.missingValue, path.appending(key), "This entry has no \(key).", fix: "Add \(key): and a name."))
    return nil
  }

  private func optionalText(_ path: FieldPath, _ key: String) -> String? {
    guard let text = value(path.appending(key))?.scalarText, !text.isEmpty else { return nil }
    return text
  }
}
