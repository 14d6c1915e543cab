import Engine
import Languages
import Presentation

/// `plan`: the stages of an iteration.
struct PlanCommand: Command {
  let name = "plan"
  let topic = Topic.look
  let summary = Localized(
    en: "list the stages of an iteration, with a mark at the next one", zh: "列出一次迭代的各阶段，标出下一个")
  let usage = ["plan"]
  let examples = ["plan"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let run = try session.state.experiment.run()
    let stages = run.plan.stages.map { stage in
      PlanReport.Stage(
        "\(stage.id)", formulas: stage.writes.map { "\($0.name) = \($0.formula)" },
        writes: stage.writes.map(\.name), own: stage.writes.filter(\.isOwn).map(\.name))
    }
    let iteration = run.nextStage == 0 ? run.state.iteration + 1 : run.state.iteration
    return [PlanReport(stages, next: run.nextStage, iteration: iteration)]
  }
}
