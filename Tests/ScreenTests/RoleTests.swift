import Screen
import Testing

@Suite("Roles")
struct RoleTests {
  @Test("In colour no two roles look the same")
  func colorsDiffer() {
    #expect(Set(Role.allCases.map { $0.appearance(in: .color) }).count == Role.allCases.count)
  }

  @Test("Without colour no role has one, and what needs the eye still stands out")
  func monochrome() {
    #expect(Role.allCases.allSatisfy { $0.appearance(in: .monochrome).color == nil })
    let loud: [Role] = [.title, .focus, .warning, .bad, .identity]
    #expect(Set(loud.map { $0.appearance(in: .monochrome).attributes }).count == loud.count)
    #expect(loud.allSatisfy { !$0.appearance(in: .monochrome).attributes.isEmpty })
  }
}
