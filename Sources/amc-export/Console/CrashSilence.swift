import Foundation

/// Keeps Swift's crash report quiet: it prints memory as text, which may hold a person's data or a secret (DESIGN 6).
enum CrashSilence {
  /// The setting is read before `main`, so the program starts itself once more with it.
  static func ensure() {
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    var arguments = CommandLine.arguments.map { strdup($0) }
    arguments.append(nil)
    execv("/proc/self/exe", &arguments)
    // Only reached when the program may not start itself; then the report stays as it is.
  }
}
