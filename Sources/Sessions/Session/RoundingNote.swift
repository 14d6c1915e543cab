import Formulas
import Languages
import Matrices

/// Tells where a formula's value is nothing but what rounding left of larger numbers: 0 was meant.
struct RoundingNote {
  private let scope: SessionScope
  private let result: Matrix<Double>

  /// What is said of a value; nil where it is what it seems.
  static func note(
    on value: Value, of formula: Syntax, in scope: SessionScope
  ) -> Localized<String>? {
    guard let result = value.matrix, result.elements.contains(where: { $0 != 0 }),
      result.elements.allSatisfy({ abs($0) < 1e-9 }),
      RoundingNote(scope: scope, result: result).isRounding(formula)
    else { return nil }
    return Localized(
      en: "≈ 0: no more than rounding leaves of larger numbers", zh: "≈ 0：只是较大的数舍入后剩下的")
  }

  private func isRounding(_ formula: Syntax) -> Bool {
    switch formula.kind {
    case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
      return isCancelled(left, right)
    case .call(let name, let arguments):
      return arguments.first.map { isAveraged($0.value, by: name.text) } ?? false
    case .method(let receiver, let name, _): return isAveraged(receiver, by: name.text)
    default: return false
    }
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
    guard ["mean", "sum"].contains(name), let numbers = value(operand),
      let largest = numbers.elements.lazy.map(abs).max()
    else { return false }
    let count = Double(numbers.count / max(1, result.count))
    let bound = .ulpOfOne / 2 * (4 + count.squareRoot()) * largest * (name == "sum" ? count : 1)
    return result.elements.allSatisfy { abs($0) <= bound }
  }

  private func value(_ formula: Syntax) -> Matrix<Double>? {
    var scope = scope
    return (try? scope.evaluate(formula))?.matrix
  }
}
