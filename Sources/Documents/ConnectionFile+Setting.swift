import Activation
import Foundation

extension ConnectionFile {
  /// Sets one value in the file and keeps the rest of it, comments and order included, wherever that can be done.
  /// - Throws: `AtomicFile.WriteError`.
  public func set(_ text: String, at field: FieldPath) throws(AtomicFile.WriteError) {
    var wanted = document
    wanted[field] = .text(text)
    let edited = (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { Self.edit($0, field, text) }
    // Only an edit that reads back as wanted is trusted.
    let isRight = edited.flatMap { try? YAMLText.read($0) }.map { $0 == wanted } ?? false
    try AtomicFile.write(isRight ? edited ?? "" : YAMLText.write(wanted), to: path)
  }

  /// The text with the empty value of a key filled in; nil when its line is not found once.
  private static func edit(_ source: String, _ field: FieldPath, _ text: String) -> String? {
    guard case .key(let key)? = field.components.last else { return nil }
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let found = lines.indices.filter { lines[$0].trimmingCharacters(in: .whitespaces).hasPrefix("\(key):") }
    guard found.count == 1, let index = found.first, let colon = lines[index].firstIndex(of: ":") else { return nil }
    let rest = lines[index][lines[index].index(after: colon)...].trimmingCharacters(in: .whitespaces)
    guard rest.isEmpty || rest.hasPrefix("#") else { return nil }
    lines[index] = lines[index][...colon] + " \(text)" + (rest.isEmpty ? "" : "  \(rest)")
    return lines.joined(separator: "\n")
  }
}
