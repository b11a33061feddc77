import Testing

@testable import ObjectStore

@Suite("XML answers")
struct XMLDocumentTests {
  @Test("texts are found by element name, the first of a name counting")
  func texts() {
    let document = XMLDocument(Array("<Error><Code>A&amp;B</Code><Code>C</Code><Empty/></Error>".utf8))
    #expect(document.root?.name == "Error")
    #expect(document.text(of: "Code") == "A&B")
    #expect(document.text(of: "Empty") == "")
    #expect(document.text(of: "Message") == nil)
  }

  @Test(
    "a broken document has no texts and breaks nothing",
    arguments: [
      "", "no xml", "<Error><Code>NoSuchBucket</Code>", "<Error><Code>NoSuchBucket</Error>", "<<<", "{}",
      "\u{0}<Error/>", "<Error>&undefined;</Error>",
      #"<!DOCTYPE Error [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><Error><Code>&b;</Code></Error>"#,
      #"<!DOCTYPE Error SYSTEM "file:///etc/passwd"><Error><Code>x</Code></Error>"#,
      String(repeating: "<a>", count: 100_000),
      String(repeating: "<a>", count: 17) + String(repeating: "</a>", count: 17),
      "<a>" + String(repeating: "<b/>", count: XMLDocument.mostElements) + "</a>",
      "<a>" + String(repeating: "x", count: XMLDocument.mostBytes) + "</a>",
    ])
  func broken(_ text: String) {
    let document = XMLDocument(Array(text.utf8))
    #expect(document.root == nil)
    #expect(document.text(of: "Code") == nil)
  }

  @Test("bytes that are no UTF-8 break nothing")
  func noText() {
    #expect(XMLDocument([0xFF, 0xFE, 0x3C, 0x80]).root == nil)
  }

  @Test("every cut of a document is read without a crash, and only the whole one counts")
  func everyCut() {
    let whole = Array("<?xml version=\"1.0\"?><Error><Code>SlowDown</Code></Error>".utf8)
    for count in 0..<whole.count { #expect(XMLDocument(Array(whole.prefix(count))).text(of: "Code") == nil) }
    #expect(XMLDocument(whole).text(of: "Code") == "SlowDown")
  }

  @Test("what is written into a document is escaped")
  func escaping() {
    #expect(XMLDocument.escaped("\"a\"<&>\r\n") == "&quot;a&quot;&lt;&amp;&gt;&#13;&#10;")
  }
}
