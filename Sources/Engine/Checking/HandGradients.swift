import Matrices

/// What of an iteration a person has set by hand and the updates ahead will use.
struct HandGradients {
  /// The values, by the tensors' names.
  private let values: [String: Matrix<Double>]
  private let hand: HandMade

  /// Takes them from a run; there are none between two iterations, as the next computes all anew.
  init(_ run: Trainer) {
    hand = run.hand
    let names = hand.byHand.filter { name in
      guard let writer = run.plan.writer(of: name), writer < run.nextStage,
        !run.hasUpdated(by: name)
      else { return false }
      // The mini-batch is the copy's, whoever chose it; parameters are those it begins with.
      return ![.batch, .update].contains(run.plan.stages[writer].id.pass)
    }
    values = names.reduce(into: [:]) { $0[$1] = run.tensor($1) }
  }

  /// Their names, in the plan's order.
  func names(in plan: Plan) -> [String] {
    plan.stages.flatMap(\.writes).map(\.name).filter { values[$0] != nil }
  }

  /// What the gradients of a run were computed from and has been set since, in the plan's order.
  static func outdated(in run: Trainer) -> [GradientCheck.Outdated] {
    guard run.nextStage > 0 else { return [] }
    let names = run.plan.tensors.map(\.name).filter(run.hand.byHand.contains)
    return names.compactMap { name in
      let old = run.hand.computed(fromOld: name, in: run.plan).filter { other in
        run.plan.stage(writing: other)?.id.pass == .backward
      }
      let isParameter = run.plan.parameters.contains { $0.name == name }
      return old.isEmpty && !isParameter ? nil : .init(name: name, tensors: old)
    }
  }

  /// What a person has set and no update ahead will use, in the plan's order: what the copy computes
  /// anew, and what it has none of, as it is made without dropout.
  func leftOut(
    of run: Trainer, in copy: Plan
  ) -> (anew: [String], withoutDropout: [String]) {
    let names = run.plan.stages.filter { ![.batch, .update].contains($0.id.pass) }
      .flatMap(\.writes).filter { $0.beginning == nil && hand.byHand.contains($0.name) }
      .map(\.name)
    let missing = names.filter { copy.writer(of: $0) == nil }
    return (names.filter { values[$0] == nil && !missing.contains($0) }, missing)
  }

  /// Runs the stages of a copy of the run before its updates, each with what it read: values set by
  /// hand, but where it had run before they were set.
  func run(_ copy: Trainer) throws(TrainingError) {
    guard !values.isEmpty else { return try copy.runToUpdate() }
    var own: [String: Matrix<Double>] = [:]
    for stage in copy.plan.stages where stage.id.pass != .update {
      for name in stage.reads {
        guard let value = values[name] else { continue }
        try copy.set(name, to: isOlder(stage, than: name) ? own[name] ?? value : value)
      }
      copy.runStage()
      for spec in stage.writes where values[spec.name] != nil {
        own[spec.name] = copy.tensor(spec.name)
      }
    }
    if let failure = copy.failure { throw failure }
    for (name, value) in values where copy.plan.writer(of: name) != nil {
      try copy.set(name, to: value)
    }
  }

  private func isOlder(_ stage: any Stage, than name: String) -> Bool {
    stage.writes.contains { hand.stale[$0.name]?.contains(name) == true }
  }
}

extension Trainer {
  /// Whether a gradient's update has run in this iteration: no other will use it.
  fileprivate func hasUpdated(by gradient: String) -> Bool {
    let readers = plan.stages.indices.filter { plan.stages[$0].reads.contains(gradient) }
    return readers.contains { plan.stages[$0].id.pass == .update }
      && readers.allSatisfy { $0 < nextStage }
  }
}
