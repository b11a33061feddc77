import Activation
import Foundation
import Transport

/// The invented credentials and names of one sandbox; a state directory keeps them from start to start.
struct SandboxIdentity: Sendable, Hashable {
  let login: LoginSecrets
  let s3: AWSCredentials
  let instanceID: String
  let dataUploadAccountID: String

  static let accountID = "ENTITYSANDBOX2"
  static let marketplaceID = "ATVPDKIKX0DER"
  static let region = "us-east-1"
  static let bucket = "sandbox-amc-upload"
  /// A bucket that stands in another region.
  static let distantBucket = "sandbox-amc-elsewhere"
  static let distantRegion = "eu-west-1"

  static func invented() -> SandboxIdentity {
    SandboxIdentity(
      login: LoginSecrets(
        clientID: "amzn1.application-oa2-client." + RandomText.hexadecimal(32),
        clientSecret: "amzn1.oa2-cs.v1." + RandomText.hexadecimal(64),
        refreshToken: "Atzr|" + RandomText.alphanumeric(64)),
      s3: AWSCredentials(
        accessKeyID: "AKIA" + RandomText.alphanumeric(16).uppercased(),
        secretAccessKey: RandomText.alphanumeric(40)),
      instanceID: "amc" + RandomText.alphanumeric(7), dataUploadAccountID: "111122223333")
  }

  /// Reads the identity a directory keeps, or invents one and keeps it, readable by its owner only.
  /// - Throws: `SandboxError.unusableState`.
  static func kept(in directory: URL) throws(SandboxError) -> SandboxIdentity {
    let file = directory.appending(path: "credentials.json")
    do {
      guard FileManager.default.fileExists(atPath: file.path) else {
        let identity = invented()
        let text = JSONText.write(identity.document, pretty: true)
        guard
          FileManager.default.createFile(
            atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw SandboxError.unusableState(path: file.path, reason: "the file cannot be written") }
        return identity
      }
      guard let identity = SandboxIdentity(try JSONText.read(Array(try Data(contentsOf: file)))) else {
        throw SandboxError.unusableState(path: file.path, reason: "a value is missing")
      }
      return identity
    } catch let error as SandboxError {
      throw error
    } catch {
      throw .unusableState(path: file.path, reason: "it cannot be read")
    }
  }

  var accounts: AccountRegister {
    let names = [
      ("ENTITYSANDBOX1", "Sandbox Trading CA", "A2EUQ1WTGCTBG2"),
      (Self.accountID, "Sandbox Trading US", Self.marketplaceID),
    ]
    func instance(_ id: String, _ name: String, of account: String) -> AccountRegister.Instance {
      AccountRegister.Instance(id: id, name: name, accountID: account, dataUploadAccountID: dataUploadAccountID)
    }
    return AccountRegister(
      accounts: names.map { AccountRegister.Account(id: $0.0, name: $0.1, marketplaceID: $0.2) },
      instances: [
        instance("amcsandboxca", "sandbox canada", of: "ENTITYSANDBOX1"),
        instance("amcsandboxtest", "sandbox test", of: Self.accountID),
        instance(instanceID, "sandbox prod", of: Self.accountID),
      ])
  }
}

extension SandboxIdentity {
  private var document: DocumentValue {
    [
      "client_id": .text(login.clientID), "client_secret": .text(login.clientSecret),
      "refresh_token": .text(login.refreshToken), "access_key_id": .text(s3.accessKeyID),
      "secret_access_key": .text(s3.secretAccessKey), "instance_id": .text(instanceID),
      "data_upload_account_id": .text(dataUploadAccountID),
    ]
  }

  private init?(_ document: DocumentValue) {
    guard let clientID = document["client_id"]?.scalarText, let clientSecret = document["client_secret"]?.scalarText,
      let refreshToken = document["refresh_token"]?.scalarText, let key = document["access_key_id"]?.scalarText,
      let secret = document["secret_access_key"]?.scalarText, let instance = document["instance_id"]?.scalarText,
      let account = document["data_upload_account_id"]?.scalarText
    else { return nil }
    self.init(
      login: LoginSecrets(clientID: clientID, clientSecret: clientSecret, refreshToken: refreshToken),
      s3: AWSCredentials(accessKeyID: key, secretAccessKey: secret), instanceID: instance, dataUploadAccountID: account)
  }
}
