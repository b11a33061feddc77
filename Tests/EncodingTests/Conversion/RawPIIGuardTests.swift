import Testing

@testable import Encoding

@Suite("The guard against raw e-mail addresses")
struct RawPIIGuardTests {
  @Test(
    "An address alone or within a text is seen",
    arguments: [
      "jane@example.com", " Jane.Doe+tag@mail.example.co.uk ", "<jane@example.com>", "ask jane@example.com.",
      "mailto:jane@example.org?subject=x", "josé@exämple.de", "@@ jane@example.com", "太郎@例え.テスト", "x@y.zz,",
      "1@2.info", "JANE@EXAMPLE.COM", "jane@example.com;joe@example.org", "a@b c@example.com",
    ])
  func seen(cell: String) {
    #expect(Array(cell.utf8).withUnsafeBytes(RawPIIGuard.holdsEmailAddress))
  }

  @Test(
    "What merely has an @ passes",
    arguments: [
      "", "@", "@jane", "jane@", "5 @ 3.99", "jane@localhost", "react@18.2.0", "@example.com", "a@b.c", "a@.com",
      "a@b..com", "a@b.", "no address", "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21", "a @b.com",
    ])
  func passed(cell: String) {
    #expect(!Array(cell.utf8).withUnsafeBytes(RawPIIGuard.holdsEmailAddress))
  }
}
