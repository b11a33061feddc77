import Activation
import ExportEngine

/// Why a proposed definition says what it says, as lines for people.
public enum ProposalText {
  public static func lines(_ proposal: DefinitionProposal) -> [String] {
    let rows = NumberText.counted(proposal.rows, "row")
    let width = proposal.reasons.compactMap { $0.column?.count }.max() ?? 0
    let reasons = proposal.reasons.map { reason in
      guard let column = reason.column else { return reason.text }
      return "  \(column)\(String(repeating: " ", count: width - column.count))  \(reason.text)"
    }
    return ["looked at \(proposal.isWhole ? "all \(rows)" : "the first \(rows)"); a draft for you to check"] + reasons
      + renaming(proposal) + country(proposal)
  }

  private static func renaming(_ proposal: DefinitionProposal) -> [String] {
    guard !proposal.renamed.isEmpty else { return [] }
    return ["add to output_mapping.columns, or print with --yaml:"]
      + proposal.renamed.map { "  - {source: \"\($0.source)\", output: \($0.output)}" }
  }

  private static func country(_ proposal: DefinitionProposal) -> [String] {
    let definition = proposal.definition
    guard definition.hasIdentity, !definition.columns.contains(where: { $0.role == .countryCode }) else { return [] }
    return ["no column tells the country: set result_settings.country_code, or Amazon matches nobody"]
  }
}
