import Activation

/// The string builder: one value, the same on each row of a run (product document, “String Builder”).
enum StringDialog {
  static let path: FieldPath = "output_mapping.strings"

  /// What the activation calls the five values.
  private static let kinds: [Field.Choice] = [
    .init("text", "a text of your own"),
    .init("timestamp", "the date and time of the export"),
    .init("segment_id", "the segment ID number"),
    .init("segment_name", "the segment name"),
    .init("audience_id", "the parent segment number"),
  ]

  private static let segmentKeys = ["segment_id": "id", "segment_name": "name", "audience_id": "audience_id"]

  static func make(_ index: Int?, _ entry: DocumentValue, segment: DocumentValue?) -> Dialog {
    let kind = entry["value"]?.scalarText ?? "text"
    var values: Dialog.Values = [
      "output": entry["output"]?.scalarText ?? "", "kind": kind, "text": entry["text"]?.scalarText ?? "",
      "format": entry["format"]?.scalarText ?? "",
    ]
    for (word, key) in segmentKeys { values[word] = segment?[key]?.scalarText ?? "" }
    return Dialog(.string(index), index == nil ? "New string" : "String", fields: fields, values: values)
  }

  private static let fields: [DialogField] = [
    DialogField("kind", "Value", .choice(kinds), help: "What stands in the column, the same on each row."),
    DialogField("text", "Text", help: "The text itself.", example: "crm") { $0["kind"] == "text" },
    DialogField(
      "format", "Format", help: "How the time is written, in UTC; blank is %Y-%m-%dT%H:%M:%SZ.", example: "%Y-%m-%d"
    ) { $0["kind"] == "timestamp" },
    segmentField("segment_id", "Segment id", "1234"),
    segmentField("segment_name", "Segment name", "Loyal shoppers"),
    segmentField("audience_id", "Audience id", "99"),
    DialogField("output", "Output name", help: "The column's name, as the data set calls it.", example: "channel"),
  ]

  private static func segmentField(_ word: String, _ title: String, _ example: String) -> DialogField {
    DialogField(word, title, help: "Kept with the activation, for all its strings.", example: example) {
      $0["kind"] == word
    }
  }

  /// The entry with the dialog's values; keys the dialog knows nothing of stay.
  static func apply(_ dialog: Dialog, to entry: DocumentValue) -> DocumentValue {
    var map = entry.map ?? [:]
    func set(_ key: String, _ text: String?) {
      guard map[key]?.scalarText != text else { return }
      map[key] = text.map(DocumentValue.text)
    }
    let kind = dialog.value("kind")
    set("output", dialog.value("output"))
    set("text", kind == "text" ? dialog.value("text") : nil)
    set("value", kind == "text" ? nil : kind)
    let format = dialog.value("format")
    set("format", kind == "timestamp" && !format.isEmpty ? format : nil)
    return .map(map)
  }

  /// What a segment's string takes its value from, when it was typed here.
  static func segmentValue(_ dialog: Dialog) -> (FieldPath, String)? {
    let kind = dialog.value("kind")
    guard let key = segmentKeys[kind], !dialog.value(kind).isEmpty else { return nil }
    return (FieldPath("segment").appending(key), dialog.value(kind))
  }
}
