import Testing

@testable import Wizard

@Suite("The chart of the speed")
struct ThroughputTests {
  @Test("It says nothing until there are two seconds, and keeps a minute")
  func steps() {
    var throughput = Throughput()
    throughput.add(0, at: 0)
    throughput.add(50, at: 1)
    #expect(throughput.steps.isEmpty)
    throughput.add(100, at: 2)
    throughput.add(500, at: 4)
    #expect(throughput.steps == [50, 200])
    #expect(throughput.peak == 200)
    #expect(throughput.bars(of: ["a", "b", "c"]) == "bc")
    for second in stride(from: 6.0, through: 200, by: 2) { throughput.add(500, at: second) }
    #expect(throughput.steps.count == 30)
    #expect(throughput.bars(of: ["a", "b", "c"]) == "")
  }

  @Test("A silence is as many steps as it took")
  func silence() {
    var throughput = Throughput()
    throughput.add(0, at: 0)
    throughput.add(100, at: 10)
    #expect(throughput.steps == [10, 10, 10, 10, 10])
  }
}
