import Foundation
import FoundationXML

/// A small XML answer of AWS as a tree.
///
/// Hostile bytes cost nothing: a document type (and with it every entity of its own), more than `mostElements` elements,
/// deeper nesting than `deepest` or more than `mostBytes` make a document that simply has no root.
struct XMLDocument {
  /// A listing of 1,000 keys of 1,024 bytes, each byte escaped, stays below.
  static let mostBytes = 8 << 20
  static let mostElements = 50_000
  static let deepest = 16

  /// Nil for anything that is not one whole, well-formed, modest document.
  let root: XMLElement?

  init(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, bytes.count <= Self.mostBytes, !Self.declaresType(bytes) else {
      root = nil
      return
    }
    let builder = XMLTreeBuilder()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = builder
    // On Linux `parse` is true for a document that is cut off, too.
    root = parser.parse() && parser.parserError == nil && !builder.isRefused ? builder.root : nil
  }

  /// The text of the first element with that name, wherever it stands.
  func text(of name: String) -> String? { root?.first(name)?.text }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // Left as they are, a reader would turn them into line feeds or blanks.
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func declaresType(_ bytes: [UInt8]) -> Bool { bytes.firstRange(of: Array("<!DOCTYPE".utf8)) != nil }
}

/// An element with its text and the elements in it.
struct XMLElement: Hashable {
  let name: String
  var text = ""
  var children: [XMLElement] = []

  subscript(name: String) -> String? { children.first { $0.name == name }?.text }

  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first element of that name in document order, this one included.
  func first(_ name: String) -> XMLElement? {
    if self.name == name { return self }
    for child in children {
      if let found = child.first(name) { return found }
    }
    return nil
  }
}

private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
  private(set) var root: XMLElement?
  private(set) var isRefused = false
  private var open: [XMLElement] = []
  private var count = 0

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    count += 1
    guard count <= XMLDocument.mostElements, open.count < XMLDocument.deepest else {
      isRefused = true
      return parser.abortParsing()
    }
    open.append(XMLElement(name: element))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += text
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    guard let ended = open.popLast() else { return }
    if open.isEmpty { root = ended } else { open[open.count - 1].children.append(ended) }
  }
}
