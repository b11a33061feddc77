/// The hosts of Treasure Data's sites (contract 1.1).
enum WorkflowSites {
  private static let hosts = [
    ("us01", "api.treasuredata.com"), ("jp01", "api.treasuredata.co.jp"), ("eu01", "api.eu01.treasuredata.com"),
    ("ap02", "api.ap02.treasuredata.com"), ("ap03", "api.ap03.treasuredata.com"),
  ]

  static func site(ofHost host: String) -> String? { hosts.first { $0.1 == host }?.0 }
  static func host(ofSite site: String) -> String? { hosts.first { $0.0 == site }?.1 }
}
