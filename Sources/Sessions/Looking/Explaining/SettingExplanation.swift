import Engine
import Explaining
import Formulas
import Languages
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
    return SessionError.kind(
      name,
      needed: Localized(
        en: "a tensor or a number of the run; show prints it", zh: "训练里的张量或数；show 可以显示它"))
  }

  /// The learner's formula of alpha, with what it is made of.
  private static func ownRate(_ state: RunState) -> Localized<String> {
    guard let entry = state.hyperparameters.own["alpha"], let formula = entry.formula else {
      return Localized("")
    }
    let counts: [(String, Double)] = [
      ("epoch", Double(state.epoch)), ("iteration", Double(state.iteration)),
      ("t", Double(state.t)),
      ("m", Double(state.examples)),
    ]
    let values = entry.values.compactMap { name, value in value.number.map { (name, $0) } }
    let parts = (counts + values.sorted { $0.0 < $1.0 }).filter { formula.names.contains($0.0) }
      .map { ", \($0.0) = \($0.1.shortText())" }.joined()
    return Localized(
      en: "= \(formula)\(parts) · your formula, from the beginning of an iteration",
      zh: "= \(formula)\(parts) · 你的公式，每次迭代开始时计算")
  }

  private static func origin(of name: String, _ run: Trainer) -> Localized<String> {
    let state = run.state
    let a0 = state.hyperparameters.learningRate.shortText(digits: 8)
    switch name {
    case "alpha" where state.hyperparameters.own["alpha"]?.formula != nil:
      return ownRate(state)
    case "alpha":
      let formula = state.hyperparameters.decay.formula
      return Localized(
        en: "= \(formula), a0 = \(a0) by set lr=, epoch = \(state.epoch)",
        zh: "= \(formula)，a0 = \(a0) 由 set lr= 设定，epoch = \(state.epoch)")
    case "m":
      return Localized(
        en: "the examples of this mini-batch, of \(run.data.count) in the training set",
        zh: "这个小批量的样本数，训练集共 \(run.data.count) 个")
    case "t":
      return Localized(en: "the updates up to this iteration, from 1", zh: "到这次迭代为止的更新次数")
    case "epoch":
      return Localized(
        en: "passes over the training set that are finished", zh: "已经走完训练集的轮数")
    case "iteration":
      return Localized(en: "iterations that have begun, from 1", zh: "已经开始的迭代次数")
    case "cursor":
      return Localized(
        en: "examples of this epoch that have been taken", zh: "这一轮已经取过的样本数")
    case "bn_epsilon", "bn_momentum": return Localized(en: "fixed", zh: "固定不变")
    default: break
    }
    return SessionScope.setting(behind: name).map { setting in
      Localized(en: "set by \(setting)", zh: "由 \(setting) 设定")
    } ?? Localized(en: "a setting", zh: "一项设置")
  }
}
