import Engine
import Formulas
import Matrices

extension Exam {
  /// Asks for a tensor of a run.
  /// - Parameters:
  ///   - written: What the learner wrote.
  ///   - variables: The learner's own.
  ///   - functions: The learner's own that the formula calls.
  ///   - reachesAhead: Whether the stage may lie further ahead than the next one.
  /// - Throws: `ExamProblem` where there is nothing to compare with.
  public init(
    of name: String, for written: Syntax, in timeline: Timeline,
    with variables: OwnVariables = OwnVariables(), calling functions: OwnCalls = OwnCalls(),
    reachesAhead: Bool = false
  ) throws {
    let run = timeline.trainer
    let (start, isAhead) = try Self.start(of: name, in: timeline, reachesAhead)
    let own = try StageMoment(of: name, from: start, in: timeline)
    let data = ["X_train": Value(run.data.X), "Y_train": Value(run.data.Y)]
    let others = data.merging(variables.values) { $1 }
    let scope = MomentScope(own, others: others)
    let explanation = Explanation(variables, in: scope, isRuns: own.isKnown)
    let explained = explanation.explained(written)
    try Self.check(explained, for: own, run.plan)
    var calls: [String: Syntax] = [:]
    let whole = functions.replaced(in: explained, &calls)
    for call in calls.values { _ = try functions.value(of: call, in: scope) }
    func calling(_ state: (any ExamState)?) -> (any ExamState)? {
      calls.isEmpty ? state : state.map { CallingState(base: $0, own: functions, calls: calls) }
    }
    // What keeps a logarithm from 0 is no part of a cost.
    let formula = own.stage?.pass == .cost ? whole.unguarded : whole
    guarded = formula == whole ? nil : whole
    let names = Set(explained.names)
    self.names = names
    ownArrays = explained.names.filter {
      !own.isKnown($0) && (variables.values[$0]?.array?.count ?? 0) > 1
    }
    let target = own.spec.name
    plan = own.plan
    // What training rounds to seven digits a formula of several steps has by as many.
    ownTolerance = run.state.hyperparameters.precision == .float32 ? 1e-4 : 1e-11
    let original = Original(own)
    let fixed = calls.isEmpty ? [] : original.settings(among: functions.numbers)
    let kept = fixed.map(\.name)
    let twin = try Twin(of: original, naming: names, keeping: kept)
    right = twin.plan.tensor(named: target)?.formula ?? own.spec.formula
    // An update is written with the settings of its whole stage.
    let beside =
      own.stage?.pass == .update
      ? own.plan.stages.first { $0.id == own.stage }?.writes.flatMap(\.formula.names) ?? [] : []
    let reach = right.reach(own.formulas).union(beside)
    self.fixed = fixed.filter { reach.contains($0.name) }.map(\.reading)
    self.formula = formula
    explain = explanation.explained
    readings = Readings(
      of: formula,
      in: Quantities(of: original).leavingDropout(unlessIn: formula.names + right.names),
      near: reach)
    edges = Edge.all(
      for: own.spec, in: own.stage?.pass, of: own.plan, reading: names.union(right.names))
    let ones = original.settings.filter { setting in
      setting.hasPrefix("slope") && original.scalar(setting) == 1 && !names.contains(setting)
    }
    self.ones = right.names.filter(ones.contains)
    atOnes = {
      calling(try? Twin(of: original, naming: names, keeping: ones + kept).scope(for: target))
    }
    let stretch = formula.stretch
    atEdge = {
      calling(
        try? Twin(of: original, naming: names, keeping: ones + kept, edge: $0, stretch: stretch)
          .scope(for: target))
    }
    let isOfOutput =
      own.stage?.pass == .cost
      || own.stage?.pass == .backward && own.stage?.layer == run.plan.network.depth
    atEdgeWithOtherLabels = { edge in
      guard isOfOutput, edge.reach != nil else { return nil }
      let twin = try? Twin(
        of: original, naming: names, keeping: ones + kept, edge: edge, stretch: stretch,
        turningLabels: true)
      return calling(twin?.scope(for: target))
    }
    severalOutputs = {
      calling(
        original.withSeveralOutputs.flatMap {
          try? Twin(of: $0, naming: names, keeping: kept, seed: 3)
        }?.scope(for: target))
    }
    let aliases = ownArrays.isEmpty ? (names: [:], values: [:]) : own.aliases(in: run)
    let here = MomentScope(own, others: others.merging(aliases.values) { $1 })
    states =
      ownArrays.isEmpty
      ? [calling(twin.scope(for: target)), calling(here)].compactMap(\.self)
      : [calling(here)].compactMap(\.self)
    sameSizes = {
      guard original.isSmall else { return [] }
      // A threshold beside 0 has nothing to do with sizes.
      let places: [Edge?] = own.stage?.pass == .update ? [nil] : [nil, .tiny]
      return places.compactMap { edge in
        let twin = try? Twin(of: original, naming: names, keepsSizes: true, edge: edge, seed: 2)
        return calling(twin?.scope(for: target, others: variables.values))
      }
    }
    words = Vocabulary(
      target: target, names: own.names,
      settings: original.settings.filter { original.scalar($0) != 0 },
      otherDerivatives: own.otherDerivatives(),
      ownDerivative: own.ownDerivative(), otherActivations: own.otherActivations(),
      otherLosses: own.otherCosts(),
      otherTimes: aliases.names, formulas: own.formulas)
    early = explained.names.first { own.isLater(run.plan.canonicalName($0)) }.map {
      .later($0, run.plan.stage(writing: run.plan.canonicalName($0))?.id, than: target)
    }
    let value = own.value
    subject = Subject(
      name: target, stage: own.stage ?? StageID(.cost), iteration: own.iteration, isAhead: isAhead,
      isPast: Self.isUpdated(own, explained, run),
      isSetByHand: !isAhead && !own.isAside && run.tensor(target).map { $0 != value } ?? false,
      reads: own.reads.filter { !FunctionTable.constants.contains($0) }, value: value)
  }

