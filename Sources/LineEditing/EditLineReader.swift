/// Lines typed by a person, edited with libedit.
public final class EditLineReader: LineReader {
  /// What may be switched off.
  public struct Settings: Sendable {
    /// Whether the suggestion behind the cursor may be shown dim.
    public var usesColor = true
    /// Whether `$EDITRC` or `~/.editrc` is read.
    public var readsEditrc = true

    /// Everything on.
    public init() {}
  }

  /// Takes over the terminal; throws `LineError.noTerminal` where there is none.
  ///
  /// `program` is the name that `.editrc` lines may be limited to.
  public init(
    program: String, history: HistoryFile? = nil, settings: Settings = Settings(),
    completer: Completer? = nil, hinter: Hinter? = nil
  ) throws(LineError) { throw .noTerminal }

  /// Shows the prompt and lets a line be edited until Enter, Ctrl-C or Ctrl-D.
  public func next(prompt: Prompt) -> LineEvent { .end }
}
