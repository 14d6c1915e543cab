import Engine
import Formulas
import Languages
import Presentation
import TextMeasures

/// `rewrite`: the engine computes a tensor by the learner's formula.
struct RewriteCommand: Command {
  let name = "rewrite"
  let topic = Topic.setUp
  let summary = Localized(
    en: "let the engine compute a tensor by your own formula", zh: "让引擎按你自己的公式计算一个张量")
  let usage = [
    "rewrite", "rewrite TENSOR", "rewrite [anyway] TENSOR = FORMULA", "rewrite TENSOR off",
    "rewrite all off",
  ]
  let completions = [CompletionKind.tensors]

  func completions(after words: [String]) -> [CompletionKind] {
    let named = words.first == "anyway" ? Array(words.dropFirst()) : words
    if words.isEmpty { return [.computed, .words(["all", "anyway"])] }
    if named.isEmpty { return [.computed] }
    if named == ["all"] { return [.words(["off"])] }
    return named.count == 1 ? [.words(["off"])] : named[1] == "off" ? [] : completions
  }

  let examples = [
    "rewrite A1 = Z1 * sigmoid(Z1)", "rewrite alpha = 0.2 / (1 + epoch)", "rewrite all off",
  ]
  let details = Localized(
    en: """
      From the next time its stage runs the tensor is computed by your formula, in training, \
      stepping and evaluation; `back` over this point brings the engine's again. `[l]` speaks of \
      every layer that has the tensor, `A[l-1]` is what feeds a layer. Your variables are taken \
      as they are now. No other formula changes: after a change of the forward pass `gradcheck` \
      shows which gradients no longer fit. Into a blank only what is right is taken, unless you \
      say `anyway`. A name that the network does not use makes a tensor of your own, computed \
      just before what reads it. Alone it lists your formulas, with a tensor that one.
      """,
    zh: """
      从这个张量的阶段下次运行起，训练、单步和评估都按你的公式计算；`back` 退回这一点之前又是\
      引擎的公式。`[l]` 指每个有这个张量的层，`A[l-1]` 是送进这一层的值。公式里你的变量取现在\
      的值。别的公式不变：改了前向传播以后，`gradcheck` 显示哪些梯度不再相符。填空时只收正确的\
      公式，除非写上 `anyway`。网络里没有的名字是你自己的新张量，在读它的阶段之前计算。单独输入\
      列出你的公式，加上张量名只列那一个。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try session.state.experiment.run()
    let text = arguments.rest
    let words = text.split(separator: " ").map(String.init)
    if words.isEmpty { return [OwnFormulasReport(session.state.experiment)] }
    if words.count == 2, words[1] == "off" { return try giveBack(words[0], session) }
    if words.count == 1, let reports = try show(words[0], session) { return reports }
    let isAnyway = words[0] == "anyway"
    let source = isAnyway ? String(text.dropFirst("anyway".count)).trimmed : text
    return try rewrite(RewriteLine(session.plainly(source)), session, isAnyway: isAnyway)
  }

  private func giveBack(_ name: String, _ session: Session) throws -> [any Report] {
    let own = session.state.experiment.hyperparameters.own
    let plan = try session.state.experiment.run().plan
    let tensors =
      name == "all"
      ? own.entries.map(\.tensor) : plan.tensors(meantBy: name).filter { own[$0] != nil }
    guard name == "all" || !tensors.isEmpty else {
      throw RewritingProblem.notOwn(name, isKnown: plan.isComputed(name))
    }
    let readers =
      name == "all" ? [] : tensors.filter { own[$0]?.new != nil }.flatMap(own.readers)
    guard readers.isEmpty else { throw RewritingProblem.isRead(name, by: readers) }
    let isUpdate = tensors.contains { plan.stage(writing: $0)?.id.pass == .update }
    // A function that updates all parameters is given back as a whole.
    let endsOwn = isUpdate && plan.ownOptimizer?.isWhole == true
    try session.state.experiment.set { hyper in
      tensors.forEach { hyper.own.remove($0) }
      guard endsOwn else { return }
      hyper.own.keep { plan.stage(writing: $0)?.id.pass != .update }
      hyper.optimizer = GradientDescent()
    }
    let experiment = session.state.experiment
    let optimizer = TextReport(OptimizerCommand.description(experiment.hyperparameters))
    return [OwnFormulasReport(experiment)] + (endsOwn ? [optimizer] : [])
  }

  /// The learner's formulas of what a name means; nil for what is no name.
  private func show(_ name: String, _ session: Session) throws -> [any Report]? {
    let plan = try session.state.experiment.run().plan
    guard (try? Parser.parseExpression(name.replacing("[l]", with: "")))?.kind.isName == true else {
      return nil
    }
    let own = session.state.experiment.hyperparameters.own
    if name == "anyway" { return nil }
    if name == "all" { return [OwnFormulasReport(session.state.experiment)] }
    let word = name.withGreekSpelledOut
    let tensors = plan.tensors(meantBy: word).filter { own[$0] != nil }
    guard tensors.isEmpty else {
      return [OwnFormulasReport(session.state.experiment, of: tensors)]
    }
    if plan.isComputed(word) { return [Self.engines(word)] }
    if session.hasVariable(name) { throw RewritingProblem.notOwn(name, isKnown: false) }
    let known = plan.stages.flatMap(\.writes).map(\.name)
    throw RewritingProblem.unknown(
      name, nearest: plan.tensor(likely: name) ?? name.nearest(among: known))
  }

  private static func engines(_ name: String) -> TextReport {
    TextReport(
      Localized(
        en: "\(name) is computed by the engine's formula; rewrite \(name) = … writes yours",
        zh: "\(name) 用的是引擎的公式；rewrite \(name) = … 写你的公式"), as: .muted)
  }

  private func rewrite(
    _ line: RewriteLine, _ session: Session, isAnyway: Bool
  ) throws -> [any Report] {
    let run = try session.state.experiment.run()
    session.adoptVariables()
    // One's own functions come first, as in Python; what is written into a blank is judged as it is
    // read in formulas.
    let isBlank = run.plan.blanks.contains { line.isLayered || $0.name == line.target.text }
    let data = session.state.experiment.splits?.values(of: Set(line.formula.names)) ?? [:]
    let entries = try line.entries(
      in: run, session.state.variables.merging(data) { own, _ in own }
    ) { name in
      FunctionTable.signature(of: name) == nil || !isBlank ? session.usableFunction(name) : nil
    }
    return try put(entries, line, session, isAnyway: isAnyway)
  }

  /// Puts formulas in the place of the engine's.
  /// - Parameters:
  ///   - line: What was typed, where formulas were.
  ///   - said: What is said besides.
  func put(
    _ entries: [OwnFormulas.Entry], _ line: RewriteLine?, _ session: Session, isAnyway: Bool,
    saying said: [Localized<String>] = []
  ) throws -> [any Report] {
    let run = try session.state.experiment.run()
    var own = run.state.hyperparameters.own
    entries.forEach { own.write($0) }
    var changes: [RewriteReport.Change] = []
    for entry in entries {
      try check(entry, own, run)
      let notes = isAnyway ? [] : try line.map { try session.judge(entry, own, $0) } ?? []
      do {
        var change = try change(entry, own, run, notes + said)
        if let note = entry.noteOnMask(beside: own, in: run.plan) { change.notes.append(note) }
        if change.isSame, entry.takesStatistics(in: run.plan) {
          own.write(entry.evaluatingByEngine)
        } else if let note = entry.noteOnStatistics(in: run.plan) {
          change.notes.append(note)
        }
        changes.append(change)
      } catch let error as TrainingError {
        // It has not run in training: the line is one that failed.
        throw RewritingProblem.cannotRun(error)
      }
    }
    let misfits = changes.allSatisfy(\.isSame) ? [] : run.newMisfits(with: own)
    try session.state.experiment.set { $0.own = own }
    return [
      RewriteReport(
        changes: changes, left: try session.state.experiment.run().plan.blanks, misfits: misfits)
    ]
      + (try foundBug(by: entries, session))
  }

  /// A planted mistake is found where the spoiled tensor is computed rightly from now on.
  private func foundBug(
    by entries: [OwnFormulas.Entry], _ session: Session
  ) throws -> [any Report] {
    let plan = try session.state.experiment.run().plan
    guard var hunt = try session.hunt(), !hunt.isFound, let spoiled = plan.spoiledTensor,
      let entry = entries.first(where: { $0.tensor == spoiled.name }),
      let formula = entry.formula,
      (try? session.isRight(formula, for: entry.tensor)) == true
    else { return [] }
    hunt.isFound = true
    session.state.hunt = hunt
    return [BugReport(.right, hunt, tensor: spoiled)]
  }

  private func check(_ entry: OwnFormulas.Entry, _ own: OwnFormulas, _ run: Trainer) throws {
    var hyper = run.state.hyperparameters
    hyper.own = own
    let plan = Plan(training: run.plan.network, on: run.data, with: hyper)
    if let disorder = plan.disorder ?? plan.rateDisorder(of: own.resolvingRate(entry)) {
      throw RewritingProblem.order(disorder)
    }
  }

  private func change(
    _ entry: OwnFormulas.Entry, _ own: OwnFormulas, _ run: Trainer, _ notes: [Localized<String>]
  ) throws -> RewriteReport.Change {
    let plan = run.plan
    let isComputed = (plan.writer(of: entry.tensor) ?? .max) < run.nextStage
    let difference = try run.difference(with: own, at: entry.tensor)
    // Other draws make another mask, which is no more wrong than the engine's.
    let isDrawn =
      !entry.functions.isEmpty && plan.stage(writing: entry.tensor)?.id.part == "dropout"
      && difference ?? 0 > 1e-12
    return RewriteReport.Change(
      tensor: entry.tensor, formula: entry.formula.map { "\($0)" } ?? "",
      stage: plan.stage(writing: entry.tensor).map { "\($0.id)" }
        ?? (entry.new == nil ? "batch" : "own.\(entry.tensor)"),
      isNew: entry.new != nil, function: entry.functions.names.first,
      difference: isDrawn ? nil : difference,
      isRounded: run.state.hyperparameters.precision == .float32,
      likely: entry.new == nil ? nil : plan.tensor(likely: entry.tensor),
      keepsValue: isComputed,
      values: entry.values.keys.sorted().filter { SplitName($0) == nil } + entry.outsideNames,
      isDrawn: run.plan.isDrawn(entry.tensor), notes: notes)
  }
}

extension Syntax.Kind {
  /// Whether it is a name alone.
  fileprivate var isName: Bool { if case .name = self { true } else { false } }
}

extension Plan {
  /// Whether a name is that of something the run computes.
  fileprivate func isComputed(_ name: String) -> Bool {
    name == "alpha" || tensors(meantBy: name).contains { stage(writing: $0) != nil }
  }
}

extension Trainer {
  /// The gradients that fit now and would not with these formulas, where those are of the forward
  /// pass or the cost.
  fileprivate func newMisfits(with own: OwnFormulas) -> [String] {
    let before = state.hyperparameters.own
    let changed = own.entries.filter { before[$0.tensor] != $0 }.map(\.tensor)
    let passes = changed.map { plan.stage(writing: $0)?.id.pass }
    guard passes.contains(where: { $0 == nil || $0 == .forward || $0 == .cost }) else { return [] }
    let misfits = misfits(with: own)
    guard !misfits.isEmpty else { return [] }
    let known = Set(self.misfits(with: before))
    return misfits.filter { !known.contains($0) }
  }
}

extension OwnFormulas.Entry {
  /// The outside variables that its functions read.
  fileprivate var outsideNames: [String] {
    functions.inOrder.compactMap { $0 as? EngineFunction }.flatMap(\.kept.readsOutside)
  }
}

extension OwnFormulas.Entry {
  /// Whether a function of the learner's normalises by a mean and a variance of its own making, of
  /// which an evaluation has none.
  fileprivate func takesStatistics(in plan: Plan) -> Bool {
    guard let name = functions.names.first, !name.isEmpty, let formula,
      let id = plan.stage(writing: tensor)?.id, id.part == "normalize", let layer = id.layer
    else { return false }
    return !formula.names.contains("mu\(layer)") && !formula.names.contains("var\(layer)")
  }

  /// What an evaluation does by such a function that computes something of its own.
  fileprivate func noteOnStatistics(in plan: Plan) -> Localized<String>? {
    guard takesStatistics(in: plan) else { return nil }
    let name = functions.names.joined(separator: ", ")
    return Localized(
      en: "\(name) is called in evaluation too, on all of its examples: parameters mu and var "
        + "would get the running averages there",
      zh: "评估时也调用 \(name)，用的是那里的全部样本：带参数 mu 和 var 才会得到滑动平均")
  }
}

extension OwnFormulas.Entry {
  /// That what dropout leaves is left by another mask than the one that the backward pass reads.
  fileprivate func noteOnMask(beside own: OwnFormulas, in plan: Plan) -> Localized<String>? {
    guard let formula, let id = plan.stage(writing: tensor)?.id, id.part == "dropout",
      let layer = id.layer
    else { return nil }
    let (D, A) = ("D\(layer)", "A\(layer)")
    let isOfSameCall =
      formula.calledName != nil && own[D]?.formula?.calledName == formula.calledName
    guard tensor != D, !formula.names.contains(D), !isOfSameCall,
      formula.isDrawn || !functions.isEmpty
    else { return nil }
    return Localized(
      en: "\(tensor) has a mask of its own, and the backward pass leaves out by \(D), which is "
        + "another: rewrite \(D) = rand(*\(A).shape) < keep_prob\(layer) draws it, and "
        + "\(tensor) = \(A) * \(D) / keep_prob\(layer) uses it",
      zh: "\(tensor) 用的是自己抽的掩码，而反向传播按 \(D) 失活，两者不同：用 "
        + "rewrite \(D) = rand(*\(A).shape) < keep_prob\(layer) 抽取，再用 "
        + "\(tensor) = \(A) * \(D) / keep_prob\(layer)")
  }
}
