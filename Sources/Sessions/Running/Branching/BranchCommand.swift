import Engine
import Languages
import Presentation

/// `branch`: another future from this point.
struct BranchCommand: Command {
  let name = "branch"
  let topic = Topic.run
  let summary = Localized(en: "begin another future from this point", zh: "从这里开始另一种未来")
  let usage = ["branch NAME"]
  let examples = ["branch faster"]
  let details = Localized(
    en: """
      The new branch begins as an exact copy, past included, and becomes the current one; \
      what is done in it leaves the others alone. The first branch is called main. `switch \
      main` goes back to it, `compare main faster` tells where they part.
      """,
    zh: """
      新分支是一份完整的副本，连同过去，并成为当前分支；在里面做什么都不影响别的分支。第一\
      个分支叫 main。`switch main` 回到它，`compare main faster` 说出两者在哪里分开。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let name = try arguments.next(Localized(en: "a name", zh: "一个名字"))
    try arguments.finish()
    guard !session.state.branches.names.contains(name) else {
      throw arguments.usage(.taken(name))
    }
    try session.state.experiment.run()
    session.state.experiment = session.state.branches.begin(name, from: session.state.experiment)
    return [
      TextReport(
        Localized(en: "on branch \(name), which begins here", zh: "在分支 \(name) 上，它从这里开始"))
    ]
  }
}

/// `switch`: over to another branch.
struct SwitchCommand: Command {
  let name = "switch"
  let topic = Topic.run
  let summary = Localized(en: "go over to another branch", zh: "换到另一个分支")
  let usage = ["switch NAME"]
  let completions = [CompletionKind.branches]
  let examples = ["switch main"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let name = try arguments.next(Localized(en: "a branch's name", zh: "一个分支的名字"))
    try arguments.finish()
    let names = session.state.branches.names
    guard
      let experiment = session.state.branches.go(to: name, from: session.state.experiment)
    else {
      throw arguments.usage(.choice(Localized(en: "branch", zh: "分支"), text: name, choices: names))
    }
    session.state.experiment = experiment
    return [
      TextReport(Localized(en: "on branch \(name)", zh: "在分支 \(name) 上")),
      PositionReport(try session.state.experiment.run()),
    ]
  }
}

/// `branches`: all there are.
struct BranchesCommand: Command {
  let name = "branches"
  let topic = Topic.run
  let summary = Localized(en: "list the branches", zh: "列出分支")
  let usage = ["branches"]
  let examples = ["branches"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let branches = session.state.branches
    let columns = [
      Table.Column(""), Table.Column(Localized(en: "branch", zh: "分支")),
      Table.Column(Localized(en: "iteration", zh: "迭代"), .trailing),
      Table.Column("J", .trailing), Table.Column(Localized(en: "from", zh: "来自")),
    ]
    let rows = branches.names.map { name in
      row(name, branches, session.state.experiment)
    }
    return [TableReport(Table(columns: columns, rows: rows))]
  }

  private func row(
    _ name: String, _ branches: Branches, _ experiment: Experiment
  ) -> [Table.Cell] {
    let run = branches.experiment(name, current: experiment)?.trainer
    let origin = branches.origins[name].map { origin in
      Localized(en: "\(origin.parent), ", zh: "\(origin.parent)，")
        + .iteration(origin.moment.finished)
    }
    return [
      name == branches.current ? "*" : "", .text(name, as: .name),
      .integer(run?.moment.finished ?? 0), run?.costs.last.map { .number($0) } ?? .empty,
      .words(origin ?? Localized("")),
    ]
  }
}

/// `compare`: where two branches part.
struct CompareCommand: Command {
  let name = "compare"
  let topic = Topic.run
  let summary = Localized(
    en: "run two branches side by side; name where they part", zh: "并排运行两个分支，指出在哪里分开")
  let usage = ["compare A B"]
  let completions = [CompletionKind.branches]
  let examples = ["compare main faster"]
  let details = Localized(
    en: """
      Both are stepped from the last point they have in common, as far as both have run. The \
      first tensor that differs is named with its stage, then the costs are shown side by \
      side. Neither branch is changed.
      """,
    zh: """
      从两者最后的共同点开始，一步步运行到都到过的地方。先说出第一个不同的张量和它的阶段，\
      再并排列出代价。两个分支都不改变。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let names = (
      a: try arguments.next(Localized(en: "a branch", zh: "一个分支")),
      b: try arguments.next(Localized(en: "another branch", zh: "另一个分支"))
    )
    try arguments.finish()
    let (a, b) = (
      try timeline(names.a, arguments, session), try timeline(names.b, arguments, session)
    )
    let start = session.state.branches.commonMoment(names.a, names.b)
    let comparison = try RunComparison(a, b, from: start) { session.isInterrupted() }
    if session.isInterrupted() { throw SessionError.interrupted }
    return [CompareReport(names, comparison, settings: settings(names, a.trainer, b.trainer))]
  }

  private func timeline(
    _ name: String, _ arguments: Arguments, _ session: Session
  ) throws -> Timeline {
    let branches = session.state.branches
    guard
      let timeline = branches.experiment(name, current: session.state.experiment)?.timeline
    else {
      throw arguments.usage(
        .choice(Localized(en: "branch", zh: "分支"), text: name, choices: branches.names))
    }
    return timeline
  }

  /// A line for each hyper-parameter that is not the same now.
  private func settings(
    _ names: (a: String, b: String), _ a: Trainer, _ b: Trainer
  ) -> [Localized<String>] {
    let (mine, theirs) = (a.settingTexts, b.settingTexts)
    return zip(mine, theirs).filter { $0.1 != $1.1 }.map { setting, other in
      Localized(
        en: "\(setting.0): \(setting.1) in \(names.a), \(other.1) in \(names.b)",
        zh: "\(setting.0)：\(names.a) 是 \(setting.1)，\(names.b) 是 \(other.1)")
    }
  }
}

extension Trainer {
  /// The settings that a person can compare.
  fileprivate var settingTexts: [(String, String)] {
    let hyper = state.hyperparameters
    return [
      ("network", LayerSyntax.source(plan.network.layers)),
      ("optimizer", String(OptimizerCommand.description(hyper).dropFirst(10))),
      ("l2", hyper.l2.shortText()),
      ("l1", hyper.l1.shortText()), ("batch", hyper.batchSize.map { "\($0)" } ?? "all"),
      ("decay", hyper.decay.formula), ("seed", "\(hyper.seed)"),
    ]
  }
}
