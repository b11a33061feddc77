import Activation
import Documents
import ExportEngine
import Screen
import Testing

@testable import Wizard

@Suite("A person at the mapping")
struct MappingStoryTests {
  private func open() async throws -> (Session, SampleFolder) {
    let folder = try SampleFolder()
    var session = Session(opening: folder.file)
    session.go(to: .mapping)
    await session.answer(with: folder)
    return (session, folder)
  }

  @Test("Each of the five strings can be built")
  func strings() async throws {
    var (session, folder) = try await open()
    session.press(.character("s"))
    #expect(session.screen().contains("the date and time of the export"))
    session.press(.tab)
    session.type("crm")
    session.press(.tab)
    session.type("channel")
    session.press(.enter)
    session.press(.character("s"), .right, .tab)
    session.type("%Y-%m-%d")
    session.press(.tab)
    session.type("exported_at")
    session.press(.enter)
    session.press(.character("s"), .right, .right, .right, .tab)
    session.type("Loyal shoppers")
    session.press(.tab)
    session.type("segment")
    session.press(.enter)
    #expect(
      session.mapping?["strings"] == [
        ["output": "channel", "text": "crm"],
        ["output": "exported_at", "value": "timestamp", "format": "%Y-%m-%d"],
        ["output": "segment", "value": "segment_name"],
      ])
    #expect(session.editor?.draft.activation["segment"]?["name"] == "Loyal shoppers")
    await session.answer(with: folder)
    #expect(session.screen(Size(rows: 40, columns: 120)).contains("(string)"))
    #expect(session.editor?.issues.errors == [])
  }

  @Test("A string is edited and removed from its row")
  func editsString() async throws {
    var (session, folder) = try await open()
    session.press(.character("s"), .tab)
    session.type("crm")
    session.press(.tab)
    session.type("channel")
    session.press(.enter)
    await session.answer(with: folder)
    for _ in 0..<10 { session.press(.down) }
    session.press(.enter)
    #expect(session.screen().contains("crm"))
    session.press(.tab)
    session.retype("web")
    session.press(.enter)
    #expect(session.mapping?["strings"] == [["output": "channel", "text": "web"]])
    await session.answer(with: folder)
    session.press(.character("x"))
    #expect(session.mapping?["strings"] == nil)
  }

  @Test("A source column is sent under a second name, chosen by a few letters")
  func addsColumn() async throws {
    var (session, folder) = try await open()
    session.press(.character("+"))
    session.type("cmail")
    #expect(session.screen().contains("customer_email"))
    session.press(.enter)
    await session.answer(with: folder)
    #expect(session.mapping?["columns"]?.list?.count == 2)
    #expect(session.mapping?["columns"]?.list?.last == ["source": "customer_email", "output": "customer_email"])
    #expect(session.editor?.mapping.focusedColumn?.output == "customer_email")
  }

  @Test("Removing one of all columns lists the others, and undo brings it back")
  func removes() async throws {
    var (session, folder) = try await open()
    for _ in 0..<10 { session.press(.down) }
    #expect(session.editor?.mapping.focusedColumn?.source == "notes")
    session.press(.character("x"))
    #expect(session.mapping?["export_all_columns"] == false)
    #expect(session.mapping?["columns"]?.list?.count == 5)
    await session.answer(with: folder)
    #expect(session.editor?.mapping.columns.contains { $0.source == "notes" } == false)
    #expect(session.editor?.issues.errors == [])
    session.press(.control("z"))
    #expect(session.editor?.draft == folder.file.draft)
  }

  @Test("A filter narrows while typing, n and N go through what fits, Esc shows all")
  func filters() async throws {
    var (session, _) = try await open()
    session.press(.character("/"))
    session.type("first")
    #expect(session.editor?.mapping.shownColumns.count == 1)
    #expect(session.screen().contains(" filter first"))
    #expect(!session.screen().contains("customer_email    →"))
    session.press(.enter)
    #expect(session.editor?.mapping.focusedColumn?.source == "first_name")
    session.press(.escape)
    #expect(session.editor?.mapping.shownColumns.count == 6)
    session.press(.character("/"))
    session.type("a")
    session.press(.enter, .character("n"), .character("n"))
    let there = session.editor?.mapping.column
    session.press(.character("n"), .character("N"))
    #expect(session.editor?.mapping.column == there)
    #expect(session.editor?.region == .content)
  }

  @Test("The remark says how the focused column was matched and what becomes of its type")
  func explains() async throws {
    var (session, _) = try await open()
    #expect(session.screen().contains("renamed by you; normalized and hashed."))
    session.press(.down, .down, .down)
    #expect(session.screen().contains("the same name; written as a time in UTC."))
  }
}

extension Session {
  fileprivate var mapping: DocumentValue? { editor?.draft.activation["output_mapping"] }
}
