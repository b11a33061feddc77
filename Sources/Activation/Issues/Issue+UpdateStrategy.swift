extension Issue {
  /// `OVERLAP_REPLACE` or `OVERLAP_KEEP` for a DIMENSION data set (contract 4.3).
  public static func overlapWithoutPartitions(_ strategy: DatasetUpload.UpdateStrategy) -> Issue {
    .error(
      .contradiction, "result_settings.update_strategy",
      "\(strategy.rawValue) needs time partitions, and this data set has no main event time.",
      fix: "Use ADDITIVE or FULL_REPLACE, or mark a column as the main event time.")
  }
}
