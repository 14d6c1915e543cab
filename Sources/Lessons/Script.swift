/// The commands of one fenced block, one a line; blank lines and `#` remarks are left out.
public struct Script: Equatable, Sendable {
  /// One command and where it stands.
  public struct Line: Equatable, Sendable {
    /// The command as written, without surrounding blanks.
    public let text: String
    /// Its line in the file, from 1.
    public let number: Int
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
  /// Whether `typed` is this command but for blanks.
  public func accepts(_ typed: String) -> Bool {
    text.split(separator: " ") == typed.split(whereSeparator: \.isWhitespace)
  }
}

extension Script {
  /// Reads the text of a fenced block whose fence stands at `line`.
  init(_ text: String, line: Int, isQuiet: Bool = false) {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    self.lines = rows.compactMap { offset, row in
      let command = row.trimmed
      let silent = command.isEmpty || command.hasPrefix("#")
      return silent ? nil : Line(text: command, number: line + 1 + offset)
    }
    self.line = line
    self.isQuiet = isQuiet
  }
}
