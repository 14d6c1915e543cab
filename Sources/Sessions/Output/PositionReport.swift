import Engine
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
      case (0, _): "before iteration 1"
      case (_, nil): "iteration \(iteration) is finished, epoch \(epoch)"
      case (_, let stage?): "iteration \(iteration), epoch \(epoch), after \(stage)"
      }
    let lines = [page.style("now: ", as: .muted) + place, page.style("next: ", as: .muted) + next]
    return lines.map { $0.wrapped(to: page.width, hanging: 6) }.joined(separator: "\n")
  }
}
