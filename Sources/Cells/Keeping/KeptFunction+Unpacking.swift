extension KeptFunction {
  /// The names that a parameter is taken apart into: `(Z1, A1, W1, b1) = cache`; nil where it is not.
  public func names(unpacking parameter: String) -> [String]? {
    let lines = function.code.tokens.split { token in
      switch token.kind {
      case .newline, .indent, .dedent, .end: true
      default: token.isSymbol(";")
      }
    }
    return lines.lazy.compactMap { $0.names(unpacking: parameter) }.first
  }
}

extension ArraySlice<PythonToken> {
  /// The names on the left of `= parameter`; nil where the line is no such assignment.
  fileprivate func names(unpacking parameter: String) -> [String]? {
    guard count > 3, case .name(parameter)? = last?.kind, self[endIndex - 2].isSymbol("=") else {
      return nil
    }
    var names: [String] = []
    for token in dropLast(2) {
      switch token.kind {
      case .name(let name): names.append(name)
      case .symbol("("), .symbol(")"), .symbol(","), .symbol("["), .symbol("]"): break
      default: return nil
      }
    }
    return names.count > 1 ? names : nil
  }
}
