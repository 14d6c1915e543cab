/// A line of a function that goes straight through.
enum FunctionLine {
  /// What is given a value: a name, or what a dictionary holds under a key.
  struct Target {
    let name: String
    let key: String?
  }

  case gives([Target], String)
  case returns(String)
}

extension FunctionCode {
  /// Its lines down to the return, without what only says or checks something; nil where there are
  /// others.
  var plainLines: [FunctionLine]? {
    let text = PieceText(self)
    if let result = text.lambda { return [.returns(result)] }
    var lines: [FunctionLine] = []
    for tokens in text.lines {
      guard !tokens.saysOnly else { continue }
      guard let line = text.line(tokens) else { return nil }
      lines.append(line)
      if case .returns = line { return lines }
    }
    return nil
  }
}

extension FunctionLine {
  /// What a dictionary written as `{"W1": …}`, `{}` or `dict()` holds, as sources; nil for anything
  /// else.
  static func entries(of source: String) -> [(key: String, value: String)]? {
    if source == "{}" || source == "dict()" { return [] }
    let text = PieceText(source)
    guard let tokens = text.lines.first, text.lines.count == 1, tokens.count > 2,
      tokens[tokens.startIndex].isSymbol("{"), tokens[tokens.endIndex - 1].isSymbol("}")
    else { return nil }
    let items = tokens.dropFirst().dropLast().separated(by: ",").filter { !$0.isEmpty }
    let entries = items.compactMap { item -> (key: String, value: String)? in
      guard item.count > 2, let key = item.first?.literal,
        item[item.startIndex + 1].isSymbol(":")
      else { return nil }
      return (key, text.source(of: item.dropFirst(2)))
    }
    return entries.count == items.count ? entries : nil
  }
}

/// A text of Python with its tokens.
private struct PieceText {
  private let source: SourceText
  private let tokens: [PythonToken]

  init(_ text: String) {
    source = SourceText(text)
    var lexer = PythonLexer(source)
    tokens = (try? lexer.read()) ?? []
  }

  init(_ code: FunctionCode) { self.init(code.text) }

  /// What stands behind the heading, line by line.
  var lines: [ArraySlice<PythonToken>] {
    let body = heading.map { tokens[($0 + 1)...] } ?? tokens[...]
    return body.split { token in
      switch token.kind {
      case .newline, .indent, .dedent, .end: true
      default: token.isSymbol(";")
      }
    }
  }

  /// What a lambda gives; nil for a `def`.
  var lambda: String? {
    guard let start = tokens.firstIndex(where: { $0.isKeyword("lambda") }),
      tokens.first?.isKeyword("def") == false,
      let colon = tokens[start...].colon,
      let end = tokens[colon...].firstIndex(where: \.isLineEnd)
    else { return nil }
    return source(of: tokens[(colon + 1)..<end])
  }

  /// The place of the colon that ends `def f(…):`.
  private var heading: Int? {
    tokens.first?.isKeyword("def") == true ? tokens[...].colon : nil
  }

  func source(of tokens: ArraySlice<PythonToken>) -> String {
    var (text, end) = ("", tokens.first?.span.start ?? 0)
    for token in tokens {
      // A comment or an end of line between brackets is as good as a space.
      if token.span.start > end { text += " " }
      text += source[token.span]
      end = token.span.end
    }
    return text
  }

  func line(_ tokens: ArraySlice<PythonToken>) -> FunctionLine? {
    if tokens.first?.isKeyword("return") == true {
      return .returns(value(of: tokens.dropFirst()))
    }
    if let line = augmenting(tokens) { return line }
    let sides = tokens.separated(by: "=")
    guard sides.count == 2 else { return nil }
    let targets = sides[0].withoutBrackets.separated(by: ",").filter { !$0.isEmpty }
    let names = targets.compactMap(\.target)
    guard names.count == targets.count, !names.isEmpty else { return nil }
    return .gives(names, value(of: sides[1]))
  }

  /// `W = W - …` of `W -= …`.
  private func augmenting(_ tokens: ArraySlice<PythonToken>) -> FunctionLine? {
    guard tokens.count > 2, case .name(let name)? = tokens.first?.kind,
      let sign = ["+", "-", "*", "/"].first(where: {
        tokens[tokens.startIndex + 1].isSymbol("\($0)=")
      })
    else { return nil }
    let rest = source(of: tokens.dropFirst(2))
    return .gives([.init(name: name, key: nil)], "\(name) \(sign) (\(rest))")
  }

  /// A value's source; several with commas between them are a tuple.
  private func value(of tokens: ArraySlice<PythonToken>) -> String {
    let text = source(of: tokens)
    return tokens.separated(by: ",").count > 1 ? "(\(text))" : text
  }
}

extension PythonToken {
  fileprivate var isLineEnd: Bool {
    switch kind {
    case .newline, .end: true
    default: false
    }
  }

  /// A text that is one piece of letters.
  fileprivate var literal: String? {
    guard case .text(let parts) = kind, parts.count == 1, case .literal(let text) = parts[0] else {
      return nil
    }
    return text
  }

  fileprivate var depth: Int {
    guard case .symbol(let symbol) = kind else { return 0 }
    return ["(", "[", "{"].contains(symbol) ? 1 : [")", "]", "}"].contains(symbol) ? -1 : 0
  }
}

extension ArraySlice<PythonToken> {
  /// The pieces between a sign that stands in no brackets.
  fileprivate func separated(by sign: String) -> [ArraySlice<PythonToken>] {
    var (pieces, start, depth) = ([ArraySlice<PythonToken>](), startIndex, 0)
    for place in indices {
      depth += self[place].depth
      guard depth == 0, self[place].isSymbol(sign) else { continue }
      pieces.append(self[start..<place])
      start = place + 1
    }
    return pieces + [self[start...]]
  }

  /// The place of the first colon that stands in no brackets.
  fileprivate var colon: Int? {
    let first = separated(by: ":").first
    return first.flatMap { $0.endIndex < endIndex ? $0.endIndex : nil }
  }

  /// What stands in brackets around the whole.
  fileprivate var withoutBrackets: ArraySlice<PythonToken> {
    guard count > 2, let first, let last, first.isSymbol("(") && last.isSymbol(")") else {
      return self
    }
    return dropFirst().dropLast()
  }

  /// A name, or a dictionary's place for a key.
  fileprivate var target: FunctionLine.Target? {
    guard case .name(let name)? = first?.kind else { return nil }
    if count == 1 { return .init(name: name, key: nil) }
    guard count == 4, self[startIndex + 1].isSymbol("["), let key = self[startIndex + 2].literal,
      self[startIndex + 3].isSymbol("]")
    else { return nil }
    return .init(name: name, key: key)
  }

  /// Whether a line only says or checks something: a text that explains, `assert`, `print`, `pass`.
  fileprivate var saysOnly: Bool {
    guard let first else { return true }
    switch first.kind {
    case .text: return count == 1
    case .keyword(let word): return ["assert", "pass", "import"].contains(word)
    case .name("print"): return true
    default: return false
    }
  }
}
