import Documents

/// A unit that lets systemd keep the scheduler running (systemd.service(5)).
public enum SystemdUnit {
  /// - Parameters:
  ///   - program: absolute path of this program.
  ///   - arguments: what follows `scheduler`.
  public static func text(program: String, arguments: [String], home: Home) -> String {
    let words = ([program, "scheduler"] + arguments).map(quoted).joined(separator: " ")
    return """
      [Unit]
      Description=Exports to Amazon Marketing Cloud on schedule
      Documentation=man:systemd.service(5)
      Wants=network-online.target
      After=network-online.target

      [Service]
      Type=exec
      ExecStart=\(words)
      Environment=SWIFT_BACKTRACE=enable=no
      Environment=\(quoted("AMC_EXPORT_HOME=\(home.folder)"))
      Environment=\(quoted("AMC_EXPORT_STATE=\(home.stateFolder)"))
      # Secrets that connections refer to as env:NAME, one NAME=value a line; keep it readable to yourself only.
      EnvironmentFile=-\(home.folder.replacing("%", with: "%%"))/scheduler.env
      Restart=on-failure
      RestartSec=30
      KillSignal=SIGTERM
      # Time for running exports to stop in order.
      TimeoutStopSec=300
      UMask=0077
      NoNewPrivileges=yes
      PrivateTmp=yes
      ProtectSystem=full

      [Install]
      WantedBy=default.target
      """
  }

  /// Quotes keep blanks together; `%` and `$` mean something to systemd.
  private static func quoted(_ word: String) -> String {
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
      .replacing("$", with: "$$")
    return word.contains(where: \.isWhitespace) || escaped != word ? "\"\(escaped)\"" : word
  }
}
