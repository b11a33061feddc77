import ArgumentParser
import Foundation

/// Does the job beside DuckDB, alternating, then on one core and at several sizes, and holds all of it against the goals.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Does the job beside DuckDB and holds it against the goals (the default).")

  @Option(help: "How many rows the job has.") var rows = 10_000_000
  @Option(help: "How many times each program does it.") var rounds = 3
  @Option(help: "Sizes, in rows, whose cost per row is compared.") var sizes = [1_000_000, 10_000_000, 30_000_000]
  @Flag(help: "300,000 rows and one round; only memory and output size can fail.") var short = false
  @Flag(help: "Leaves out the stages.") var noStages = false

  func validate() throws {
    guard rows > 0, rounds > 0, sizes.allSatisfy({ $0 > 0 }) else { throw ValidationError("give numbers above 0") }
  }

  func run() throws {
    var goals = Goals()
    let file = try BenchFile(rows: short ? 300_000 : rows)
    try comparePrograms(file, rounds: short ? 1 : rounds, &goals)
    try compareCores(file, rounds: short ? 1 : rounds, &goals)
    try compareSizes(short ? [100_000, 300_000] : sizes, &goals)
    if !noStages { try Stages(rows: min(file.rows, 1_000_000)).measure().print() }
    goals.conclude()
    if goals.missed(onlyCertain: short) { throw ExitCode.failure }
  }

  private func comparePrograms(_ file: BenchFile, rounds: Int, _ goals: inout Goals) throws {
    var (ours, theirs): ([Measurement], [Measurement]) = ([], [])
    for round in 1...rounds {
      ours.append(try Contender.ours.run(file, cores: 2))
      theirs.append(try Contender.duckDB.run(file, cores: 2))
      print(Table.line("round \(round)", ours.last), Table.line("DuckDB", theirs.last), separator: "\n")
    }
    let ratio = theirs.map(\.seconds).median / ours.map(\.seconds).median
    goals.check("DuckDB / ours, medians of the wall time", ratio, atLeast: 20)
    goals.note("estimated floor, the same ratio", ratio, of: 30)
    let size = ours.map { Double($0.outputBytes) }.median / theirs.map { Double($0.outputBytes) }.median
    goals.check("ours / DuckDB, output bytes", size, atMost: 1, isCertain: true)
    goals.check("peak memory, MB", ours.map(\.peakMegabytes).max() ?? 0, atMost: 150, isCertain: true)
    goals.note("peak memory of DuckDB, MB", theirs.map(\.peakMegabytes).max() ?? 0)
  }

  private func compareCores(_ file: BenchFile, rounds: Int, _ goals: inout Goals) throws {
    var (one, two): ([Double], [Double]) = ([], [])
    for _ in 1...rounds {
      one.append(try Contender.ours.run(file, cores: 1).seconds)
      two.append(try Contender.ours.run(file, cores: 2).seconds)
    }
    goals.check("one core / two cores, medians of the wall time", one.median / two.median, atLeast: 1.8)
  }

  private func compareSizes(_ sizes: [Int], _ goals: inout Goals) throws {
    var costs: [Double] = []
    for size in sizes {
      let file = try BenchFile(rows: size)
      let runs = try (0..<3).map { _ in try Contender.ours.run(file, cores: 2) }
      costs.append(runs.map(\.nanosecondsPerRow).median)
      print(Table.line("\(size) rows", runs.first { $0.nanosecondsPerRow == costs.last }))
      goals.check(
        "peak memory at \(size) rows, MB", runs.map(\.peakMegabytes).max() ?? 0, atMost: 150, isCertain: true)
    }
    guard let most = costs.max(), let least = costs.min() else { return }
    goals.check("highest / lowest cost per row", most / least, atMost: 1.15)
  }
}
