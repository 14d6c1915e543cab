/// One way to go on with the word before the cursor.
public struct Completion: Sendable, Equatable {
  /// What replaces the word.
  public var text: String
  /// A few words about it, shown beside it in the list.
  public var note: String?
  /// Whether a space follows once it is the only candidate (not for a folder, nor for `lr=`).
  public var appendsSpace: Bool

  /// A candidate.
  public init(_ text: String, note: String? = nil, appendsSpace: Bool = true) {
    self.text = text
    self.note = note
    self.appendsSpace = appendsSpace
  }
}

/// Finds the candidates for the word that ends at `cursor`.
///
/// `cursor` and the returned `start` of the word are UTF-8 offsets into `line`
/// (`line.utf8.count` is its end); the candidates replace `start..<cursor`.
public typealias Completer = (_ line: String, _ cursor: Int) -> (
  start: Int, candidates: [Completion]
)

/// What could follow `line`, shown dim behind the cursor and taken with the right arrow.
///
/// `entries` is the history, oldest first.
public typealias Hinter = (_ line: String, _ entries: [String]) -> String?

/// `line` with colour escapes (`ESC [ … m`) between its characters.
///
/// `cursor` is a UTF-8 offset into it, less than 0 once Enter was pressed; `above` are the rows of
/// its cell that were ended before it. What leaves out or adds a character is not shown.
public typealias Painter = (_ line: String, _ cursor: Int, _ above: String) -> String
