import Testing

@testable import Activation

@Suite("SQL of an audience")
struct AudienceQueryTests {
  static let tables: [(String, [String])] = [
    ("SELECT user_id FROM dsp_impressions", ["dsp_impressions"]),
    ("select user_id from DSP_CLICKS c", ["dsp_clicks"]),
    ("SELECT user_id FROM \"dsp_views\" WHERE x = 1", ["dsp_views"]),
    ("SELECT user_id FROM amc.conversions", ["conversions"]),
    ("SELECT user_id FROM dsp_impressions_for_audiences", []),
    ("SELECT user_id FROM loyalty_v1 JOIN conversions ON a = b", ["conversions"]),
    ("SELECT user_id FROM loyalty_v1, conversions", ["conversions"]),
    ("SELECT user_id, conversions FROM loyalty_v1", []),
    ("SELECT user_id FROM (SELECT user_id FROM conversions) c, dsp_views", ["conversions", "dsp_views"]),
    ("SELECT user_id FROM loyalty_v1 -- FROM conversions", []),
    ("SELECT user_id FROM loyalty_v1 /* FROM conversions */ WHERE a = 'FROM dsp_views'", []),
    ("SELECT user_id FROM amazon_attributed_events_by_traffic_time", ["amazon_attributed_events_by_traffic_time"]),
    ("SELECT user_id FROM amazon_attributed_events_by_traffic_time_for_audiences", []),
    ("", []), ("FROM", []), ("'unfinished FROM conversions", ["conversions"]),
  ]

  @Test("finds Amazon's tables that cannot make audiences", arguments: tables)
  func findsTables(query: String, expected: [String]) {
    #expect(AudienceQuery(query).plainTables == expected)
  }

  static let selections: [(String, AudienceQuery.UserID)] = [
    ("SELECT user_id FROM t", .selected), ("SELECT t.user_id FROM t", .selected),
    ("SELECT \"user_id\" FROM t", .selected), ("SELECT UserId AS user_id FROM t", .selected),
    ("SELECT User_ID FROM t", .misspelt("User_ID")), ("SELECT * FROM t", .everything),
    ("SELECT t.* FROM t", .everything), ("SELECT my_user_id FROM t", .missing),
    ("SELECT 'user_id' FROM t", .missing), ("SELECT a FROM t -- user_id", .missing), ("", .missing),
  ]

  @Test("tells whether user_id is selected", arguments: selections)
  func findsUserID(query: String, expected: AudienceQuery.UserID) { #expect(AudienceQuery(query).userID == expected) }
}
