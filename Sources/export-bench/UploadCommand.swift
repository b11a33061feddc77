import ArgumentParser
import CUploadReference
import Foundation
import NIOCore
import ObjectStore
import Transport

/// Measures uploading against a plain C sender and against the hash itself, all in the same run.
struct UploadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upload", abstract: "Measures a multipart upload to a loopback sink.",
    discussion: """
      Unsigned payloads are held against a plain C sender, signed ones against what all cores can hash. Each figure is \
      the best of several rounds.

      Example: swift run -c release export-bench upload
      """)

  @Option(help: "Mebibytes in all.") var mebibytes = 2048
  @Option(name: .customLong("part-mebibytes"), help: "Mebibytes of a part.") var partMebibytes = 8
  @Option(name: .customLong("in-flight"), help: "Parts on their way at once.") var inFlight = 8
  @Option(help: "Rounds.") var rounds = 3

  /// What both comparisons have to reach.
  private static let goal = 0.7

  func validate() throws {
    guard mebibytes >= partMebibytes, partMebibytes >= 5, (1...64).contains(inFlight), rounds > 0 else {
      throw ValidationError("parts have at least 5 MiB, and there is at least one")
    }
  }

  func run() async throws {
    let port = cu_sink_start()
    guard port != 0 else { throw ValidationError("no port of 127.0.0.1 can be listened to") }
    let bench = UploadBench(
      port: port, parts: mebibytes / partMebibytes, partBytes: partMebibytes << 20, inFlight: inFlight)
    let idle = Memory.peakMebibytes
    var best: [String: Double] = [:]
    var peak = 0.0
    for _ in 0..<rounds {
      keep(try await bench.upload(signed: false), "ours, unsigned", &best)
      keep(try await bench.upload(signed: true), "ours, signed", &best)
      peak = max(peak, Memory.peakMebibytes - idle)
      keep(try bench.reference(), "C sender", &best)
      keep(await bench.hash(), "SHA-256 on all cores", &best)
    }
    report(best, bench, peak)
  }

  private func keep(_ seconds: Double, _ name: String, _ best: inout [String: Double]) {
    best[name] = min(best[name] ?? .infinity, seconds)
  }

  private func report(_ best: [String: Double], _ bench: UploadBench, _ peak: Double) {
    let size = Double(bench.parts * bench.partBytes) / 1e6
    for name in ["C sender", "ours, unsigned", "SHA-256 on all cores", "ours, signed"] {
      guard let seconds = best[name] else { continue }
      let speed = String(Int(size / seconds))
      print("\(name.padding(toLength: 22, withPad: " ", startingAt: 0)) \(text(seconds)) s  \(speed) MB/s")
    }
    verdict("unsigned / C sender", best["C sender"], best["ours, unsigned"])
    verdict("signed / SHA-256", best["SHA-256 on all cores"], best["ours, signed"])
    print("memory: \(Int(peak)) MiB for \(inFlight) parts of \(bench.partBytes >> 20) MiB in flight")
  }

  private func verdict(_ name: String, _ reference: Double?, _ ours: Double?) {
    guard let reference, let ours else { return }
    print("\(name): \(text(reference / ours)), \(reference / ours >= Self.goal ? "reaches" : "MISSES") \(Self.goal)")
  }

  private func text(_ number: Double) -> String { String(format: "%.2f", number) }
}

/// The most memory this process held so far, by the kernel's own count.
private enum Memory {
  static var peakMebibytes: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
