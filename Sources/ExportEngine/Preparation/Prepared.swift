import Activation
import Rows

/// What an activation comes to once its source was looked at: one of the three operations, ready to go.
enum Prepared {
  case upload(Preparation)
  case delete(DeletionPreparation)
  case audience(AudiencePreparation)

  var issues: [Issue] {
    switch self {
    case .upload(let upload): upload.issues
    case .delete(let deletion): deletion.issues
    case .audience(let audience): audience.issues
    }
  }

  /// Nil for an audience that nothing triggers.
  var source: (any RowSource)? {
    switch self {
    case .upload(let upload): upload.source
    case .delete(let deletion): deletion.source
    case .audience(let audience): audience.trigger
    }
  }

  /// Runs `body`, and ends what the source has under way whatever comes of it.
  func closingSource<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      let value = try await body()
      await source?.close()
      return value
    } catch {
      await source?.close()
      throw error
    }
  }
}
