import Engine
import Presentation

/// `branch`: another future from this point.
struct BranchCommand: Command {
  let name = "branch"
  let topic = Topic.run
  let summary = "begin another future from this point"
  let usage = ["branch NAME"]
  let examples = ["branch faster"]
  let details = """
    The new branch begins as an exact copy, past included, and becomes the current one; what is \
    done in it leaves the others alone. The first branch is called main. `switch main` goes back \
    to it, `compare main faster` tells where they part.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let name = try arguments.next("a name")
    try arguments.finish()
    guard !session.state.branches.names.contains(name) else {
      throw arguments.usage(.taken(name))
    }
    try session.state.experiment.run()
    session.state.experiment = session.state.branches.begin(name, from: session.state.experiment)
    return [TextReport("on branch \(name), which begins here")]
  }
}

/// `switch`: over to another branch.
struct SwitchCommand: Command {
  let name = "switch"
  let topic = Topic.run
  let summary = "go over to another branch"
  let usage = ["switch NAME"]
  let examples = ["switch main"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let name = try arguments.next("a branch's name")
    try arguments.finish()
    let names = session.state.branches.names
    guard
      let experiment = session.state.branches.go(to: name, from: session.state.experiment)
    else { throw arguments.usage(.choice("branch", text: name, choices: names)) }
    session.state.experiment = experiment
    return [TextReport("on branch \(name)"), PositionReport(try session.state.experiment.run())]
  }
}

/// `branches`: all there are.
struct BranchesCommand: Command {
  let name = "branches"
  let topic = Topic.run
  let summary = "list the branches"
  let usage = ["branches"]
  let examples = ["branches"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let branches = session.state.branches
    let columns = [
      Table.Column(""), Table.Column("branch"), Table.Column("iteration", .trailing),
      Table.Column("J", .trailing), Table.Column("from"),
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
    let origin = branches.origins[name].map { "\($0.parent), iteration \($0.moment.finished)" }
    return [
      name == branches.current ? "*" : "", .text(name, as: .name),
      .integer(run?.moment.finished ?? 0), run?.costs.last.map { .number($0) } ?? .empty,
      .text(origin ?? ""),
    ]
  }
}

/// `compare`: where two branches part.
struct CompareCommand: Command {
  let name = "compare"
  let topic = Topic.run
  let summary = "run two branches side by side; name where they part"
  let usage = ["compare A B"]
  let examples = ["compare main faster"]
  let details = """
    Both are stepped from the last point they have in common, as far as both have run. The first \
    tensor that differs is named with its stage, then the costs are shown side by side. Neither \
    branch is changed.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let names = (a: try arguments.next("a branch"), b: try arguments.next("another branch"))
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
    else { throw arguments.usage(.choice("branch", text: name, choices: branches.names)) }
    return timeline
  }

  /// A line for each hyper-parameter that is not the same now.
  private func settings(_ names: (a: String, b: String), _ a: Trainer, _ b: Trainer) -> [String] {
    let (mine, theirs) = (a.settingTexts, b.settingTexts)
    return zip(mine, theirs).filter { $0.1 != $1.1 }.map { setting, other in
      "\(setting.0): \(setting.1) in \(names.a), \(other.1) in \(names.b)"
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
