/// What validation makes of a draft: the issues, and a plan when none of them is an error.
public struct Validation: Sendable {
  public let issues: [Issue]
  public let plan: Plan?
  /// The source, when its own fields are right, even if others are not.
  public let source: Source?
}

extension Draft {
  /// Checks everything that can be known without reading a file or asking a remote system.
  ///
  /// Fast enough to run after each keystroke; the source and the remote side are checked by the engine.
  public func validate() -> Validation {
    var activation = DraftReader(self, .activation)
    UnknownKeys.issues(in: self, .activation).forEach { activation.report($0) }
    let name = activation.text("activation")
    let connectionName = activation.text("connection")
    let (connection, connectionIssues) = validatedConnection(named: connectionName)
    let source = activation.source()
    let mapping = activation.outputMapping()
    let operation = activation.operation(source: source, objectStore: connection?.objectStore)
    let limits = activation.limits()
    let timeZone = activation.scheduleSettings().timeZone
    _ = activation.notificationSettings()

    let issues = activation.issues + connectionIssues
    guard !issues.hasErrors, let name, let connection, let operation else {
      return Validation(issues: issues, plan: nil, source: source)
    }
    let plan = Plan(
      activation: name, connection: connection, operation: operation, mapping: mapping, limits: limits,
      timeZone: timeZone)
    return Validation(issues: issues, plan: plan, source: source)
  }

  /// The source and the mapping alone, for what needs no target yet; nil when they are not right.
  public func sourceAndMapping() -> (source: Source?, mapping: OutputMapping?, issues: [Issue]) {
    var reader = DraftReader(self, .activation)
    let source = reader.source()
    let mapping = reader.outputMapping()
    return (source, reader.issues.hasErrors ? nil : mapping, reader.issues)
  }

  private func validatedConnection(named name: String?) -> (Connection?, [Issue]) {
    // Without a name there is no file yet, and the missing name is told already.
    guard name != nil || connection.map?.isEmpty == false else { return (nil, []) }
    let validation = validateConnection(named: name ?? "")
    return (validation.connection, validation.issues)
  }
}
