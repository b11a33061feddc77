import Activation
import ExportEngine
import Reporting

/// What a run will do, in sentences; the numbers come from the dry run.
struct PlanSentences {
  let plan: Plan
  /// The dry run's report, when there is one.
  let report: ExportReport?

  var lines: [String] {
    switch plan.operation {
    case .upload(let upload):
      [datasetSentence(upload), sendSentence(upload), strategySentence(upload), endSentence(upload)]
    case .delete(let deletion): sentences(deletion)
    case .audience(let audience): sentences(audience)
    }
  }

  private func datasetSentence(_ upload: DatasetUpload) -> String {
    let instance = plan.connection.instanceID
    guard upload.createsDataset, let definition = upload.definition else {
      return "use data set \(upload.datasetID) on \(instance)"
    }
    let columns = NumberText.counted(definition.columns.count, "column")
    return "create data set \(upload.datasetID) with \(columns) on \(instance), unless it is there"
  }

  private func sendSentence(_ upload: DatasetUpload) -> String {
    let place = "s3://\(upload.bucket)/\(upload.pathPrefix)\(upload.fileNamePrefix)…"
    guard let report, report.status == .dryRun else { return "send the rows to \(place)" }
    let rows = "\(NumberText.grouped(report.rows.exported)) of \(NumberText.counted(report.rows.read, "row"))"
    let bytes = NumberText.bytes(report.files.reduce(0) { $0 + $1.bytes })
    return "send \(rows), \(bytes) in \(NumberText.counted(report.files.count, "file")), to \(place)"
  }

  private func strategySentence(_ upload: DatasetUpload) -> String {
    let country = upload.countryCode.map { ", country \($0)" } ?? ""
    let deed =
      switch upload.strategy {
      case .additive: "add them to what is there"
      case .fullReplace: "remove everything now in \(upload.datasetID), then add them"
      case .overlapReplace: "replace the time partitions they fall into, keep the others"
      case .overlapKeep: "add only those of time partitions that hold no data yet"
      }
    return "\(deed) (\(upload.strategy.rawValue))\(country)"
  }

  private func endSentence(_ upload: DatasetUpload) -> String {
    switch (upload.waitsUntilFinished, upload.cleansFiles) {
    case (true, true): "wait until Amazon is done, then remove the files"
    case (true, false): "wait until Amazon is done; the files stay in the bucket"
    case (false, _): "not wait for Amazon; the files stay in the bucket"
    }
  }

  private func sentences(_ deletion: IdentityDeletion) -> [String] {
    let people =
      if let report, report.status == .dryRun { NumberText.counted(report.rows.exported, "person", "people") } else {
        "the people of the rows"
      }
    return [
      "delete \(people) from every data set on \(plan.connection.instanceID); this cannot be undone",
      deletion.waitsUntilFinished ? "wait until Amazon is done" : "not wait for Amazon",
    ]
  }

  private func sentences(_ audience: RuleBasedAudience) -> [String] {
    let refresh =
      audience.refreshRateDays == 0
      ? "not refresh it, so that it ends after 30 days"
      : "refresh it every \(NumberText.counted(audience.refreshRateDays, "day"))"
    return [
      "make the audience \(audience.name) on \(plan.connection.instanceID) for advertiser \(audience.advertiserID)",
      "query from \(audience.windowStart) to \(audience.windowEnd)",
      audience.movesWindow ? "\(refresh), moving the time window along" : refresh,
      audience.waitsUntilFinished ? "wait until Amazon is done" : "not wait for Amazon",
    ]
  }
}
