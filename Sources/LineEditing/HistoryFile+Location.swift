extension HistoryFile {
  /// `$XDG_STATE_HOME/backstep/history`, else `~/.local/state/backstep/history`; nil without a home.
  ///
  /// A relative `XDG_STATE_HOME` is ignored, as its specification asks.
  public static func standard() -> HistoryFile? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return HistoryFile(path: state + "/backstep/history")
    }
    return homeFolder().map { HistoryFile(path: $0 + "/.local/state/backstep/history") }
  }
}
