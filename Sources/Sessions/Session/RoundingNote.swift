import Formulas
import Languages
import Matrices
import Presentation

/// Tells where a formula's value is nothing but what rounding left of larger numbers: 0 was meant.
struct RoundingNote {
  private let scope: SessionScope
  private let result: Matrix<Double>
  /// How the learner's variables were worked out.
  private let definitions: [String: Syntax]

  /// What is said of a value; nil where it is what it seems.
  static func note(
    on value: Value, of formula: Syntax, in scope: SessionScope,
    _ definitions: [String: Syntax] = [:]
  ) -> Localized<String>? {
    if let number = value.number, number == 0 || abs(number) >= 1e-9 { return nil }
    guard let result = value.matrix else { return nil }
    let note = RoundingNote(scope: scope, result: result, definitions: definitions)
    guard note.isLeftOver(formula, 8) else { return note.noteOnSome(formula) }
    if result.count == 1, let number = result.elements.first {
      let text = number.shortText(digits: 8)
      return Localized(
        en: "\(text) is no more than rounding leaves of larger numbers",
        zh: "\(text) 只是较大的数舍入后剩下的")
    }
    return Localized(
      en: "≈ 0: no more than rounding leaves of larger numbers", zh: "≈ 0：只是较大的数舍入后剩下的")
  }

  /// The same of some elements among others that are more.
  private func noteOnSome(_ formula: Syntax) -> Localized<String>? {
    guard result.count > 1, result.count <= Self.mostLookedAt else { return nil }
    let count = leftOver(formula).count
    guard count > 0, count < result.count else { return nil }
    return Localized(
      en: "\(count) of \(result.count) elements \(count == 1 ? "is" : "are") ≈ 0: no more than "
        + "rounding leaves of larger numbers",
      zh: "\(result.count) 个元素里有 \(count) 个 ≈ 0：只是较大的数舍入后剩下的")
  }

  private static let mostLookedAt = 4_096

  /// Which elements are what rounding left of a difference, or formulas of their own that are.
  private func leftOver(_ formula: Syntax) -> [Int] {
    let small = result.elements.indices.filter {
      result.elements[$0] != 0 && abs(result.elements[$0]) < 1e-9
    }
    guard !small.isEmpty else { return [] }
    switch formula.kind {
    case .list(let parts) where parts.count == result.count:
      return small.filter { isPart(parts[$0], 8) }
    case .binary(let sign, let left, let right) where sign == .add || sign == .subtract:
      guard let a = value(left), let b = value(right) else { return [] }
      return small.filter { isCancelled($0, a, b) }
    case .name(let name):
      guard let definition = definitions[name], value(definition)?.elements == result.elements
      else { return [] }
      return RoundingNote(scope: scope, result: result, definitions: [:]).leftOver(definition)
    default: return []
    }
  }

  /// Whether an element is below the last digit of what it is the difference of.
  private func isCancelled(_ place: Int, _ a: Matrix<Double>, _ b: Matrix<Double>) -> Bool {
    let operands = [a, b].compactMap { operand in
      operand.count == 1 || operand.count == result.count
        ? abs(operand.elements[operand.count == 1 ? 0 : place]) : nil
    }
    return operands.count == 2
      && abs(result.elements[place]) <= 4 * .ulpOfOne * max(operands[0], operands[1])
  }

  /// Whether no element is more than rounding may leave, and not all of them are 0.
  ///
  /// `depth` bounds how far what it was made of is looked at.
  private func isLeftOver(_ formula: Syntax, _ depth: Int) -> Bool {
    guard depth > 0, result.elements.contains(where: { $0 != 0 }),
      result.elements.allSatisfy({ abs($0) < 1e-9 })
    else { return false }
    switch formula.kind {
    case .name(let name): return definitions[name].map { isSame($0, depth) } ?? false
    case .unary(_, let operand): return isPart(operand, depth)
    case .binary(let sign, let left, let right): return isLeftOver(by: sign, left, right, depth)
    case .call(let name, let arguments):
      return arguments.first.map { isMade($0.value, by: name.text, depth) } ?? false
    case .method(let receiver, let name, _): return isMade(receiver, by: name.text, depth)
    default: return false
    }
  }

  private func isLeftOver(
    by sign: BinaryOperator, _ left: Syntax, _ right: Syntax, _ depth: Int
  ) -> Bool {
    switch sign {
    case .add, .subtract:
      isCancelled(left, right) || isPart(left, depth) && isNothing(right, depth)
        || isNothing(left, depth) && isPart(right, depth)
    case .multiply: isPart(left, depth) || isPart(right, depth)
    case .divide: isPart(left, depth)
    default: false
    }
  }

  /// Whether a function makes no more of its argument.
  private func isMade(_ operand: Syntax, by name: String, _ depth: Int) -> Bool {
    switch name {
    case "mean", "sum": isAveraged(operand, by: name) || isPart(operand, depth)
    case "abs", "absolute", "norm", "max", "min": isPart(operand, depth)
    case "sin", "cos", "tan": isTurned(operand)
    default: false
    }
  }

  /// Whether a part of the formula is itself left over.
  private func isPart(_ formula: Syntax, _ depth: Int) -> Bool {
    value(formula).map {
      RoundingNote(scope: scope, result: $0, definitions: definitions).isLeftOver(
        formula, depth - 1)
    } ?? false
  }

  private func isNothing(_ formula: Syntax, _ depth: Int) -> Bool {
    value(formula)?.elements.allSatisfy { $0 == 0 } == true || isPart(formula, depth)
  }

  /// Whether a variable still is what its definition gives, and that is left over.
  private func isSame(_ definition: Syntax, _ depth: Int) -> Bool {
    value(definition)?.elements == result.elements && isPart(definition, depth)
  }

  /// Whether each element is below the last digit of what it is the difference of.
  private func isCancelled(_ left: Syntax, _ right: Syntax) -> Bool {
    guard let a = value(left), let b = value(right), a.count == result.count,
      b.count == result.count || b.count == 1
    else { return false }
    return result.elements.indices.allSatisfy { place in
      let larger = max(abs(a.elements[place]), abs(b.elements[b.count == 1 ? 0 : place]))
      return abs(result.elements[place]) <= 4 * .ulpOfOne * larger
    }
  }

  /// Whether each element is below what a sum of so many numbers is wrong by: some sqrt(n)
  /// roundings.
  private func isAveraged(_ operand: Syntax, by name: String) -> Bool {
    guard let numbers = value(operand), let largest = numbers.elements.lazy.map(abs).max()
    else { return false }
    let count = Double(numbers.count / max(1, result.count))
    let bound = .ulpOfOne / 2 * (4 + count.squareRoot()) * largest * (name == "sum" ? count : 1)
    return result.elements.allSatisfy { abs($0) <= bound }
  }

  /// Whether each element is below what rounding its angle makes of it: `sin(pi)`.
  private func isTurned(_ operand: Syntax) -> Bool {
    guard let angles = value(operand), angles.count == result.count else { return false }
    return zip(result.elements, angles.elements).allSatisfy { number, angle in
      number == 0 || abs(angle) > 1 && abs(number) <= .ulpOfOne * abs(angle)
    }
  }

  private func value(_ formula: Syntax) -> Matrix<Double>? {
    var scope = scope
    return (try? scope.evaluate(formula))?.matrix
  }
}
