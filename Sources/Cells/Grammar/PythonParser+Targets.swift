import Languages

/// What stands left of `=`, behind `for` and behind `del`.
extension PythonParser {
  mutating func readTargetList() throws -> PythonExpression {
    let start = token.span
    var items = [try readTarget()]
    var isTuple = false
    while take(",") {
      isTuple = true
      if token.isKeyword("in") || token.isSymbol("=") || isNewline || isEnd { break }
      items.append(try readTarget())
    }
    return isTuple ? PythonExpression(.tuple(items), start.to(previous.span)) : items[0]
  }

  private mutating func readTarget() throws -> PythonExpression {
    let start = token.span
    if take("*") {
      let inner = try readPrimary()
      return PythonExpression(.starred(inner), start.to(inner.span))
    }
    return try readPrimary()
  }

  /// Reads what a loop gives its values to, and the `in` behind it.
  mutating func readLoopTarget() throws -> PythonExpression {
    let start = position
    let target = try readTargetList()
    guard !takeKeyword("in") else {
      try bind(target)
      return target
    }
    let misplaced = token
    position = start
    let whole = try? readBinary(0)
    if let whole, token.isKeyword("in") { try bind(whole) }
    if brackets > 0, misplaced.beginsExpression {
      throw PythonError(
        .syntax, "invalid syntax. Perhaps you forgot a comma?", at: target.span.to(misplaced.span))
    }
    throw PythonError(.syntax, "invalid syntax", at: misplaced.span)
  }

  /// Makes the names of an assignment's left side the scope's own.
  /// - Parameter value: The right side of a plain assignment, where `==` may have been meant.
  mutating func bind(_ target: PythonExpression, for value: PythonExpression? = nil) throws {
    switch target.kind {
    case .name(let name):
      scope.isTarget(at: target.span)
      scope.bind(name)
    case .attribute: break
    case .index: noteChange(of: target)
    case .starred(let inner):
      guard value == nil else {
        throw PythonError(
          .syntax, "starred assignment target must be in a list or tuple", at: target.span)
      }
      try bind(inner)
    case .tuple(let items), .list(let items):
      var stars = 0
      for item in items {
        if case .starred = item.kind { stars += 1 }
        let isBeforeSign = isBare(target) && item.span.end == items.last?.span.end
        try bind(item, for: isBeforeSign && !isStarred(item) ? value : nil)
      }
      if stars > 1 {
        throw PythonError(
          .syntax, "multiple starred expressions in assignment", at: target.span)
      }
    default:
      let hint =
        token.isSymbol("=") || previous.isSymbol("=")
        ? Localized(en: "= assigns, == compares", zh: "= 是赋值，== 才是比较") : nil
      let isMeantToCompare = value.map { $0.isOperand && target.isOperand } ?? false
      throw PythonError(
        .syntax,
        "cannot assign to \(describe(target))"
          + (isMeantToCompare ? " here. Maybe you meant '==' instead of '='?" : ""),
        hint: hint, at: target.span)
    }
  }

  /// Notes whose item, or whose item's item, a target is.
  func noteChange(of target: PythonExpression) {
    scopes.first?.changesInPlace = true
    switch target.kind {
    case .index(let container, _): noteChange(of: container)
    case .name(let name): scope.change(name)
    default: break
    }
  }

  private func isStarred(_ expression: PythonExpression) -> Bool {
    if case .starred = expression.kind { true } else { false }
  }

  /// Whether values stand side by side without brackets around them.
  private func isBare(_ target: PythonExpression) -> Bool {
    guard case .tuple(let items) = target.kind else { return false }
    return items.first?.span.start == target.span.start
  }

  func describe(_ expression: PythonExpression) -> String {
    switch expression.kind {
    case .constant(.none): "None"
    case .constant(.bool(let value)): value ? "True" : "False"
    case .constant(.ellipsis): "ellipsis"
    case .constant: "literal"
    case .text: "f-string expression"
    case .tuple: "tuple"
    case .list: "list"
    case .dict: "dict literal"
    case .set: "set display"
    case .call: "function call"
    case .compare: "comparison"
    case .lambda: "lambda"
    case .choice: "conditional expression"
    case .comprehension(let syntax):
      switch syntax.kind {
      case .generator: "generator expression"
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dict: "dict comprehension"
      }
    case .starred: "starred"
    case .name: "name"
    case .attribute: "attribute"
    case .index: "subscript"
    default: "expression"
    }
  }
}

extension PythonExpression {
  /// Whether it may stand beside `==` as it is.
  fileprivate var isOperand: Bool {
    switch kind {
    case .constant(.none), .constant(.bool), .tuple, .list, .starred, .compare, .and, .or, .choice,
      .lambda, .unary(.not, _):
      false
    case .comprehension(let syntax): syntax.kind != .generator
    default: true
    }
  }
}