  /// The iteration a tensor is asked for in, and whether its stage is the next one.
  private static func start(
    of name: String, in timeline: Timeline, _ reachesAhead: Bool
  ) throws(ExamProblem) -> (Moment, isAhead: Bool) {
    let run = timeline.trainer
    guard let spec = run.plan.tensor(named: name) else { throw .notATensor(name) }
    guard !spec.formula.isDrawn, spec.name != "indices", let home = run.plan.home(of: spec.name)
    else { throw .drawn(spec.name, formula: "\(spec.formula)") }
    let now = timeline.now
    let wasComputed =
      run.isComputed(spec) || run.plan.writer(of: spec.name) == nil && now.finished > 0
    let isAhead = run.nextStage > 0 && home == run.nextStage || !wasComputed
    let isBegun = run.nextStage > 0 || now.finished == 0
    let isOfThisIteration = home < run.nextStage || isAhead || reachesAhead && isBegun
    guard reachesAhead || !isAhead || home == run.nextStage, now.finished > 0 || isOfThisIteration
    else {
      throw .notComputed(spec.name, run.plan.stages[home].id, stages: home - run.nextStage + 1)
    }
    return (Moment(finished: now.finished - (isOfThisIteration ? 0 : 1), stages: 0), isAhead)
  }

  private static func isUpdated(_ own: StageMoment, _ formula: Syntax, _ run: Trainer) -> Bool {
    formula.names.contains { name in
      guard let spec = run.plan.tensor(named: name), run.plan.lives(on: spec),
        let then = own.value(of: spec.name, .before)
      else { return false }
      return run.tensor(name) != then && own.spec.name != spec.name
    }
  }

  private static func check(
    _ formula: Syntax, for own: StageMoment, _ plan: Plan
  ) throws(ExamProblem) {
    for name in formula.names {
      let known = plan.canonicalName(name)
      guard let spec = plan.tensor(named: known), !own.names.contains(known) else { continue }
      throw known == own.spec.name
        ? .itself(known)
        : .later(name, plan.stage(writing: spec.name)?.id, than: own.spec.name)
    }
  }
}
