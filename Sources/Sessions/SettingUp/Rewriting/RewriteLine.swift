import Engine
import Formulas

/// A formula of the learner's as it was typed, to be spread over the tensors it speaks of.
struct RewriteLine {
  let target: Syntax.Identifier
  /// Whether it speaks of every layer: `dW[l]`.
  let isLayered: Bool
  let formula: Syntax
  /// What was typed, which ranges point into.
  let source: String

  /// Reads `dW2 = …`, `dW[l] = …` or `W2 -= …`.
  init(_ source: String) throws {
    guard !source.isEmpty else { throw RewritingProblem.noFormula }
    do {
      let statement = try Parser.parse(source)
      guard case .assignment(let target, _, _) = statement else {
        throw RewritingProblem.noFormula
      }
      isLayered = try Self.isLayered(target)
      self.target = Syntax.Identifier(
        target.name.text.withGreekSpelledOut, range: target.name.range)
      (formula, self.source) = (statement.wholeFormula, source)
    } catch let error as FormulaError {
      throw FormulaFailure(error: error, source: source)
    }
  }

  private static func isLayered(_ target: Statement.Target) throws -> Bool {
    guard let indices = target.indices else { return false }
    if indices == [.value(Syntax(.name("l")))] { return true }
    guard indices.count == 1, case .value(let index) = indices[0],
      case .number(let number) = index.kind,
      let layer = Int(exactly: number), layer > 0
    else { throw RewritingProblem.part }
    throw RewritingProblem.ofOneLayer(target.name.text, layer)
  }

  /// The formula for each tensor it speaks of, its variables by value.
  /// - Parameter function: The learner's function of a name that formulas have none of.
  func entries(
    in run: Trainer, _ variables: [String: Value], calling function: (String) -> EngineFunction?
  ) throws -> [OwnFormulas.Entry] {
    let functions = OwnFunctions(formula.calledNames.compactMap(function))
    let plan = run.plan
    let forms =
      try isLayered ? layers(plan) : parameters(plan) ?? [(name(in: run), formula)]
    guard !forms.isEmpty else { throw RewritingProblem.unknown(target.text, nearest: nil) }
    return try forms.map { tensor, formula in
      let formula = formula.rewriting { node in
        guard case .name(let name) = node.kind else { return nil }
        return Syntax(.name(plan.canonicalName(name)), range: node.range)
      }
      let names = formula.names.filter { plan.tensor(named: $0) == nil && run.scalar($0) == nil }
      try refuseLetters(names.filter { variables[$0] == nil }, in: plan)
      let values = Dictionary(
        uniqueKeysWithValues: Set(names).compactMap { name in
          variables[name].map { (name, $0) }
        })
      return OwnFormulas.Entry(
        tensor, formula, values: values, functions: functions, source: source,
        new: try newTensor(tensor, formula, values, functions, in: run))
    }
  }

  /// Points from a tensor's letters alone, where a formula speaks of every layer, to each layer's own.
  private func refuseLetters(_ unknown: [String], in plan: Plan) throws {
    let stems = Set(plan.tensors.map(\.name.withoutNumber))
    guard isLayered, let name = unknown.first(where: stems.contains) else { return }
    let place = formula.range(ofName: name) ?? formula.range
    throw FormulaFailure(
      error: FormulaError(.unknownName(name, nearest: "\(name)[l]"), at: place), source: source)
  }

  /// The tensor a plain name means; one that the network's letters do not spell is new.
  private func name(in run: Trainer) throws -> String {
    let name = run.plan.canonicalName(target.text)
    if name == "alpha" || run.plan.stage(writing: name) != nil { return name }
    if run.scalar(name) != nil { throw RewritingProblem.counted(name) }
    let known = run.plan.tensors.map(\.name)
    if let example = known.first(where: { $0 != name && $0.withoutNumber == name }) {
      throw RewritingProblem.ofWhichLayer(name, example: example)
    }
    guard !known.map(\.withoutNumber).contains(name.withoutNumber) else {
      throw RewritingProblem.unknown(name, nearest: name.nearest(among: known))
    }
    try Self.refuseTaken(name)
    if let near = run.plan.tensor(likely: name), run.plan.tensor(named: near)?.isBlank == true {
      throw RewritingProblem.unknown(name, nearest: near)
    }
    return name
  }

