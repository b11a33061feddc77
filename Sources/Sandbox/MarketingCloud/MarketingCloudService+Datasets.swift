import Activation
import Hummingbird

extension MarketingCloudService {
  func datasets(_ request: IncomingRequest, _ instance: String, _ rest: [String]) async throws -> Response {
    switch (request.method, rest.count) {
    case ("POST", 0): return try await createDataset(request, instance)
    case ("POST", 1) where rest[0] == "list":
      let (datasets, next) = try page(of: await shelf.datasets(in: instance), request, limit: "maxResults")
      return .json(
        200, ["dataSets": .list(datasets.map(\.document)), "nextToken": next], mediaType: Self.datasetMediaType)
    case ("GET", 1): return shown(try await shelf.dataset(rest[0], in: instance))
    case ("PUT", 1): return try await describeDataset(request, instance, rest[0])
    case ("DELETE", 1):
      try await shelf.delete(rest[0], in: instance)
      return created(rest[0], instance)
    case (_, 2) where rest[1] == "columns", (_, 3) where rest[1] == "columns":
      return try await columns(request, instance, rest[0], rest.count == 3 ? rest[2] : nil)
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  private func createDataset(_ request: IncomingRequest, _ instance: String) async throws -> Response {
    let body = try await body(of: request, mediaTypes: [Self.datasetMediaType])
    guard let definition = body["dataSet"], definition.map != nil else {
      throw MarketingCloudRefusal.invalid("dataSet is required")
    }
    let dataset = try RemoteDataset(definition)
    try await shelf.create(dataset, in: instance)
    return created(dataset.id, instance)
  }

  /// Only the description and the country code can be changed (contract 3.1).
  private func describeDataset(_ request: IncomingRequest, _ instance: String, _ id: String) async throws -> Response {
    let body = try await body(of: request, mediaTypes: [Self.datasetMediaType])
    let description = body["description"]?.scalarText
    let country = body["countryCode"]?.scalarText
    guard (description ?? "").count <= 255 else {
      throw MarketingCloudRefusal.invalid("description may have at most 255 characters")
    }
    return shown(
      try await shelf.change(id, in: instance) { dataset throws(MarketingCloudRefusal) in
        let problems = RemoteDataset.problems(ofCountryCode: country, hasIdentity: dataset.hasIdentity)
        guard problems.isEmpty else { throw .invalid("Data set", problems) }
        dataset.description = description ?? dataset.description
        dataset.countryCode = country ?? dataset.countryCode
      }, mediaType: Self.datasetMediaType)
  }

  // MARK: - Columns

  private func columns(
    _ request: IncomingRequest, _ instance: String, _ id: String, _ name: String?
  ) async throws -> Response {
    switch (request.method, name) {
    case ("POST", nil):
      let body = try await body(of: request, mediaTypes: [Self.columnMediaType])
      return try await addColumn(body["column"] ?? .null, instance, id)
    case ("PUT", let name?): return try await changeColumn(request, name, instance, id)
    case ("DELETE", let name?): return try await deleteColumn(name, instance, id)
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  private func addColumn(_ value: DocumentValue, _ instance: String, _ id: String) async throws -> Response {
    var problems: [String] = []
    let column = RemoteColumn(value, problems: &problems)
    if column.isFilledByAmazon { problems.append("column \(column.name): a main user id column cannot be added later") }
    guard problems.isEmpty else { throw MarketingCloudRefusal.invalid("Column", problems) }
    return shown(
      try await shelf.change(id, in: instance) { dataset throws(MarketingCloudRefusal) in
        let problems = RemoteDataset.problems(acrossColumns: dataset.columns + [column])
        guard problems.isEmpty, dataset.content.count == 0 || column.nullable else {
          throw .invalid("Column", problems + (column.nullable ? [] : ["column \(column.name): must be nullable"]))
        }
        dataset.columns.append(column)
      }, mediaType: Self.columnMediaType)
  }

  /// A new name, a new description, or both (contract 3.1).
  private func changeColumn(
    _ request: IncomingRequest, _ name: String, _ instance: String, _ id: String
  ) async throws -> Response {
    let body = try await body(of: request, mediaTypes: [Self.columnMediaType])
    let (newName, description) = (body["updatedColumnName"]?.scalarText, body["updateDescription"]?.scalarText)
    guard (description ?? "").count <= 255 else {
      throw MarketingCloudRefusal.invalid("updateDescription may have at most 255 characters")
    }
    return shown(
      try await shelf.change(id, in: instance) { dataset throws(MarketingCloudRefusal) in
        try dataset.changeColumn(name, to: newName, description)
      }, mediaType: Self.columnMediaType)
  }

  private func deleteColumn(_ name: String, _ instance: String, _ id: String) async throws -> Response {
    shown(
      try await shelf.change(id, in: instance) { dataset throws(MarketingCloudRefusal) in
        guard let column = dataset.columns.first(where: { $0.name == name }) else { throw .notFound("Column \(name)") }
        guard !column.isMainEventTime, !column.isMainUserID else {
          throw .invalid("column \(name): a main event time or main user id column cannot be deleted")
        }
        dataset.columns.removeAll { $0.name == name }
      }, mediaType: Self.columnMediaType)
  }

  private func created(_ id: String, _ instance: String) -> Response {
    .json(200, ["dataSetId": .text(id), "instanceId": .text(instance)], mediaType: Self.datasetMediaType)
  }

  private func shown(_ dataset: RemoteDataset, mediaType: String = Self.datasetMediaType) -> Response {
    .json(200, ["dataSet": dataset.document], mediaType: mediaType)
  }
}
