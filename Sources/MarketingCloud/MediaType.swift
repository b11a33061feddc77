/// The media types of the endpoint families (contract 2, 3 and 6.1).
enum MediaType {
  static let accounts = "application/vnd.amcaudiencesconnections.v1+json"
  static let instances = "application/vnd.amcinstances.v1+json"
  static let dataSets = "application/vnd.amcadvertiserdataset.v1+json"
  static let uploads = "application/vnd.amcadvertiserdataupload.v1+json"
  static let deletions = "application/vnd.amcadvertiseruserdeletionrequest.v1+json"
  static let audiences = "application/vnd.amcquerybasedaudience.v1+json"
  /// Tells the size of an audience, too (contract 6.2).
  static let audiencesWithSize = "application/vnd.amcquerybasedaudience.v1.1+json"
}
