/// The list of files of one upload: plain text, one `s3://bucket/key` a line, nothing else (contract 4.2).
enum Manifest {
  static let mostBuckets = 100

  static func locations(in bytes: [UInt8], of manifest: ObjectLocation) throws(UploadFlaw) -> [ObjectLocation] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UploadFlaw(file: "\(manifest)", reason: "the manifest is not UTF-8 text")
    }
    var locations: [ObjectLocation] = []
    for (index, line) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = Substring(line.last == "\r" ? line.dropLast() : line)
      if line.isEmpty { continue }
      guard let location = ObjectLocation(line) else {
        throw UploadFlaw(file: "\(manifest)", reason: "line \(index + 1) is no s3://bucket/key")
      }
      locations.append(location)
    }
    guard !locations.isEmpty else { throw UploadFlaw(file: "\(manifest)", reason: "the manifest names no file") }
    guard Set(locations).count == locations.count else {
      throw UploadFlaw(file: "\(manifest)", reason: "the manifest names a file twice")
    }
    guard Set(locations.map(\.bucket)).count <= mostBuckets else {
      throw UploadFlaw(file: "\(manifest)", reason: "the manifest names more than \(mostBuckets) buckets")
    }
    return locations
  }
}
