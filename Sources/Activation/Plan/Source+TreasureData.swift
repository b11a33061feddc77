extension Source {
  /// Rows of a Treasure Data job (contract 1).
  public struct TreasureData: Sendable, Hashable {
    /// Base URL of the core REST API, without a closing slash.
    public let endpoint: String
    public let apiKey: ValueReference
    public let rows: Rows

    public enum Rows: Sendable, Hashable {
      /// Starts a job.
      case query(Query)
      /// Reads the result of a job that somebody started.
      case job(id: String)
      /// Starts a job with the query that the Audience API makes of a segment (contract 3.1).
      case segment(audienceID: String, segmentID: String, database: String?)
    }

    public struct Query: Sendable, Hashable {
      public let database: String
      public let engine: Engine
      public let text: String
      /// −2 to 2; nil leaves it to the service, as do the next three (contract 1.4).
      public let priority: Int?
      /// 0 to 32.
      public let retryLimit: Int?
      public let poolName: String?
      public let engineVersion: String?

      public init(
        database: String, engine: Engine, text: String, priority: Int? = nil, retryLimit: Int? = nil,
        poolName: String? = nil, engineVersion: String? = nil
      ) {
        self.database = database
        self.engine = engine
        self.text = text
        self.priority = priority
        self.retryLimit = retryLimit
        self.poolName = poolName
        self.engineVersion = engineVersion
      }
    }

    /// The query engines; the word is the job's type (contract 1.4).
    public enum Engine: String, Sendable, Hashable, CaseIterable {
      case trino
      case presto
      case hive
    }

    public init(endpoint: String, apiKey: ValueReference, rows: Rows) {
      self.endpoint = endpoint
      self.apiKey = apiKey
      self.rows = rows
    }
  }
}
