import Foundation

/// The profiles of the AWS command line: its credentials file and its configuration file, read together.
struct AWSProfiles: Hashable {
  /// Keys by name, lower case, of one profile.
  typealias Profile = [String: String]

  private(set) var profiles: [String: Profile] = [:]

  /// - Parameters:
  ///   - credentials: sections are named `[name]`; wins over the other file.
  ///   - configuration: sections are named `[profile name]`, save for `[default]`.
  init(credentials: String, configuration: String) {
    for (section, values) in Self.sections(of: configuration) {
      let words = section.split(separator: " ").map(String.init)
      let name = words.count == 2 && words[0] == "profile" ? words[1] : section == "default" ? section : nil
      if let name { profiles[name, default: [:]].merge(values) { $1 } }
    }
    for (section, values) in Self.sections(of: credentials) { profiles[section, default: [:]].merge(values) { $1 } }
  }

  subscript(name: String) -> Profile? { profiles[name] }

  /// An INI file: `[section]`, `name = value`; lines that begin with a blank belong to the value above and are not ours.
  static func sections(of text: String) -> [(name: String, values: Profile)] {
    var sections: [(name: String, values: Profile)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let first = line.first, !first.isWhitespace, first != "#", first != ";" else { continue }
      if first == "[" {
        let name = line.dropFirst().prefix { $0 != "]" }
        sections.append((name.trimmingCharacters(in: .whitespaces).replacing("\t", with: " "), [:]))
      } else if let (name, value) = entry(line), !sections.isEmpty {
        sections[sections.count - 1].values[name] = value
      }
    }
    return sections
  }

  private static func entry(_ line: Substring) -> (String, String)? {
    let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    var value = parts[1]
    // A comment behind a value begins with a blank; a secret may hold the sign itself.
    if let comment = value.firstRange(of: " #") { value = value[..<comment.lowerBound] }
    if let comment = value.firstRange(of: " ;") { value = value[..<comment.lowerBound] }
    return (
      parts[0].trimmingCharacters(in: .whitespaces).lowercased(), value.trimmingCharacters(in: .whitespaces)
    )
  }
}

extension AWSProfiles {
  /// The files `AWS_SHARED_CREDENTIALS_FILE` and `AWS_CONFIG_FILE` name, else those in `~/.aws`.
  init(_ surroundings: AWSSurroundings) {
    let home = surroundings.variable("HOME") ?? NSHomeDirectory()
    func text(_ variable: String, _ standard: String) -> String {
      let path = surroundings.variable(variable) ?? "\(home)/.aws/\(standard)"
      return surroundings.readFile(path.hasPrefix("~/") ? home + path.dropFirst() : path) ?? ""
    }
    self.init(
      credentials: text("AWS_SHARED_CREDENTIALS_FILE", "credentials"), configuration: text("AWS_CONFIG_FILE", "config"))
  }

  /// The profile that counts when none is named.
  static func chosenName(_ surroundings: AWSSurroundings) -> String {
    surroundings.variable("AWS_PROFILE") ?? surroundings.variable("AWS_DEFAULT_PROFILE") ?? "default"
  }
}
