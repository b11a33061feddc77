import Activation
import Foundation

/// What a create-audience request asks for (contract 6.1).
struct AudienceOrder: Sendable {
  private static let countries: Set<String> = [
    "AE", "AU", "BR", "CA", "DE", "ES", "FR", "IN", "IT", "JP", "MX", "NL", "SA", "SE", "TR", "UK", "US",
  ]
  private static let texts = ["audienceName", "advertiserId", "timeWindowStart", "timeWindowEnd"]

  let name: String
  let advertiserID: String
  let query: String
  /// The known keys as they are shown again.
  let document: DocumentMap

  /// - Throws: a 400 that names what is wrong.
  init(_ value: DocumentValue) throws(MarketingCloudRefusal) {
    var problems: [String] = []
    for key in Self.texts where !Self.isText(value[key]) { problems.append("\(key) is required and must be a string") }
    let query = Self.isText(value["query"]) ? value["query"]?.scalarText : nil
    let workflow = Self.isText(value["workflowId"]) ? value["workflowId"]?.scalarText : nil
    if (query == nil) == (workflow == nil) { problems.append("exactly one of query and workflowId is required") }
    problems += Self.problems(ofWindow: value)
    problems += Self.problems(ofOptions: value)
    guard problems.isEmpty else {
      throw MarketingCloudRefusal(status: 400, details: problems.joined(separator: "; "))
    }
    name = value["audienceName"]?.scalarText ?? ""
    advertiserID = value["advertiserId"]?.scalarText ?? ""
    self.query = query ?? ""
    document = Self.shown(value)
  }

  private static func isText(_ value: DocumentValue?) -> Bool {
    if case .text(let text) = value { !text.isEmpty } else { false }
  }

  private static func problems(ofWindow value: DocumentValue) -> [String] {
    let times = ["timeWindowStart", "timeWindowEnd"].map { key in value[key]?.scalarText ?? "" }
    let pattern = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z/
    let dates = times.map { $0.wholeMatch(of: pattern) == nil ? nil : try? Date($0, strategy: .iso8601) }
    guard let start = dates[0], let end = dates[1] else {
      return ["timeWindowStart and timeWindowEnd must be written yyyy-MM-dd'T'HH:mm:ss'Z'"]
    }
    return start < end ? [] : ["timeWindowStart must be before timeWindowEnd"]
  }

  private static func problems(ofOptions value: DocumentValue) -> [String] {
    var problems: [String] = []
    switch value["timeWindowRelative"] {
    case nil, .null, .bool: break
    case .text(let word) where ["TRUE", "FALSE"].contains(word.uppercased()): break
    default: problems.append("timeWindowRelative must be true or false")
    }
    if let days = value["refreshRateDays"], !days.isNull {
      guard case .number(let digits) = days, let number = Int(digits), (0...21).contains(number) else {
        return problems + ["refreshRateDays must be a number from 0 to 21"]
      }
    }
    if let country = value["countryCode"]?.scalarText, !countries.contains(country) {
      problems.append("countryCode is not valid")
    }
    return problems
  }

  private static func shown(_ value: DocumentValue) -> DocumentMap {
    var shown = DocumentMap()
    for key in [
      "audienceName", "audienceDescription", "advertiserId", "query", "workflowId", "timeWindowStart",
      "timeWindowEnd", "countryCode",
    ] { shown[key] = value[key]?.scalarText.map(DocumentValue.text) }
    shown["timeWindowRelative"] = .bool(value["timeWindowRelative"]?.scalarText?.lowercased() == "true")
    shown["refreshRateDays"] = value["refreshRateDays"].flatMap { $0.isNull ? nil : $0 } ?? 21
    return shown
  }
}
