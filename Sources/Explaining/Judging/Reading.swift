import Formulas

/// What a number that a learner wrote stands for: `0.9` for `momentum_beta` where that is 0.9.
public struct Reading: Hashable, Sendable {
  /// What was written: `0.9`, `1 - 0.9 ** 3`.
  public let written: Syntax
  /// The quantity it is in this run: `momentum_beta`, `1 - momentum_beta`, `m`.
  public let quantity: Syntax
  /// Whether it is a size: the formula then holds with these sizes only.
  public let isSize: Bool
}

/// A formula with some of its numbers read as quantities of the run.
struct ReadFormula: Hashable {
  let formula: Syntax
  let readings: [Reading]

  /// The number of examples read: a size that stands in most right formulas.
  var readsExamples: Bool { readings.contains { $0.quantity.names == ["m"] } }
}

/// The ways to read the numbers of a formula.
struct Readings {
  /// As it stands, then with each number read as what the right formula may be made of.
  let near: [ReadFormula]
  /// With every number read as anything it is in the run, sizes aside.
  let loose: ReadFormula
  /// With its numbers read as if a setting had another value.
  let amiss: (_ setting: String, _ value: Double) -> [ReadFormula]

  /// A formula with nothing to read.
  init(asItStands formula: Syntax) {
    loose = ReadFormula(formula: formula, readings: [])
    near = [loose]
    amiss = { _, _ in [] }
  }

  /// Reads a formula.
  /// - Parameter names: What the right formula may be made of.
  init(of formula: Syntax, in quantities: Quantities, near names: Set<String>) {
    let formula = formula.withSlopes
    let numbers = quantities.among(names)
    let likely = NumberReader(numbers).ways(of: formula)
    let any = NumberReader(quantities.withoutSizes).ways(of: formula)
    near = likely + Self.apart(formula, numbers)
    loose = any.max { $0.readings.count < $1.readings.count } ?? likely[0]
    amiss = { setting, value in
      let ways = NumberReader(numbers.with(setting, at: value)).ways(of: formula)
      return ways.filter { $0.readings.contains { $0.quantity.names == [setting] } }
    }
  }

  /// The same with a divisor that belongs to two numbers: `(9 * v + dW) / 10`.
  private static func apart(_ formula: Syntax, _ numbers: Quantities) -> [ReadFormula] {
    let apart = formula.rewriting(\.dividedApart)
    guard apart != formula else { return [] }
    return NumberReader(numbers).ways(of: apart).filter { !$0.readings.isEmpty }
  }
}

/// Finds the constants of a tree, and what each of them may be; every place by itself, as one number
/// may play two roles in a formula.
private struct NumberReader {
  /// The most readings of a tree that are looked at.
  private static let limit = 400

  private let quantities: Quantities

  init(_ quantities: Quantities) { self.quantities = quantities }

  /// A tree as it stands, then with its numbers read, sizes last.
  func ways(of formula: Syntax) -> [ReadFormula] {
    let plain = ReadFormula(formula: formula, readings: [])
    let read = all(formula).filter { !$0.readings.isEmpty }.sorted { $0.rank < $1.rank }
    return [plain] + read
  }

  private func all(_ node: Syntax) -> [ReadFormula] {
    let parts = inside(node)
    guard node.isConstant else { return bounded(parts + gathered(node)) }
    // A constant that is worked out from several is either one quantity, or made of those in it.
    guard !node.isNumber else { return parts + whole(node) }
    let most = parts.map(\.readings.count).max() ?? 0
    let full = parts.filter { $0.readings.count == most || $0.readings.isEmpty }
    return Array(full.prefix(8)) + whole(node)
  }

