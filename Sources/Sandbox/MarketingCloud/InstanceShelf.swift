import Foundation

/// The data sets and uploads of every instance.
actor InstanceShelf {
  private struct Instance {
    var datasets: [String: RemoteDataset] = [:]
    var uploads: [RemoteUpload] = []
  }

  private let objects: ObjectShelf
  private let processingDelay: Duration
  /// The account that reads the buckets, when their policies count.
  private let policyReader: String?
  private var instances: [String: Instance] = [:]
  private var processing: [String: Task<Void, Never>] = [:]

  init(objects: ObjectShelf, processingDelay: Duration, policyReader: String?) {
    self.objects = objects
    self.processingDelay = processingDelay
    self.policyReader = policyReader
  }

  // MARK: - Data sets

  func datasets(in instance: String) -> [RemoteDataset] {
    (instances[instance]?.datasets.values.sorted { $0.id < $1.id }) ?? []
  }

  func dataset(_ id: String, in instance: String) throws(MarketingCloudRefusal) -> RemoteDataset {
    guard let dataset = instances[instance]?.datasets[id] else { throw .notFound("Data set \(id)") }
    return dataset
  }

  func create(_ dataset: RemoteDataset, in instance: String) throws(MarketingCloudRefusal) {
    guard instances[instance]?.datasets[dataset.id] == nil else {
      throw .invalid("Data set \(dataset.id) already exists")
    }
    instances[instance, default: Instance()].datasets[dataset.id] = dataset
  }

  /// Changes a data set and returns the new state.
  func change(
    _ id: String, in instance: String,
    _ change: @Sendable (inout RemoteDataset) throws(MarketingCloudRefusal) -> Void
  ) throws(MarketingCloudRefusal) -> RemoteDataset {
    var dataset = try dataset(id, in: instance)
    try change(&dataset)
    instances[instance]?.datasets[id] = dataset
    return dataset
  }

  func delete(_ id: String, in instance: String) throws(MarketingCloudRefusal) {
    _ = try dataset(id, in: instance)
    instances[instance]?.datasets[id] = nil
  }

  // MARK: - Uploads

  func uploads(in instance: String) -> [RemoteUpload] { instances[instance]?.uploads ?? [] }

  func upload(_ id: String, of dataset: String, in instance: String) throws(MarketingCloudRefusal) -> RemoteUpload {
    guard let upload = uploads(in: instance).first(where: { $0.id == id && $0.datasetID == dataset }) else {
      throw .notFound("Upload \(id)")
    }
    return upload
  }

  /// Accepts an upload and begins to check its files.
  func submit(_ order: UploadOrder, to dataset: String, in instance: String) throws(MarketingCloudRefusal)
    -> RemoteUpload
  {
    _ = try self.dataset(dataset, in: instance)
    let upload = RemoteUpload(id: RandomText.identifier(), instanceID: instance, datasetID: dataset, order: order)
    instances[instance]?.uploads.append(upload)
    processing[upload.id] = Task { await process(upload) }
    return upload
  }

  /// Ends the uploads under way.
  func stop() async {
    let tasks = processing.values
    processing = [:]
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
  }

  private func process(_ upload: RemoteUpload) async {
    do {
      try await Task.sleep(for: processingDelay / 2)
      update(upload) { $0.begin() }
      let check = UploadCheck(
        instanceID: upload.instanceID, dataset: try dataset(upload.datasetID, in: upload.instanceID),
        order: upload.order, shelf: objects, policyReader: policyReader)
      async let pause: Void = Task.sleep(for: processingDelay / 2)
      let segment = try await check.segment()
      try await pause
      try finish(upload, with: segment)
    } catch let flaw as UploadFlaw {
      update(upload) { $0.fail(flaw.description) }
    } catch let refusal as MarketingCloudRefusal {
      update(upload) { $0.fail(refusal.details) }
    } catch {
      update(upload) { $0.fail("the files could not be read") }
    }
    processing[upload.id] = nil
  }

  private func finish(_ upload: RemoteUpload, with segment: DatasetContent.Segment) throws(MarketingCloudRefusal) {
    var dataset = try dataset(upload.datasetID, in: upload.instanceID)
    let count = dataset.content.apply(segment, upload.order.strategy)
    instances[upload.instanceID]?.datasets[dataset.id] = dataset
    update(upload) { $0.succeed(rows: count) }
  }

  private func update(_ upload: RemoteUpload, _ change: (inout RemoteUpload) -> Void) {
    guard let index = instances[upload.instanceID]?.uploads.firstIndex(where: { $0.id == upload.id }) else { return }
    if var known = instances[upload.instanceID]?.uploads[index] {
      change(&known)
      instances[upload.instanceID]?.uploads[index] = known
    }
  }
}
