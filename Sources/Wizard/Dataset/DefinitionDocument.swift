import Activation

/// A data-set definition as it is written, edited without losing anything of it: unknown keys, the order of keys and
/// the form of the text stay.
struct DefinitionDocument: Sendable, Hashable {
  /// How the definition stands in the activation.
  private enum Form: Sendable, Hashable {
    /// As keys of the YAML file.
    case structure
    /// As JSON in a text, on one line or several.
    case text(isPretty: Bool)
  }

  private let form: Form
  private var root: DocumentValue

  /// Nil when it cannot be read as a group of keys; then only its text can be edited.
  init?(_ value: DocumentValue) {
    if case .text(let text) = value {
      guard let root = try? JSONText.read(text), root.map != nil else { return nil }
      form = .text(isPretty: text.contains(where: \.isNewline))
      self.root = root
    } else {
      guard value.map != nil else { return nil }
      form = .structure
      root = value
    }
    if let body = root["dataSet"], body.map == nil { return nil }
    if let columns = body["columns"], columns.list == nil, !columns.isNull { return nil }
  }

  /// A new one without columns.
  init(id: String?) {
    form = .structure
    var body = DocumentMap()
    body["dataSetId"] = id.map(DocumentValue.text)
    body["columns"] = .list([])
    root = .map(["dataSet": .map(body)])
  }

  /// The definition to put back into the activation.
  var value: DocumentValue {
    switch form {
    case .structure: root
    case .text(let isPretty): .text(JSONText.write(root, pretty: isPretty))
    }
  }

  /// The definition as JSON for the text view.
  var json: String { JSONText.write(root, pretty: true) }

  /// The same definition with the text view's content, in the form it had.
  func replacing(json text: String) throws(JSONSyntaxError) -> DocumentValue {
    let value = try JSONText.read(text)
    switch form {
    case .structure: return value
    case .text(let isPretty): return .text(isPretty ? text : JSONText.write(value))
    }
  }

  // MARK: Properties

  private var body: DocumentMap {
    get { (root["dataSet"] ?? root).map ?? [:] }
    set {
      guard root["dataSet"] != nil else {
        root = .map(newValue)
        return
      }
      root["dataSet" as FieldPath] = .map(newValue)
    }
  }

  func property(_ key: String) -> String { body[key]?.scalarText ?? "" }

  /// Empty text leaves the property out; an unchanged one is not touched.
  mutating func setProperty(_ key: String, _ text: String) {
    guard property(key) != text else { return }
    body[key] = text.isEmpty ? nil : .text(text)
  }

  // MARK: Columns

  var columns: [ColumnEntry] {
    (body["columns"]?.list ?? []).map { ColumnEntry($0) }
  }

  mutating func setColumns(_ columns: [ColumnEntry]) {
    guard columns != self.columns else { return }
    body["columns"] = .list(columns.map(\.value))
  }

  /// - Returns: where the column stands now.
  @discardableResult
  mutating func insert(_ column: ColumnEntry, at index: Int) -> Int {
    var columns = columns
    let place = min(max(0, index), columns.count)
    columns.insert(column, at: place)
    setColumns(columns)
    return place
  }

  mutating func replace(_ index: Int, with column: ColumnEntry) {
    var columns = columns
    guard columns.indices.contains(index) else { return }
    columns[index] = column
    setColumns(columns)
  }

  mutating func remove(_ index: Int) {
    var columns = columns
    guard columns.indices.contains(index) else { return }
    columns.remove(at: index)
    setColumns(columns)
  }

  /// - Returns: false at the ends of the table.
  mutating func move(_ index: Int, by steps: Int) -> Bool {
    var columns = columns
    let target = index + steps
    guard columns.indices.contains(index), columns.indices.contains(target) else { return false }
    columns.insert(columns.remove(at: index), at: target)
    setColumns(columns)
    return true
  }
}
