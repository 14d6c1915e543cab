import Engine
import Languages
import Presentation

/// `step`: runs on by a stage, or by a larger unit, and prints what was computed.
struct StepCommand: Command {
  let name = "step"
  let aliases = ["s"]
  let topic = Topic.run
  let summary = Localized(
    en: "run the next stage, or more, and print what it computes", zh: "运行下一个阶段或更多，显示算出的结果")
  let usage = ["step [N] [stage|layer|pass|iteration|epoch]"]
  let completions = [CompletionKind.words(StepUnit.allCases.map(\.rawValue))]
  let examples = ["step", "step 3", "step layer", "step iteration"]
  let details = Localized(
    en: """
      A stage computes one thing: a linear part, an activation, a gradient, an update. `step \
      layer` runs to the end of the layer, `step pass` to the end of forward (which begins \
      with drawing the mini-batch), cost, backward or update, `step iteration` to the end of \
      the iteration. `plan` lists the stages and marks the next one.
      """,
    zh: """
      一个阶段只算一件事：线性部分、激活、梯度、更新。`step layer` 运行到这一层结束，\
      `step pass` 运行到前向（从抽取小批量开始）、代价、反向或更新结束，`step iteration` \
      运行到这次迭代结束。`plan` 列出各阶段并标出下一个。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let (count, unit) = try Self.request(arguments)
    var stages = LastStages()
    let run = try session.state.experiment.withTimeline { timeline in
      for _ in 0..<count {
        let isDone = try timeline.step(unit) {
          stages.append($0)
        } until: {
          session.isInterrupted()
        }
        try timeline.checkForNaN()
        if !isDone { break }
      }
      return timeline.trainer
    }
    if stages.all.isEmpty { throw SessionError.interrupted }
    let report = StepReport(stages.all, next: next(run, session), digits: session.state.digits)
    let hasCost = stages.all.contains { $0.name == "\(StageID(.cost))" }
    let hasNorm = stages.all.contains { $0.name.hasSuffix(".normalize") }
    return session.usedOutput.printed + [report] + (hasCost ? InfiniteLoss.notes(run) : [])
      + (hasNorm ? BatchOfOne.notes(run) : [])
  }

  /// Reads `[N] [UNIT]`.
  static func request(_ arguments: Arguments) throws -> (count: Int, unit: StepUnit) {
    var arguments = arguments
    var count = 1
    var word = arguments.next()
    if let text = word, let grouped = Arguments.grouped(text) {
      count = try arguments.integer("\(grouped)", named: "N", in: 1...1_000_000_000)
      word = arguments.next()
    } else if let text = word, Arguments.number(text) != nil {
      count = try arguments.integer(text, named: "N", in: 1...1_000_000_000)
      word = arguments.next()
    }
    try arguments.finish()
    guard let word else { return (count, .stage) }
    guard let unit = StepUnit(named: word) else {
      throw arguments.usage(
        .choice(
          Localized(en: "unit", zh: "单位"), text: word, choices: StepUnit.allCases.map(\.rawValue)))
    }
    return (count, unit)
  }

  /// The stage that would run next; a lesson may be about to ask for its formula.
  private func next(_ run: Trainer, _ session: Session) -> String {
    session.state.lesson == nil ? Self.next(run) : "\(run.plan.stages[run.nextStage].id)"
  }

  /// The stage that would run next, with its formula.
  static func next(_ run: Trainer) -> String {
    let stage = run.plan.stages[run.nextStage]
    let formula = stage.writes.first.map { "\($0.name) = \($0.formula)" } ?? ""
    return "\(stage.id): \(formula)"
  }
}
