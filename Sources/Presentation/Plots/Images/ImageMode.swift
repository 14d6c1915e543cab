/// How pictures are shown at a terminal.
public enum ImageMode: String, Sendable, CaseIterable {
  /// As images, by kitty's graphics protocol.
  case kitty
  /// As images, by sixels.
  case sixel
  /// In characters.
  case blocks
  /// Not at all: told in words, for those who listen or do not see them.
  case none

  /// What the environment says the terminal can show; it is never asked and waited for.
  ///
  /// Kitty, Ghostty and WezTerm show images; a multiplexer between hides that they do.
  public init(environment: [String: String]) {
    let isMultiplexed = environment["TMUX"] != nil || environment["STY"] != nil
    let names = ["ghostty", "wezterm"]
    let isNamed =
      environment["KITTY_WINDOW_ID"] != nil || environment["TERM"] == "xterm-kitty"
      || names.contains(environment["TERM_PROGRAM"]?.lowercased() ?? "")
    self = isNamed && !isMultiplexed ? .kitty : .blocks
  }
}
