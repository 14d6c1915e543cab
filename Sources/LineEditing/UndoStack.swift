/// A line as it was, change by change; letters typed one after another are one change, as far as
/// their word goes.
struct UndoStack {
  /// A line, cut in two at the cursor.
  struct Line: Equatable {
    var before, after: String

    init(_ before: String, _ after: String) { (self.before, self.after) = (before, after) }

    var text: String { before + after }
  }

  /// How many changes are kept.
  static let limit = 1_000

  private var past: [Line] = []
  /// What was taken back and may be made again, the nearest last.
  private var future: [Line] = []
  private var present = Line("", "")
  private var isTyping = false

  /// Learns what the line is now.
  mutating func note(_ line: Line) {
    defer { present = line }
    guard line.text != present.text else {
      isTyping = isTyping && line == present
      return
    }
    let goesOn = isTyping && line.addsLetter(to: present)
    isTyping = line.addsLetter(to: present) || present.text.isEmpty && line.text.count == 1
    future = []
    if goesOn { return }
    past.append(present)
    if past.count > Self.limit { past.removeFirst() }
  }

  /// The line before the last change; nil where nothing has changed.
  mutating func back() -> Line? {
    guard let line = past.popLast() else { return nil }
    future.append(present)
    (present, isTyping) = (line, false)
    return line
  }

  /// The line after the change that was taken back last; nil where nothing was, or something else
  /// has been changed since.
  mutating func forth() -> Line? {
    guard let line = future.popLast() else { return nil }
    past.append(present)
    (present, isTyping) = (line, false)
    return line
  }
}

extension UndoStack.Line {
  /// Whether one character was typed that belongs to a word.
  fileprivate func addsLetter(to line: UndoStack.Line) -> Bool {
    guard after == line.after, before.count == line.before.count + 1, before.hasPrefix(line.before),
      let last = before.last
    else { return false }
    return !last.isWhitespace
  }
}
