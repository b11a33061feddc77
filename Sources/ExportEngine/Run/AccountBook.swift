import Activation
import Documents
import Foundation
import MarketingCloud

/// Remembers which account holds which instance, in a private file of the state folder, so that not every run has to
/// ask all accounts for it (contract 2.5).
struct AccountBook: Sendable {
  /// What an answer depends on.
  struct Key: Sendable, Hashable {
    let address: String
    let clientID: String
    let instanceID: String
  }

  private let path: String

  init(_ home: Home) { path = "\(home.stateFolder)/accounts.json" }

  func account(for key: Key) -> Account? { entries.first { $0.key == key }?.account }

  /// A book that cannot be written is no reason to fail: the next run asks again.
  func remember(_ account: Account, for key: Key) {
    write(entries.filter { $0.key != key } + [Entry(key: key, account: account)])
  }

  func forget(_ key: Key) { write(entries.filter { $0.key != key }) }

  fileprivate struct Entry {
    let key: Key
    let account: Account
  }

  fileprivate var entries: [Entry] {
    guard let data = FileManager.default.contents(atPath: path), let document = try? JSONText.read(Array(data)) else {
      return []
    }
    return (document["accounts"]?.list ?? []).compactMap { Entry($0) }
  }

  fileprivate func write(_ entries: [Entry]) {
    try? AtomicFile.write(
      JSONText.write(["accounts": .list(entries.map(\.document))], pretty: true), to: path, permissions: 0o600)
  }
}

extension AccountBook.Entry {
  init?(_ value: DocumentValue) {
    guard let address = value["ads_api"]?.scalarText, let clientID = value["client_id"]?.scalarText,
      let instanceID = value["amc_instance_id"]?.scalarText, let id = value["amc_account_id"]?.scalarText,
      let marketplaceID = value["marketplace_id"]?.scalarText
    else { return nil }
    key = AccountBook.Key(address: address, clientID: clientID, instanceID: instanceID)
    account = Account(id: id, name: value["name"]?.scalarText, marketplaceID: marketplaceID)
  }

  var document: DocumentValue {
    [
      "ads_api": .text(key.address), "client_id": .text(key.clientID), "amc_instance_id": .text(key.instanceID),
      "amc_account_id": .text(account.id), "name": .optional(account.name),
      "marketplace_id": .text(account.marketplaceID),
    ]
  }
}
