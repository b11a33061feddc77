import Activation
import Foundation
import Synchronization
import Testing
import Transport

@testable import ObjectStore

/// The default chain and profiles on surroundings made of text: variables, files, programs, answers.
@Suite("Profiles and the default chain")
struct AWSProfileTests {
  private static let credentials = """
    # comment
    [default]
    aws_access_key_id = AKIADEFAULT
    aws_secret_access_key=default/secret+with=signs#inside
    [ci] ; trailing
    AWS_ACCESS_KEY_ID = AKIACI   # the key of the pipeline
    aws_secret_access_key = ci-secret
    aws_session_token = ci-token
    [half]
    aws_access_key_id = AKIAHALF
    """
  private static let configuration = """
    [default]
    region = eu-central-1
    [profile ci]
    region=ap-northeast-1
    s3 =
      addressing_style = path
    [profile printed]
    credential_process = /opt/keys --name "two words" 'single'
    [profile role]
    role_arn = arn:aws:iam::111122223333:role/amc-upload
    source_profile = ci
    external_id = ext
    duration_seconds = 900
    [profile chained]
    role_arn = arn:aws:iam::111122223333:role/second
    source_profile = role
    [profile long]
    role_arn = arn:aws:iam::111122223333:role/third
    source_profile = role
    duration_seconds = 7200
    [profile circle]
    role_arn = arn:aws:iam::111122223333:role/a
    source_profile = circle2
    [profile circle2]
    role_arn = arn:aws:iam::111122223333:role/b
    source_profile = circle
    [profile env]
    role_arn = arn:aws:iam::111122223333:role/env
    credential_source = Environment
    [profile nobody]
    role_arn = arn:aws:iam::111122223333:role/nobody
    [profile mfa]
    role_arn = arn:aws:iam::111122223333:role/mfa
    source_profile = ci
    mfa_serial = arn:aws:iam::111122223333:mfa/ada
    [profile sso]
    sso_session = corp
    sso_account_id = 111122223333
    [profile web]
    web_identity_token_file = /var/run/token
    role_arn_is_elsewhere = 1
    [profile empty]
    region = us-west-2
    """

  private func surroundings(
    _ variables: [String: String] = [:], files: [String: String] = [:], sender: any HTTPSender = ScriptedSender([])
  ) -> AWSSurroundings {
    let all = ["/aws/credentials": Self.credentials, "/aws/config": Self.configuration].merging(files) { $1 }
    let standard = ["AWS_SHARED_CREDENTIALS_FILE": "/aws/credentials", "AWS_CONFIG_FILE": "/aws/config"]
    return AWSSurroundings(
      variables: standard.merging(variables) { $1 }, sender: sender, readFile: { all[$0] },
      runProgram: { words in
        words == ["/opt/keys", "--name", "two words", "single"]
          ? Array(
            #"{"Version":1,"AccessKeyId":"ASIAPRINTED","SecretAccessKey":"p","SessionToken":"t","Expiration":"2030-01-01T00:00:00Z"}"#
              .utf8)
          : nil
      })
  }

  private func tokens(_ sender: any HTTPSender) -> SecurityTokenClient {
    SecurityTokenClient(endpoint: nil, region: "us-east-1", sender: sender)
  }

  private static func issued(_ id: String) -> HTTPResponse {
    HTTPResponse(
      200,
      "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>\(id)</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
    )
  }

  private func fetch(_ name: String, _ sender: ScriptedSender = ScriptedSender([])) async throws(RemoteFailure)
    -> BaseCredentials
  {
    try await ProfileCredentials(surroundings(sender: sender), securityTokens: tokens(sender)).fetch(name)
  }

  @Test(
    "keys written in a profile are read, with blanks, comments and any letter case around them",
    arguments: [
      ("default", "AKIADEFAULT", "default/secret+with=signs#inside", nil), ("ci", "AKIACI", "ci-secret", "ci-token"),
    ] as [(String, String, String, String?)])
  func written(name: String, id: String, secret: String, token: String?) async throws {
    let keys = try await fetch(name).keys
    #expect(keys.accessKeyID == id && keys.secretAccessKey == secret && keys.sessionToken == token)
  }

  @Test("a program's keys are taken with their end")
  func printed() async throws {
    let keys = try await fetch("printed").keys
    #expect(keys.accessKeyID == "ASIAPRINTED" && keys.expiration == Date(timeIntervalSince1970: 1_893_456_000))
  }

