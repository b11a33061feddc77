import Activation
import MarketingCloud
import Transport

/// The Amazon Marketing Cloud client of one run, with its login in place, and the account it acts for.
struct AmazonAccess: Sendable {
  let client: MarketingCloudClient
  private let connection: Connection
  private let book: AccountBook

  /// - Throws: `ExportFailure` when a secret cannot be fetched.
  init(
    _ connection: Connection, _ surroundings: EngineSurroundings, _ sender: RetryingSender
  ) throws(ExportFailure) {
    self.connection = connection
    book = AccountBook(surroundings.home)
    client = RemoteSystems.marketingCloud(
      connection, try RemoteSystems.login(connection, surroundings, sender), sender)
  }

  init(
    _ connection: Connection, _ surroundings: EngineSurroundings, tell: @escaping ExportRun.Listener
  ) throws(ExportFailure) {
    try self.init(connection, surroundings, surroundings.retryingSender { tell(.retrying($0)) })
  }

  /// Does something as the account that holds the instance.
  ///
  /// A remembered account may have lost the instance meanwhile: when Amazon refuses it, it is forgotten, looked for
  /// anew, and `body` runs once more. So `body` must be something a refusal leaves undone.
  func asAccount<Value>(_ body: (Account) async throws -> Value) async throws -> (account: Account, value: Value) {
    guard let known = rememberedAccount else {
      let account = try await findAccount()
      return (account, try await body(account))
    }
    do {
      return (known, try await body(known))
    } catch let failure as RemoteFailure where Self.mayMeanAnotherAccount(failure) {
      book.forget(key)
      let account = try await findAccount()
      guard account != known else { throw failure }
      return (account, try await body(account))
    }
  }

  private var key: AccountBook.Key {
    AccountBook.Key(
      address: connection.endpoints.adsAPI, clientID: connection.login.clientID, instanceID: connection.instanceID)
  }

  private var rememberedAccount: Account? {
    guard let account = book.account(for: key) else { return nil }
    // What the connection says wins over what was found before it said so.
    guard connection.accountID == nil || connection.accountID == account.id,
      connection.marketplaceID == nil || connection.marketplaceID == account.marketplaceID
    else { return nil }
    return account
  }

  private func findAccount() async throws(RemoteFailure) -> Account {
    let account = try await client.account(id: connection.accountID, marketplaceID: connection.marketplaceID)
    // An account that was given and not asked for has no name worth remembering.
    if account.name != nil { book.remember(account, for: key) }
    return account
  }

  private static func mayMeanAnotherAccount(_ failure: RemoteFailure) -> Bool {
    guard failure.system == .marketingCloud, failure.code != .termsNotAccepted, let status = failure.status else {
      return false
    }
    return [400, 401, 403, 404].contains(status)
  }
}

extension EngineSurroundings {
  /// Sends by the retry policy and tells about each wait.
  func retryingSender(notify: @escaping @Sendable (RetryNotice) -> Void) -> RetryingSender {
    RetryingSender(sender, policy: retries, pause: pause, now: now, notify: notify)
  }
}
