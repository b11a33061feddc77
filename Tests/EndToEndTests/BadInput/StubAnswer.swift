import Testing

/// What the Ads API answers to every data-set call, and how `run` has to end.
struct StubAnswer: CustomTestStringConvertible, Sendable {
  let httpStatus: Int
  var mediaType = "application/json"
  let body: String
  var headers: [String] = []
  let status: Int32
  let codes: Set<String>
  var says: String?

  var testDescription: String { "HTTP \(httpStatus) \(body.prefix(40))" }

  private static let atOnce = ["Retry-After: 0"]

  static let all: [StubAnswer] = [
    StubAnswer(
      httpStatus: 400, body: #"{"code":"400","details":"bad request","errors":["period is wrong"]}"#, status: 69,
      codes: ["remote_refused"], says: "period is wrong"),
    StubAnswer(
      httpStatus: 403, body: #"{"code":"403","details":"Unauthorized request"}"#, status: 77, codes: ["not_authorized"]),
    StubAnswer(
      httpStatus: 401, body: #"{"code":"401","details":"Authentication failed"}"#, status: 77, codes: ["not_authorized"]
    ),
    StubAnswer(
      httpStatus: 401, body: #"{"code":"401","details":"Terms and conditions must be accepted to continue"}"#,
      status: 77,
      codes: ["terms_not_accepted"], says: "terms"),
    StubAnswer(httpStatus: 406, body: "", status: 69, codes: ["remote_refused"]),
    StubAnswer(httpStatus: 429, body: "{}", headers: atOnce, status: 69, codes: ["remote_unavailable"]),
    StubAnswer(httpStatus: 503, body: "no JSON", headers: atOnce, status: 69, codes: ["remote_unavailable"]),
    StubAnswer(
      httpStatus: 500, mediaType: "text/html", body: "<html>oops</html>", headers: atOnce, status: 69,
      codes: ["remote_unavailable"], says: "500"),
    StubAnswer(
      httpStatus: 200, mediaType: "text/html", body: "<html>a proxy</html>", status: 69,
      codes: ["remote_unavailable", "remote_refused"]),
    StubAnswer(httpStatus: 200, body: "", status: 69, codes: ["remote_unavailable", "remote_refused"]),
    StubAnswer(httpStatus: 200, body: "[]", status: 69, codes: ["remote_unavailable", "remote_refused"]),
    StubAnswer(
      httpStatus: 200, body: String(repeating: "[", count: 100_000), status: 69,
      codes: ["remote_unavailable", "remote_refused"]),
    StubAnswer(
      httpStatus: 302, body: "", headers: ["Location: http://example.com/"], status: 69,
      codes: ["remote_unavailable", "remote_refused"]),
  ]
}
