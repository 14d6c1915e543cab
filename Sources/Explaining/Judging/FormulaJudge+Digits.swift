import Formulas
import Matrices

extension FormulaJudge {
  /// How far each element of what a formula gives may be off in a state where outputs are all but 0
  /// or 1, by the digits that the output's own dA has lost there; empty where it is not made of that.
  ///
  /// dA divides by 1 - A, of which few digits are left: it is off by as much as the last digit of A
  /// is beside 1 - A. What comes of that in the formula is measured, by moving dA as far, and A by its
  /// last digit.
  func lostDigits(of formula: Syntax, in state: any ExamState) -> [Double] {
    guard let plan = exam.plan, let plain = value(of: formula, in: state) else { return [] }
    let (A, dA) = ("A\(plan.network.depth)", "dA\(plan.network.depth)")
    let names = Set(formula.names).union(exam.names ?? [])
    let isOfOutput = exam.words.target == dA
    guard isOfOutput || names.contains(where: { plan.canonicalName($0) == dA }) else { return [] }
    let digit = 4 * Double.ulpOfOne
    let moved = names.sorted().compactMap { name -> Matrix<Double>? in
      let known = plan.canonicalName(name)
      guard known == A || known == dA, let matrix = state.value(named: name)?.matrix else {
        return nil
      }
      let other = matrix.map { $0 * (known == A ? 1 - digit : 1 + digit * max(1, abs($0))) }
      return value(of: formula, in: state.changed(name, to: Value(other)))
    }
    let outputs = state.value(named: A)?.matrix
    return plain.elements.indices.map { place in
      // An output of 1 but for its last digits leaves none to 1 - A, and the last one decides.
      if let outputs, outputs.shape == plain.shape, outputs.elements[place] > 1 - 2e-14 {
        return .infinity
      }
      return moved.reduce(0) { sum, other in
        let distance = abs(other.elements[place] - plain.elements[place])
        return distance.isFinite ? sum + distance : sum
      }
    }
  }

  private func value(of formula: Syntax, in state: any ExamState) -> Matrix<Double>? {
    var scope = state
    return try? scope.evaluate(formula).array?.matrix
  }
}

extension ExamState {
  /// The same where a name has another value, in the calls of functions as well.
  fileprivate func changed(_ name: String, to value: Value) -> any ExamState {
    guard var calling = self as? CallingState else {
      return ChangedState(base: self, name: name, value: value)
    }
    calling.base = ChangedState(base: calling.base, name: name, value: value)
    return calling
  }
}
