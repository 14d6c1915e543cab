import Engine

/// What a formula for a tensor sees of an iteration: when each tensor has the value it would read.
struct Sight {
  let plan: Plan
  /// The tensor the formula is for; nil where it is for none.
  let target: String?
  /// The index of the stage that reads.
  let home: Int
  /// What has been written by then of what lives on, and by the stage itself.
  let written: Set<String>

  /// The sight of the formula of a tensor; nil where the plan has no such tensor.
  init?(of name: String, in plan: Plan) {
    guard let home = plan.home(of: name), let stage = plan.stage(writing: name),
      let position = stage.writes.firstIndex(where: { $0.name == name })
    else { return nil }
    (self.plan, target, self.home) = (plan, name, home)
    written = Set(stage.writes.prefix(position).map(\.name))
  }

  /// What is seen between two stages; before the first, everything is as the last iteration left it.
  init(before stage: Int, in plan: Plan) {
    (self.plan, target, home) = (plan, nil, stage)
    let finished = stage == 0 ? plan.stages[...] : plan.stages[..<stage]
    written = Set(finished.flatMap(\.writes).filter(plan.lives).map(\.name))
  }

  /// When a tensor has the value that is seen.
  func time(of name: String) -> StageMoment.Time {
    if written.contains(name) { return .after }
    guard let spec = plan.tensor(named: name), !plan.lives(on: spec) else { return .before }
    guard let other = plan.home(of: name) else { return .end }
    let isAside = plan.writer(of: name) == nil && name != target
    return other < home || isAside && other == home ? .before : .end
  }

  /// Whether a formula for the tensor may be made of a name: itself only where it lives on.
  func isReadable(_ name: String) -> Bool {
    name != target || plan.tensor(named: name).map(plan.lives) ?? false
  }
}
