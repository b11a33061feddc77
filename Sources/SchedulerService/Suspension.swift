import Activation
import Documents
import Foundation
import Scheduling

/// That a scheduler disabled an activation's schedule, and why: a small file which `activation enable` removes.
public struct Suspension: Sendable, Hashable {
  public let since: String
  public let failures: Int
  /// The last failure, as its issues said it.
  public let reasons: [String]

  public static func of(_ activation: String, home: Home) -> Suspension? {
    guard let data = FileManager.default.contents(atPath: path(activation, home)) else { return nil }
    let document = try? JSONText.read(Array(data))
    return Suspension(
      since: document?["since"]?.scalarText ?? "", failures: (document?["failures"]?.scalarText).flatMap(Int.init) ?? 0,
      reasons: (document?["reasons"]?.list ?? []).compactMap(\.scalarText))
  }

  func save(_ activation: String, home: Home) throws(AtomicFile.WriteError) {
    let document: DocumentValue = [
      "activation": .text(activation), "since": .text(since), "failures": .number(String(failures)),
      "reasons": .list(reasons.map(DocumentValue.text)),
    ]
    try AtomicFile.write(JSONText.write(document, pretty: true) + "\n", to: Self.path(activation, home))
  }

  /// Lets the scheduler run the activation again.
  /// - Returns: whether it had been disabled.
  @discardableResult
  public static func lift(_ activation: String, home: Home) -> Bool { unlink(path(activation, home)) == 0 }

  private static func path(_ activation: String, _ home: Home) -> String {
    "\(home.stateFolder)/suspended/\(activation).json"
  }
}
