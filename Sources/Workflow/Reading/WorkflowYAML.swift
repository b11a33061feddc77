import Activation
import Yams

/// Reads the YAML of workflow files by digdag's rules, files of `!include` keys merged in (contract 2.1).
struct WorkflowYAML {
  /// Includes deeper than this include themselves.
  private static let deepestInclude = 10
  private static let mostValues = 100_000

  private let files: ProjectFiles
  private(set) var issues: [Issue] = []
  private var budget = Self.mostValues

  init(files: ProjectFiles) { self.files = files }

  /// Nil when the text is no map; then an issue says why.
  mutating func map(of text: String, in file: String, depth: Int = 0) -> DocumentMap? {
    let mended = WorkflowText(mending: text)
    issues += mended.notices.map { $0.naming(depth > 0 ? file : nil) }
    do {
      guard let node = try Yams.compose(yaml: Self.numberingIncludes(mended.text)) else { return [:] }
      let value = self.value(of: node, Place(folder: Self.folder(of: file), depth: depth))
      if budget <= 0 { report("\(file) holds too many values.", fix: "Look for aliases that multiply themselves.") }
      if let map = value.map { return map }
      report("\(file) holds \(value.kindName), not tasks.", fix: "Begin lines with a key and a colon.")
    } catch {
      report("\(file): \(Self.reason(error)).", fix: "Correct the YAML at that place.")
    }
    return nil
  }

  private struct Place {
    let folder: String
    let depth: Int
    var path = FieldPath()

    func below(_ key: String) -> Place { Place(folder: folder, depth: depth, path: path.appending(key)) }
  }

  private mutating func report(_ message: String, fix: String) {
    issues.append(.error(.brokenSyntax, FieldPath(), message, fix: fix))
  }

  private mutating func value(of node: Node, _ place: Place) -> DocumentValue {
    budget -= 1
    guard budget > 0 else { return .null }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, place)
    case .sequence(let sequence): return .list(sequence.map { value(of: $0, place) })
    case .mapping(let mapping): return .map(map(of: mapping, place))
    case .alias: return .null
    }
  }

  private mutating func scalar(_ scalar: Node.Scalar, _ place: Place) -> DocumentValue {
    guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
    let value = WorkflowScalar.plain(scalar.string)
    if WorkflowScalar.changes(scalar.string), let digits = value.scalarText {
      issues.append(
        .warning(
          .repaired, place.path, "\(scalar.string) without quotes is the number \(digits) to digdag.",
          fix: "Put quotes around it if it is an id."))
    }
    return value
  }

  private mutating func map(of mapping: Node.Mapping, _ place: Place) -> DocumentMap {
    var map = DocumentMap()
    for (key, element) in mapping {
      if key.tag.description == Self.includeTag {
        map.merge(included(element, place))
      } else if key.string == "<<", let merged = value(of: element, place).map {
        for entry in merged.entries where map[entry.key] == nil { map[entry.key] = entry.value }
      } else if let name = key.string {
        map[name] = value(of: element, place.below(name))
      }
    }
    return map
  }
}

extension WorkflowYAML {
  private static let includeTag = "!include"

  /// The keys of two includes are both empty, which YAML takes for one key twice; numbers tell them apart.
  private static func numberingIncludes(_ text: String) -> String {
    guard text.contains(includeTag) else { return text }
    var number = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let rest = line.drop { $0 == " " || $0 == "-" }
      guard rest.hasPrefix("\(includeTag) :") else { return String(line) }
      number += 1
      return "\(line.prefix(line.count - rest.count))\(includeTag) \(number) :\(rest.dropFirst(includeTag.count + 2))"
    }
    return lines.joined(separator: "\n")
  }

  private mutating func included(_ node: Node, _ place: Place) -> DocumentMap {
    let name = node.string ?? ""
    guard place.depth < Self.deepestInclude else {
      report("!include of “\(name)” goes too deep; files seem to include themselves.", fix: "Remove one of them.")
      return [:]
    }
    let path = place.folder.isEmpty ? name : "\(place.folder)/\(name)"
    do {
      return map(of: try files.text(of: path), in: path, depth: place.depth + 1) ?? [:]
    } catch {
      let reason = error == .outside ? "lies outside the workflow's folder" : "cannot be read"
      issues.append(
        .error(.fileMissing, place.path, "The included file “\(path)” \(reason).", fix: "Put it below the workflow."))
      return [:]
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "line \(mark.line), column \(mark.column): \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      "line \(context.mark.line): the key \(keys.map { "\($0)" }.joined(separator: ", ")) stands twice"
    default: "this is not YAML"
    }
  }
}

extension DocumentMap {
  /// Nested maps are merged, other values replaced.
  mutating func merge(_ other: DocumentMap) {
    for entry in other.entries {
      if var own = self[entry.key]?.map, let theirs = entry.value.map {
        own.merge(theirs)
        self[entry.key] = .map(own)
      } else {
        self[entry.key] = entry.value
      }
    }
  }

  func merging(_ other: DocumentMap?) -> DocumentMap {
    var merged = self
    if let other { merged.merge(other) }
    return merged
  }
}

extension Issue {
  func naming(_ file: String?) -> Issue {
    guard let file else { return self }
    var copy = self
    copy.message = "\(file): \(message)"
    return copy
  }
}
