extension String {
  /// A statement without the semicolons and blanks behind it, which protocols that take one statement refuse.
  var withoutStatementEnd: String {
    var text = self[...]
    while let last = text.last, last == ";" || last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
