import Engine
import Languages
import Presentation

/// Where the run is.
struct PositionReport: Report {
  private let iteration: Int
  private let epoch: Int
  private let last: StageID?
  private let next: String

  init(_ run: Trainer) {
    iteration = run.state.iteration
    epoch = run.state.epoch
    last = run.nextStage > 0 ? run.plan.stages[run.nextStage - 1].id : nil
    next = StepCommand.next(run)
  }

  var kind: String { "position" }

  var fields: [(String, JSON)] {
    [
      ("iteration", .integer(iteration)), ("epoch", .integer(epoch)),
      ("stage", .optional(last.map { "\($0)" })), ("next", .string(next)),
    ]
  }

  func text(for page: Page) -> String {
    let place =
      switch (iteration, last) {
      case (0, _): Localized(en: "before iteration 1", zh: "第 1 次迭代之前")
      case (_, nil):
        Localized(
          en: "iteration \(iteration) is finished, epoch \(epoch)",
          zh: "第 \(iteration) 次迭代已完成，第 \(epoch) 轮")
      case (_, let stage?):
        Localized(
          en: "iteration \(iteration), epoch \(epoch), after \(stage)",
          zh: "第 \(iteration) 次迭代，第 \(epoch) 轮，\(stage) 之后")
      }
    let labels = Localized(en: ("now: ", "next: "), zh: ("现在：", "下一步："))[page]
    let lines = [
      page.style(labels.0, as: .muted) + place[page], page.style(labels.1, as: .muted) + next,
    ]
    return lines.map { $0.wrapped(to: page.width, hanging: 6) }.joined(separator: "\n")
  }
}
