import Formulas
import Matrices

/// Parts that change something only far out: what is right without them is right as far as they do
/// nothing.
extension FormulaJudge {
  /// What makes a formula wrong at an edge, where it is right without it.
  func bound(breaking formula: Syntax, at edge: Edge) -> Bound? {
    let idle = idleBounds(of: formula)
    guard !idle.isEmpty else { return nil }
    if self.edge(breaking: formula.without(idle)) == edge { return nil }
    return idle.first { self.edge(breaking: formula.without([$0])) != edge } ?? idle.first
  }

  /// What cuts something off that is seen far out alone, and is less than counts there.
  func careful(in formula: Syntax) -> [Bound] {
    idleBounds(of: formula).filter { bound in
      guard case .ends = bound.work else { return false }
      let plain = formula.without([bound])
      return Edge.everywhere.contains { edge in
        exam.atEdge(edge).map { differ(formula, plain, in: $0) } ?? false
      }
    }
  }

  /// What makes a formula wrong in this run already, where it is right without it.
  func bound(spoiling formula: Syntax) -> Bound? {
    guard exam.states.count > 1, exam.ownArrays.isEmpty else { return nil }
    return formula.bounds.first { bound in
      let plain = formula.without([bound])
      return holds(plain) && edge(breaking: plain) == nil
    }
  }

  /// The bounds without which a right formula is as right in the run and in its twin.
  private func idleBounds(of formula: Syntax) -> [Bound] {
    formula.bounds.filter { holds(formula.without([$0])) }
  }

  private func holds(_ formula: Syntax) -> Bool {
    exam.states.indices.allSatisfy { state in
      guard let right = right[state], let value = value(of: formula, in: state) else {
        return false
      }
      return value.agrees(with: right, tolerance: tolerance(in: state))
    }
  }

  /// Whether some element of two formulas is another number, however small it is.
  private func differ(_ a: Syntax, _ b: Syntax, in state: any ExamState) -> Bool {
    var scope = state
    guard let a = try? scope.evaluate(a).array?.matrix,
      let b = try? scope.evaluate(b).array?.matrix,
      a.shape == b.shape
    else { return false }
    return zip(a.elements, b.elements).contains { a, b in
      let size = max(abs(a), abs(b))
      return a.isFinite && b.isFinite && size > 1e-50 && abs(a - b) > 1e-6 * size
    }
  }
}
