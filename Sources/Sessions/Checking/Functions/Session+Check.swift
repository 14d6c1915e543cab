import Cells
import Engine
import Explaining
import Formulas
import TextMeasures

extension Session {
  /// Judges a function of the learner's.
  /// - Parameter isCounted: Whether a failure brings the next hint.
  func check(
    _ name: String, as stage: String?, isCounted: Bool = true
  ) throws -> FunctionReport {
    let (function, task) = try functionTask(name, stage)
    let (check, _) = try prepareCheck(function, task)
    let verdict = try check.verdict()
    let fault = verdict.fault
    if isCounted { failedChecks[name] = fault == nil ? nil : (failedChecks[name] ?? 0) + 1 }
    return FunctionReport(
      function: name, call: check.call, stage: task.stage,
      costPart: task.work == .cost && fault == nil ? try check.formulas().first?.tensor : nil,
      isOfOwnValues: verdict.isOfOwnValues, fault: fault, untold: verdict.untold,
      fits: verdict.fits, numbers: verdict.numbers, overflows: verdict.overflows,
      careful: verdict.careful,
      rest: task.rest,
      failures: failedChecks[name] ?? 1)
  }

  /// A function of the learner's as it is now, with what it is to compute.
  func functionTask(
    _ name: String, _ stage: String?
  ) throws -> (KeptFunction, FunctionTask) {
    let run = try state.experiment.run()
    adoptVariables()
    guard let function = cells.keep(name, reading: NetworkView(scope: scope)) else {
      throw FunctionProblem.noFunction(name, nearest: name.nearest(among: cells.functionNames))
    }
    let plan = run.enginePlan
    let named = try stage.map { try task($0, plan) } ?? FunctionTask(named: function, in: plan)
    var adapted = named.adapted(to: function)
    adapted.isUntold = adapted.work == .update && run.hasUntoldUpdates
    return (function, adapted)
  }

  private func task(_ stage: String, _ plan: Plan) throws -> FunctionTask {
    switch stage {
    case "update": return .update(plan)
    case "backward": return .backward(plan)
    case "forward": return .forward(plan)
    default: break
    }
    if let whole = FunctionTask(layer: stage, in: plan) { return whole }
    if let output = FunctionTask(outputGradient: stage, in: plan) { return output }
    let several = plan.stages(of: stage)
    if !several.isEmpty { throw FunctionProblem.notOneStage(stage, stages: several) }
    guard let found = plan.stages.first(where: { "\($0.id)" == stage }) else {
      let known = plan.stages.map(\.id).filter { FunctionTask(stage: $0, in: plan) != nil }
      throw FunctionProblem.unknownStage(
        stage, nearest: stage.nearest(among: known.map { "\($0)" }))
    }
    guard let task = FunctionTask(stage: found.id, in: plan) else {
      throw FunctionProblem.oneByOne(stage, tensor: found.writes.last?.name ?? "")
    }
    return task
  }

  /// What a function is checked with, and the learner's functions that its call needs besides.
  func prepareCheck(
    _ function: KeptFunction, _ task: FunctionTask
  ) throws -> (FunctionCheck, helpers: [KeptFunction]) {
    guard let timeline = try checkedTimeline(for: task.sight) else {
      throw SessionError.needs(.iteration)
    }
    let run = timeline.trainer
    guard let home = run.plan.home(of: task.sight) else {
      throw FunctionProblem.noAnswer(task.sight)
    }
    let isThere = home < run.nextStage || timeline.now.finished == 0
    let start = Moment(finished: timeline.now.finished - (isThere ? 0 : 1), stages: 0)
    let moment = try StageMoment(of: task.sight, from: start, in: timeline)
    let scalars = run.scalars.map(\.name)
    let forward = try forwardCall(for: function, task, scalars)
    let call = try FunctionArguments(task, scalars: scalars, forward: forward?.call)
      .call(of: function)
    let helpers = [forward?.function].compactMap(\.self)
    var check = FunctionCheck(
      function, task, call: call, helpers: helpers, at: moment,
      isComputed: home < run.nextStage || timeline.now.finished > 0
    ) { self.isInterrupted() }
    check.gradients = try OwnGradients(of: task, in: state.experiment.run())
    return (check, helpers)
  }

  /// The run, where it goes by the engine's own formulas; else one like it that does.
  private func checkedTimeline(for tensor: String) throws -> Timeline? {
    let run = try state.experiment.run()
    let hyper = run.state.hyperparameters
    return hyper.own.isEmpty && hyper.bug == nil
      ? state.experiment.timeline : try engineTimeline(for: tensor)
  }
}

extension Plan {
  /// The stages that are meant by the name of a part, of a layer's pass, or of a tensor; none where
  /// it is no such name.
  func stages(of name: String) -> [String] {
    if tensor(named: name) != nil, let stage = stage(writing: name) { return ["\(stage.id)"] }
    return stages.map { "\($0.id)" }.filter { $0.hasPrefix("\(name).") }
  }
}

extension Trainer {
  /// The plan by the engine's own formulas, without a planted mistake.
  var enginePlan: Plan {
    var hyper = state.hyperparameters
    (hyper.own, hyper.bug) = (ownUpdates ?? OwnFormulas(), nil)
    if ownUpdates == nil { hyper.optimizer = hyper.engineOptimizer ?? GradientDescent() }
    return Plan(training: plan.network, on: data, with: hyper)
  }

  /// The formulas of an optimizer of the learner's, all written and without functions of theirs: there
  /// are no others to judge by; nil where there are no such.
  var ownUpdates: OwnFormulas? {
    guard let optimizer = state.hyperparameters.optimizer as? OwnOptimizer, !optimizer.isWhole
    else { return nil }
    var own = state.hyperparameters.own
    own.keep { plan.stage(writing: $0)?.id.pass == .update }
    for entry in own.entries { own.write(entry.plain(in: plan).withNumbers) }
    let isPlain = own.entries.allSatisfy {
      $0.formula != nil && $0.functions.isEmpty && $0.values.isEmpty
    }
    return isPlain && !own.isEmpty ? own : nil
  }

  /// Whether nobody knows what the updates should be: the optimizer is the learner's, with blanks, or
  /// with functions that are told by no formula.
  fileprivate var hasUntoldUpdates: Bool {
    ownUpdates == nil && state.hyperparameters.engineOptimizer == nil
  }
}

extension Hyperparameters {
  /// The engine's optimizer, or that which a function of the learner's stands in the place of; nil
  /// where the formulas are theirs.
  var engineOptimizer: (any Optimizer)? {
    guard let own = optimizer as? OwnOptimizer else { return optimizer }
    return own.replaced
  }
}

extension OwnFormulas.Entry {
  /// The same with the learner's numbers in the place of their names.
  fileprivate var withNumbers: Self {
    let numbers = values.compactMapValues(\.number)
    guard let formula, !numbers.isEmpty else { return self }
    return Self(
      tensor, formula.substituting(numbers.mapValues { Syntax(.number($0)) }),
      values: values.filter { numbers[$0.key] == nil }, functions: functions, source: source)
  }
}
