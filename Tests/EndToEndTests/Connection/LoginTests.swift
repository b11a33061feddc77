import Foundation
import Testing

@Suite("connection login", .timeLimit(.minutes(3)))
struct LoginTests {
  @Test("A browser that follows Amazon's redirect ends the login, and the sealed token opens the account")
  func browser() async throws {
    try await LoginScene.with { scene in
      let (program, url) = try await scene.login()
      #expect(url.hasPrefix(scene.sandbox.access.loginAuthorizeURL))
      let page = try await scene.browse(url)
      #expect(page.output.hasSuffix("200") && page.output.contains("close this page"))
      let outcome = try await program.outcome()
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("sealed as acme/refresh_token"))
      #expect(outcome.errors.contains("lwa-invalid-parameter-bad-redirect-uri-vendor"))
      let file = try String(contentsOfFile: "\(scene.home.folder)/connections/acme.yaml", encoding: .utf8)
      #expect(file.contains("# kept by hand\n") && file.contains("refresh_token: store:acme/refresh_token  # by login"))
      let token = scene.sandbox.access.refreshToken
      #expect(!(outcome.output + outcome.errors + page.output).contains(token))
      #expect(try !scene.texts().contains { $0.contains(token) })

      try scene.home.write(ActivationFile.people, to: "data/people.csv")
      let activation = ActivationFile().text(bucket: scene.sandbox.access.bucket)
      try scene.home.write(
        activation.replacing("connection: test", with: "connection: acme"), to: "activations/weekly.yaml")
      let run = try await scene.run(["run", "weekly", "--json"])
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test("Stray requests do not end the wait, and the right answer still does")
  func strays() async throws {
    try await LoginScene.with { scene in
      let (program, url) = try await scene.login()
      for stray in ["/favicon.ico", "/", "/cb", "/cb?state=x"] {
        let page = try await scene.browse("http://127.0.0.1:\(scene.port)\(stray)")
        #expect(page.output.hasSuffix("404") || page.output.hasSuffix("400"))
      }
      _ = try await scene.browse(url)
      #expect(try await program.outcome().status == 0)
    }
  }

  @Test("A denial ends with 77 and is explained")
  func denied() async throws {
    try await LoginScene.with { scene in
      let (program, url) = try await scene.login()
      _ = try await scene.browse(url + "&decision=deny")
      let outcome = try await program.outcome()
      #expect(outcome.status == 77)
      #expect(outcome.errors.contains("access_denied") && outcome.errors.contains("Allow"))
    }
  }

  @Test("An answer with another state is refused")
  func state() async throws {
    try await LoginScene.with { scene in
      let (program, _) = try await scene.login()
      _ = try await scene.browse("http://127.0.0.1:\(scene.port)/cb?code=AN123&state=wrong")
      let outcome = try await program.outcome()
      #expect(outcome.status == 77 && outcome.errors.contains("state is not ours"))
      #expect(!FileManager.default.fileExists(atPath: "\(scene.home.folder)/secrets"))
    }
  }

  @Test("Nobody coming back ends with 77 and names --paste; Ctrl-C ends with 130")
  func unanswered() async throws {
    try await LoginScene.with { scene in
      let (late, _) = try await scene.login(["--timeout", "1"])
      let outcome = try await late.outcome()
      #expect(outcome.status == 77 && outcome.errors.contains("--paste"))
      let (interrupted, _) = try await scene.login()
      interrupted.send(SIGINT)
      #expect(try await interrupted.outcome().status == 130)
    }
  }

  @Test("The pasted address ends a login; a bare code does not")
  func paste() async throws {
    try await LoginScene.with { scene in
      let login = ["connection", "login", "acme", "--paste", "--port", "\(scene.port)"]
      let bare = try await scene.run(login, input: "ANdNAVhyhqirUelHGEHA\n")
      #expect(bare.status == 64 && bare.errors.contains("the state beside it"))
      let foreign = try await scene.run(login, input: "http://127.0.0.1:\(scene.port)/cb?code=AN1&state=x\n")
      #expect(foreign.status == 77 && foreign.errors.contains("another login"))
      #expect(try await scene.run(login, input: "").status == 64)

      let pipe = Pipe()
      let program = try scene.home.start(login, scene.environment, input: pipe.fileHandleForReading)
      try await program.wait(for: "the address") { $0.hasSuffix("\n") }
      let redirect = try await RunningProgram(
        "/usr/bin/env",
        [
          "curl", "--silent", "--output", "/dev/null", "--write-out", "%{redirect_url}",
          program.output.trimmingCharacters(in: .newlines),
        ], environment: scene.home.environment()
      ).outcome()
      try pipe.fileHandleForWriting.write(contentsOf: Data((redirect.output + "\n").utf8))
      #expect(try await program.outcome().status == 0, "\(program.errors)")
    }
  }

  @Test("A client secret that is wrong or missing is told with its field, and never printed")
  func client() async throws {
    try await LoginScene.with { scene in
      let missing = try await scene.run(["connection", "login", "acme"], ["TEST_CLIENT_SECRET": ""])
      #expect(missing.status == 78 && missing.errors.contains("TEST_CLIENT_SECRET"))
      #expect(missing.output.isEmpty)
      let wrong = ["TEST_CLIENT_SECRET": "planted-7f3a-secret"]
      let program = try scene.home.start(
        ["connection", "login", "acme", "--port", "\(scene.port)"], scene.environment.merging(wrong) { $1 })
      try await program.wait(for: "the address") { $0.hasSuffix("\n") }
      _ = try await scene.browse(program.output.trimmingCharacters(in: .newlines))
      let outcome = try await program.outcome()
      #expect(outcome.status == 77 && outcome.errors.contains("invalid_client"))
      #expect(!(outcome.output + outcome.errors).contains("planted-7f3a"))
    }
  }
}
