extension KeptFunction {
  /// The numbers that are written in it, and in the functions it calls.
  public var numbers: Set<Double> {
    let called = outside.compactMap { one in
      if case .function(let function) = one.value { function.code } else { nil }
    }
    return ([function.code] + called).reduce(into: []) { $0.formUnion($1.numbers) }
  }
}

extension FunctionCode {
  /// The numbers in its text, defaults included.
  fileprivate var numbers: Set<Double> {
    Set(
      tokens.compactMap { token in
        if case .number(let number) = token.kind { number.number } else { nil }
      })
  }

  /// What its text is made of.
  var tokens: [PythonToken] {
    var lexer = PythonLexer(SourceText(text))
    return (try? lexer.read()) ?? []
  }

  /// Its lines: the first, and those below it that are indented more.
  var text: String {
    let first = source.line(at: span.start)
    let head = source.text(line: first)
    let indent = head.prefix { $0 == " " || $0 == "\t" }
    var lines = [String(head.dropFirst(indent.count))]
    var number = first + 1
    while number <= source.lineCount {
      let line = source.text(line: number)
      let rest = line.dropFirst(indent.count)
      let isBlank = line.allSatisfy(\.isWhitespace)
      guard isBlank || line.hasPrefix(indent) && rest.first?.isWhitespace == true else { break }
      lines.append(String(rest))
      number += 1
    }
    return lines.joined(separator: "\n")
  }
}
