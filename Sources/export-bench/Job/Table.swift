import Foundation

/// Lines of figures for people.
enum Table {
  static func line(_ name: String, _ measurement: Measurement?) -> String {
    guard let measurement else { return name }
    let rate = Double(measurement.rows) / measurement.seconds / 1e6
    return cells(
      (name, 18), ("\(number(measurement.seconds, 2)) s", 10), ("\(number(rate, 2)) M rows/s", 16),
      ("\(number(measurement.processorSeconds, 2)) s of cores", 20),
      ("\(number(Double(measurement.outputBytes) / 1e6, 1)) MB out", 16),
      ("\(number(measurement.peakMegabytes, 0)) MB of memory", 0))
  }

  static func cells(_ cells: (String, Int)...) -> String {
    cells.map { $0.0.padding(toLength: max($0.1, $0.0.count), withPad: " ", startingAt: 0) }.joined()
  }

  static func number(_ number: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", number) }
}
