extension DraftReader {
  /// The schedule panel takes so many (contract 3.3).
  private static let mostRecipients = 20

  mutating func notificationSettings() -> NotificationSettings {
    guard let value = value("notify") else { return .none }
    guard let map = value.map else {
      report(
        .error(
          .wrongType, "notify", "This should be a group of keys, not \(value.kindName).",
          fix: "Write email: {to: [ops@example.com], on: [success, failure]} below it."))
      return .none
    }
    check(map, at: "notify", known: ["email", "webhook"])
    return NotificationSettings(email: email(), webhook: webhook())
  }

  private mutating func email() -> NotificationSettings.Email? {
    guard let map = group("notify.email", known: ["to", "on"]) else { return nil }
    let recipients = words(map["to"])
    guard !recipients.isEmpty else {
      report(
        .error(
          .missingValue, "notify.email.to", "Nobody is named whom an e-mail could reach.",
          fix: "Write to: [ops@example.com]."))
      return nil
    }
    if recipients.count > Self.mostRecipients {
      report(
        .error(
          .invalidValue, "notify.email.to",
          "There are \(recipients.count) recipients; at most \(Self.mostRecipients) are told.",
          fix: "Use a mailing list."))
    }
    for (index, recipient) in recipients.enumerated() where !EmailAddress.isUsable(recipient) {
      report(
        .error(
          .invalidValue, FieldPath("notify.email.to").appending(index), "This is not an e-mail address.",
          fix: "Write it as ops@example.com, without a name or brackets."))
    }
    return .init(recipients: recipients.filter(EmailAddress.isUsable), occasions: occasions("notify.email.on"))
  }

  private mutating func webhook() -> NotificationSettings.Webhook? {
    guard group("notify.webhook", known: ["url", "on"]) != nil else { return nil }
    guard let text = text("notify.webhook.url") else {
      report(
        .error(
          .missingValue, "notify.webhook.url", "The address the report is posted to is missing.",
          fix: "Write url: https://… or url: env:NAME."))
      return nil
    }
    let reference = ValueReference(text)
    if case .plain = reference, !Self.isSafe(text) {
      report(
        .error(
          .insecureEndpoint, "notify.webhook.url", "The report is posted over https, or http on this machine only.",
          fix: "Give an https address."))
    }
    return .init(url: reference, occasions: occasions("notify.webhook.on"))
  }

  private static func isSafe(_ text: String) -> Bool { EndpointAddress(text)?.isSafe == true }

  /// Both when left out.
  private mutating func occasions(_ path: FieldPath) -> Set<NotificationSettings.Occasion> {
    guard let value = value(path) else { return Set(NotificationSettings.Occasion.allCases) }
    let words = words(value)
    let known = words.compactMap { NotificationSettings.Occasion(rawValue: $0.lowercased()) }
    if known.count != words.count || known.isEmpty {
      report(
        .error(
          .invalidValue, path, "An occasion is success or failure.", fix: "Write on: [success, failure]."))
    }
    return Set(known)
  }

  /// A list of texts, or one text.
  private func words(_ value: DocumentValue?) -> [String] {
    guard let value else { return [] }
    return (value.list ?? [value]).compactMap(\.scalarText).map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
  }

  private mutating func group(_ path: FieldPath, known: [String]) -> DocumentMap? {
    guard let value = value(path) else { return nil }
    guard let map = value.map else {
      report(
        .error(
          .wrongType, path, "This should be a group of keys, not \(value.kindName).",
          fix: "Write \(known.joined(separator: " and ")) below it."))
      return nil
    }
    check(map, at: path, known: known)
    return map
  }

  private mutating func check(_ map: DocumentMap, at path: FieldPath, known: [String]) {
    for key in map.keys where !known.contains(key) {
      report(UnknownKeys.unknown(key, path.appending(key), known))
    }
  }
}

extension Draft {
  /// Who is told; what is wrong with it is told by `validate()`.
  public var notificationSettings: NotificationSettings {
    var reader = DraftReader(self, .activation)
    return reader.notificationSettings()
  }
}
