import Foundation
import Testing

@testable import Encoding

@Suite("Python as the judge of conversions")
struct ConversionJudgeTests {
  @Test("20,000 random decimals are rounded as Python's decimal module rounds them")
  func decimals() throws {
    let rows = try Self.rows(of: Self.decimalScript)
    #expect(rows.count == 20_000)
    for row in rows { #expect(CellConverter(.decimal).line(of: row[0]) == row[1], "\(row[0])") }
  }

  @Test("20,000 random times in ten zones are those of Python's datetime module")
  func times() throws {
    let rows = try Self.rows(of: Self.timeScript)
    #expect(rows.count == 20_000)
    var zones: [String: ZoneOffsets] = [:]
    for row in rows {
      let zone = try zones[row[0]] ?? #require(ZoneOffsets(identifier: row[0]))
      zones[row[0]] = zone
      #expect(CellConverter(.timestamp, zone: zone).line(of: row[1]) == row[2], "\(row[1]) in \(row[0])")
      #expect(CellConverter(.date, zone: zone).line(of: row[1]) == row[3], "\(row[1]) in \(row[0])")
    }
    #expect(zones.count == 10)
  }

  /// The script's lines, cut at tabs.
  private static func rows(of script: String) throws -> [[String]] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try #require(try output.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static let decimalScript = """
    import random, decimal
    from decimal import Decimal
    decimal.getcontext().prec = 2000
    chance = random.Random(7)

    def digits(most): return ''.join(chance.choice('0123456789' + '0599') for _ in range(chance.randrange(most + 1)))

    for _ in range(20000):
        whole, fraction = digits(chance.choice([2, 5, 25])), digits(chance.choice([2, 4, 20]))
        text = chance.choice(['', '', '-', '+']) + whole
        if fraction or chance.random() < 0.1: text += '.' + fraction
        if not whole and not fraction: text += '0' if '.' not in text else '5'
        if chance.random() < 0.4:
            reach = chance.choice([3, 20, 400])
            text += chance.choice('eE') + chance.choice(['', '+', '-']) + str(chance.randrange(reach + 1))
        rounded = Decimal(text).quantize(Decimal('0.01'), rounding=decimal.ROUND_HALF_UP)
        expected = '0.00' if rounded == 0 else format(rounded, 'f')
        print(text, expected, sep='\\t')
    """

  /// A refused time is judged too: the day does not exist, or the instant has no four-digit year.
  private static let timeScript = """
    import random
    from datetime import datetime, timedelta, timezone
    from zoneinfo import ZoneInfo
    chance = random.Random(11)
    names = ['UTC', 'America/Los_Angeles', 'America/New_York', 'America/Sao_Paulo', 'Europe/London', 'Europe/Berlin',
      'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Pacific/Apia']
    zones = {name: ZoneInfo(name) for name in names}

    def stamp(moment): return '%04d-' % moment.year + moment.strftime('%m-%dT%H:%M:%SZ')
    def day(moment): return '%04d-' % moment.year + moment.strftime('%m-%d')

    for _ in range(20000):
        name = chance.choice(names)
        year = chance.choice([chance.randrange(1, 10000), chance.randrange(1970, 2038), chance.randrange(2015, 2026)])
        month, date = chance.randrange(1, 13), chance.randrange(1, 32)
        hour, minute, second = chance.randrange(24), chance.randrange(60), chance.randrange(60)
        kind = chance.choice(['day', 'minute', 'second', 'fraction', 'offset', 'offset', 'epoch'])
        if kind == 'day': hour = minute = second = 0
        if kind == 'minute': second = 0
        text = '%04d-%02d-%02d' % (year, month, date)
        if kind != 'day': text += chance.choice('T ') + '%02d:%02d' % (hour, minute)
        if kind not in ('day', 'minute'): text += ':%02d' % second
        if kind == 'fraction' or (kind == 'offset' and chance.random() < 0.3): text += '.' + str(chance.randrange(10 ** 9))
        zone = zones[name] if 1900 <= year else timezone.utc
        if zone is timezone.utc: name = 'UTC'
        if kind == 'offset':
            minutes = chance.choice([0, 60 * chance.randrange(24), chance.randrange(1440)])
            sign = chance.choice([-1, 1])
            zone = timezone(timedelta(minutes=sign * minutes))
            mark = '+' if sign > 0 else '-'
            forms = [mark + '%02d:%02d' % divmod(minutes, 60), mark + '%02d%02d' % divmod(minutes, 60)]
            if minutes % 60 == 0: forms.append(mark + '%02d' % (minutes // 60))
            if minutes == 0: forms += ['Z', ' UTC']
            text += chance.choice(forms)
        try:
            local = datetime(year, month, date, hour, minute, second, tzinfo=zone)
        except ValueError:
            print(name, text, 'no_such_time', 'no_such_time', sep='\\t')
            continue
        try:
            moment = local.astimezone(timezone.utc)
        except OverflowError:
            print(name, text, 'out_of_range', 'out_of_range' if kind == 'offset' else day(local), sep='\\t')
            continue
        if kind == 'epoch':
            text = str(int((moment - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()))
        print(name, text, stamp(moment), day(moment if kind in ('offset', 'epoch') else local), sep='\\t')
    """
}
