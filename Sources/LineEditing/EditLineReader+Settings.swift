extension EditLineReader {
  /// What may be switched off, and the words shown while editing.
  public struct Settings: Sendable {
    /// Whether prompts are coloured and the suggestion behind the cursor is shown dim.
    public var usesColor = true
    /// Whether `$EDITRC` or `~/.editrc` is read.
    public var readsEditrc = true
    /// Stands before the pattern of a search.
    public var searchLabel = "search"
    /// Stands before a pattern that no entry contains.
    public var failedSearchLabel = "no match"
    /// Asks whether so many candidates are to be listed; `y` and Enter mean yes.
    public var listQuestion: @Sendable (Int) -> String = { "Show all \($0)? (y/n) " }

    /// Everything on, in English.
    public init() {}
  }
}
