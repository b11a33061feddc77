import Foundation
import FoundationXML

/// The texts of a small XML answer by element name; S3's answers need no more.
struct XMLDocument {
  private(set) var rootName: String?
  private var texts: [String: String] = [:]

  /// A broken document simply has no texts.
  init(_ bytes: [UInt8]) {
    let collector = Collector()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = collector
    // On Linux `parse` is true for a document that is cut off, too.
    guard parser.parse(), parser.parserError == nil else { return }
    rootName = collector.rootName
    texts = collector.texts
  }

  /// The text of the first element with that name.
  func text(of element: String) -> String? { texts[element] }

  static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var rootName: String?
    var texts: [String: String] = [:]
    private var current = ""

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      rootName = rootName ?? element
      current = ""
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { current += text }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
      if texts[element] == nil { texts[element] = current }
      current = ""
    }
  }
}
