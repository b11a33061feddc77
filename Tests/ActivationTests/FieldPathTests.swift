import Activation
import Testing

@Suite("Field paths")
struct FieldPathTests {
  @Test(
    "a path is written as it is read",
    arguments: ["a", "a.b", "a.b[2].c", "a[0][1]", "output_mapping.columns[12].source"])
  func roundTrips(text: String) { #expect(FieldPath(text).description == text) }

  @Test("a value set at a path is found there, and removing it leaves the rest")
  func setsAndRemoves() {
    var document: DocumentValue = ["a": ["b": [1, 2]]]
    document["a.b[2]" as FieldPath] = 3
    document["x.y.z" as FieldPath] = "new"
    #expect(document["a.b" as FieldPath] == [1, 2, 3])
    #expect(document["x.y.z" as FieldPath] == "new")
    document["a.b[0]" as FieldPath] = nil
    document["x.y.z" as FieldPath] = nil
    #expect(document["a.b" as FieldPath] == [2, 3])
    #expect(document["x.y" as FieldPath] == .map([:]))
  }

  @Test("removing what is not there changes nothing")
  func removesNothing() {
    var document: DocumentValue = ["a": 1]
    document["b.c" as FieldPath] = nil
    document["b[7]" as FieldPath] = 4
    #expect(document["a" as FieldPath] == 1)
  }

  @Test("an index far outside is no place to write to")
  func ignoresWildIndex() {
    var document: DocumentValue = ["a": [1]]
    document["a[9]" as FieldPath] = 2
    #expect(document == ["a": [1]])
  }
}
