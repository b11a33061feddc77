import Foundation

/// Fetches the objects of an upload from the sandbox's own S3 and checks every cell.
struct UploadCheck: Sendable {
  let instanceID: String
  let dataset: RemoteDataset
  let order: UploadOrder
  let shelf: ObjectShelf
  /// The account that reads, when the bucket's policy counts.
  let policyReader: String?

  /// The rows of all files, ready to be added to the data set.
  /// - Throws: `UploadFlaw` with the message AMC gives; nothing is kept then.
  func segment() async throws -> DatasetContent.Segment {
    guard let compression = ExpandedBytes.Compression(rawValue: order.compression) else {
      throw UploadFlaw("the sandbox reads GZIP and NONE, not \(order.compression)")
    }
    let files = try await files()
    var writer = try RowFile.Writer(
      url: shelf.directory.appending(path: RandomText.identifier() + ".rows"), columns: dataset.columns.map(\.name))
    do {
      for (location, object) in files {
        var records = try records(of: "\(location)")
        try await check(object, at: location, compression, &records, into: &writer)
      }
      return try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
  }

  private func records(of file: String) throws(UploadFlaw) -> any UploadRecords {
    switch order.format {
    case .csv(let dialect): CSVUploadRecords(dataset: dataset, file: file, dialect: dialect)
    case .json("LINES"): JSONUploadRecords(dataset: dataset, file: file)
    case .json, .parquet: throw UploadFlaw("the sandbox reads CSV and JSON LINES only")
    }
  }

  private func check(
    _ object: StoredObject, at location: ObjectLocation, _ compression: ExpandedBytes.Compression,
    _ records: inout any UploadRecords, into writer: inout RowFile.Writer
  ) async throws {
    let bytes = try ExpandedBytes(file: object.file, compression: compression)
    var atEnd = false
    while !atEnd {
      let piece = try next(of: bytes, at: location)
      atEnd = piece == nil
      records.append(piece ?? [])
      while let row = try records.next(atEnd: atEnd) { try writer.append(row) }
      // A large file must not keep the other requests from their thread.
      await Task.yield()
      try Task.checkCancellation()
    }
  }

  private func next(of bytes: ExpandedBytes, at location: ObjectLocation) throws -> ArraySlice<UInt8>? {
    do {
      return try bytes.next()
    } catch let flaw as UploadFlaw {
      throw UploadFlaw(file: "\(location)", reason: flaw.description)
    }
  }
}
