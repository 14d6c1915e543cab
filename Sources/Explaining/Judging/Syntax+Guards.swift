import Formulas

extension Syntax {
  /// The largest number that only keeps a logarithm from 0, as Keras' 1e-7.
  public static let guardLimit = 1e-7

  /// The formula without what only keeps its logarithms from being infinite: `log(A2 + 1e-8)`,
  /// `log(np.clip(A2, 1e-7, 1 - 1e-7))`, and `np.maximum(np.log(A2), -100)`, PyTorch's.
  var unguarded: Syntax {
    rewriting { node in
      guard case .call(let name, let arguments) = node.kind else { return nil }
      if name.text == "log", arguments.count == 1 {
        let inside = arguments[0].value.rewriting(\.withoutGuard)
        return inside == arguments[0].value
          ? nil : Syntax(.call(name, [.init(nil, inside)]), range: node.range)
      }
      return node.logarithmWithEnd
    }
  }

  /// The formula with a tiny number added to what its logarithms are taken of.
  public func guarded(by tiny: Double) -> Syntax {
    rewriting { node in
      guard case .call(let name, let arguments) = node.kind, name.text == "log",
        let inside = arguments.first?.value
      else { return nil }
      return Syntax(
        .call(name, [.init(nil, inside.combined(.add, .number(tiny)))]), range: node.range)
    }
  }

  /// What is kept from 0, from 1 or from both by a tiny number; nil for anything else.
  private var withoutGuard: Syntax? {
    switch kind {
    case .binary(.add, let left, let right) where right.isTiny && !left.isTiny: left
    case .binary(.add, let left, let right) where left.isTiny && !right.isTiny: right
    case .call(let name, let arguments): Self.withoutGuard(name.text, arguments.map(\.value))
    case .method(let base, let name, let arguments):
      Self.withoutGuard(name.text, [base] + arguments.map(\.value))
    default: nil
    }
  }

  private static func withoutGuard(_ name: String, _ values: [Syntax]) -> Syntax? {
    switch name {
    case "clip" where values.count == 3 && values[1].isTiny && values[2].isNearOne: values[0]
    case "clip" where values.count == 3 && values[1].isTiny && values[2].name == "None": values[0]
    case "maximum" where values.count == 2 && values[1].isTiny: values[0]
    case "maximum" where values.count == 2 && values[0].isTiny: values[1]
    case "minimum" where values.count == 2 && values[1].isNearOne: values[0]
    case "minimum" where values.count == 2 && values[0].isNearOne: values[1]
    default: nil
    }
  }

  /// `log(A2)` of `maximum(log(A2), -100)`: below what any of the tiny numbers makes of it.
  private var logarithmWithEnd: Syntax? {
    guard case .call("maximum", let arguments) = kind, arguments.count == 2 else { return nil }
    let (a, b) = (arguments[0].value, arguments[1].value)
    if a.isLogarithm, b.isFarBelow { return a }
    return b.isLogarithm && a.isFarBelow ? b : nil
  }

  private var isTiny: Bool { constant.map { $0 > 0 && $0 <= Self.guardLimit } ?? false }

  private var isNearOne: Bool {
    constant.map { $0 <= 1 && 1 - $0 <= Self.guardLimit * 1.001 } ?? false
  }

  private var isFarBelow: Bool { constant.map { $0 <= -16 } ?? false }

  private var isLogarithm: Bool { if case .call("log", _) = kind { true } else { false } }
}
