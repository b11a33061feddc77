import Foundation
import FoundationXML

/// Writes XML, and reads the few documents S3 clients send.
enum XMLText {
  static let namespace = "http://s3.amazonaws.com/doc/2006-03-01/"

  static func element(_ name: String, _ text: String) -> String { "<\(name)>\(escaped(text))</\(name)>" }

  static func element(_ name: String, _ content: () -> String) -> String { "<\(name)>\(content())</\(name)>" }

  /// A document element in S3's namespace.
  static func document(_ name: String, _ content: () -> String) -> String {
    #"<\#(name) xmlns="\#(namespace)">\#(content())</\#(name)>"#
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..<"\u{20}": escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The document element; nil when the bytes are no well-formed XML.
  static func read(_ bytes: [UInt8]) -> XMLTree? {
    let builder = XMLTreeBuilder()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = builder
    return parser.parse() ? builder.root : nil
  }
}

/// An element with its text and its child elements.
struct XMLTree: Sendable, Hashable {
  let name: String
  var text = ""
  var children: [XMLTree] = []

  subscript(name: String) -> XMLTree? { children.first { $0.name == name } }
  func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }
}

private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
  private(set) var root: XMLTree?
  private var open: [XMLTree] = []

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(XMLTree(name: elementName))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += string
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let ended = open.popLast() else { return }
    if open.isEmpty { root = ended } else { open[open.count - 1].children.append(ended) }
  }
}
