import Engine
import Explaining
import Formulas

/// Functions for the whole way forward, whose mistake lies layers before what they return.
extension FunctionCheck {
  /// Whether another activation in one layer, or in all that have the same, gives what the function
  /// does.
  func hasOtherActivation(for tensor: String, in trials: [FunctionTrial]) -> Bool {
    guard task.work == .forwardPropagation, !trials.isEmpty else { return false }
    let choices = (1...task.plan.network.depth).map(otherActivations)
    let single = choices.flatMap { layer in layer.map { [$0] } }
    let most = choices.dropLast().map(\.count).min() ?? 0
    let alike = (0..<most).map { place in choices.dropLast().map { $0[place] } }
    return (single + alike).contains { changes in
      trials.allSatisfy { trial in
        guard let mine = trial.value(of: tensor) else { return false }
        return result(tensor, with: changes, in: trial)?.agrees(with: mine, tolerance: tolerance)
          ?? false
      }
    }
  }

  private func otherActivations(of layer: Int) -> [(name: String, formula: Syntax)] {
    let name = "A\(layer)"
    let own = try? StageMoment(of: name, from: moment.beginning, in: moment.timeline)
    return own?.otherActivations().map { (name, $0) } ?? []
  }

  /// What a tensor becomes where some before it have other formulas.
  private func result(
    _ tensor: String, with changes: [(name: String, formula: Syntax)], in trial: FunctionTrial
  ) -> NumPyArray? {
    guard var state = trial.state(for: tensor) else { return nil }
    var changed: Set<String> = []
    for spec in task.plan.stages.filter({ $0.id.pass == .forward }).flatMap(\.writes) {
      let other = changes.first { $0.name == spec.name }?.formula
      let isReached = !changed.isDisjoint(with: spec.formula.names)
      guard let formula = other ?? (isReached ? spec.formula : nil) else { continue }
      guard let value = try? state.evaluate(formula) else { return nil }
      if spec.name == tensor { return value.array }
      state = ChangedState(base: state, name: spec.name, value: value)
      changed.insert(spec.name)
    }
    return nil
  }
}