  @Test("a role is assumed with the keys of its source, a chain step by step")
  func roles() async throws {
    let sender = ScriptedSender([Self.issued("ASIAROLE"), Self.issued("ASIASECOND")])
    let base = try await fetch("chained", sender)
    #expect(base.keys.accessKeyID == "ASIASECOND" && base.belongToRole)
    let bodies = sender.requests.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies[0].contains("ExternalId=ext") && bodies[0].contains("DurationSeconds=900"))
    #expect(bodies[1].contains("role%2Fsecond") && bodies[1].contains("RoleSessionName=amc-export"))
    let signers = sender.requests.map { $0.headers.first { $0.name == "authorization" }?.value ?? "" }
    #expect(signers[0].contains("Credential=AKIACI/") && signers[1].contains("Credential=ASIAROLE/"))
  }

  @Test("a role that assumes another may not ask for more than an hour")
  func chainedDuration() async {
    let sender = ScriptedSender([Self.issued("ASIAROLE")])
    let failure = await #expect(throws: RemoteFailure.self) { try await fetch("long", sender) }
    #expect(failure?.path == "connection.s3.duration_in_seconds" && failure?.fix.contains("3600") == true)
    #expect(sender.requests.count == 1)
  }

  @Test(
    "what cannot lead to keys says why",
    arguments: [
      ("missing", "no AWS profile"), ("half", "only one of"), ("circle", "circle → circle2 → circle"),
      ("env", "environment, which holds none"), ("nobody", "names nobody"), ("mfa", "MFA"), ("sso", "SSO"),
      ("web", "web identity"), ("empty", "holds no keys"),
    ])
  func refused(name: String, words: String) async {
    let failure = await #expect(throws: RemoteFailure.self) { try await fetch(name) }
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    #expect(failure?.code == .secretUnavailable && failure?.fix.isEmpty == false)
  }

  @Test("the environment comes first, then the profile it names, then the default one")
  func chainOrder() async throws {
    let keys = ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "e", "AWS_SESSION_TOKEN": ""]
    for (variables, id) in [
      (keys.merging(["AWS_PROFILE": "ci"]) { $1 }, "AKIAENV"), (["AWS_PROFILE": "ci"], "AKIACI"), ([:], "AKIADEFAULT"),
    ] {
      let chain = DefaultChain(surroundings: surroundings(variables), securityTokens: tokens(ScriptedSender([])))
      #expect(try await chain.fetch().keys.accessKeyID == id)
    }
  }

  @Test("without environment and profile a container's keys are fetched, with its token")
  func container() async throws {
    let answer = HTTPResponse(
      200, #"{"AccessKeyId":"ASIABOX","SecretAccessKey":"s","Token":"t","Expiration":"2030-01-01T00:00:00Z"}"#)
    for (variables, url) in [
      (["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x"], "http://169.254.170.2/v2/x"),
      (
        ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials"],
        "http://169.254.170.23/v1/credentials"
      ),
    ] {
      let sender = ScriptedSender([answer])
      let more = [
        "AWS_CONFIG_FILE": "/none", "AWS_SHARED_CREDENTIALS_FILE": "/none",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token",
      ]
      let surroundings = surroundings(variables.merging(more) { $1 }, files: ["/token": "the-token\n"], sender: sender)
      let base = try await DefaultChain(surroundings: surroundings, securityTokens: tokens(sender)).fetch()
      #expect(base.keys.accessKeyID == "ASIABOX" && base.keys.expiration != nil && base.belongToRole)
      #expect(sender.requests.first?.url == url)
      #expect(sender.requests.first?.headers.first { $0.name == "authorization" }?.value == "the-token")
    }
  }

  @Test("nothing anywhere is told with what to set, and instance metadata can be switched off")
  func nothing() async {
    let variables = ["AWS_CONFIG_FILE": "/none", "AWS_SHARED_CREDENTIALS_FILE": "/none"]
    let sender = ScriptedSender([])
    for more in [[:], ["AWS_EC2_METADATA_DISABLED": "true"]] {
      let chain = DefaultChain(
        surroundings: surroundings(variables.merging(more) { $1 }, sender: sender), securityTokens: tokens(sender))
      let failure = await #expect(throws: RemoteFailure.self) { try await chain.fetch() }
      #expect(failure?.code == .secretUnavailable && failure?.fix.contains("AWS_PROFILE") == true)
    }
    #expect(sender.requests.map(\.url) == ["http://169.254.169.254/latest/api/token"])
  }

  @Test("the region of a profile counts after the variables")
  func regions() {
    #expect(AWSRegion.chosen(surroundings()) == "eu-central-1")
    #expect(AWSRegion.chosen(surroundings(["AWS_PROFILE": "ci"])) == "ap-northeast-1")
    #expect(AWSRegion.chosen(surroundings(["AWS_PROFILE": "ci", "AWS_DEFAULT_REGION": "sa-east-1"])) == "sa-east-1")
    #expect(AWSRegion.chosen(surroundings(["AWS_PROFILE": "role"])) == nil)
  }

  @Test(
    "keys are fetched by plain http from this machine and the fixed addresses only",
    arguments: [
      ("http://169.254.170.2/x", true), ("http://127.0.0.1:51678/x", true), ("http://localhost/x", true),
      ("http://[::1]:80/x", true), ("https://keys.example.com/x", true), ("http://keys.example.com/x", false),
      ("http://169.254.170.2.evil.example/x", false), ("http://169.254.170.2@evil.example/x", false),
      ("http://127.0.0.1.evil.example/", false), ("ftp://127.0.0.1/", false), ("", false), ("http://", false),
      ("//127.0.0.1", false), ("http://169.254.170.3/", false),
    ])
  func addresses(url: String, isAllowed: Bool) {
    #expect(LocalAddress(url).mayBeAsked(linkLocal: ["169.254.170.2"]) == isAllowed)
  }

  @Test(
    "a command line is cut at blanks outside quotes",
    arguments: [
      ("a b  c", ["a", "b", "c"]), (#"a "b c" 'd "e'"#, ["a", "b c", "d \"e"]), (#"a"b"c ''"#, ["abc", ""]),
      ("", []), ("  ", []), (#"a "open"#, ["a", "open"]),
    ])
  func programLine(line: String, words: [String]) {
    #expect(ProgramLine.words(line) == words)
  }
}
