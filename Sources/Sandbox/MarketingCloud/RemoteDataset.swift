import Activation

/// A data set of an instance: its structure and what it holds.
struct RemoteDataset: Sendable {
  enum Period: String, Sendable {
    case hour = "PT1H"
    case day = "P1D"
    case month = "P1M"

    /// How many characters of `yyyy-MM-ddTHH:mm:ssZ` name the bucket.
    fileprivate var timeLength: Int {
      switch self {
      case .hour: 13
      case .day: 10
      case .month: 7
      }
    }
  }

  let id: String
  var description: String?
  let period: Period
  var countryCode: String?
  let encryptionKeyARN: String?
  var columns: [RemoteColumn]
  var content = DatasetContent()
  /// Older names of columns, by today's; rows of earlier uploads know those.
  private var formerNames: [String: [String]] = [:]

  /// FACT when a column is the main event time, else DIMENSION (contract 3.4).
  var isFact: Bool { columns.contains(where: \.isMainEventTime) }
  var hasIdentity: Bool { columns.contains(where: \.isIdentity) }

  var document: DocumentValue {
    var shown: DocumentMap = ["dataSetId": .text(id)]
    shown["description"] = description.map(DocumentValue.text)
    if isFact { shown["period"] = .text(period.rawValue) }
    shown["countryCode"] = countryCode.map(DocumentValue.text)
    shown["customerEncryptionKeyArn"] = encryptionKeyARN.map(DocumentValue.text)
    shown["columns"] = .list(columns.map(\.document))
    return .map(shown)
  }

  mutating func changeColumn(_ name: String, to newName: String?, _ description: String?) throws(MarketingCloudRefusal)
  {
    guard let index = columns.firstIndex(where: { $0.name == name }) else { throw .notFound("Column \(name)") }
    guard newName == nil || newName == name || !columns.contains(where: { $0.name == newName }) else {
      throw .invalid("column \(newName ?? ""): the name is taken")
    }
    var body = columns[index].document.map ?? [:]
    if let newName { body["name"] = .text(newName) }
    if let description { body["description"] = .text(description) }
    var problems: [String] = []
    let changed = RemoteColumn(.map(body), problems: &problems)
    guard problems.isEmpty else { throw .invalid("Column", problems) }
    columns[index] = changed
    if changed.name != name { formerNames[changed.name] = [name] + (formerNames.removeValue(forKey: name) ?? []) }
  }

  /// The name a column has today.
  func presentName(of name: String) -> String {
    formerNames.first { $0.value.contains(name) && !columns.contains { $0.name == name } }?.key ?? name
  }

  /// Which cell decides a row's partition, and how much of it; nil for a DIMENSION set, which is one partition.
  struct Partitioning: Sendable, Hashable {
    fileprivate let column: Int
    fileprivate let length: Int

    /// The bucket of the event time.
    func partition(of cells: [[UInt8]?]) -> String {
      String(decoding: (cells[column] ?? []).prefix(length), as: UTF8.self)
    }
  }

  var partitioning: Partitioning? {
    columns.firstIndex(where: \.isMainEventTime).map { Partitioning(column: $0, length: period.timeLength) }
  }

  /// Every row that counts, by column name; the two columns Amazon fills are left out.
  func rows() -> [[String: String?]] {
    let names = columns.filter { !$0.isFilledByAmazon }.map(\.name)
    var rows: [[String: String?]] = []
    for segment in content.segments {
      let places = names.map { name in
        segment.rows.columns.firstIndex { $0 == name || formerNames[name]?.contains($0) == true }
      }
      try? segment.rows.forEachRow { partition, cells in
        guard segment.live[partition] != nil else { return }
        let values = places.map { place in
          place.flatMap { cells[$0] }.map { String(decoding: $0, as: UTF8.self) }
        }
        rows.append(Dictionary(uniqueKeysWithValues: zip(names, values)))
      }
    }
    return rows
  }
}
