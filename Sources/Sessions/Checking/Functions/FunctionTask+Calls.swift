import Cells
import Engine
import Explaining
import Formulas
import Languages

/// What a function's call and parameters tell of its work.
extension FunctionTask {
  /// Whether the engine has nothing to compare values with: a mini-batch of the learner's own, an
  /// optimizer with a state of its own, or one whose formulas are not known.
  func hasOwnValues(_ call: Syntax) -> Bool {
    isUntold || work == .batch || work == .update && call.names.contains("state")
  }

  /// Whether it draws masks for the whole way forward, perhaps in another way than the engine.
  func drawsForward(_ call: Syntax) -> Bool {
    work == .forwardPropagation && call.names.contains { $0.hasPrefix("keep_prob") }
  }

  /// The same with what its call tells: the gradient it is handed, and what it returns behind the
  /// parameters, the averages it is called with.
  func called(by call: Syntax, at moment: StageMoment) -> FunctionTask {
    var task = returning(call)
    task.isGivenShare = call.names.contains("keep_prob\(layer)")
    task.isGivenMask = call.names.contains("D\(layer)")
    let dA = "dA\(layer)"
    let id = StageID(.backward, layer: layer, part: "dZ")
    // Who makes dA of the next layer's dZ needs them to fit.
    guard call.names.contains(dA), !call.names.contains("dZ\(layer + 1)"),
      let index = plan.index(of: id),
      let dZ = plan.stages[index].writes.first,
      work == .activationGradient
        || work == .linearActivationBackward && dZ.name == "dZ\(layer)",
      let formula = dZ.formula.names.contains(dA)
        ? dZ.formula : moment.gradient(throughLayer: layer)
    else { return task }
    task.handed = (dA, dZ.name, formula)
    return task
  }

  private func returning(_ call: Syntax) -> FunctionTask {
    guard work == .update, case .call(_, let arguments) = call.kind else { return self }
    var task = self
    let dictionaries = plan.dictionaries
    task.states = arguments.compactMap { argument in
      guard case .name(let name) = argument.value.kind, !["parameters", "grads"].contains(name),
        let dictionary = dictionaries[name]
      else { return nil }
      return (name, dictionary.entries)
    }
    return task
  }

  /// The same work as a function's name and parameters have it.
  func adapted(to function: KeptFunction) -> FunctionTask {
    let keys = Set(function.parameters.map { $0.name.lowercased().filter { $0 != "_" } })
    // D1 and keep_prob1 say what D and keep_prob say.
    let stems = Set(keys.map { $0.filter { !$0.isNumber } })
    if work == .linearGradient, singles.count == 2, !stems.isDisjoint(with: Self.maskNames) {
      return taking(.dropoutGradient, singles.suffix(1))
    }
    if work == .cost,
      function.name.lowercased().contains("loss") || keys.isDisjoint(with: Self.penaltyNames)
    {
      return taking(.cost, ["J_data", "L"])
    }
    let named = singles.filter { function.name.contains($0.prefix { !$0.isNumber }) }
    return named.count == 1 ? taking(work, named + singles.filter { $0 != named[0] }) : self
  }

  /// What is left to the engine where a function gives the gradient before dropout's mask.
  var rest: Localized<String>? {
    guard work == .linearGradient, singles.count == 2 else { return nil }
    let (before, behind) = (singles[0], singles[1])
    return Localized(
      en:
        "it gives \(before), before the mask; \(behind), behind it, is still the engine's: a function "
        + "that is given D\(layer) and keep_prob\(layer) computes that (without them: missing-mask)",
      zh: "它给出的是掩码之前的 \(before)；掩码之后的 \(behind) 仍由引擎计算：得到 D\(layer) 和 "
        + "keep_prob\(layer) 的函数才计算它（不用它们就是 missing-mask）")
  }

  private static let maskNames: Set = ["d", "mask", "keepprob", "keep"]
  private static let penaltyNames: Set = ["lambd", "lambda", "lam", "l2", "reg", "parameters"]

  private func taking(_ work: Work, _ singles: some Sequence<String>) -> FunctionTask {
    let singles = Array(singles)
    return FunctionTask(
      work, layer: layer, plan, stage: stage,
      tuples: work == self.work && work != .cost ? tuples : [singles.prefix(1).map(\.self)],
      singles: singles, keys: keys)
  }
}
