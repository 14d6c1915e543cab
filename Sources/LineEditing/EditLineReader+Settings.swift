extension EditLineReader {
  /// What may be switched off, and the words shown while editing.
  public struct Settings {
    /// Whether prompts are coloured and the suggestion behind the cursor is shown dim.
    public var usesColor = true
    /// Whether `$EDITRC` or `~/.editrc` is read.
    public var readsEditrc = true
    /// Stands before the pattern of a search.
    public var searchLabel = "search"
    /// Stands before a pattern that no entry contains.
    public var failedSearchLabel = "no match"
    /// Stands below a list that goes on: how many of how many rows are shown, and the keys.
    public var listFooter: (Int, Int) -> String = {
      "\($0) of \($1)  Space: more  Enter: a row  q: enough"
    }

    /// Whether a list is heard: each candidate has a row of its own.
    public var isSpoken = false
    /// Stands where a row of a list is cut.
    public var ellipsis = "…"

    /// What stands before the second and later lines of what goes on.
    public var continuation = Prompt("... ")
    /// Whether what was entered so far, Enter by Enter, goes on in the next line.
    public var goesOn: ([String]) -> Bool = { _ in false }

    /// The blanks that the row after these begins with.
    public var indent: ([String]) -> String = { _ in "" }

    /// Everything on, in English.
    public init() {}
  }
}