  /// Refuses to call a tensor of the learner's by a name that means something else already: it would
  /// set nothing.
  private static func refuseTaken(_ name: String) throws {
    let command =
      SettingWords.isSetting(name)
      ? SessionScope.setting(behind: name) ?? SettingWords.command(for: name, "…") : nil
    if let command { throw RewritingProblem.isSetting(name, by: command) }
    if SplitName(name) != nil || ["order", "cost"].contains(name) {
      throw RewritingProblem.counted(name)
    }
    if FunctionTable.signature(of: name) != nil || ["l", "off", "anyway"].contains(name) {
      throw RewritingProblem.hasMeaning(name)
    }
  }

  /// The description of a tensor that the engine has none of.
  private func newTensor(
    _ tensor: String, _ formula: Syntax, _ values: [String: Value], _ functions: OwnFunctions,
    in run: Trainer
  ) throws -> TensorSpec? {
    let known = run.plan.stage(writing: tensor)?.writes.first { $0.name == tensor }
    guard tensor != "alpha", known?.isNew ?? true else { return nil }
    do {
      let spec = try run.newTensor(tensor, formula, values: values, calling: functions)
      if let spec { return spec }
    } catch let error as FormulaError {
      throw FormulaFailure(error: error, source: source)
    } catch let failure as OwnFunctionFailure {
      throw TrainingError.function(tensor, StageID(.forward, own: tensor), failure)
    }
    throw RewritingProblem.noTensor(tensor)
  }
}

// MARK: - Every layer

extension RewriteLine {
  private func layers(_ plan: Plan) throws -> [(String, Syntax)] {
    try (1...plan.network.depth).compactMap { layer in
      let tensor = "\(target.text)\(layer)"
      guard plan.writer(of: tensor) != nil else { return nil }
      return (tensor, try formula.of(layer: layer, in: plan))
    }
  }

  /// With an optimizer of the learner's own, `W`, `dW` and its states stand for each parameter's;
  /// nil for another name.
  private func parameters(_ plan: Plan) -> [(String, Syntax)]? {
    guard plan.ofEveryParameter(target.text) != nil else { return nil }
    let states = plan.ownOptimizer?.states ?? []
    return plan.parameters.map { parameter in
      var names = ["W": parameter.name, "dW": "d\(parameter.name)"]
      for state in states { names[state] = "\(state)d\(parameter.name)" }
      let formula = formula.substituting(names.mapValues { Syntax(.name($0)) })
      return (names[target.text] ?? parameter.name, formula)
    }
  }
}

extension Syntax {
  /// The formula for one layer: `A[l-1]` is what feeds it.
  fileprivate func of(layer: Int, in plan: Plan) throws -> Syntax {
    var missing: String?
    let result = rewriting { node in
      guard case .element(let base, let indices) = node.kind, case .name(let stem) = base.kind,
        plan.tensor(named: stem) == nil, indices.count == 1, case .value(let index) = indices[0],
        let number = index.number(of: layer)
      else { return nil }
      let name = plan.name(of: stem, number, feeding: layer)
      if plan.tensor(named: name) == nil { missing = missing ?? name }
      return Syntax(.name(name), range: node.range)
    }
    if let missing { throw RewritingProblem.missing(missing, layer: layer) }
    return result
  }

  /// Where a name stands alone first.
  fileprivate func range(ofName name: String) -> Range<Int>? {
    switch kind {
    case .name(name): range
    case .element: kind.children.dropFirst().lazy.compactMap { $0.range(ofName: name) }.first
    default: kind.children.lazy.compactMap { $0.range(ofName: name) }.first
    }
  }

  /// What a place of a layer comes to: `l`, `l-1`, `2`.
  private func number(of layer: Int) -> Int? {
    switch kind {
    case .name("l"): layer
    case .number(let number): Int(exactly: number)
    case .binary(.add, let left, let right):
      left.number(of: layer).flatMap { a in right.number(of: layer).map { a + $0 } }
    case .binary(.subtract, let left, let right):
      left.number(of: layer).flatMap { a in right.number(of: layer).map { a - $0 } }
    default: nil
    }
  }
}

extension Plan {
  /// A layer's tensor; what comes before the first layer is X, and where the layer before drops
  /// out it is fed by what is left.
  fileprivate func name(of stem: String, _ number: Int, feeding layer: Int) -> String {
    if stem == "A", number == 0 { return "X" }
    let name = number < 0 ? "\(stem)[\(number)]" : "\(stem)\(number)"
    let dropped = "\(name)_drop"
    return stem == "A" && number == layer - 1 && tensor(named: dropped) != nil ? dropped : name
  }
}

extension String {
  /// A tensor's letters without the number of its layer: `dW` of `dW2`.
  var withoutNumber: String {
    String(reversed().drop(while: \.isNumber).reversed())
  }
}
