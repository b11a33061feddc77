import Activation
import Dispatch
import Foundation
import Identity
import Synchronization

/// Answers lines of `{"country", "field", "input"}` with the same and what the input becomes, on all cores.
struct JSONLinesFilter: Sendable {
  /// Taken for lines that do not say.
  let field: HashedPII?
  let country: RowCountry?

  /// What is wrong with a line.
  struct Mistake: Error {
    /// From 1.
    var line: Int
    let reason: String
  }

  /// Answers the lines of standard input as they come.
  /// - Throws: `Mistake` for the first line that is none of these objects; the lines before it have been answered.
  func run() throws(Mistake) {
    var lineCount = 0
    var mistake: Mistake?
    StandardInput.forEachBlock { block in
      for answer in answers(to: block) where mistake == nil {
        Console.write(answer.output, to: STDOUT_FILENO)
        mistake = answer.mistake
        mistake?.line += lineCount
        lineCount += answer.lineCount
      }
      return mistake == nil
    }
    if let mistake { throw mistake }
  }

  private struct Answer: Sendable {
    var output: [UInt8] = []
    var lineCount = 0
    var mistake: Mistake?
  }

  private func answers(to block: UnsafeRawBufferPointer) -> [Answer] {
    let pieces = Self.pieces(of: block, count: ProcessInfo.processInfo.activeProcessorCount)
    let answers = Mutex([Answer](repeating: Answer(), count: pieces.count))
    // Each iteration reads its own range of bytes that nobody writes while this call lasts.
    nonisolated(unsafe) let block = block
    DispatchQueue.concurrentPerform(iterations: pieces.count) { place in
      let answer = answer(UnsafeRawBufferPointer(rebasing: block[pieces[place]]))
      answers.withLock { $0[place] = answer }
    }
    return answers.withLock { $0 }
  }

  /// Cuts a block at ends of lines into pieces of about the same size.
  private static func pieces(of block: UnsafeRawBufferPointer, count: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while start < block.count {
      let least = min(block.count, start + max(1, block.count / count))
      let end = block[(least - 1)...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? block.count
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }

  private func answer(_ lines: UnsafeRawBufferPointer) -> Answer {
    var answer = Answer()
    lines.forEachLine { line in
      answer.lineCount += 1
      guard answer.mistake == nil, !line.isEmpty else { return }
      do throws(Mistake) {
        answer.output += try self.answer(to: line, number: answer.lineCount).utf8
        answer.output.append(UInt8(ascii: "\n"))
      } catch {
        answer.mistake = error
      }
    }
    return answer
  }

  private func answer(to line: UnsafeRawBufferPointer, number: Int) throws(Mistake) -> String {
    func mistake(_ reason: String) -> Mistake { Mistake(line: number, reason: reason) }
    let document: DocumentValue
    do { document = try JSONText.read(Array(line)) } catch { throw mistake("\(error)") }
    guard var map = document.map else { throw mistake("this is \(document.kindName)") }
    guard let kind = map["field"]?.scalarText.map(HashedPII.init(word:)) ?? field else {
      throw mistake("field is none of \(HashedPII.words)")
    }
    let country = map["country"]?.scalarText.flatMap(RowCountry.init) ?? country ?? .unknown
    let explanation = Normalizer(kind, country: country).explain(map["input"]?.scalarText ?? "")
    map["normalized"] = explanation.normalized.map(DocumentValue.text) ?? .null
    map["sha256"] = explanation.sha256.map(DocumentValue.text) ?? .null
    map["changes"] = .list(explanation.changes.map(DocumentValue.text))
    return JSONText.write(.map(map))
  }
}

extension HashedPII {
  /// Any letter case; blanks and hyphens count as underscores.
  init?(word: String) {
    self.init(rawValue: String(word.uppercased().map { $0 == "-" || $0 == " " ? "_" : $0 }))
  }

  static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
