import Testing

extension Scene {
  /// Checks how a run was refused, and that nothing private was said.
  /// - Returns: the issue with one of the codes.
  func refusal(
    in outcome: Outcome, status: Int32, codes: Set<String>
  ) throws -> PrintedIssue? {
    let issues = try outcome.json(PrintedIssues.self).issues
    #expect(outcome.status == status, "\(issues.map(\.summary)) \(outcome.errors)")
    #expect(issues.allSatisfy { !$0.message.isEmpty && !$0.fix.isEmpty })
    let text = outcome.output + outcome.errors
    #expect(!remote.secrets.contains { text.contains($0) }, "a secret is printed")
    #expect(!text.contains("@example."), "a person's address is printed")
    let issue = issues.first { $0.isError && codes.contains($0.code) }
    #expect(issue != nil, "none of \(codes) among \(issues.map(\.summary))")
    return issue
  }
}
