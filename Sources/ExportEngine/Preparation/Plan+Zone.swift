import Activation
import Encoding

extension Plan {
  /// The zone of times that carry no offset.
  /// - Throws: `ExportFailure` when there is no such zone.
  var zone: ZoneOffsets {
    get throws(ExportFailure) {
      if let zone = ZoneOffsets(identifier: timeZone) { return zone }
      throw ExportFailure(
        .error(
          .invalidValue, "schedule.timezone", "There is no time zone “\(timeZone)”.",
          fix: "Use a name such as UTC or America/Los_Angeles."))
    }
  }
}
