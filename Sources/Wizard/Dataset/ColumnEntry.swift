import Activation

/// One column of a definition as it is written. Setting a value touches only the keys that say it.
struct ColumnEntry: Sendable, Hashable {
  /// Whatever stands in the list; something that is no group of keys is kept until it is edited.
  private(set) var value: DocumentValue

  init(_ value: DocumentValue) { self.value = value }

  init(name: String = "", type: DataType = .string, kind: DatasetColumn.Kind = .dimension, role: ColumnRole = .plain) {
    value = .map(["name": .text(name), "columnType": .text(kind.rawValue), "dataType": .text(type.rawValue)])
    self.role = role
  }

  private var map: DocumentMap {
    get { value.map ?? [:] }
    set { value = .map(newValue) }
  }

  func text(_ key: String) -> String { map[key]?.scalarText ?? "" }

  /// Empty text removes the key; an unchanged text leaves it as it is written.
  mutating func set(_ key: String, _ text: String) {
    guard self.text(key) != text else { return }
    map[key] = text.isEmpty ? nil : .text(text)
  }

  var name: String { text("name") }

  /// AMC's default is true; an older spelling of the key is read too.
  var isNullable: Bool {
    get { (map["nullable"] ?? map["isNullable"])?.scalarText?.lowercased() != "false" }
    set {
      guard newValue != isNullable else { return }
      let key = map["nullable"] == nil && map["isNullable"] != nil ? "isNullable" : "nullable"
      map[key] = .bool(newValue)
    }
  }

  var role: ColumnRole {
    get { ColumnRole(map) }
    set {
      guard newValue != role else { return }
      for key in ColumnRole.keys { map[key] = nil }
      if let entry = newValue.entry { map[entry.key] = entry.value }
    }
  }
}
