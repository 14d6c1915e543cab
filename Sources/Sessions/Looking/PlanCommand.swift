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
      let rate = stage.id.pass == .batch ? run.state.hyperparameters.own["alpha"]?.formula : nil
      return PlanReport.Stage(
        "\(stage.id)",
        formulas: stage.writes.map { "\($0.name) = \($0.formula)" }
          + (rate.map { ["alpha = \($0)"] } ?? []),
        writes: stage.writes.map(\.name) + (rate == nil ? [] : ["alpha"]),
        own: stage.writes.filter(\.isOwn).map(\.name) + (rate == nil ? [] : ["alpha"]),
        former: stage.writes.map(\.name).filter { run.hand.former[$0] != nil })
    }
    let iteration = run.nextStage == 0 ? run.state.iteration + 1 : run.state.iteration
    return [PlanReport(stages, next: run.nextStage, iteration: iteration)]
  }
}
