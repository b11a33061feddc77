import Activation
import Testing

@testable import Workflow

@Suite("Import of workflows")
struct ImportTests {
  private func setting(_ key: String, _ imported: WorkflowImport) -> DocumentValue? {
    imported.only?["result_settings"]?[key]
  }

  @Test("queries come from a file, from nested data, and from a sibling key; the file wins, and data is not expanded")
  func findsQueries() {
    func query(_ operator: String) -> String? {
      let text = """
        _export: {who: people}
        +a:
        \(`operator`)
          database: crm_db
          result_connection: acme
          result_settings: {type: amazon_marketing_cloud}
        """
      return Project.importing(text, files: ["q.sql": "SELECT * FROM ${who}"]).only?["source"]?["treasure_data"]?[
        "query"]?.scalarText
    }
    #expect(query("  td>: q.sql") == "SELECT * FROM people")
    #expect(query("  td>:\n    data: SELECT ${who}") == "SELECT ${who}")
    #expect(query("  td>:\n  query: SELECT ${who}") == "SELECT people")
    #expect(query("  td>: q.sql\n  query: SELECT 2") == "SELECT * FROM people")
  }

  @Test("values may come from the exported td map; the task's own win")
  func mergesExports() {
    let text = """
      _export:
        td: {database: outer_db, engine: hive, hive_pool_name: big, endpoint: api.treasuredata.co.jp}
      +group:
        _export:
          td: {database: inner_db}
        +a:
          td>: upload.sql
          priority: 2
          job_retry: 3
          result_connection: acme
          result_settings: {type: amazon_marketing_cloud}
      """
    let source = Project.importing(text).only?["source"]?["treasure_data"]
    #expect(
      source == [
        "site": "jp01", "api_key": "env:TD_API_KEY", "database": "inner_db", "engine": "hive",
        "query": "SELECT email FROM people\n", "priority": 2, "retry_limit": 3, "pool_name": "big",
      ])
  }

  @Test("plain references are resolved to text, others stay with a warning")
  func resolvesReferences() {
    let text = Project.workflow(
      before: "_export:\n  ids: {advertiser: 123, flags: [1, 2]}\n  empty:\n  more: 'x${ids.advertiser}'",
      settings: """
        advertiser_id: ${ids.advertiser}
            dataset_id: set_${ids.advertiser}_${more}
            audience_name: 'a${empty}b'
            audience_description: ${ids.flags}
            path_prefix: ${moment(session_time).format("YYYY")}/
            bucket: ${secret:bucket}
            file_name_prefix: ${unknown}
        """)
    let imported = Project.importing(text)
    #expect(setting("advertiser_id", imported) == "123")
    #expect(setting("dataset_id", imported) == "set_123_x123")
    #expect(setting("audience_name", imported) == "ab")
    #expect(setting("audience_description", imported) == "[1,2]")
    #expect(setting("path_prefix", imported) == #"${moment(session_time).format("YYYY")}/"#)
    #expect(setting("file_name_prefix", imported) == "${unknown}")
    #expect(imported.issues.filter { $0.code == .unresolvedReference }.count == 3)
    #expect(imported.issues.allSatisfy { $0.severity == .warning })
  }

  @Test("references that go round in a circle end")
  func endsCircles() {
    let imported = Project.importing(
      Project.workflow(before: "_export: {a: '${b}', b: '${a}'}", settings: "dataset_id: ${a}"))
    #expect(imported.issues.contains { $0.code == .unresolvedReference })
  }

  @Test("settings may be the text of a JSON object")
  func readsTextSettings() {
    let text = """
      +a:
        td>: upload.sql
        database: crm_db
        result_connection: acme
        result_settings: '{"type": "amazon_marketing_cloud", "dataset_id": "x", "create_dataset": true}'
      """
    #expect(
      Project.importing(text).only?["result_settings"] == [
        "type": "amazon_marketing_cloud", "dataset_id": "x", "create_dataset": true,
      ])
    let broken = Project.importing(text.replacing("true}", with: "true"))
    #expect(broken.issues.errors.map(\.code) == [.wrongType])
  }

  @Test("included files are merged where they stand; files outside the project are refused")
  func includes() {
    let text = """
      _export:
        !include : 'config/a.yml'
        !include : 'config/b.yml'
      +a:
        td>: upload.sql
        result_connection: ${connection}
        result_settings: {type: amazon_marketing_cloud, dataset_id: "${set}"}
      """
    let files = [
      "upload.sql": "SELECT 1", "config/a.yml": "td: {database: crm_db}\n!include : 'c.yml'\n",
      "config/b.yml": "connection: acme\n", "config/c.yml": "set: loyalty\n",
    ]
    let imported = Project.importing(text, files: files)
    #expect(imported.only?["connection"] == "acme")
    #expect(imported.only?["result_settings"]?["dataset_id"] == "loyalty")
    #expect(imported.issues.isEmpty, "\(imported.messages)")
    let outside = Project.importing(text.replacing("config/b.yml", with: "../b.yml"), files: files)
    #expect(outside.issues.errors.map(\.code) == [.fileMissing])
    let circle = Project.importing("!include : 'a.yml'\n", files: ["a.yml": "!include : 'a.yml'\n"])
    #expect(circle.issues.hasErrors)
  }

  @Test("each exporting task becomes an activation; what else the workflow does is told")
  func splitsTasks() {
    let text = """
      +prepare:
        td>: upload.sql
        create_table: t
      +group:
        +one:
          td>: upload.sql
          result_connection: acme
          result_settings: {type: amazon_marketing_cloud, dataset_id: a}
        +two:
          _disable: true
          td_result_export>:
          job_id: 42
          result_connection: acme
          result_settings: {type: amazon_marketing_cloud, dataset_id: b}
      +elsewhere:
        td>: upload.sql
        result_connection: other
        result_settings: {type: sftp}
      """
    let imported = Project.importing(text)
    #expect(imported.activations.map(\.name) == ["flow-group-one", "flow-group-two"])
    #expect(imported.activations.map(\.origin) == ["+group+one", "+group+two"])
    #expect(imported.activations[1].document["source"]?["treasure_data"]?["job_id"] == "42")
    #expect(imported.activations[1].document["schedule"] == ["enabled": false])
    let leftOut = imported.issues.filter { $0.code == .leftOut }.map(\.path.description)
    #expect(leftOut == ["+prepare", "+elsewhere"])
  }

  @Test(
    "mails in _error and _check tell whom to notify",
    arguments: [
      ("_error:\n  mail>: body.txt\n  subject: x\n  to: [a@example.com, b@example.com]", ["failure"]),
      ("_error:\n  +tell:\n    mail>:\n      data: x\n    to: a@example.com\n    cc: [b@example.com]", ["failure"]),
      ("_check:\n  mail>: body.txt\n  to: [a@example.com, b@example.com]", ["success"]),
      (
        "_error: {mail>: x, to: [a@example.com, b@example.com]}\n_check: {mail>: x, to: [b@example.com, a@example.com]}",
        ["success", "failure"]
      ),
    ])
  func notifies(lines: String, occasions: [String]) {
    let email = Project.importing(Project.workflow(before: lines)).only?["notify"]?["email"]
    #expect(email?["on"] == .list(occasions.map(DocumentValue.text)))
    #expect(Set((email?["to"]?.list ?? []).compactMap(\.scalarText)) == ["a@example.com", "b@example.com"])
  }

  @Test(
    "what digdag would refuse is an error with its place",
    arguments: [
      ("bogus: 1\n+a: {td>: x}\n+b: {sh>: y}", "bogus"), ("+a:\n  sh>: x\n  td>: y", "+a"), ("+a: 1", "+a"),
      ("+a b: {sh>: x}", "+a b"), ("+a:\n  targt: x\n  +b: {sh>: x}", "+a.targt"), ("timezone: UTC", ""),
      ("+a:\n  sh>: x\n  +b: {sh>: x}", "+a"), ("", ""),
    ])
  func refuses(text: String, path: String) {
    let imported = Project.importing(text)
    #expect(imported.activations.isEmpty)
    #expect(imported.issues.errors.map(\.path.description).contains(path), "\(imported.messages)")
  }

  @Test(
    "broken text never crashes and says where it is broken",
    arguments: ["a: [", "\t", "- a\n- b", "a: b: c", "a: 1\na: 2\n", "&a [*a]", "{", "!include : x", "+a: *b", "\u{0}"])
  func survives(text: String) {
    let imported = Project.importing(text)
    #expect(imported.issues.hasErrors)
    #expect(imported.issues.errors.allSatisfy { !$0.message.isEmpty && !$0.fix.isEmpty })
  }

  @Test("stray settings stay where they are unless exactly one task can own them")
  func repairsOnlyWhatIsClear() {
    let stray = Project.importing(Project.workflow() + "dataset_id: x\n")
    #expect(stray.only?["result_settings"]?["dataset_id"] == "x")
    let clash = Project.importing(Project.workflow(settings: "dataset_id: y") + "dataset_id: x\n")
    #expect(clash.issues.errors.map(\.code) == [.unknownKey])
    let two = Project.workflow() + Project.workflow().replacing("+export", with: "+other") + "dataset_id: x\n"
    #expect(Project.importing(two).issues.errors.map(\.code) == [.unknownKey])
  }
}
