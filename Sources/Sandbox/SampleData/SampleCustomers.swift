import Crypto
import Foundation

/// Makes the shipped `Samples/customers.csv`: always the same invented people.
///
/// Mixed case and padding, hashed e-mails, other alphabets, quoted commas and line breaks, ZIP+4, three ways to write a
/// time. About three rows in a hundred are faulty: no time, “soon”, milliseconds, amount “n/a”, nobody to recognise.
public enum SampleCustomers {
  public static let rowCount = 2400

  static let header = [
    "customer_email", "first_name", "last_name", "phone", "city", "state", "zip", "purchase_time", "amount",
    "loyalty_notes",
  ]

  /// The whole file, UTF-8, RFC 4180, lines ended by LF.
  public static func csv() -> String {
    var generator = SampleGenerator(seed: 20_240_501)
    var lines = [header.joined(separator: ",")]
    for row in 0..<rowCount {
      var customer = SampleCustomer(row: row, generator: &generator)
      if row % 33 == 17 { customer.spoil(kind: row / 33) }
      lines.append(customer.cells.map(quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

/// One invented customer.
struct SampleCustomer {
  var email: String
  var firstName: String
  var lastName: String
  var phone: String
  var place: SamplePlace
  var zip: String
  var time: String
  var amount: String
  var notes: String

  var cells: [String] { [email, firstName, lastName, phone, place.city, place.state, zip, time, amount, notes] }

  init(row: Int, generator: inout SampleGenerator) {
    let first = generator.one(of: SamplePlace.firstNames)
    let last = generator.one(of: SamplePlace.lastNames)
    let domain = generator.one(of: ["example.com", "example.org", "example.net"])
    let address = "\(Self.mailPart(first)).\(Self.mailPart(last))\(row)@\(domain)"
    email = Self.written(address, &generator)
    firstName = generator.happens(10) ? first.uppercased() : first
    lastName = generator.happens(3) ? "\(last), Jr." : last
    phone = Self.phone(&generator)
    place = generator.one(of: SamplePlace.all)
    zip = generator.happens(20) ? "\(place.zip)-\(1000 + generator.number(9000))" : place.zip
    time = Self.time(&generator)
    amount = Self.amount(&generator)
    notes = Self.notes(&generator)
  }

  /// Makes the row one that cannot be exported.
  mutating func spoil(kind: Int) {
    switch kind % 5 {
    case 0: time = ""
    case 1: time = "soon"
    case 2: time = "1714550400000"
    case 3: amount = "n/a"
    default:
      (email, firstName, lastName, zip) = ("", "", "", "")
      place = SamplePlace(city: "", state: place.state, zip: "")
    }
  }

  private static func mailPart(_ name: String) -> String {
    let letters = name.lowercased().filter { $0.isASCII && $0.isLetter }
    return letters.isEmpty ? "customer" : letters
  }

  private static func written(_ address: String, _ generator: inout SampleGenerator) -> String {
    switch generator.number(20) {
    case 0, 1: address.uppercased()
    case 2: "  \(address) "
    case 3: address.prefix(1).uppercased() + address.dropFirst()
    case 4: Hexadecimal.text(of: SHA256.hash(data: Data(address.utf8)))
    default: address
    }
  }

  private static func phone(_ generator: inout SampleGenerator) -> String {
    let area = generator.one(of: ["212", "312", "415", "512", "617", "206"])
    let line = "01" + String(10 + generator.number(90))
    switch generator.number(4) {
    case 0: return "(\(area)) 555-\(line)"
    case 1: return "+1 \(area) 555 \(line)"
    case 2: return "\(area).555.\(line)"
    default: return "\(area)-555-\(line)"
    }
  }

  private static func time(_ generator: inout SampleGenerator) -> String {
    let moment = Date(timeIntervalSince1970: TimeInterval(1_711_929_600 + generator.number(120 * 86400)))
    switch generator.number(3) {
    case 0: return String(Int(moment.timeIntervalSince1970))
    case 1:
      return moment.formatted(
        .iso8601.dateTimeSeparator(.space).time(includingFractionalSeconds: false).year().month().day())
    default:
      let hours = generator.one(of: [-7, -5, 0, 2])
      let local = moment.addingTimeInterval(TimeInterval(hours * 3600)).formatted(.iso8601).dropLast()
      return "\(local)\(hours < 0 ? "-" : "+")0\(abs(hours)):00"
    }
  }

  private static func amount(_ generator: inout SampleGenerator) -> String {
    let cents = 199 + generator.number(40_000)
    switch generator.number(12) {
    case 0: return ""
    case 1: return String(cents / 100)
    case 2: return "\(cents / 100).\(cents % 10)"
    default: return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
  }

  private static func notes(_ generator: inout SampleGenerator) -> String {
    switch generator.number(25) {
    case 0: "asked for \"paper-free\" receipts"
    case 1: "gold, since 2019"
    case 2: "moved house\ncard sent again"
    case 3: "née Sørensen – prefers e-mail"
    case 4, 5, 6: "silver"
    default: ""
    }
  }
}
