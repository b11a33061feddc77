import Foundation
import Testing

@Suite("A remote side that refuses", .serialized)
struct BadRemoteTests {
  @Test("The sandbox refuses", arguments: BadRemote.all)
  func refused(_ bad: BadRemote) async throws {
    let sandbox = try await SandboxProcess.start()
    var scene = try Scene(sandbox.remote)
    try bad.prepare(&scene)
    try scene.write()
    let outcome = try await scene.outcome(of: .run)
    let issue = try scene.refusal(in: outcome, status: bad.status, codes: bad.codes)
    #expect(issue?.path == bad.path)
    #expect(try await sandbox.remote.keys() == [])
  }

  @Test("The Ads API gives an answer nobody wants", arguments: StubAnswer.all)
  func answered(_ answer: StubAnswer) async throws {
    let arguments = [String(answer.httpStatus), answer.mediaType, answer.body] + answer.headers
    let stub = try Python.start("remote_stub.py", arguments)
    try await stub.wait(for: "the stub's port") { $0.hasSuffix("\n") }
    var remote = Remote.nowhere
    let address = "http://127.0.0.1:\(stub.output.trimmingCharacters(in: .whitespacesAndNewlines))"
    (remote.adsApi, remote.loginToken) = (address, "\(address)/auth/o2/token")
    let scene = try Scene(remote)
    try scene.write()
    let outcome = try await scene.outcome(of: .run)
    let issue = try scene.refusal(in: outcome, status: answer.status, codes: answer.codes)
    if let said = answer.says { #expect(issue?.message.contains(said) == true, "\(issue?.summary ?? "nothing")") }
  }

  @Test("A data set at Amazon with other columns is no place for these rows")
  func definitionDiffers() async throws {
    let sandbox = try await SandboxProcess.start()
    let first = try Scene(sandbox.remote)
    try first.write()
    #expect(try await first.outcome(of: .run).status == 0)
    let other = ActivationFile.definition(ActivationFile.email, ActivationFile.time)
    let second = try Scene(sandbox.remote, ActivationFile(definition: other))
    try second.write()
    let outcome = try await second.outcome(of: .run)
    let issue = try second.refusal(in: outcome, status: 65, codes: ["definition_differs"])
    #expect(issue?.path == "result_settings.dataset_definition")
    #expect(issue?.message.contains("amount") == true)
  }
}