  /// The node with the parts below it read.
  private func inside(_ node: Syntax) -> [ReadFormula] {
    let plain = ReadFormula(formula: node, readings: [])
    let isFixed = node.fixedChildren
    let children = node.kind.children.enumerated().map { place, child in
      isFixed(place) ? [ReadFormula(formula: child, readings: [])] : all(child)
    }
    guard children.contains(where: { $0.count > 1 }) else { return [plain] }
    var found: [(parts: [Syntax], readings: [Reading])] = [([], [])]
    for ways in children {
      found = found.flatMap { start in
        ways.map { (start.parts + [$0.formula], start.readings + $0.readings) }
      }
      if found.count > Self.limit {
        found = Array(found.sorted { rank($0.readings) < rank($1.readings) }.prefix(Self.limit))
      }
    }
    return found.map { parts, readings in
      var rest = parts.makeIterator()
      let kind = node.kind.mapChildren { rest.next() ?? $0 }
      return ReadFormula(formula: Syntax(kind, range: node.range), readings: readings)
    }
  }

  /// A constant read as one quantity.
  private func whole(_ node: Syntax) -> [ReadFormula] {
    quantities.all(of: node).map { quantity in
      let reading = Reading(written: node, quantity: quantity.formula, isSize: quantity.isSize)
      return ReadFormula(formula: quantity.formula, readings: [reading])
    }
  }

  /// A product whose constants, wherever they stand in it, are one quantity: `x * 9 / 10`.
  private func gathered(_ node: Syntax) -> [ReadFormula] {
    let factors = node.factors
    let constants = factors.filter(\.formula.isConstant)
    guard constants.count > 1, constants.count < factors.count,
      let constant = Syntax.product(constants),
      let rest = Syntax.product(factors.filter { !$0.formula.isConstant })
    else { return [] }
    return whole(constant).map {
      ReadFormula(formula: $0.formula.combined(.multiply, rest), readings: $0.readings)
    }
  }

  private func bounded(_ ways: [ReadFormula]) -> [ReadFormula] {
    guard ways.count > Self.limit else { return ways }
    return Array(ways.sorted { $0.rank < $1.rank }.prefix(Self.limit))
  }

  private func rank(_ readings: [Reading]) -> Int { ReadFormula.rank(readings) }
}

extension ReadFormula {
  /// Sizes last, and of the rest the fewer first.
  fileprivate var rank: Int { Self.rank(readings) }

  fileprivate static func rank(_ readings: [Reading]) -> Int {
    readings.reduce(0) { $0 + ($1.isSize ? 100 : 1) }
  }
}

extension Syntax {
  /// Functions with a slope, which is a number of theirs where none is given, with that number.
  fileprivate var withSlopes: Syntax {
    rewriting { node in
      guard case .call(let name, let arguments) = node.kind, arguments.count == 1,
        let slope = ["leakyrelu": 0.01, "elu": 1][name.text]
      else { return nil }
      return Syntax(.call(name, arguments + [.init(nil, .number(slope))]), range: node.range)
    }
  }

  /// A sum that is divided or multiplied by a number, each part by itself; nil for anything else.
  fileprivate var dividedApart: Syntax? {
    switch kind {
    case .binary(.divide, let sum, let number)
    where number.isConstant && sum.summands.count > 1 && !sum.isConstant:
      .sum(sum.summands.map { ($0.sign, $0.formula.over(number)) })
    case .binary(.multiply, let number, let sum)
    where number.isConstant && sum.summands.count > 1 && !sum.isConstant:
      .sum(sum.summands.map { ($0.sign, $0.formula.times(number)) })
    default: nil
    }
  }

  /// Which of its children hold sides, places and counts that stand for nothing of the run.
  fileprivate var fixedChildren: (Int) -> Bool {
    switch kind {
    case .call(_, let arguments):
      let isReduction = Reduction(self) != nil
      return { place in
        isReduction && place > 0 || arguments[place].label != nil
      }
    case .method: return { $0 > 0 }
    case .binary(.power, let base, _):
      // A square is a square; an exponent of a setting may count.
      let isTensors = base.names.contains { LayerName($0) != nil && !$0.hasPrefix("keep_prob") }
      return { place in place == 1 && (isTensors || !base.isConstant && base.name == nil) }
    case .element, .member: return { _ in true }
    default: return { _ in false }
    }
  }
}
