import Cells

/// The commands of one fenced block, one a line; blank lines and `#` remarks are left out.
public struct Script: Equatable, Sendable {
  /// One command and where it stands.
  public struct Line: Equatable, Sendable {
    /// The command as written, without surrounding blanks.
    public let text: String
    /// Its line in the file, from 1.
    public let number: Int
    /// Whether it is a cell of Python, whatever it says.
    public let isCell: Bool

    /// A command of line `number`; a cell says so.
    public init(text: String, number: Int, isCell: Bool = false) {
      self.text = text
      self.number = number
      self.isCell = isCell
    }
  }

  /// The commands in order; never empty.
  public let lines: [Line]
  /// The line of the opening fence, from 1.
  public let line: Int

  /// Whether the commands are shown without what they print: a long preparation.
  public let isQuiet: Bool

  /// Everything in it, one command a line.
  public var source: String { lines.map(\.text).joined(separator: "\n") }
}

extension Script.Line {
  fileprivate init(_ piece: CellCutter.Piece, fence: Int) {
    let text = piece.isBlock ? piece.text.withoutEnd : piece.text.trimmed
    self.init(
      text: text, number: piece.isBlock ? fence + 1 : piece.number, isCell: piece.isBlock)
  }

  /// Whether `typed` is this command but for blanks.
  public func accepts(_ typed: String) -> Bool {
    text.split(separator: " ") == typed.split(whereSeparator: \.isWhitespace)
  }
}

extension Script {
  /// Reads the text of a fenced block whose fence stands at `line`.
  ///
  /// A block of Python is one cell; one of ours is cut where pieces begin.
  init(_ text: String, line: Int, isQuiet: Bool = false, isCell: Bool = false) {
    var cutter = CellCutter(isCell ? .python : .lines)
    var pieces: [CellCutter.Piece] = []
    for (offset, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      pieces += cutter.take(String(row), number: line + 1 + offset)
    }
    if let last = cutter.finish() { pieces.append(last) }
    self.lines = pieces.filter { !$0.isSilent }.map { Line($0, fence: line) }
    self.line = line
    self.isQuiet = isQuiet
  }
}

extension String {
  /// The text without white space at its end.
  fileprivate var withoutEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
