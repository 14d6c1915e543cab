import Engine
import Explaining
import Formulas
import Presentation

/// Where a number comes from that no stage writes: a rate, a count, a setting.
struct SettingExplanation {
  let report: any Report

  init(_ name: String, in session: Session) throws {
    let run = try session.state.experiment.run()
    guard let value = run.scalar(name) else { throw Self.absence(of: name, session) }
    report = ScalarReport(
      name, value: value, note: Self.origin(of: name, run), digits: max(8, session.state.digits))
  }

  private static func absence(of name: String, _ session: Session) -> any Error {
    guard session.scope.value(named: name) != nil else { return TrainingError.unknownTensor(name) }
    return SessionError.kind(name, needed: "a tensor or a number of the run; show prints it")
  }

  private static func origin(of name: String, _ run: Trainer) -> String {
    let state = run.state
    let a0 = state.hyperparameters.learningRate.shortText(digits: 8)
    switch name {
    case "alpha":
      return "= \(state.hyperparameters.decay.formula), a0 = \(a0) by set lr=, "
        + "epoch = \(state.epoch)"
    case "m": return "the examples of this mini-batch, of \(run.data.count) in the training set"
    case "t": return "the updates up to this iteration, from 1"
    case "epoch": return "passes over the training set that are finished"
    case "iteration": return "iterations that have begun, from 1"
    case "cursor": return "examples of this epoch that have been taken"
    case "bn_epsilon", "bn_momentum": return "fixed"
    default: break
    }
    return SessionScope.setting(behind: name).map { "set by \($0)" } ?? "a setting"
  }
}
