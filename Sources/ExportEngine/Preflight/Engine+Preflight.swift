extension Engine {
  /// Looks at everything a remote system could refuse later, and tells each result as it is known (DESIGN 6).
  ///
  /// Nothing lasting is changed, save for the tag when the request says so: a small object is written and removed again.
  /// The stream ends with the last check; who stops reading it stops the checks.
  public func preflight(_ request: PreflightRequest) -> AsyncStream<PreflightResult> {
    AsyncStream { continuation in
      let task = Task { [surroundings] in
        let preflight = Preflight(request: request, engine: self, surroundings: surroundings) {
          continuation.yield($0)
        }
        await preflight.run()
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
