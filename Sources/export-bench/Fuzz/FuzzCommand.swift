import ArgumentParser
import Foundation

/// Drives one reader with mutated input until the time is up.
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Drives a reader with mutated input and checks what must always hold.",
    discussion: """
      A crash ends the program; the input that broke a law is printed in hexadecimal. The same seed gives the same \
      inputs in the same order.

      Example: export-bench fuzz time --minutes 10 --seed 7
      """)

  enum Reader: String, ExpressibleByArgument, CaseIterable {
    case csv, time, decimal, gzip
  }

  @Argument(help: "The reader: csv, time, decimal or gzip.") var reader: Reader
  @Option(help: "How long, in minutes; fractions are fine.") var minutes = 1.0
  @Option(help: "Where the random numbers begin.") var seed: UInt64 = 1

  func validate() throws {
    guard minutes > 0 else { throw ValidationError("give a time above 0") }
  }

  func run() throws {
    let law = try law()
    var fuzzer = Fuzzer(law, seed: seed)
    print("\(reader.rawValue): seed \(seed), \(Table.number(minutes, 2)) minutes")
    do {
      try fuzzer.run(for: .seconds(minutes * 60))
    } catch let broken as BrokenLaw {
      print("\(reader.rawValue): BROKEN after \(fuzzer.count) inputs: \(broken.law)")
      print(broken.input.map { String(format: "%02x", $0) }.joined())
      throw ExitCode.failure
    }
    print("\(reader.rawValue): \(fuzzer.count) inputs, \(fuzzer.behaviours) behaviours, no law broken")
  }

  private func law() throws -> any ReaderLaw {
    switch reader {
    case .csv: try CSVLaw()
    case .time: ConversionLaw(.timestamp)
    case .decimal: ConversionLaw(.decimal)
    case .gzip: GzipLaw()
    }
  }
}
