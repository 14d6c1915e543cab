import Explaining
import Formulas
import Presentation

extension TryReport {
  /// How the value relates to the right one, where no known mistake was found.
  var hint: String? {
    guard let relation = judgement.relation else {
      return judgement.misfit == nil ? nil : "no single change known here makes it fit"
    }
    let target = examination.spec.name
    switch relation {
    case .reshaped:
      return "the numbers are right, the shape is not: keepdims=True keeps a side that was summed, "
        + "so that it broadcasts"
    case .transposed: return "the numbers are right with rows and columns exchanged: think of .T"
    case .shape: return "look at the shapes first: which sides are summed, which stay?"
    case .factor(let factor): return factorHint(factor)
    case .offset(let offset):
      return "yours is larger by \(offset.shortText(digits: 6)) everywhere: a constant is added or "
        + "missing"
    case .signs: return "the sizes are right, some signs are not"
    case .onlyWhereZero(let name):
      return "it is right except where \(name) is 0 or negative: what happens to those elements?"
    case .onlyRow(let row): return "it is right except in row \(row)"
    case .onlyColumn(let column): return "it is right except in column \(column), one example"
    case .columnOffset:
      return "the difference is the same in every column: something of one value a unit is "
        + "missing or too much"
    case .notANumber(let count, let isRight):
      return "yours is NaN in \(count) of \(judgement.expected?.count ?? count) elements"
        + (isRight ? " and right elsewhere" : "") + ": isnan shows where a part of it is NaN"
    case .numbersOnly: return "a number alone is no formula: say how it comes about, with tensors"
    case .onlyHere:
      return "it gives \(target) in this run by coincidence, and not with other parameters"
    case .multiple(let name, let factor):
      return "the difference is \(factor.shortText(digits: 6)) times \(name), element by element"
    case .none(let right) where right > 0.005:
      return "\((100 * right).shortText(digits: 3)) % of the elements are right; \(reads)"
    case .none: return "no known mistake gives this value; \(reads)"
    }
  }

  private var reads: String {
    "\(examination.stage) reads \(examination.reads.joined(separator: ", "))"
  }

  private func factorHint(_ factor: Double) -> String {
    let size = "yours is \(factor.shortText(digits: 6)) times as large everywhere"
    let counts = ["cursor", "epoch", "iteration", "t"]
    let names = examination.exam.words.names.subtracting(counts).sorted()
    let known = names.compactMap { name -> String? in
      guard let value = examination.exam.states[examination.exam.own].value(named: name)?.number,
        value != 0,
        value != 1
      else { return nil }
      if abs(value - factor) < 1e-9 * abs(factor) { return "\(name) is \(value.shortText())" }
      return abs(1 / value - factor) < 1e-9 * abs(factor)
        ? "1 / \(name) is that, with \(name) = \(value.shortText())" : nil
    }
    return size + (known.first.map { ": " + $0 } ?? "")
  }
}
