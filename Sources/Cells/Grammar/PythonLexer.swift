/// Cuts a cell's text into tokens, with the indentation of its lines.
struct PythonLexer {
  let source: SourceText
  var position: Int
  let limit: Int
  var tokens: [PythonToken] = []
  var brackets: [(symbol: UInt8, position: Int)] = []
  var indents = [Indent(columns: 0, narrow: 0)]
  /// Lines for a notebook's own machinery, which are read past.
  var skippedLines: [Int] = []
  let isExpression: Bool

  struct Indent: Equatable {
    var columns: Int
    /// The same with tabs of one column: where the order differs, it hangs on a tab's width.
    var narrow: Int
  }

  init(_ source: SourceText) {
    self.source = source
    position = 0
    limit = source.bytes.count
    isExpression = false
  }

  /// Reads an expression inside an f-string.
  init(_ source: SourceText, within span: Span) {
    self.source = source
    position = span.start
    limit = span.end
    isExpression = true
  }

  mutating func read() throws -> [PythonToken] {
    if isExpression {
      while try readToken() {}
    } else {
      while position < limit { try readLine() }
      closeBlocks()
    }
    if isExpression, let unclosed { throw unclosed }
    tokens.append(PythonToken(kind: .end, span: Span(limit, limit)))
    return tokens
  }

  /// The bracket that is still open at the end.
  var unclosed: PythonError? {
    brackets.last.map { open in
      PythonError(
        .syntax, "'\(Character(Unicode.Scalar(open.symbol)))' was never closed",
        at: Span(open.position, open.position + 1))
    }
  }

  private mutating func closeBlocks() {
    if let last = tokens.last, !isNewline(last) { add(.newline, from: position) }
    for _ in indents.dropFirst() { add(.dedent, from: position) }
  }

  func isNewline(_ token: PythonToken) -> Bool {
    switch token.kind {
    case .newline, .indent, .dedent: true
    default: false
    }
  }
}
