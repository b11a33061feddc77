import Foundation

/// A null-terminated list of C strings, as `exec` takes them; overwritten and freed with this value.
final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: count + 1)
    for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
    (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count {
      guard let text = pointers[index] else { continue }
      memset(text, 0, strlen(text))
      free(text)
    }
    pointers.deallocate()
  }
}
