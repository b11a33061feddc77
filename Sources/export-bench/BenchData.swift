import Activation
import Foundation

/// Invented customers, the same for each run: mixed case, padded e-mails, quoted and non-ASCII names, three forms of time.
enum BenchData {
  private static let firstNames = ["Ada", "GRACE", "zoë", "Linus", "Margaret", "Łukasz", "barbara", "Ken"]
  private static let lastNames = ["Lovelace", "\"Smith, Jr.\"", "O'Connor", "HAMILTON", "Müller", "Liskov", "thompson"]

  /// - Returns: how many bytes were written.
  static func write(rows: Int, to path: String) throws -> Int {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else {
      throw CocoaError(.fileWriteUnknown)
    }
    var generator = Numbers(state: 42)
    var buffer = Array("email,first_name,last_name,zip,purchase_time,amount,store\n".utf8)
    var total = 0
    for row in 0..<rows {
      append(row, &generator, to: &buffer)
      if buffer.count > 1 << 20 || row == rows - 1 {
        total += buffer.count
        try file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.close()
    return total
  }

  private static func append(_ row: Int, _ generator: inout Numbers, to buffer: inout [UInt8]) {
    let number = generator.next()
    let padding = number % 16 == 0 ? " " : ""
    let first = firstNames[Int(number >> 8) % firstNames.count]
    let last = lastNames[Int(number >> 16) % lastNames.count]
    let zip = 10_000 + Int(number >> 24) % 89_999
    let extended = number % 5 == 0 ? "-\(1000 + number % 9000)" : ""
    let second = 1_700_000_000 + Int(number >> 32) % 50_000_000
    let day = 1 + Int(number >> 20) % 28
    let time =
      switch number % 3 {
      case 0: "\(second)"
      case 1: "2026-0\(1 + day % 9)-\(day < 10 ? "0" : "")\(day) 08:15:00"
      default: "2026-0\(1 + day % 9)-\(day < 10 ? "0" : "")\(day)T08:15:00+02:00"
      }
    let amount = "\(number % 900).\((number >> 4) % 1000)"
    buffer.append(
      contentsOf:
        "\(padding)Customer.\(row)@Example.com\(padding),\(first),\(last),\(zip)\(extended),\(time),\(amount),store \(number % 40)\n"
        .utf8)
  }

  static func draft(_ source: String) -> Draft {
    func hashed(_ name: String, _ kind: String) -> DocumentValue {
      [
        "name": .text(name), "columnType": "DIMENSION", "dataType": "STRING",
        "externalUserIdType": ["hashedPii": .text(kind)],
      ]
    }
    let columns: DocumentValue = [
      hashed("email", "EMAIL"), hashed("first_name", "FIRST_NAME"), hashed("last_name", "LAST_NAME"),
      hashed("zip", "ZIP"),
      [
        "name": "purchase_time", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "isMainEventTime": true,
        "nullable": false,
      ],
      ["name": "amount", "columnType": "METRIC", "dataType": "DECIMAL"],
      ["name": "store", "columnType": "DIMENSION", "dataType": "STRING"],
    ]
    let settings: DocumentValue = [
      "dataset_id": "bench", "create_dataset": true, "dataset_definition": ["dataSetId": "bench", "columns": columns],
      "country_code": "US", "bucket": "bench-bucket",
    ]
    return Draft(
      activation: [
        "activation": "bench", "connection": "bench", "source": ["csv": ["path": .text(source)]],
        "result_settings": settings,
      ],
      connection: [
        "amc_instance_id": "amcbench",
        "login": ["client_id": "bench", "client_secret": "env:NONE", "refresh_token": "env:NONE"],
        "s3": ["auth_method": "basic", "access_key_id": "env:NONE", "secret_access_key": "env:NONE"],
      ])
  }

  /// SplitMix64.
  private struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
