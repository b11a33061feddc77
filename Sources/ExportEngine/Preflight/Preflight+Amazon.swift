import Activation
import MarketingCloud
import Transport

extension Preflight {
  /// What the checks at Amazon found; later ones build on it.
  struct Amazon {
    let client: MarketingCloudClient
    let account: Account
    let instance: Instance
    /// Nil when the terms stand in the way.
    let isOpen: Bool
  }

  /// Login, instance and account, terms.
  func checkAmazon() async -> Amazon? {
    let login: LoginWithAmazon
    do {
      login = try RemoteSystems.login(connection, surroundings, sender)
      _ = try await login.accessToken()
    } catch {
      let issue = ExportFailure(error).leadingIssue
      tell(.found(.login, issue))
      for check in [PreflightResult.Check.instance, .terms] { tell(.notChecked(check, "the login failed")) }
      return nil
    }
    tell(.passed(.login, "Amazon accepts the refresh token"))
    let client = RemoteSystems.marketingCloud(connection, login, sender)
    do {
      let account = try await client.account(id: connection.accountID, marketplaceID: connection.marketplaceID)
      let instance = try await client.instance(of: account)
      tell(.passed(.instance, Self.sentence(instance, account)))
      return Amazon(
        client: client, account: account, instance: instance, isOpen: await checkTerms(client, account))
    } catch {
      tellNoInstance(error)
      return nil
    }
  }

  private func tellNoInstance(_ failure: RemoteFailure) {
    if failure.code == .termsNotAccepted {
      tell(.notChecked(.instance, "the terms stand in the way"))
      tell(.found(.terms, failure.issue))
    } else {
      tell(.found(.instance, failure.issue))
      tell(.notChecked(.terms, "there is no instance to ask"))
    }
  }

  /// The terms count for data sets and uploads, so one that need not exist is asked for.
  private func checkTerms(_ client: MarketingCloudClient, _ account: Account) async -> Bool {
    do {
      _ = try await client.dataset("amc_export_preflight", in: account)
      tell(.passed(.terms, "accepted; data sets may be read"))
      return true
    } catch {
      tell(.found(.terms, error.issue))
      return false
    }
  }

  private static func sentence(_ instance: Instance, _ account: Account) -> String {
    let name = instance.name.map { "“\($0)” (\(instance.id))" } ?? instance.id
    return "\(name) in account \(account.name.map { "“\($0)” (\(account.id))" } ?? account.id)"
  }
}

extension ExportFailure {
  /// The issue that a single line tells.
  var leadingIssue: Issue {
    issues.errors.first ?? .error(.interrupted, FieldPath(), "The check was interrupted.", fix: "Run it again.")
  }
}
