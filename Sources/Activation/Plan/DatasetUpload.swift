/// An upload of the source's rows into one data set (product document, “AMC Data” parameters).
public struct DatasetUpload: Sendable, Hashable {
  /// What happens to rows that are already in the data set (contract 4.3).
  public enum UpdateStrategy: String, Sendable, Hashable, CaseIterable {
    case additive = "ADDITIVE"
    case fullReplace = "FULL_REPLACE"
    case overlapReplace = "OVERLAP_REPLACE"
    case overlapKeep = "OVERLAP_KEEP"

    /// Any letter case; blanks and hyphens count as underscores (DESIGN 3).
    public init?(word: String) {
      let folded = word.uppercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
      self.init(rawValue: String(folded))
    }

    /// True when rows that are in the data set now may be removed.
    public var removesRows: Bool { self == .fullReplace || self == .overlapReplace }

    /// True for the two that work on time partitions, which only a FACT data set has.
    public var needsPartitions: Bool { self == .overlapReplace || self == .overlapKeep }
  }

  public let source: Source
  /// Where the bucket is and how requests to it are signed.
  public let objectStore: ObjectStoreAccess
  public let datasetID: String
  public let createsDataset: Bool
  /// Nil: the definition is read from AMC.
  public let definition: DatasetDefinition?
  public let strategy: UpdateStrategy
  public let countryCode: String?
  public let bucket: String
  /// Ends with `/` unless empty; never begins with one.
  public let pathPrefix: String
  public let fileNamePrefix: String
  public let waitsUntilFinished: Bool
  public let cleansFiles: Bool

  /// Key of the data file with this number, from 1: `<path_prefix><file_name_prefix><run_id>-00001.csv.gz` (DESIGN 5).
  public func fileKey(run: String, number: Int) -> String {
    let digits = String(number)
    let padding = String(repeating: "0", count: max(0, 5 - digits.count))
    return "\(pathPrefix)\(fileNamePrefix)\(run)-\(padding)\(digits).csv.gz"
  }

  /// Key of the run's manifest, which lists its files (contract 4.2).
  public func manifestKey(run: String) -> String { "\(pathPrefix)\(fileNamePrefix)\(run)-manifest.txt" }
}
