import Activation
import Foundation
import Testing

@testable import Sandbox

@Suite("The samples")
struct SamplesTests {
  @Test("are what the generator makes")
  func generated() throws {
    #expect(try Samples.customersCSV() == Data(SampleCustomers.csv().utf8))
  }

  @Test("hold customers, most of them sound, and the mess of real files")
  func customers() throws {
    let rows = try rows()
    #expect(rows.count == SampleCustomers.rowCount && rows.allSatisfy { $0.count == SampleCustomers.header.count })
    func count(_ column: String, where matches: (String) -> Bool) throws -> Int {
      let index = try #require(SampleCustomers.header.firstIndex(of: column))
      return rows.count { matches($0[index]) }
    }
    #expect(try count("customer_email") { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil } > 50)
    #expect(try count("customer_email") { $0.hasPrefix("  ") } > 50)
    #expect(try count("last_name") { $0.hasSuffix(", Jr.") } > 20)
    #expect(try count("loyalty_notes") { $0.contains("\n") } > 20)
    #expect(try count("zip") { $0.contains("-") } > 200)
    #expect(try count("purchase_time") { $0 == "soon" || $0.isEmpty || $0 == "1714550400000" } == 45)
    #expect(try count("amount") { $0 == "n/a" } == 14)
    #expect(try count("customer_email", where: \.isEmpty) == 14)
    let mails = try count("customer_email") {
      $0.isEmpty || !$0.contains("@") || $0.lowercased().contains(/@example\.(com|org|net)/)
    }
    #expect(mails == rows.count)
  }

  @Test("hold a definition the sandbox accepts, a FACT set without phone and state")
  func definition() throws {
    let dataset = try RemoteDataset(try #require(try Samples.datasetDefinition()["dataSet"]))
    #expect(dataset.id == Samples.datasetID && dataset.isFact)
    let names = dataset.columns.filter { !$0.isFilledByAmazon }.map(\.name)
    #expect(names == ["email", "first_name", "last_name", "city", "zip", "purchase_time", "amount"])
  }

  private func rows() throws -> [[String]] {
    var reader = CSVRecordReader(dialect: CSVDialect(escape: UInt8(ascii: "\"")))
    reader.append(Array(try Samples.customersCSV()))
    var rows: [[String]] = []
    while let fields = try reader.next(atEnd: true) {
      rows.append(fields.map { String(decoding: $0, as: UTF8.self) })
    }
    return Array(rows.dropFirst())
  }
}
