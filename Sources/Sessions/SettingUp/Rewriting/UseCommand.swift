import Cells
import Engine
import Formulas
import Languages
import Presentation

/// `use`: the engine computes a stage by a function of the learner's.
struct UseCommand: Command {
  let name = "use"
  let topic = Topic.setUp
  let summary = Localized(
    en: "let the engine compute a stage by a function of yours", zh: "让引擎用你写的函数计算一个阶段")
  let usage = [
    "use [anyway] FUNCTION for STAGE", "use [anyway] FUNCTION for update", "rewrite TENSOR off",
  ]
  let completions = [CompletionKind.ownFunctions]

  func completions(after words: [String]) -> [CompletionKind] {
    let named = words.first == "anyway" ? Array(words.dropFirst()) : words
    if words.isEmpty { return [.ownFunctions, .words(["anyway"])] }
    if named.isEmpty { return [.ownFunctions] }
    return named.last == "for" ? [.stageNames] : named.count == 1 ? [.words(["for"])] : []
  }

  let examples = [
    "use my_relu for forward.1.activation", "use anyway my_relu for forward.*.activation",
    "use update for update", "use augment for batch",
  ]
  let details = Localized(
    en: """
      The function is checked as by `check`, and taken where it passes; with `anyway` also where \
      values are other, but never with a wrong shape. From then on it is what `rewrite` with a \
      call of it is: `rewrite A1 = my_relu(Z1)` does the same, `rewrite` lists both, `rewrite A1 \
      off` gives the tensor back, and back, goto, branch, undo and reset hold. The engine keeps \
      the function and the outside values it reads as they are now: defined anew, it has to be \
      used anew. It may write neither into its arguments nor outside itself. What it prints is \
      shown by `step` and left out by `train`. `*` stands for every layer. `for update` stands for \
      the optimizer: the function gets parameters, grads, t, what it asks for by name, and state, \
      which is empty at first, and returns parameters, or parameters and state, a dictionary of \
      matrices and numbers that the engine keeps for it. `for batch` gets X and Y and returns \
      those to train on. A batch norm of yours that passes its check gives way to the running \
      averages in evaluation. A seed that a function sets stays in its call. A call runs as a cell does, at every \
      iteration: small networks train many times slower by it, large ones, whose products take the \
      time, little.
      """,
    zh: """
      先像 check 那样检查，通过才采用；加上 anyway 时数值不同也采用，但形状错了绝不采用。之后和在 \
      rewrite 里调用它一样：rewrite A1 = my_relu(Z1) 效果相同，rewrite 列出两者，rewrite A1 off \
      还给引擎，back、goto、branch、undo、reset 都有效。引擎保留函数和它读取的外部值现在的样子：重新定义以后要\
      重新 use。函数不能写入参数，也不能写外面的变量。它打印的内容 step 会显示，train 不显示。* 表示每一层。\
      for update 代替优化器：函数按名字得到 parameters、grads、t 和 state（开始时是空的），返回 \
      parameters，或 parameters 和 state（由矩阵和数组成的字典，引擎替它保留）。for batch 得到 X 和 Y，\
      返回用来训练的 X 和 Y。通过检查的批量归一化函数在评估时让位给滑动平均。函数里设的种子只在那次调用里有效。每次迭代都像代码块一样运行这个函数：小网络会慢许多倍，大网络的时间主要花在矩阵乘法上，\
      变慢不多。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    var word = arguments.next()
    let isAnyway = word == "anyway"
    if isAnyway { word = arguments.next() }
    guard let name = word else {
      throw arguments.usage(.missing(Localized(en: "a function", zh: "一个函数")))
    }
    guard let next = arguments.next(), next == "for", let stage = arguments.next() else {
      throw arguments.usage(
        .missing(
          Localized(
            en: "for STAGE, as in: use \(name) for forward.1.activation",
            zh: "for 阶段，例如：use \(name) for forward.1.activation")))
    }
    try arguments.finish()
    if stage == "update" { return try session.useForUpdate(name, isAnyway: isAnyway) }
    let used = try session.stages(matching: stage).map {
      try session.entries(using: name, for: $0, isAnyway: isAnyway)
    }
    return try RewriteCommand().put(
      used.flatMap(\.entries), nil, session, isAnyway: isAnyway, saying: used.flatMap(\.notes))
  }
}

extension Session {
  /// The stages that a name with `*` for the number of a layer means.
  fileprivate func stages(matching pattern: String) throws -> [String] {
    let plan = try state.experiment.run().enginePlan
    let names = plan.stages.filter { FunctionTask(stage: $0.id, in: plan) != nil }
      .map { "\($0.id)" }
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      let several = names.contains(pattern) || pattern == "backward" ? [] : plan.stages(of: pattern)
      guard several.isEmpty else {
        throw FunctionProblem.notOneStage(pattern, stages: several)
      }
      return [pattern]
    }
    let found = names.filter { name in
      guard name.hasPrefix(parts[0]), name.hasSuffix(parts[1]) else { return false }
      return name.dropFirst(parts[0].count).dropLast(parts[1].count).allSatisfy(\.isNumber)
    }
    guard !found.isEmpty else {
      throw FunctionProblem.unknownStage(pattern, nearest: pattern.nearest(among: names))
    }
    return found
  }

  /// The formulas by which a function computes a stage's tensors, and what its numbers are.
  fileprivate func entries(
    using name: String, for stage: String, isAnyway: Bool
  ) throws -> (entries: [OwnFormulas.Entry], notes: [Localized<String>]) {
    let (function, task) = try functionTask(name, stage)
    let (check, helpers) = try prepareCheck(function, task)
    let notes = try judge(name, check, task, for: stage, isAnyway: isAnyway)
    return (try entries(of: check, calling: [function] + helpers, for: task), notes)
  }

  /// The formulas by which a function that was checked computes what a task asks for.
  func entries(
    of check: FunctionCheck, calling functions: [KeptFunction], for task: FunctionTask
  ) throws -> [OwnFormulas.Entry] {
    let functions = OwnFunctions(functions.map { usable($0) })
    let aside = task.work == .lossGradient ? task.singles : task.keys
    let written = Set(
      task.plan.stages.first { "\($0.id)" == task.stage }?.writes.map(\.name) ?? aside)
    return try check.formulas().filter { written.contains($0.tensor) }.map { one in
      OwnFormulas.Entry(
        one.tensor, one.formula, functions: functions, source: "\(one.tensor) = \(one.formula)")
    }
  }

  /// Refuses a function that fails its check, but for other values where those are meant.
  /// - Returns: Which of its numbers are settings of this run.
  func judge(
    _ name: String, _ check: FunctionCheck, _ task: FunctionTask, for stage: String, isAnyway: Bool
  ) throws -> [Localized<String>] {
    let verdict = try check.verdict()
    if let fault = verdict.fault, !isAnyway || !fault.isOnlyOther && fault.place == .live {
      let failures = (failedChecks[name] ?? 0) + 1
      failedChecks[name] = failures
      output.show(
        FunctionReport(
          function: name, call: check.call, stage: task.stage, fault: fault, failures: failures),
        for: source)
      throw FunctionRefusal(function: name, hint: fault.isOnlyOther ? .useAnyway(name, stage) : nil)
    }
    return verdict.notes
  }

  /// A function of the learner's as the engine may call it from now on; nil where there is none of
  /// that name.
  func usableFunction(_ name: String) -> EngineFunction? {
    cells.keep(name, reading: NetworkView(scope: scope)).map { usable($0) }
  }

  func usable(_ function: KeptFunction) -> EngineFunction {
    EngineFunction(function, isSealed: true) { [unowned self] in
      CellRunner.Host(
        output: { self.usedOutput.take($0, of: function.name) },
        isInterrupted: { self.isInterrupted() })
    }
  }

  /// The functions that the engine uses and cells still have.
  var usedFunctions: [EngineFunction] {
    let own = state.experiment.hyperparameters.own.entries
    let all = own.flatMap(\.functions.inOrder).compactMap { $0 as? EngineFunction }
    return all.filter { $0.kept.isStill($0.name, in: cells) }
  }

  /// What is said of used functions that cells have no longer.
  func replacedFunctions(_ before: [EngineFunction]) -> [any Report] {
    let names = before.filter { !$0.kept.isStill($0.name, in: cells) }.map(\.name)
    return Set(names).sorted().map { name in
      TextReport(
        Localized(
          en: "the engine still uses the \(name) from before: use it anew to change that",
          zh: "引擎用的还是原来的 \(name)：再 use 一次才会换成新的"), as: .hint)
    }
  }
}

extension FunctionFault {
  /// Whether the function computes something of the right kind, only another thing.
  var isOnlyOther: Bool {
    switch facts {
    case .value, .misfit, .reads, .mask, .number, .ignored, .size, .seeds: true
    default: false
    }
  }
}

extension Localized<String> {
  fileprivate static func useAnyway(_ name: String, _ stage: String) -> Self {
    Localized(
      en: "use anyway \(name) for \(stage) takes it, for a network that is meant to be another",
      zh: "如果你要的就是另一种网络，用 use anyway \(name) for \(stage)")
  }
}
