/// What a client of Login with Amazon has to know.
struct LoginSecrets: Sendable, Hashable {
  var clientID: String
  var clientSecret: String
  var refreshToken: String
}
