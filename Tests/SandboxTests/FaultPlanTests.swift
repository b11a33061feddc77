import Activation
import Sandbox
import Testing

@Suite("The file of a fault plan")
struct FaultPlanTests {
  static let entries: [(DocumentValue, SandboxFault)] = [
    (
      ["path": "/amc/accounts", "call": 3, "times": 2, "status": 429, "headers": ["Retry-After": 3]],
      SandboxFault(pathPrefix: "/amc/accounts", skip: 2, times: 2, status: 429, headers: ["Retry-After": "3"])
    ),
    (
      ["path": "/a", "method": "post", "status": 400, "body": ["code": "400"]],
      SandboxFault(method: "POST", pathPrefix: "/a", status: 400, body: #"{"code":"400"}"#)
    ),
    (
      ["path": "/a", "reset": true, "after_acting": true],
      SandboxFault(pathPrefix: "/a", effect: .reset, moment: .afterHandling)
    ),
    (["path": "/a", "silence": true], SandboxFault(pathPrefix: "/a", effect: .silence)),
    (
      ["path": "/a", "slow_seconds": .number("2.5")],
      SandboxFault(pathPrefix: "/a", effect: .delay(.milliseconds(2500)))
    ),
    (
      ["path": "/a", "times": "always", "words": ["SUCCESS": "COMPLETED"]],
      SandboxFault(pathPrefix: "/a", times: .max, effect: .words(["SUCCESS": "COMPLETED"]))
    ),
  ]

  @Test("says every fault there is", arguments: entries)
  func reads(entry: DocumentValue, fault: SandboxFault) {
    let (faults, issues) = FaultPlan.read([entry])
    #expect(issues.isEmpty && faults == [fault])
  }

  static let mistakes: [(DocumentValue, String, String)] = [
    ([:], "", "- path"), ([["path": "/a", "stauts": 500]], "[0].stauts", "status"),
    ([["status": 500]], "[0].path", "/amc/accounts"),
    ([["path": "amc", "status": 500]], "[0].path", "/amc/accounts"),
    ([["path": "/a"]], "[0]", "exactly one"),
    ([["path": "/a", "reset": true, "silence": true]], "[0].silence", "exactly one"),
    ([["path": "/a", "reset": "yes"]], "[0].reset", "reset: true"),
    ([["path": "/a", "status": 99]], "[0].status", "200"),
    ([["path": "/a", "status": 500, "times": 0]], "[0].times", "1"),
    ([["path": "/a", "status": 500, "call": "first"]], "[0].call", "1"),
    ([["path": "/a", "slow_seconds": "long"]], "[0].slow_seconds", "2.5"),
    ([["path": "/a", "words": ["a"]]], "[0].words", "name: text"),
    ([["path": "/a", "reset": true, "body": "x"]], "[0].body", "status"),
    ([["path": "/a", "method": "FETCH", "status": 500]], "[0].method", "GET"),
    ([["path": "/b", "status": 500], "text"], "[1]", "path"),
  ]

  @Test("is refused with the place and a fix", arguments: mistakes)
  func refuses(document: DocumentValue, path: String, fix: String) {
    let (faults, issues) = FaultPlan.read(document)
    #expect(faults.isEmpty)
    #expect(issues.contains { $0.path.description == path && $0.fix.contains(fix) }, "\(issues)")
  }
}
