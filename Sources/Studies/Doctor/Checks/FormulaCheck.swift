import Engine

/// A mistake that is planted, and formulas of the learner's whose gradients are not those of the cost:
/// what such a run does tells nothing of its settings.
struct FormulaCheck: HealthCheck {
  let topic = Checkup.Topic.formulas

  func look(at examination: CheckedRun) -> CheckOutcome {
    if examination.hyperparameters.bug != nil { return .found([Finding(.serious, .planted)]) }
    guard !examination.hyperparameters.own.isEmpty else { return .skipped(.engineFormulas) }
    let names = examination.misfits
    return .found(names.isEmpty ? [] : [Finding(.serious, .wrongGradients(names))])
  }
}
