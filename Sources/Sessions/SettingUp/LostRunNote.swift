import Languages
import Presentation

/// That a command which begins the run anew, with the same data or network, took a training away.
enum LostRunNote {
  /// How much was lost, and what brings it back; nothing where nothing had been trained.
  static func reports(since before: Experiment, _ session: Session) -> [any Report] {
    let count = before.trainer?.moment.finished ?? 0
    guard count > 0, (session.state.experiment.trainer?.moment.finished ?? 0) == 0 else {
      return []
    }
    return [
      TextReport(
        Localized(
          en: "The run of \(count.counted("iteration")) is gone; undo brings it back.",
          zh: "之前训练的 \(count) 次迭代没有了；undo 可以找回。"), as: .hint)
    ]
  }
}
