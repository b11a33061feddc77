extension Issue {
  /// A wish this version understands but cannot fulfil; refusing it beats doing half of it.
  public static func notYet(_ path: FieldPath, _ subject: String, instead: String) -> Issue {
    .error(.notYet, path, "\(subject) is not built yet.", fix: instead)
  }
}
