import Engine
import Formulas

/// What a number that a learner wrote stands for: `0.9` for `momentum_beta` where that is 0.9.
public struct Reading: Hashable, Sendable {
  /// The number.
  public let number: Double
  /// The quantity it is in this run: `momentum_beta`, `1 - momentum_beta`, `m`.
  public let quantity: Syntax
  /// Whether it is a size: the formula then holds with these sizes only.
  public let isSize: Bool
}

/// A formula with some of its numbers read as quantities of the run.
struct ReadFormula {
  let formula: Syntax
  let readings: [Reading]
}

/// The quantities of a run that a number could stand for.
struct Quantities {
  private let all: [Reading]

  /// Takes the hyper-parameters, the sizes and the count of updates of a run.
  init(of original: Original) {
    let t = original.scalar("t") ?? 1
    let settings = original.settings.flatMap {
      name -> [Reading] in
      guard let value = original.scalar(name), value != 0, value != 1 else { return [] }
      return Self.readings(of: name, value, t)
    }
    let network = original.run.plan.network
    let rows =
      [("X", network.inputs)]
      + network.layers.indices.map {
        ("A\($0 + 1)", network.layers[$0].units)
      }
    let m = Syntax.named("m")
    let sizes = [(m, original.examples)] + rows.map { ($0.0.rowCount, $0.1) }
    all = settings + sizes.filter { $0.1 > 1 }.flatMap { Self.sizes($0.0, Double($0.1)) }
  }

  private static func readings(of name: String, _ value: Double, _ t: Double) -> [Reading] {
    let (h, one) = (Syntax.named(name), Syntax.number(1))
    let power = h.combined(.power, .named("t"))
    var result = 1.0
    for _ in 0..<Int(max(0, min(t, 1e4))) { result *= value }
    return [
      (value, h), (1 - value, one.combined(.subtract, h)), (1 / value, one.over(h)),
      (result, power), (1 - result, one.combined(.subtract, power)),
    ].filter { abs($0.0) > 1e-12 && abs($0.0 - 1) > 1e-12 }.map {
      Reading(number: $0, quantity: $1, isSize: false)
    }
  }

  private static func sizes(_ size: Syntax, _ value: Double) -> [Reading] {
    [
      Reading(number: value, quantity: size, isSize: true),
      Reading(number: 1 / value, quantity: Syntax.number(1).over(size), isSize: true),
    ]
  }

  /// What a number could be.
  func readings(of number: Double) -> [Reading] {
    all.filter { abs($0.number - number) <= 1e-12 * abs(number) }
  }

  /// A formula with its numbers as they stand, then with each way to read them, sizes last.
  func readings(of formula: Syntax, limit: Int = 300) -> [ReadFormula] {
    var found = [ReadFormula(formula: formula, readings: [])]
    for number in formula.numbers {
      let choices = readings(of: number)
      let more = found.flatMap { read in
        choices.map { choice in
          ReadFormula(
            formula: read.formula.reading(number, as: choice.quantity),
            readings: read.readings + [choice])
        }
      }
      found = Array((found + more).prefix(limit))
    }
    return found.sorted { $0.rank < $1.rank }
  }
}

extension ReadFormula {
  fileprivate var rank: Int { readings.reduce(0) { $0 + ($1.isSize ? 100 : 1) } }
}

extension Syntax {
  /// How many rows a tensor has, as a formula: `X.shape[0]`.
  fileprivate var asRowCount: Syntax {
    Syntax(.element(Syntax(.member(self, "shape")), [.value(.number(0))]))
  }

  /// The different numbers in it.
  fileprivate var numbers: [Double] {
    var seen: Set<Double> = []
    return allNumbers.filter { seen.insert($0).inserted }
  }

  private var allNumbers: [Double] {
    if case .number(let number) = kind { [number] } else { kind.children.flatMap(\.allNumbers) }
  }

  fileprivate func reading(_ number: Double, as quantity: Syntax) -> Syntax {
    rewriting { $0 == .number(number) ? quantity : nil }
  }
}

extension String {
  /// How many rows a tensor has, as a formula: `X.shape[0]`.
  var rowCount: Syntax { Syntax.named(self).asRowCount }
}
