/// The stages of a run, in order.
public enum ExportStage: String, Sendable, Hashable, CaseIterable {
  case read
  case encode
  case upload
  case submit
  case amazon
  case clean
}
