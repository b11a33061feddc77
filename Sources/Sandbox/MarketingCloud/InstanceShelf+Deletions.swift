import Foundation

extension InstanceShelf {
  func deletions(in instance: String) -> [RemoteDeletion] { instances[instance]?.deletions ?? [] }

  /// - Throws: 404 also for a request that is not visible yet (contract 5).
  func deletion(_ id: String, in instance: String) throws(MarketingCloudRefusal) -> RemoteDeletion {
    let found = deletions(in: instance).first { $0.id == id && $0.visibleFrom <= .now }
    guard let found else { throw .notFound("User deletion request \(id)") }
    return found
  }

  /// Accepts a deletion and begins it.
  func submit(_ order: DeletionOrder, in instance: String) -> RemoteDeletion {
    let deletion = RemoteDeletion(identityCount: order.people.count, hiddenFor: processingDelay / 4)
    instances[instance, default: Instance()].deletions.append(deletion)
    processing[deletion.id] = Task { await process(deletion.id, order, in: instance) }
    return deletion
  }

  private func process(_ id: String, _ order: DeletionOrder, in instance: String) async {
    try? await Task.sleep(for: processingDelay)
    guard !Task.isCancelled else { return }
    for dataset in datasets(in: instance) {
      _ = try? change(dataset.id, in: instance) { dataset throws(MarketingCloudRefusal) in
        dataset.delete(order.people, in: objects.directory)
      }
    }
    if let index = instances[instance]?.deletions.firstIndex(where: { $0.id == id }) {
      instances[instance]?.deletions[index].isDone = true
    }
    processing[id] = nil
  }
}

extension RemoteDataset {
  /// Removes the rows of these people, whichever upload they came with.
  mutating func delete(_ people: [DeletionOrder.Person], in directory: URL) {
    let dataset = self
    content.remove(in: directory) { names in
      let columns = names.map { name in
        dataset.columns.first { $0.name == dataset.presentName(of: name) }
      }
      let index = PeopleIndex(people, columns: columns)
      return { cells in index.holds(cells) }
    }
  }
}
