import Foundation

/// What never happened in time.
struct TimedOut: Error, CustomStringConvertible {
  let condition: String
  var description: String { "waited in vain: \(condition)" }
}

/// Asks every ten milliseconds until there is an answer.
/// - Throws: `TimedOut`, or what the question throws.
func waiting<Answer>(
  for condition: String, atMost limit: Duration = .seconds(60), _ answer: () throws -> Answer?
) async throws -> Answer {
  let deadline = ContinuousClock.now + limit
  while ContinuousClock.now < deadline {
    if let answer = try answer() { return answer }
    try await Task.sleep(for: .milliseconds(10))
  }
  throw TimedOut(condition: condition)
}
