import Activation
import ArgumentParser
import Identity
import Reporting

struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize", abstract: "Shows what identity values become before and after hashing.",
    discussion: """
      Prints the normalized value, a tab and its SHA-256; both are empty for a value that cannot be used. Without \
      values it reads standard input, one value a line. With --jsonl each line is an object with country, field and \
      input, and comes back with normalized, sha256 and changes.

      Example: amc-export normalize --field EMAIL --country US ' Ada@Example.com '
      """)

  @Option(help: "The identity kind, such as EMAIL or ZIP.") var field: String?
  @Option(help: "The country whose rules apply, two letters.") var country: String?
  @Flag(help: "Read and write JSON Lines.") var jsonl = false
  @Argument(help: "Values; without any, standard input is read.") var values: [String] = []

  func validate() throws {
    if !jsonl, field == nil { throw ValidationError("--field is missing; give one of \(HashedPII.words)") }
    if let field, HashedPII(word: field) == nil {
      throw ValidationError("--field \(field) is none of \(HashedPII.words)")
    }
    if let country, RowCountry(country) == nil { throw ValidationError("--country \(country) is not two letters") }
    if jsonl, !values.isEmpty { throw ValidationError("--jsonl reads standard input and takes no values") }
  }

  func run() throws {
    let kind = field.flatMap(HashedPII.init(word:))
    let country = country.flatMap(RowCountry.init)
    if jsonl {
      try answerLines(JSONLinesFilter(field: kind, country: country))
    } else if let kind {
      noteUnverified(country)
      var filter = ValueFilter(Normalizer(kind, country: country ?? .unknown))
      if values.isEmpty { filter.run() } else { filter.run(values) }
    }
  }

  /// Nine countries have rules that were checked against Amazon's own code (contract 8.5).
  private func noteUnverified(_ country: RowCountry?) {
    guard let country, !CountryRules(country).isVerified else { return }
    Console.narrate("Amazon publishes no normalization rules for \(country); general rules are used.")
  }

  private func answerLines(_ filter: JSONLinesFilter) throws {
    do {
      try filter.run()
    } catch {
      Console.narrate("line \(error.line): \(error.reason); each line is an object with country, field and input")
      throw ExitCode(ExitStatus.invalidData.rawValue)
    }
  }
}
