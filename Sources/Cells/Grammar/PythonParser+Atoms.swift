extension PythonParser {
  mutating func readAtom() throws -> PythonExpression {
    let token = token
    switch token.kind {
    case .name(let name):
      position += 1
      scope.use(name, at: token.span)
      return PythonExpression(.name(name), token.span)
    case .number(let value):
      position += 1
      return PythonExpression(.constant(value), token.span)
    case .text: return try readTexts()
    case .symbol("("): return try nested { (parser) in try parser.readBrackets() }
    case .symbol("["): return try nested { (parser) in try parser.readList() }
    case .symbol("{"): return try nested { (parser) in try parser.readBraces() }
    case .symbol("..."):
      position += 1
      return PythonExpression(.constant(.ellipsis), token.span)
    case .keyword(let word):
      guard let constant = Self.constants[word] else { throw unexpectedWord(word) }
      position += 1
      return PythonExpression(.constant(constant), token.span)
    default: throw unexpected()
    }
  }

  static var constants: [String: PythonValue] {
    ["None": .none, "True": .bool(true), "False": .bool(false)]
  }

  private func unexpectedWord(_ word: String) -> PythonError {
    switch word {
    case "yield": leftOut("generators with yield", "带 yield 的生成器", at: token.span)
    case "await": leftOut("async functions", "异步函数", at: token.span)
    default: unexpected()
    }
  }

  private mutating func readTexts() throws -> PythonExpression {
    let start = token.span
    var pieces: [TextPiece] = []
    while case .text(let parts) = token.kind {
      position += 1
      pieces += try readPieces(parts)
    }
    let span = start.to(previous.span)
    var letters = ""
    for piece in pieces {
      guard case .literal(let text) = piece else { return PythonExpression(.text(pieces), span) }
      letters += text
    }
    return PythonExpression(.constant(.string(letters)), span)
  }

  private mutating func readPieces(_ parts: [TextPart]) throws -> [TextPiece] {
    var pieces: [TextPiece] = []
    for part in parts {
      switch part {
      case .literal(let text): pieces.append(.literal(text))
      case .field(let span, _, let conversion, let format):
        let expression = try readField(span)
        pieces.append(
          .field(expression, conversion: conversion, format: try readPieces(format)))
      }
    }
    return pieces
  }

  mutating func readField(_ span: Span) throws -> PythonExpression {
    try nested { (parser) in
      var lexer = PythonLexer(parser.source, within: span)
      let (outer, outerPosition) = (parser.tokens, parser.position)
      parser.tokens = try lexer.read()
      parser.position = 0
      let expression = try parser.readValue()
      guard parser.isEnd else {
        let comma = parser.token.beginsExpression ? ". Perhaps you forgot a comma?" : ""
        throw PythonError(.syntax, "f-string: invalid syntax" + comma, at: parser.token.span)
      }
      parser.tokens = outer
      parser.position = outerPosition
      return expression
    }
  }
}
