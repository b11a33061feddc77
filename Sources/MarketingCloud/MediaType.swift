/// The media types of the endpoint families (contract 2 and 3).
enum MediaType {
  static let accounts = "application/vnd.amcaudiencesconnections.v1+json"
  static let instances = "application/vnd.amcinstances.v1+json"
  static let dataSets = "application/vnd.amcadvertiserdataset.v1+json"
  static let uploads = "application/vnd.amcadvertiserdataupload.v1+json"
}
