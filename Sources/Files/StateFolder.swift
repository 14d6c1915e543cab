/// Where the program keeps what it remembers between two starts.
public enum StateFolder {
  /// `backstep` in the state folder of `environment` (`XDG_STATE_HOME`, or `.local/state` at home);
  /// nil where neither is an absolute path.
  ///
  /// A relative `XDG_STATE_HOME` is ignored, as its specification asks.
  public static func path(in environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return "\(state)/backstep"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state/backstep"
  }
}
