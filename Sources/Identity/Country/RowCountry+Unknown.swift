extension RowCountry {
  /// No country is known. ISO 3166 leaves ZZ to its users; here it selects the rules that hold everywhere.
  public static let unknown = RowCountry("Z", "Z")
}
