extension Syntax: CustomStringConvertible {
  /// The formula as source, with no more parentheses than needed; it parses back to this tree.
  public var description: String { written.description }

  /// The formula as source, names apart from what stands between them.
  public var written: FormulaText {
    switch kind {
    case .number(let value): "\(Self.spelling(of: value))"
    case .text(let value): "\(Self.quoted(value))"
    case .name(let name): FormulaText(name: name)
    case .unary(.not, let operand): "not \(operand.within(.inversion))"
    case .unary(let sign, let operand): "\(sign.rawValue)\(operand.within(.factor))"
    case .binary(.power, let base, let exponent):
      "\(base.within(.primary)) ** \(exponent.within(.factor))"
    case .binary(let sign, let left, let right):
      "\(left.within(sign.precedence)) \(sign.rawValue) \(right.within(sign.precedence.tighter))"
    case .comparison(let first, let links):
      links.reduce(first.within(.bitOr)) { "\($0)\($1.written)" }
    case .call(let name, let arguments): "\(name.text)\(Self.listed(arguments))"
    case .method(let receiver, let name, let arguments):
      "\(receiver.base).\(name.text)\(Self.listed(arguments))"
    case .member(let base, let name): "\(base.base).\(name.text)"
    case .element(let base, let indices):
      "\(base.within(.primary))[\(Self.joined(indices.map(\.written)))]"
    case .unpacked(let several): "*\(several.within(.bitOr))"
    case .list(let elements): "[\(Self.joined(elements.map(\.written)))]"
    case .tuple(let elements):
      elements.count == 1
        ? "(\(elements[0].written),)" : "(\(Self.joined(elements.map(\.written))))"
    }
  }

  private var precedence: Precedence {
    switch kind {
    case .unary(let sign, _): sign.precedence
    case .binary(let sign, _, _): sign.precedence
    case .comparison: .comparison
    default: .primary
    }
  }

  /// The source in a place that takes only what binds as tightly as a rule.
  private func within(_ rule: Precedence) -> FormulaText {
    precedence < rule ? "(\(written))" : written
  }

  /// The source before a dot, where the dot of a number would be another.
  private var base: FormulaText {
    if case .number = kind { "(\(written))" } else { within(.primary) }
  }

  private static func joined(_ elements: [FormulaText]) -> FormulaText {
    guard let first = elements.first else { return "" }
    return elements.dropFirst().reduce(first) { "\($0), \($1)" }
  }

  private static func listed(_ arguments: [Argument]) -> FormulaText {
    let texts: [FormulaText] = arguments.map { argument in
      "\(argument.label.map { $0.text + "=" } ?? "")\(argument.value.written)"
    }
    return "(\(joined(texts)))"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] }
    return "\"\(String(escaped))\""
  }

  /// The shortest digits that give back the number; a number too large for a `Double` is infinite.
  static func spelling(of value: Double) -> String {
    if value == .infinity { return "1e999" }
    guard abs(value) < 1e16, let whole = Int(exactly: value) else { return "\(value)" }
    return "\(whole)"
  }
}

extension Syntax.Comparison {
  /// The link as source: ` < 1`.
  fileprivate var written: FormulaText {
    let needsParentheses =
      switch right.kind {
      case .comparison, .unary(.not, _), .binary(.and, _, _), .binary(.or, _, _): true
      default: false
      }
    let side: FormulaText = needsParentheses ? "(\(right.written))" : right.written
    return " \(comparison.rawValue) \(side)"
  }
}

extension Syntax.Index: CustomStringConvertible {
  /// The index as source: `0:2`.
  public var description: String { written.description }

  fileprivate var written: FormulaText {
    switch self {
    case .value(let value): value.written
    case .ellipsis: "..."
    case .slice(let start, let stop, let step):
      "\(start?.written ?? ""):\(stop?.written ?? "")\(step.map { ":\($0.written)" } ?? "")"
    }
  }
}
