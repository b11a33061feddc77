/// Reads a data-set definition: JSON text or the same structure as YAML, wrapped in `dataSet` or not (DESIGN 3).
///
/// Every rule of contract 3.2 to 3.4 that can be checked here is an issue of its own, at its place and with its fix.
public struct DefinitionReader {
  public private(set) var issues: [Issue] = []
  /// Where the definition stands; the paths of its issues begin with it.
  let path: FieldPath
  /// True for a data set that exists at AMC: what it holds is a fact and no rule is put to it.
  let isRemote: Bool

  public init(at path: FieldPath, isRemote: Bool = false) {
    self.path = path
    self.isRemote = isRemote
  }

  /// - Parameter fallbackID: the id used when the definition does not name one.
  /// - Returns: nil when `issues` holds an error.
  public mutating func read(_ value: DocumentValue, fallbackID: String? = nil) -> DatasetDefinition? {
    guard let structure = structure(value), let map = body(of: structure) else { return nil }
    noteUnknownKeys(ofDataset: map)
    let columns = readColumns(map["columns"])
    let readable = issues.errors.count
    guard let id = text(map, "dataSetId", path)?.trimmingBlanks() ?? fallbackID else {
      if issues.errors.count == readable {
        fail(path.appending("dataSetId"), "The definition has no dataSetId.", fix: "Add the data set's id.")
      }
      return nil
    }
    let definition = DatasetDefinition(
      id: id, description: text(map, "description", path), period: period(map["period"]),
      countryCode: text(map, "countryCode", path),
      customerEncryptionKeyARN: text(map, "customerEncryptionKeyArn", path) ?? text(structure, outerKeyARN, path),
      columns: columns.compactMap(\.self))
    if !isRemote { check(definition, columns) }
    return issues.hasErrors ? nil : definition
  }

  private mutating func structure(_ value: DocumentValue) -> DocumentMap? {
    do {
      let structure = if case .text(let text) = value { try JSONText.read(text) } else { value }
      if let map = structure.map { return map }
      fail(
        path, "A definition is a group of keys, not \(structure.kindName).", fix: "Begin with dataSetId and columns.")
    } catch {
      fail(path, "The definition is not JSON: \(error).", fix: "Correct the text at that place.")
    }
    return nil
  }

  /// The keys of the data set: below `dataSet`, or the definition itself.
  private mutating func body(of structure: DocumentMap) -> DocumentMap? {
    guard let wrapped = structure["dataSet"] else { return structure }
    noteUnknownKeys(besideDataset: structure)
    if let map = wrapped.map { return map }
    fail(
      path.appending("dataSet"), "A data set is a group of keys, not \(wrapped.kindName).",
      fix: "Begin with dataSetId and columns.")
    return nil
  }

  private mutating func period(_ value: DocumentValue?) -> DatasetDefinition.Period? {
    guard let value, !value.isNull else { return nil }
    return word(value, path.appending("period"))
  }
}

// MARK: Issues

extension DefinitionReader {
  mutating func fail(_ path: FieldPath, _ message: String, fix: String) {
    issues.append(.error(.invalidDefinition, path, message, fix: fix))
  }

  mutating func warn(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) {
    if !isRemote { issues.append(.warning(code, path, message, fix: fix)) }
  }
}

// MARK: Values

extension DefinitionReader {
  /// The text of a key; null counts as left out, which AMC tolerates (contract 3.2).
  mutating func text(_ map: DocumentMap, _ key: String, _ path: FieldPath) -> String? {
    guard let value = map[key], !value.isNull else { return nil }
    if value.scalarText == nil {
      fail(path.appending(key), "This should be text, not \(value.kindName).", fix: "Write it in double quotes.")
    }
    return value.scalarText
  }

  mutating func flag(_ map: DocumentMap, _ key: String, _ path: FieldPath, default defaultValue: Bool) -> Bool {
    guard let value = map[key], !value.isNull else { return defaultValue }
    switch value.scalarText?.lowercased() {
    case "true": return true
    case "false": return false
    default:
      fail(path.appending(key), "This is neither true nor false.", fix: "Write true or false.")
      return defaultValue
    }
  }

  /// One of an enumeration's words, in any letter case.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: DocumentValue?, _ path: FieldPath, otherwise: [String: String] = [:]
  ) -> Word? where Word.RawValue == String {
    let text = value?.scalarText ?? ""
    if let word = Word(rawValue: text.uppercased()) { return word }
    refuse(text, path, knowing: Word.allCases.map(\.rawValue), meant: otherwise[text.uppercased()])
    return nil
  }

  /// - Parameter meant: what stands at AMC for the word of another system.
  mutating func refuse(_ text: String, _ path: FieldPath, knowing words: [String], meant: String? = nil) {
    let closest = meant ?? Spelling.closest(to: text, among: words)
    let suggestion = closest.map { meant == nil ? "Did you mean \($0)? " : "Use \($0) for it. " } ?? ""
    let message = text.isEmpty ? "This is missing." : "“\(text)” is not known to AMC."
    fail(path, message, fix: "\(suggestion)AMC knows \(words.joined(separator: ", ")).")
  }
}
