import Engine
import Formulas

/// The quantities of a run that a number could stand for.
struct Quantities {
  /// One of them, with its value.
  struct Quantity {
    let value: Double
    let formula: Syntax
    let isSize: Bool
  }

  private let quantities: [Quantity]
  /// The count of updates.
  private let t: Double

  private init(_ quantities: [Quantity], t: Double) { (self.quantities, self.t) = (quantities, t) }

  /// Takes the hyper-parameters, the sizes and the count of updates of a run.
  init(of original: Original) {
    let t = original.scalar("t") ?? 1
    self.t = t
    let settings = original.settings.flatMap { name -> [Quantity] in
      guard let value = original.scalar(name), value != 0 else { return [] }
      return Self.quantities(of: name, value, t)
    }
    let network = original.run.plan.network
    let rows =
      [("X", network.inputs)]
      + network.layers.indices.map { ("A\($0 + 1)", network.layers[$0].units) }
    let sizes = [(Syntax.named("m"), original.examples)] + rows.map { ($0.0.rowCount, $0.1) }
    quantities =
      settings + [Quantity(value: t, formula: .named("t"), isSize: false)]
      + sizes.filter { $0.1 > 1 }.flatMap { Self.sizes($0.0, Double($0.1)) }
  }

  /// Those made of some names, and the sizes.
  func among(_ names: Set<String>) -> Quantities {
    Quantities(quantities.filter { $0.isSize || names.isSuperset(of: $0.formula.names) }, t: t)
  }

  /// The same without what a layer's dropout keeps where neither formula speaks of that layer's
  /// dropout: a 2 there is no 1 / keep_prob.
  func leavingDropout(unlessIn names: [String]) -> Quantities {
    let spoken = Set(
      names.compactMap { name -> String? in
        let isOfDropout =
          name.hasPrefix("keep_prob") || name.hasSuffix("_drop")
          || LayerName(name)?.stem == "D"
        return isOfDropout ? "keep_prob\(name.filter(\.isNumber))" : nil
      })
    return Quantities(
      quantities.filter { quantity in
        quantity.formula.names.allSatisfy { !$0.hasPrefix("keep_prob") || spoken.contains($0) }
      }, t: t)
  }

  /// Those that are no sizes.
  var withoutSizes: Quantities { Quantities(quantities.filter { !$0.isSize }, t: t) }

  /// What a constant could be: `1 - 0.9` only what is a rest of 1, and a power only where one is
  /// written.
  func all(of constant: Syntax) -> [Quantity] {
    guard let number = constant.constant else { return [] }
    return quantities.filter { quantity in
      abs(quantity.value - number) <= 1e-12 * abs(number)
        && (!constant.isRestOfOne || quantity.formula.isRestOfOne)
        && (!quantity.formula.hasPower || constant.hasPower)
    }
  }

  /// The same where a setting had another value.
  func with(_ name: String, at value: Double) -> Quantities {
    Quantities(
      quantities.filter { !$0.formula.names.contains(name) }
        + Self.quantities(of: name, value, t), t: t)
  }

  private static func quantities(of name: String, _ value: Double, _ t: Double) -> [Quantity] {
    let (h, one) = (Syntax.named(name), Syntax.number(1))
    // A setting of 1 is written as 1; what is made of it by then is 0 or 1 again.
    if value == 1 { return [Quantity(value: 1, formula: h, isSize: false)] }
    let rest = one.combined(.subtract, h)
    let plain = [(value, h), (1 / value, one.over(h))] + halves(of: h, value, name)
    // Nobody takes a rate or a penalty off 1.
    let shares = name.isShare ? [(1 - value, rest), (1 / (1 - value), one.over(rest))] : []
    let powers = name.isShare ? Self.powers(of: h, value, t) : []
    return (plain + shares + powers)
      .filter { $0.0.isFinite && abs($0.0) > 1e-12 && abs($0.0 - 1) > 1e-12 }
      .map { Quantity(value: $0.0, formula: $0.1, isSize: false) }
  }

  /// Half a penalty, as its square has it; and what a slope makes of a sum and a difference with |Z|.
  private static func halves(
    of h: Syntax, _ value: Double, _ name: String
  ) -> [(Double, Syntax)] {
    let (one, two) = (Syntax.number(1), Syntax.number(2))
    if name.hasPrefix("lambda") { return [(value / 2, h.over(two))] }
    guard name.hasPrefix("slope") else { return [] }
    return [
      ((1 + value) / 2, one.combined(.add, h).over(two)),
      ((1 - value) / 2, one.combined(.subtract, h).over(two)),
    ]
  }

  /// What an average is corrected by, after so many updates.
  private static func powers(of h: Syntax, _ value: Double, _ t: Double) -> [(Double, Syntax)] {
    let one = Syntax.number(1)
    let power = h.combined(.power, .named("t"))
    let corrected = one.combined(.subtract, power)
    var result = 1.0
    for _ in 0..<Int(max(0, min(t, 1e4))) { result *= value }
    return [(result, power), (1 - result, corrected), (1 / (1 - result), one.over(corrected))]
  }

  private static func sizes(_ size: Syntax, _ value: Double) -> [Quantity] {
    [
      Quantity(value: value, formula: size, isSize: true),
      Quantity(value: 1 / value, formula: Syntax.number(1).over(size), isSize: true),
    ]
  }
}

extension Syntax {
  /// Whether it is worked out from numbers alone.
  var isConstant: Bool {
    switch kind {
    case .number: true
    case .unary(let sign, let operand): (sign == .minus || sign == .plus) && operand.isConstant
    case .binary(let sign, let left, let right):
      Self.arithmetic.contains(sign) && left.isConstant && right.isConstant
    case .call("sqrt", let arguments): arguments.count == 1 && arguments[0].value.isConstant
    default: false
    }
  }

  /// Whether something is taken off 1.
  fileprivate var isRestOfOne: Bool {
    if case .binary(.subtract, let one, _) = kind { one == .number(1) } else { false }
  }

  /// Whether a power is taken in it.
  fileprivate var hasPower: Bool {
    if case .binary(.power, _, _) = kind { return true }
    return kind.children.contains(where: \.hasPower)
  }

  /// The number it is; nil where it is none.
  var constant: Double? {
    guard isConstant else { return nil }
    var scope = Variables([:])
    return try? scope.evaluate(self).number
  }

  private static let arithmetic: Set<BinaryOperator> = [
    .add, .subtract, .multiply, .divide, .power,
  ]

  /// How many rows a tensor has, as a formula: `X.shape[0]`.
  fileprivate var asRowCount: Syntax {
    Syntax(.element(Syntax(.member(self, "shape")), [.value(.number(0))]))
  }
}

extension String {
  /// Whether a setting is a share of 1: a decay rate, or what dropout keeps.
  fileprivate var isShare: Bool {
    holds("_beta") || self == "bn_momentum" || hasPrefix("keep_prob")
  }

  /// How many rows a tensor has, as a formula: `X.shape[0]`.
  var rowCount: Syntax { Syntax.named(self).asRowCount }
}
