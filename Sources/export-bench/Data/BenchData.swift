import Activation
import Foundation

/// Invented customers, the same for each run: mixed case, padded e-mails, five ways to write a telephone number, quoted
/// and non-ASCII names, three forms of time.
enum BenchData {
  private static let columns = "email,phone,first_name,last_name,zip,purchase_time,amount\n"
  private static let firstNames = [
    "Ada", "GRACE", "Zoë", "Linus", "Margaret", "Łukasz", "barbara", "Ken", "Edsger", "Frances", "Alan", "jean",
    "Radia", "Donald", "Hedy", "Tim", "Annie", "Niklaus", "Karen", "DENNIS", "Shafi", "Tony", "Lynn", "Leslie",
  ].map { Array($0.utf8) }
  private static let lastNames: [[UInt8]] = {
    let starts = [
      "Ash", "Bran", "Cal", "Dan", "Eller", "Fair", "Gold", "Hart", "Irv", "Kest", "Lang", "Mor", "Nor", "Oak", "Pem",
      "Quin", "Rad", "Sher", "Thorn", "Win",
    ]
    let ends = [
      "ford", "man", "stein", "ley", "son", "worth", "burn", "field", "ston", "wood", "berg", "ton", "well", "ridge",
      "mann", "lund", "gate", "shaw", "by", "ham",
    ]
    let rare = ["\"Smith, Jr.\"", "O'Connor", "Müller"]
    return (starts.flatMap { start in ends.map { start + $0 } } + rare).map { Array($0.utf8) }
  }()

  /// Writes a file with a header and so many rows.
  static func write(rows: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    var generator = SplitMix64(state: 42)
    var text = RowText()
    text.append(columns)
    for row in 0..<rows {
      append(row, generator.next(), generator.next(), to: &text)
      if text.bytes.count > 1 << 20 {
        try file.write(contentsOf: text.bytes)
        text.bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: text.bytes)
    try file.close()
  }

  private static func append(_ row: Int, _ first: UInt64, _ second: UInt64, to text: inout RowText) {
    let isPadded = first % 16 == 0
    if isPadded { text.append(" ") }
    text.append("Customer.")
    text.append(row, digits: 8)
    text.append(isPadded ? "@Example.com ," : "@Example.com,")
    appendPhone(Int(second % 1_000_000_000), form: first >> 4, to: &text)
    text.append(",")
    text.bytes += firstNames[Int(first >> 8) % firstNames.count]
    text.append(",")
    text.bytes += lastNames[Int(first >> 20) % lastNames.count]
    text.append(",")
    text.append(10_000 + Int(second >> 8) % 89_999, digits: 5)
    if first % 5 == 0 {
      text.append("-")
      text.append(Int(second >> 20) % 10_000, digits: 4)
    }
    text.append(",")
    appendTime(first >> 32, to: &text)
    text.append(",")
    text.append(Int(second >> 32) % 900)
    text.append(".")
    text.append(Int(second >> 44) % 1000, digits: 3)
    text.append("\n")
  }

  private static func appendPhone(_ number: Int, form: UInt64, to text: inout RowText) {
    let (open, close, dash) =
      switch form % 5 {
      case 0: ("(", ") ", "-")
      case 1: ("", "-", "-")
      case 2: ("+1 ", " ", " ")
      case 3: ("", "", "")
      default: ("1.", ".", ".")
      }
    text.append(open)
    text.append(200 + number / 10_000_000 % 800, digits: 3)
    text.append(close)
    text.append(200 + number / 10_000 % 800, digits: 3)
    text.append(dash)
    text.append(number % 10_000, digits: 4)
  }

  private static func appendTime(_ number: UInt64, to text: inout RowText) {
    if number % 3 == 0 { return text.append(1_700_000_000 + Int(number) % 50_000_000) }
    text.append("2026-0")
    text.append(1 + Int(number >> 2) % 9)
    text.append("-")
    text.append(1 + Int(number >> 6) % 28, digits: 2)
    text.append(number % 3 == 1 ? " " : "T")
    text.append(Int(number >> 12) % 24, digits: 2)
    text.append(":")
    text.append(Int(number >> 17) % 60, digits: 2)
    text.append(number % 3 == 1 ? ":00" : ":00+02:00")
  }

  static let definition: DocumentValue = {
    func hashed(_ name: String, _ kind: String) -> DocumentValue {
      [
        "name": .text(name), "columnType": "DIMENSION", "dataType": "STRING",
        "externalUserIdType": ["hashedPii": .text(kind)],
      ]
    }
    return [
      "dataSetId": "bench",
      "columns": [
        hashed("email", "EMAIL"), hashed("phone", "PHONE"), hashed("first_name", "FIRST_NAME"),
        hashed("last_name", "LAST_NAME"), hashed("zip", "ZIP"),
        [
          "name": "purchase_time", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "isMainEventTime": true,
          "nullable": false,
        ],
        ["name": "amount", "columnType": "METRIC", "dataType": "DECIMAL"],
      ],
    ]
  }()

  static func draft(_ source: String) -> Draft {
    let settings: DocumentValue = [
      "dataset_id": "bench", "create_dataset": true, "dataset_definition": definition, "country_code": "US",
      "bucket": "bench-bucket",
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
}
