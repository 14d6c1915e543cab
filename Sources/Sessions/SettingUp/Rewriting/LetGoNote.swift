import Engine
import Languages
import Presentation

/// Which formulas of the learner's a command gave back to the engine, as they were for other tensors.
enum LetGoNote {
  /// The line that says so; nothing where none was let go.
  static func reports(since before: Experiment, _ session: Session) -> [any Report] {
    let left = session.state.experiment.hyperparameters.own
    let gone = before.hyperparameters.own.entries.map(\.tensor).filter { left[$0] == nil }
    guard !gone.isEmpty else { return [] }
    return [
      TextReport(
        Localized(
          en: "By the engine's formulas again: \(gone.joined(separator: ", ")).",
          zh: "又由引擎的公式计算：\(gone.joined(separator: "、"))。"), as: .muted)
    ]
  }
}
