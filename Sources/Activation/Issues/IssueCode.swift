extension Issue {
  /// The stable words of `Issue.code`.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    // Documents
    case brokenSyntax = "broken_syntax"
    case unknownKey = "unknown_key"
    case wrongType = "wrong_type"
    case missingValue = "missing_value"
    case invalidValue = "invalid_value"
    case notYet = "not_yet"
    case contradiction = "contradiction"
    case fileMissing = "file_missing"
    case fileUnreadable = "file_unreadable"
    // Workflow files
    case repaired
    case unresolvedReference = "unresolved_reference"
    case leftOut = "left_out"
    // Connection
    case connectionMissing = "connection_missing"
    case plainTextSecret = "plain_text_secret"
    case secretUnavailable = "secret_unavailable"
    case storeLocked = "store_locked"
    case storeInsecure = "store_insecure"
    case storeDamaged = "store_damaged"
    case portTaken = "port_taken"
    case insecureEndpoint = "insecure_endpoint"
    // Source
    case sourceMissing = "source_missing"
    case sourceUnreadable = "source_unreadable"
    case sourceMalformed = "source_malformed"
    // Data set and mapping
    case invalidDefinition = "invalid_definition"
    /// A definition whose acceptance Amazon does not document either way.
    case unverifiedDefinition = "unverified_definition"
    case definitionDiffers = "definition_differs"
    case datasetMissing = "dataset_missing"
    case missingColumn = "missing_column"
    case ambiguousColumn = "ambiguous_column"
    case duplicateOutput = "duplicate_output"
    case caseOnlyMatch = "case_only_match"
    case droppedColumn = "dropped_column"
    case incompatibleType = "incompatible_type"
    case noCountry = "no_country"
    case unverifiedCountry = "unverified_country"
    // Audience
    case userIDMissing = "user_id_missing"
    case notForAudiences = "not_for_audiences"
    case tooManyRows = "too_many_rows"
    case smallAudience = "small_audience"
    // Rows
    case tooManyRejects = "too_many_rejects"
    case possibleRawPII = "possible_raw_pii"
    case nothingToSend = "nothing_to_send"
    // Remote
    case credentialsRefused = "credentials_refused"
    case notAuthorized = "not_authorized"
    case loginAgain = "login_again"
    case termsNotAccepted = "terms_not_accepted"
    case bucketMissing = "bucket_missing"
    case remoteRefused = "remote_refused"
    case remoteUnavailable = "remote_unavailable"
    case uploadFailed = "upload_failed"
    case audienceFailed = "audience_failed"
    case stillRunning = "still_running"
    case cleaningFailed = "cleaning_failed"
    case notificationFailed = "notification_failed"
    case interrupted = "interrupted"
    case confirmationNeeded = "confirmation_needed"
    case outputUnwritable = "output_unwritable"
    case defect = "defect"
  }
}
