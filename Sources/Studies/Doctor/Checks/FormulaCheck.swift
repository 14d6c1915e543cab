import Engine
import Matrices

/// A mistake that is planted, and formulas of the learner's whose gradients are not those of the cost:
/// what such a run does tells nothing of its settings.
struct FormulaCheck: HealthCheck {
  let topic = Checkup.Topic.formulas

  func look(at examination: CheckedRun) -> CheckOutcome {
    if examination.hyperparameters.bug != nil { return .found([Finding(.serious, .planted)]) }
    guard !examination.hyperparameters.own.isEmpty else { return .skipped(.engineFormulas) }
    let names = examination.misfits
    let times = names.isEmpty ? [:] : examination.factors(of: names)
    return .found(names.isEmpty ? [] : [Finding(.serious, .wrongGradients(names, times: times))])
  }
}

extension CheckedRun {
  /// How many times gradients are as large as the engine's, each alone by the learner's formula, where
  /// that is the same for every element and not 1.
  fileprivate func factors(of names: [String]) -> [String: Double] {
    var hyper = hyperparameters
    for name in ["X", "Y", "indices", "alpha"] { hyper.own.remove(name) }
    return names.reduce(into: [:]) { found, name in
      var alone = hyper
      for entry in hyper.own.entries where names.contains(entry.tensor) && entry.tensor != name {
        alone.own.remove(entry.tensor)
      }
      var engines = alone
      engines.own.remove(name)
      guard let mine = pass(alone)?.tensor(name), let right = pass(engines)?.tensor(name) else {
        return
      }
      found[name] = Self.factor(mine.elements, right.elements)
    }
  }

  private func pass(_ settings: Hyperparameters) -> Trainer? {
    var hyper = settings
    hyper.batchSize = nil
    guard let run = try? Trainer(network, on: sample, with: hyper) else { return nil }
    begin(run, as: nil)
    return try? run.examined(on: sample)
  }

  private static func factor(_ mine: [Double], _ right: [Double]) -> Double? {
    guard mine.count == right.count,
      let largest = right.indices.max(by: { abs(right[$0]) < abs(right[$1]) }), right[largest] != 0
    else { return nil }
    let factor = mine[largest] / right[largest]
    let rounding = 1e-6 * abs(mine[largest])
    let isEverywhere = zip(mine, right).allSatisfy { abs($0 - factor * $1) <= rounding }
    return isEverywhere && abs(factor - 1) > 1e-6 ? factor : nil
  }
}
