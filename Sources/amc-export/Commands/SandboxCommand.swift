import Activation
import ArgumentParser
import Documents
import Foundation
import Reporting
import Sandbox

struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Runs stand-ins for the remote services on this machine.",
    discussion: """
      Login with Amazon, Amazon Marketing Cloud, S3, Treasure Data and Trino on one loopback port, with credentials made up for it. Prints a \
      connection file and the environment variables it refers to, then runs until Ctrl-C.

      With --faults, things go wrong as a YAML list says:

        - {path: /amc/accounts, times: 2, status: 429, headers: {Retry-After: "3"}}
        - {path: "/amc/advertiserData/*/uploads/", method: POST, reset: true, after_acting: true}
        - {path: "/amc/advertiserData/*/uploads/", method: GET, times: always, words: {SUCCESS: COMPLETED}}

      \(faultKeys)

      The login page agrees at once; with decision=deny in its address it denies.

      Example: amc-export sandbox --port 8099 --state /tmp/sandbox --faults faults.yaml
      """)

  private static var faultKeys: String {
    let width = FaultPlan.keys.map(\.key.count).max() ?? 0
    return FaultPlan.keys
      .map { "  \($0.key.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.meaning)" }
      .joined(separator: "\n")
  }

  @Option(help: "The port on 127.0.0.1; 0 takes a free one.") var port = 0
  @Option(help: "Keep credentials and objects in this folder.") var state: String?
  @Option(help: "Let go wrong what this YAML file says.") var faults: String?
  @Flag(help: "Print one JSON document.") var json = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535") }
  }

  func run() async throws {
    let configuration = SandboxConfiguration(
      port: port, stateDirectory: state.map { URL(fileURLWithPath: $0) }, faults: try faultPlan())
    let sandbox: Sandbox
    do {
      sandbox = try await Sandbox.start(configuration)
    } catch {
      Console.narrate("The sandbox cannot start on port \(port): \(error)")
      throw ExitCode(ExitStatus.remoteRefused.rawValue)
    }
    if json { Console.print(json: document(sandbox.access)) } else { Console.print(text(sandbox.access)) }
    await Interruption.untilAsked()
    await sandbox.stop()
  }

  private func faultPlan() throws -> [SandboxFault] {
    guard let path = faults else { return [] }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValidationError("\(path) cannot be read as text")
    }
    do {
      let (faults, issues) = FaultPlan.read(try YAMLText.read(text))
      guard !issues.hasErrors else {
        issues.flatMap(IssueText.lines).forEach(Console.narrate)
        throw ExitCode(ExitStatus.usage.rawValue)
      }
      return faults
    } catch let error as DocumentSyntaxError {
      throw ValidationError("\(path), line \(error.line), column \(error.column): \(error.reason)")
    }
  }

  private func document(_ access: SandboxAccess) -> DocumentValue {
    [
      "ads_api": .text(access.adsAPIURL), "login_authorize": .text(access.loginAuthorizeURL),
      "login_token": .text(access.loginTokenURL), "s3_endpoint": .text(access.s3Endpoint),
      "client_id": .text(access.clientID), "client_secret": .text(access.clientSecret),
      "refresh_token": .text(access.refreshToken), "amc_instance_id": .text(access.instanceID),
      "amc_account_id": .text(access.accountID), "marketplace_id": .text(access.marketplaceID),
      "access_key_id": .text(access.s3AccessKeyID), "secret_access_key": .text(access.s3SecretAccessKey),
      "region": .text(access.region), "bucket": .text(access.bucket), "sts_endpoint": .text(access.stsEndpoint),
      "aws_account_id": .text(access.awsAccountID), "role_name": .text(access.roleName),
      "role_external_id": .text(access.roleExternalID),
      "reader_access_key_id": .text(access.readerCredentials.accessKeyID),
      "reader_secret_access_key": .text(access.readerCredentials.secretAccessKey),
      "container_credentials_uri": .text(access.containerCredentialsURL),
      "container_authorization_token": .text(access.containerToken), "other_region": .text(access.distantRegion),
      "other_region_bucket": .text(access.distantBucket),
      "data_upload_aws_account_id": .text(access.dataUploadAccountID),
      "treasure_data": .text(access.treasureDataURL), "treasure_data_api_key": .text(access.treasureDataKey),
      "trino": .text(access.trinoURL), "trino_password": .text(access.trinoPassword),
    ]
  }

  private func text(_ access: SandboxAccess) -> [String] {
    let variables = SandboxAccess.Secret.allCases.map { "export \(variable($0))='\(access.value(of: $0))'" }
    let file = YAMLText.write(access.connectionDocument { "env:\(variable($0))" })
    return ["# the sandbox runs on \(access.adsAPIURL) until Ctrl-C; bucket \(access.bucket)"] + variables
      + [
        "# Treasure Data (endpoint: \(access.treasureDataURL), database: sandbox, segment 1234 of audience 99)",
        "export TD_API_KEY='\(access.treasureDataKey)'",
        "# Trino (url: \(access.trinoURL), any user); both know the table customers",
        "export TRINO_PASSWORD='\(access.trinoPassword)'",
      ]
      + ["# it is faster than Amazon, so ask it more often", "export AMC_EXPORT_POLL_SECONDS=0.2"]
      + ["# connections/sandbox.yaml", file]
  }

  private func variable(_ secret: SandboxAccess.Secret) -> String { "SANDBOX_\(secret.rawValue.uppercased())" }
}
