/// What a pair of keys may do, by the names IAM gives the actions.
enum Permissions: Sendable, Hashable {
  case everything
  case only(Set<String>)

  func allow(_ action: String) -> Bool {
    switch self {
    case .everything: true
    case .only(let actions): actions.contains(action)
    }
  }
}
