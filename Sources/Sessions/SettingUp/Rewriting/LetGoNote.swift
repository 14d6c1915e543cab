import Engine
import Languages
import Presentation

/// Which formulas of the learner's a command let go of, as they were for other tensors, and what
/// computes these from now on.
enum LetGoNote {
  /// The lines that say so; nothing where none was let go.
  /// - Parameter isAsked: Whether another optimizer was asked for, and is told already.
  static func reports(
    since before: Experiment, _ session: Session, withOptimizer isAsked: Bool = false
  ) -> [any Report] {
    let now = session.state.experiment
    let left = now.hyperparameters.own
    let gone = before.hyperparameters.own.entries.map(\.tensor).filter { left[$0] == nil }
    // What the engine has no tensor for is not computed by it.
    let computed = now.trainer.map { Set($0.plan.stages.flatMap(\.writes).map(\.name)) }
    let blank = Set(now.trainer?.plan.blanks.map(\.name) ?? [])
    let isEngines = { (name: String) in
      computed?.contains(name) != false && !blank.contains(name)
    }
    let lines = [
      engines(gone.filter(isEngines)), anew(gone.filter { !isEngines($0) }),
      isAsked ? updates(now) : optimizer(before, now),
    ]
    return lines.compactMap { $0.map { TextReport($0, as: .muted) } }
  }

  private static func engines(_ names: [String]) -> Localized<String>? {
    names.isEmpty
      ? nil
      : Localized(
        en: "By the engine's formulas again: \(names.joined(separator: ", ")).",
        zh: "又由引擎的公式计算：\(names.joined(separator: "、"))。")
  }

  private static func anew(_ names: [String]) -> Localized<String>? {
    names.isEmpty
      ? nil
      : Localized(
        en: "Your formulas from before are gone: \(names.joined(separator: ", ")).",
        zh: "原来写的公式不再保留：\(names.joined(separator: "、"))。")
  }

  /// That what the learner has written of the optimizer stays, where the same one was asked for.
  private static func updates(_ now: Experiment) -> Localized<String>? {
    let plan = now.trainer?.plan
    let names = now.hyperparameters.own.entries.filter {
      $0.formula != nil && plan?.stage(writing: $0.tensor)?.id.pass == .update
    }.map(\.tensor)
    return names.isEmpty
      ? nil
      : Localized(
        en: "By your formulas as before: \(names.joined(separator: ", ")).",
        zh: "仍然由你的公式计算：\(names.joined(separator: "、"))。")
  }

  /// That another optimizer stands for one of the learner's own, where nobody asked for it.
  private static func optimizer(_ before: Experiment, _ now: Experiment) -> Localized<String>? {
    let isLost =
      before.hyperparameters.optimizer is OwnOptimizer
      && !(now.hyperparameters.optimizer is OwnOptimizer)
    guard isLost else { return nil }
    let words = OptimizerCommand.description(now.hyperparameters)
    return Localized(
      en: "The optimizer of yours was for the tensors before: now \(words).",
      zh: "你自己的优化器属于原来的张量：现在是 \(words)。")
  }
}
