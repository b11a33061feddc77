import Activation
import Documents
import Screen
import Testing

@testable import Wizard

@Suite("A person at the data set's columns")
struct DatasetStoryTests {
  private func open(_ change: (inout Draft) -> Void = { _ in }) -> Session {
    var session = Session(opening: Sample.file(change))
    session.go(to: .dataset)
    session.focus("Definition")
    _ = session.takeRequests()
    return session
  }

  @Test("Adds a consent column below the first, one choice at a time, and saves it only on Enter")
  func adds() {
    var session = open()
    session.press(.character("a"))
    #expect(session.screen().contains("New column"))
    session.type("tcf")
    session.press(.tab)
    #expect(session.screen().contains("a number with two decimals"))
    session.press(.tab, .tab, .tab)
    #expect(session.screen().contains("what the person agreed to"))
    for _ in 0..<5 { session.press(.right) }
    session.press(.tab)
    #expect(session.screen().contains("IAB Europe's consent string"))
    #expect(session.takeRequests().isEmpty)
    session.press(.enter)
    #expect(session.takeRequests().map(\.word) == ["save activation", "validate"])
    #expect(
      session.columns[1] == ["name": "tcf", "columnType": "DIMENSION", "dataType": "STRING", "consentType": "TCF"])
    #expect(session.editor?.definitionRow == 1)
    #expect(session.screen().contains("consent TCF"))
    session.press(.control("z"))
    #expect(session.editor?.draft == Sample.draft)
  }

  @Test("Esc leaves a column as it was, whatever was chosen")
  func cancels() {
    var session = open()
    session.press(.enter)
    session.retype("e_mail")
    session.press(.tab, .right, .escape)
    #expect(session.editor?.draft == Sample.draft)
    #expect(session.takeRequests().isEmpty)
  }

  @Test("A name that is taken is refused where it was typed")
  func refusesDuplicates() {
    var session = open()
    session.press(.enter)
    session.retype("zip")
    session.press(.enter)
    #expect(session.screen().contains("There is a column “zip” already."))
    session.type("_code")
    session.press(.enter)
    #expect(session.columns[0]["name"] == "zip_code")
  }

  @Test("Moves and removes columns; the focus goes along")
  func moves() {
    var session = open()
    session.press(.character("J"), .character("J"))
    #expect(session.names == ["first_name", "zip", "email", "bought_at", "amount"])
    #expect(session.editor?.definitionRow == 2)
    session.press(.character("K"))
    #expect(session.names == ["first_name", "email", "zip", "bought_at", "amount"])
    session.press(.character("x"))
    #expect(session.names == ["first_name", "zip", "bought_at", "amount"])
    for _ in 0..<4 { session.press(.control("z")) }
    #expect(session.editor?.draft == Sample.draft)
  }

  @Test("The same definition is edited as JSON, and a mistake names its line and column")
  func editsText() {
    var session = open()
    session.press(.character("j"))
    #expect(session.screen().contains("Definition  JSON"))
    session.press(.down, .down, .end)
    session.type("}")
    session.press(.escape)
    #expect(session.screen().contains("! line 3, column"))
    #expect(session.editor?.document?.area.row == 2)
    session.press(.delete, .escape)
    #expect(session.editor?.document == nil)
    #expect(session.editor?.draft == Sample.draft)
  }

  @Test("A mistake in a column stands under it")
  func showsMistake() {
    var session = open()
    session.press(.enter, .tab, .tab, .tab, .tab, .right, .right, .enter)
    #expect(session.columns[0]["isMainEventTime"] == true)
    #expect(session.screen().contains("The main event time must be TIMESTAMP or DATE."))
    #expect(session.screen().contains("! Data set"))
  }

  @Test("An empty data set says how to begin, and the first column begins it")
  func begins() {
    var session = open { $0.activation[DefinitionTable.path] = nil }
    #expect(session.screen().contains("add the first column"))
    session.press(.enter)
    session.type("email")
    session.press(.enter)
    #expect(
      session.editor?.draft.activation[DefinitionTable.path] == [
        "dataSet": [
          "dataSetId": "loyalty_v1",
          "columns": [["name": "email", "columnType": "DIMENSION", "dataType": "STRING"]],
        ]
      ])
  }

  @Test("Text that is no JSON is not touched by the table")
  func leavesBrokenText() {
    var session = open { $0.activation[DefinitionTable.path] = "{ broken" }
    session.press(.character("a"))
    #expect(session.state.notice?.text.hasPrefix("The definition is no readable JSON") == true)
    #expect(session.screen().contains("open the text and mend it"))
    #expect(session.editor?.draft.activation[DefinitionTable.path] == "{ broken")
  }

  @Test("Properties of the data set have a dialog of their own")
  func properties() {
    var session = open()
    session.press(.character("p"), .tab)
    session.type("What loyal customers bought")
    session.press(.tab)
    #expect(session.screen().contains("one month"))
    session.press(.enter)
    let body = session.editor?.draft.activation[DefinitionTable.path]?["dataSet"]
    #expect(body?["description"] == "What loyal customers bought")
    #expect(body?["period"] == "P1D")
  }

  @Test("Column kinds that stand in the file and are not offered can be kept")
  func keepsUnknownKinds() {
    let path = DefinitionTable.path.appending("dataSet").appending("columns").appending(0)
    var session = open { $0.activation[path.appending("externalUserIdType")] = ["externalIdentity": "FUTUREID"] }
    let before = session.editor?.draft
    session.press(.enter, .tab, .tab, .tab, .tab, .tab)
    #expect(session.screen().contains("FUTUREID"))
    session.press(.enter)
    #expect(session.editor?.draft == before)
  }

  @Test("The JSON goes to the editor of one's own and comes back")
  func outside() {
    var session = open()
    session.outside.editResult.withLock {
      $0 = .text("{\"dataSet\": {\"dataSetId\": \"loyalty_v2\", \"columns\": []}}")
    }
    session.press(.character("e"))
    session.serveTerminal()
    #expect(session.outside.edits.withLock { $0.first }?.hasPrefix("json: {\n  \"dataSet\"") == true)
    #expect(session.editor?.document == nil)
    #expect(session.editor?.draft.activation[DefinitionTable.path]?["dataSet"]?["dataSetId"] == "loyalty_v2")

    session.outside.editResult.withLock { $0 = .failed("The editor ended with status 1.") }
    session.press(.character("e"))
    session.serveTerminal()
    #expect(session.state.notice?.text == "The editor ended with status 1.")
    #expect(session.editor?.document != nil)
  }
}

extension Session {
  fileprivate var columns: [DocumentValue] {
    editor?.draft.activation[DefinitionTable.path]?["dataSet"]?["columns"]?.list ?? []
  }
  fileprivate var names: [String] { columns.compactMap { $0["name"]?.scalarText } }
}
