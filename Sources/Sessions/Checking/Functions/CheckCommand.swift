import Cells
import Engine
import Explaining
import Formulas
import Languages
import Presentation

/// `check`: judges a learner's function by the engine's own stage.
struct CheckCommand: Command {
  let name = "check"
  let topic = Topic.check
  let summary = Localized(
    en: "judge a function of yours by the stage it computes", zh: "用对应的阶段检查你写的函数")
  let usage = ["check", "check FUNCTION [as STAGE]"]
  let completions = [CompletionKind.own]

  func completions(after words: [String]) -> [CompletionKind] {
    if words.isEmpty { return [.own] }
    return words.last == "as" ? [.stageNames] : words.count == 1 ? [.words(["as"])] : []
  }

  let examples = ["check", "check relu", "check my_relu as forward.1.activation"]
  let details = Localized(
    en: """
      The stage is told by the function's name (relu, linear_forward, compute_cost, \
      sigmoid_backward, update_parameters_with_adam, …) or after `as`, where update and backward \
      are all layers at once; what a parameter is given, by its own (Z, A_prev, W, b, dA, dZ, Y, \
      AL, cache, parameters, grads, v, s, state, keep_prob, …). The function runs on the run as it is, with other sizes, one example, one unit, zeros, and large values, and is \
      looked at for the first that fails: does it run, what it returns, types, shapes, whether it \
      changes its arguments or reads from outside, values; a known mistake is named as `try` names \
      it, and a number that is a setting of this run. The right values are not shown. Each further failure gives a plainer hint. A function \
      that fails stops a script. Alone it lists your functions.
      """,
    zh: """
      阶段由函数的名字看出（relu、linear_forward、compute_cost、sigmoid_backward、\
      update_parameters_with_adam……），或者写在 as 后面，update 和 backward 表示所有层一起；参数由参数的名字看出\
      （Z、A_prev、W、b、dA、dZ、Y、AL、cache、parameters、grads、v、s、state、keep_prob……）。函数要在六种情况下运行：当前的训练、别的大小、一个样本、一个单元、全零、\
      很大的值。依次看：能不能运行、返回什么、类型、形状、有没有改动参数或读取外面的变量、数值；常见错误\
      像 try 一样指出名字，写死的数字如果正是这次训练的设置也会说明。不显示正确的值。每失败一次，提示就更明白一些。没通过的函数会让脚本停下。单独输入列出你的函数。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    session.adoptVariables()
    guard let name = arguments.next() else { return [try list(session)] }
    var stage: String?
    if let word = arguments.next() {
      guard word == "as" else { throw arguments.usage(.unexpected(word)) }
      guard let given = arguments.next() else {
        throw arguments.usage(
          .missing(
            Localized(
              en: "a stage, such as forward.1.activation", zh: "一个阶段，例如 forward.1.activation")))
      }
      stage = given
    }
    try arguments.finish()
    let report = try session.check(name, as: stage)
    session.checkedStages[name] = stage
    guard report.isPassed else {
      session.output.show(report, for: session.source)
      throw FunctionRefusal(function: name, hint: nil)
    }
    return [report]
  }

  private func list(_ session: Session) throws -> any Report {
    FunctionListReport(
      rows: try session.cells.functionNames.map { name in
        let report = try self.report(on: name, session)
        return .init(name: name, stage: report?.stage, isPassed: report?.isPassed)
      })
  }

  /// What became of one; nil where it cannot be checked.
  private func report(on name: String, _ session: Session) throws -> FunctionReport? {
    do {
      return try session.check(name, as: session.checkedStages[name], isCounted: false)
    } catch let error as CellFailureReport where error.failure.name == "KeyboardInterrupt" {
      throw error
    } catch {
      return nil
    }
  }
}

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
      isOfOwnValues: verdict.isOfOwnValues, fault: fault,
      numbers: verdict.numbers, failures: failedChecks[name] ?? 1)
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
    guard let stage else {
      return (function, try FunctionTask(named: function, in: plan).adapted(to: function))
    }
    return (function, try task(stage, plan).adapted(to: function))
  }

  private func task(_ stage: String, _ plan: Plan) throws -> FunctionTask {
    switch stage {
    case "update": return .update(plan)
    case "backward": return .backward(plan)
    case "forward": return .forward(plan)
    default: break
    }
    if let whole = FunctionTask(layer: stage, in: plan) { return whole }
    let several = plan.stages(of: stage)
    if !several.isEmpty { throw FunctionProblem.notOneStage(stage, stages: several) }
    let ids = plan.stages.map(\.id)
    guard let id = ids.first(where: { "\($0)" == stage }),
      let task = FunctionTask(stage: id, in: plan)
    else {
      throw FunctionProblem.unknownStage(stage, nearest: stage.nearest(among: ids.map { "\($0)" }))
    }
    return task
  }

  /// What a function is checked with, and the learner's functions that its call needs besides.
  func prepareCheck(
    _ function: KeptFunction, _ task: FunctionTask
  ) throws -> (FunctionCheck, helpers: [KeptFunction]) {
    guard let timeline = try engineTimeline() else { throw SessionError.needs(.iteration) }
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
    let check = FunctionCheck(
      function, task, call: call, helpers: helpers, at: moment,
      isComputed: home < run.nextStage || timeline.now.finished > 0
    ) { self.isInterrupted() }
    return (check, helpers)
  }

  /// The run, where it goes by the engine's own formulas; else one like it that does.
  private func engineTimeline() throws -> Timeline? {
    let run = try state.experiment.run()
    let hyper = run.state.hyperparameters
    return hyper.own.isEmpty && hyper.bug == nil
      ? state.experiment.timeline : try engineRuns.run(beside: run)
  }

  /// The learner's own forward function whose cache a backward one takes.
  private func forwardCall(
    for function: KeptFunction, _ task: FunctionTask, _ scalars: [String]
  ) throws -> (function: KeptFunction, call: Syntax)? {
    guard function.parameters.contains(where: { $0.name.lowercased().contains("cache") }),
      function.name.contains("backward"), let forward = task.forward
    else { return nil }
    let twin = function.name.replacing("backward", with: "forward")
    let names = [
      twin, function.name.replacing("_backward", with: ""), twin.replacing(#/_with_.*/#, with: ""),
    ]
    guard
      let other = names.filter({ $0 != function.name }).lazy.compactMap({ self.cells.keep($0) })
        .first,
      let call = try? FunctionArguments(forward, scalars: scalars).call(of: other),
      hasCache(other, call, forward)
    else { return nil }
    return (other, call)
  }

  /// Whether a forward function returns a cache behind its result.
  private func hasCache(_ function: KeptFunction, _ call: Syntax, _ task: FunctionTask) -> Bool {
    guard let timeline = state.experiment.timeline,
      let moment = try? StageMoment(
        of: task.sight, from: Moment(finished: 0, stages: 0), in: timeline),
      let place = try? FunctionCase.all(
        for: moment, naming: [], keepingOneOutput: task.isOfWholeNetwork
      ).first(where: { $0.kind == .otherSizes }),
      var scope = place.state(for: task.sight)
    else { return false }
    var calls = FunctionCalls(
      OwnFunctions([EngineFunction(function, isSealed: false)]),
      dictionaries: task.plan.dictionaries)
    guard let cache = try? calls.result(of: call, in: &scope).item(1) else { return false }
    return task.work != .forwardPropagation || ["dict", "list", "tuple"].contains(cache.typeName)
  }
}

extension FunctionTask {
  /// The work forward that the one backward belongs to.
  fileprivate var forward: FunctionTask? {
    switch work {
    case .activationGradient: forwardStage("activation")
    case .parameterGradient, .linearBackward: forwardStage("linear")
    case .backwardPropagation: .forward(plan)
    default: nil
    }
  }

  private func forwardStage(_ part: String) -> FunctionTask? {
    FunctionTask(stage: StageID(.forward, layer: layer, part: part), in: plan)
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
    (hyper.own, hyper.bug) = (OwnFormulas(), nil)
    if hyper.optimizer is OwnOptimizer { hyper.optimizer = GradientDescent() }
    return Plan(training: plan.network, on: data, with: hyper)
  }
}
