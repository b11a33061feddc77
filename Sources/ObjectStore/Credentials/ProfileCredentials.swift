import Activation
import Foundation
import Transport

/// The keys of one profile: written in it, printed by a program it names, or those of a role it assumes.
struct ProfileCredentials: Sendable {
  /// Roles that assume roles; a longer chain is a mistake.
  private static let longestChain = 5

  let surroundings: AWSSurroundings
  /// Where roles are asked for.
  let securityTokens: SecurityTokenClient
  private let profiles: AWSProfiles

  init(_ surroundings: AWSSurroundings, securityTokens: SecurityTokenClient) {
    self.surroundings = surroundings
    self.securityTokens = securityTokens
    profiles = AWSProfiles(surroundings)
  }

  func isThere(_ name: String) -> Bool { profiles[name] != nil }

  /// - Throws: `RemoteFailure` when there is no such profile, or when it holds nothing that leads to keys.
  func fetch(_ name: String) async throws(RemoteFailure) -> BaseCredentials {
    try await fetch(name, after: [])
  }

  private func fetch(_ name: String, after former: [String]) async throws(RemoteFailure) -> BaseCredentials {
    guard let profile = profiles[name] else {
      throw failure(
        "There is no AWS profile “\(name)”.",
        fix:
          "Set AWS_PROFILE to a profile of AWS_SHARED_CREDENTIALS_FILE or AWS_CONFIG_FILE, or make it: aws configure.")
    }
    // A profile that names itself as its source means its own keys.
    if let role = profile["role_arn"], former.last != name {
      return try await assumed(role, name, profile, after: former)
    }
    if let keys = try written(name, profile) { return keys }
    if let line = profile["credential_process"] { return try printed(by: line, name) }
    throw refused(name, profile)
  }

  private func written(_ name: String, _ profile: AWSProfiles.Profile) throws(RemoteFailure) -> BaseCredentials? {
    switch (profile["aws_access_key_id"], profile["aws_secret_access_key"]) {
    case (let id?, let secret?):
      let keys = AWSCredentials(
        accessKeyID: id, secretAccessKey: secret, sessionToken: profile["aws_session_token"])
      return BaseCredentials(keys, belongToRole: false)
    case (nil, nil): return nil
    default:
      throw failure(
        "The AWS profile “\(name)” holds only one of aws_access_key_id and aws_secret_access_key.", fix: "Give both.")
    }
  }

  private func printed(by line: String, _ name: String) throws(RemoteFailure) -> BaseCredentials {
    guard let output = surroundings.runProgram(ProgramLine.words(line)), let keys = IssuedCredentials.read(output)
    else {
      throw failure(
        "The credential_process of the AWS profile “\(name)” printed no keys.",
        fix: "Run it by hand: it has to print JSON with AccessKeyId and SecretAccessKey.")
    }
    return BaseCredentials(keys, belongToRole: false)
  }

  private func assumed(
    _ role: String, _ name: String, _ profile: AWSProfiles.Profile, after former: [String]
  ) async throws(RemoteFailure) -> BaseCredentials {
    guard profile["mfa_serial"] == nil else {
      throw failure(
        "The AWS profile “\(name)” asks for a code of an MFA device, which nobody can type during a run.",
        fix: "Use a profile without mfa_serial, or the session method with keys you opened yourself.")
    }
    guard !former.contains(name), former.count < Self.longestChain else {
      throw failure(
        "The AWS profiles \((former + [name]).joined(separator: " → ")) lead in a circle.",
        fix: "Correct their source_profile.")
    }
    let base = try await source(of: name, profile, after: former + [name])
    let duration = profile["duration_seconds"].flatMap { Int($0) } ?? AssumedRole.defaultDuration
    let request = RoleRequest(
      arn: role, sessionName: profile["role_session_name"] ?? RoleRequest.sessionName("profile"),
      externalID: profile["external_id"].map(Secret.init), duration: duration)
    return BaseCredentials(try await securityTokens.assume(request, with: base), belongToRole: true)
  }

  private func source(
    of name: String, _ profile: AWSProfiles.Profile, after former: [String]
  ) async throws(RemoteFailure) -> BaseCredentials {
    if let other = profile["source_profile"] { return try await fetch(other, after: former) }
    switch profile["credential_source"] {
    case "Environment":
      if let keys = EnvironmentCredentials.read(surroundings) { return BaseCredentials(keys, belongToRole: false) }
      throw failure(
        "The AWS profile “\(name)” takes its keys from the environment, which holds none.",
        fix: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
    case "EcsContainer":
      return BaseCredentials(try await ContainerCredentials(surroundings: surroundings).fetch(), belongToRole: true)
    case "Ec2InstanceMetadata":
      if let keys = try await InstanceCredentials(surroundings: surroundings).fetchIfThere() {
        return BaseCredentials(keys, belongToRole: true)
      }
      throw failure(
        "The AWS profile “\(name)” takes its keys from instance metadata, which does not answer.",
        fix: "Run it on an EC2 instance with a role, or name a source_profile.")
    default:
      throw failure(
        "The AWS profile “\(name)” assumes a role but names nobody who may.",
        fix: "Give it source_profile, or credential_source: Environment, EcsContainer or Ec2InstanceMetadata.")
    }
  }

  private func refused(_ name: String, _ profile: AWSProfiles.Profile) -> RemoteFailure {
    if profile.keys.contains(where: { $0.hasPrefix("sso_") }) {
      return failure(
        "The AWS profile “\(name)” logs in by AWS IAM Identity Center (SSO), which needs a browser and cannot be renewed here.",
        fix:
          "Use the session method with what “aws configure export-credentials --profile \(name)” prints, or name it as credential_process."
      )
    }
    if profile["web_identity_token_file"] != nil {
      return failure(
        "The AWS profile “\(name)” uses a web identity token, which is not supported.",
        fix: "Name “aws configure export-credentials --profile \(name)” as credential_process of another profile.")
    }
    return failure(
      "The AWS profile “\(name)” holds no keys.",
      fix: "Give it aws_access_key_id and aws_secret_access_key, role_arn or credential_process.")
  }

  private func failure(_ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(.credentialsSource, .secretUnavailable, at: "connection.s3.auth_method", message, fix: fix)
  }
}

extension AWSProfiles {
  /// The region a profile names; nil when it names none.
  static func region(of name: String, _ surroundings: AWSSurroundings) -> String? {
    AWSProfiles(surroundings)[name]?["region"].flatMap { $0.isEmpty ? nil : $0 }
  }
}
