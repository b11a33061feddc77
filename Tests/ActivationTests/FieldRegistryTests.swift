import Activation
import Testing

@Suite("Field registry")
struct FieldRegistryTests {
  @Test("no two fields share a path, and each can explain itself")
  func isConsistent() {
    for document in [Field.Document.connection, .activation] {
      let paths = FieldRegistry.all.filter { $0.document == document }.map(\.path)
      #expect(Set(paths).count == paths.count)
    }
    #expect(FieldRegistry.all.allSatisfy { !$0.title.isEmpty && $0.help.hasSuffix(".") })
  }

  @Test("a default is one of the choices")
  func hasHonestDefaults() {
    for field in FieldRegistry.all where !field.choices.isEmpty {
      if let word = field.defaultValue { #expect(field.choices.map(\.value).contains(word), "\(field.path)") }
    }
  }

  @Test(
    "an issue finds its field",
    arguments: [
      ("result_settings.bucket", "result_settings.bucket"), ("connection.s3.region", "s3.region"),
      ("connection", "connection"), ("connection.amc_instance_id", "amc_instance_id"),
      ("result_settings.dataset_definition.columns[2].name", "result_settings.dataset_definition"),
      ("output_mapping.columns[0].source", "output_mapping.columns"),
    ])
  func findsField(issuePath: String, fieldPath: String) {
    #expect(FieldRegistry.field(at: FieldPath(issuePath))?.path.description == fieldPath)
  }

  @Test("fields appear by the authentication method")
  func appliesByMethod() {
    let basic = DraftExample.complete.fields(of: .connection).map(\.path.description)
    #expect(basic.contains("s3.secret_access_key") && !basic.contains("s3.session_token"))
    let session = DraftExample.changing("s3.auth_method", to: "session", in: .connection).fields(of: .connection)
    #expect(session.contains { $0.path == "s3.session_token" })
  }

  @Test("choosing a kind of source replaces the other, and text set empty leaves the field out")
  func setsValues() throws {
    var draft = DraftExample.complete
    let kind = try #require(FieldRegistry.field(.activation, "source"))
    draft.set("sqlite", for: kind)
    #expect(draft.text(of: kind) == "sqlite")
    #expect(draft.activation["source"]?.map?.keys == ["sqlite"])
    let bucket = try #require(FieldRegistry.field(.activation, "result_settings.bucket"))
    draft.set("", for: bucket)
    #expect(draft.text(of: bucket) == nil)
  }
}
