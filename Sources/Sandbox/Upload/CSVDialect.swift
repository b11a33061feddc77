/// The characters a CSV file is written with, as its upload declares them (contract 4.1).
struct CSVDialect: Sendable, Hashable {
  var delimiter = UInt8(ascii: ",")
  var quote = UInt8(ascii: "\"")
  /// AMC's default is the backslash; RFC 4180 writing has to declare the quote itself.
  var escape = UInt8(ascii: "\\")
  var comment: UInt8?
}
