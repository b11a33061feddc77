/// The structure of an AMC data set (contract 3.2).
public struct DatasetDefinition: Sendable, Hashable {
  /// How long one partition of a FACT data set is.
  public enum Period: String, Sendable, Hashable, CaseIterable {
    case hour = "PT1H"
    case day = "P1D"
    case month = "P1M"
  }

  /// FACT when a column is the main event time, else DIMENSION (contract 3.4).
  public enum Kind: String, Sendable, Hashable {
    case fact = "FACT"
    case dimension = "DIMENSION"
  }

  public var id: String
  public var description: String?
  /// FACT only; AMC's default is one day.
  public var period: Period?
  public var countryCode: String?
  public var customerEncryptionKeyARN: String?
  public var columns: [DatasetColumn]

  public init(
    id: String, description: String? = nil, period: Period? = nil, countryCode: String? = nil,
    customerEncryptionKeyARN: String? = nil, columns: [DatasetColumn]
  ) {
    self.id = id
    self.description = description
    self.period = period
    self.countryCode = countryCode
    self.customerEncryptionKeyARN = customerEncryptionKeyARN
    self.columns = columns
  }

  public var kind: Kind { columns.contains { $0.role == .mainEventTime } ? .fact : .dimension }
  public var hasIdentity: Bool { columns.contains(where: \.isIdentity) }
  /// The columns a file may hold: all but the two that Amazon fills.
  public var uploadableColumns: [DatasetColumn] { columns.filter { !$0.isFilledByAmazon } }
}
