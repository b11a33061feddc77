import Testing
import Transport

@Suite("The address a person pastes")
struct PastedAddressTests {
  @Test(
    "gives its query",
    arguments: [
      "http://127.0.0.1:9090/cb?code=AN1&state=s", "  http://127.0.0.1:9090/cb?code=AN1&state=s \r",
      "http://127.0.0.1:9090/cb?code=AN1&state=s#top", "http://127.0.0.1:9090/cb?code=A\nN1&state=s",
    ])
  func query(line: String) throws {
    #expect(try PastedAddress.query(of: line, returnURL: LoginBench.returnURL) == "code=AN1&state=s")
  }

  @Test(
    "is refused with the reason",
    arguments: [
      ("ANdNAVhyhqirUelHGEHA", "A code alone"), ("", "no answer"), ("http://127.0.0.1:9090/cb", "no answer"),
      ("http://127.0.0.1:9091/cb?code=AN1&state=s", "not the return URL"),
      ("https://www.example.com/?code=AN1&state=s", "not the return URL"),
      ("http://127.0.0.1:9090/cb.example.com?code=AN1&state=s", "not the return URL"),
    ])
  func refused(line: String, reason: String) {
    let failure = #expect(throws: RemoteFailure.self) {
      try PastedAddress.query(of: line, returnURL: LoginBench.returnURL)
    }
    #expect(failure?.message.contains(reason) == true)
    #expect(failure?.fix.contains("whole address") == true)
  }
}
