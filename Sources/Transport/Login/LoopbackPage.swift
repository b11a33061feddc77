/// What the browser shows after a login. The pages repeat nothing of the request.
enum LoopbackPage {
  static let arrived = page(
    "Amazon's answer has arrived", "You can close this page. amc-export goes on in the terminal and says how it went.")
  static let refused = page("Nothing to see here", "amc-export waits for the answer to a login, and this is none.")

  private static func page(_ title: String, _ text: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>\(title)</title></head>
    <body style="font-family: sans-serif; max-width: 36em; margin: 4em auto">
    <h1>\(title)</h1>
    <p>\(text)</p>
    </body>
    </html>

    """
  }
}
