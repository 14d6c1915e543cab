extension PythonLexer {
  mutating func readLine() throws {
    guard let indent = readIndent() else { return }
    if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "!") {
      skippedLines.append(source.line(at: position))
      skipLine()
      return
    }
    try apply(indent)
    while try readToken() {}
  }

  /// The line's indentation; nil where there is nothing else on it.
  private mutating func readIndent() -> Indent? {
    var indent = Indent(columns: 0, narrow: 0)
    scan: while position < limit {
      switch byte {
      case 32: indent.columns += 1
      case 9: indent.columns = (indent.columns / 8 + 1) * 8
      case 12: indent = Indent(columns: -1, narrow: -1)
      default: break scan
      }
      indent.narrow += 1
      position += 1
    }
    switch byte {
    case 0 where position >= limit: return nil
    case 10, 13:
      position += 1
      return nil
    case UInt8(ascii: "#"):
      skipLine()
      return nil
    default: return indent
    }
  }

  private mutating func skipLine() {
    while position < limit, byte != 10 { position += 1 }
    position += 1
  }

  private mutating func apply(_ indent: Indent) throws {
    guard let last = indents.last else { return }
    let here = Span(position, position)
    if indent.columns > last.columns {
      guard indent.narrow > last.narrow else { throw tabs(here) }
      if indents.count > 90 {
        throw PythonError(.indentation, "too many levels of indentation", at: here)
      }
      indents.append(indent)
      tokens.append(PythonToken(kind: .indent, span: here))
      return
    }
    while let open = indents.last, open.columns > indent.columns {
      indents.removeLast()
      tokens.append(PythonToken(kind: .dedent, span: here))
    }
    guard let open = indents.last, open.columns == indent.columns else {
      throw PythonError(
        .indentation, "unindent does not match any outer indentation level", at: here)
    }
    guard open.narrow == indent.narrow else { throw tabs(here) }
  }

  func tabs(_ span: Span) -> PythonError {
    PythonError(.tab, "inconsistent use of tabs and spaces in indentation", at: span)
  }
}
