extension Session {
  /// A moment of the session that can be come back to: the state, and which lines counted.
  public struct Bookmark {
    fileprivate let snapshot: Snapshot
    fileprivate let mark: Notebook.Mark
  }

  /// The moment that is now.
  public var bookmark: Bookmark { Bookmark(snapshot: Snapshot(state), mark: notebook.mark) }

  /// Whether no line was carried out, taken back or brought back since a moment.
  public func stands(at bookmark: Bookmark) -> Bool { notebook.mark == bookmark.mark }

  /// Puts the state of a moment back; lines that were carried out since then count no more.
  ///
  /// Files that were written, progress, tries and hints stay, as with `undo`.
  public func comeBack(to bookmark: Bookmark) {
    bring(back: bookmark.snapshot)
    let (lost, regained) = notebook.comeBack(to: bookmark.mark)
    if !lost.isEmpty { write(.takenBack(lost)) }
    if !regained.isEmpty { write(.broughtBack(regained)) }
    dress()
  }
}
