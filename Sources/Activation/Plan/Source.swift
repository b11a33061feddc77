/// Where rows come from; exactly one kind (DESIGN 3). Paths are as written in the activation file, and secrets are
/// references.
public enum Source: Sendable, Hashable {
  case csv(CSV)
  case jsonLines(JSONLines)
  case sqlite(SQLite)
  case postgres(Postgres)
  case treasureData(TreasureData)
  case trino(Trino)

  public struct CSV: Sendable, Hashable {
    /// A path or a pattern with `*`, `?`.
    public let path: String
    /// One ASCII character.
    public let delimiter: UInt8
    /// Whether the first row names the columns.
    public let hasHeader: Bool
  }

  public struct JSONLines: Sendable, Hashable {
    /// A path or a pattern with `*`, `?`.
    public let path: String
  }

  public struct SQLite: Sendable, Hashable {
    public let file: String
    public let query: String
  }

  public struct Postgres: Sendable, Hashable {
    /// `postgresql://user:password@host:port/database?sslmode=…`, or libpq's `key=value` pairs; it may hold a password.
    public let url: ValueReference
    public let query: String
  }

  public struct Trino: Sendable, Hashable {
    /// The base URL of the coordinator or gateway, without a closing slash.
    public let url: String
    /// Treasure Data's gateway takes the API key for the user, so it may be a secret (contract 5.1).
    public let user: ValueReference
    /// With a password, or at Treasure Data's gateway, requests carry basic authentication.
    public let password: ValueReference?
    public let catalog: String?
    public let schema: String?
    public let dialect: Dialect
    public let query: String

    public init(
      url: String, user: ValueReference, password: ValueReference?, catalog: String?, schema: String?,
      dialect: Dialect, query: String
    ) {
      self.url = url
      self.user = user
      self.password = password
      self.catalog = catalog
      self.schema = schema
      self.dialect = dialect
      self.query = query
    }
  }
}

extension Source.Trino {
  /// Whose names the protocol's headers have: `X-Trino-…` or the older `X-Presto-…` (contract 5.1).
  public enum Dialect: String, Sendable, Hashable, CaseIterable {
    case trino
    case presto
  }

  /// True at Treasure Data's Trino gateway, whose user is the API key (contract 1.1, 5.1).
  public var isTreasureDataGateway: Bool { EndpointAddress(url)?.host.hasPrefix("api-presto.") ?? false }
}

extension Source {
  /// True when nothing but running a query tells the columns, which `validate` does not do.
  public var hasColumnsOnlyAfterQuery: Bool {
    switch self {
    case .csv, .jsonLines, .sqlite, .postgres: false
    case .treasureData, .trino: true
    }
  }
}
