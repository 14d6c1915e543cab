import Engine
import Explaining
import Formulas
import Matrices

/// Functions that are right in most runs and wrong where values lie at an edge: looked at where
/// `try` looks at formulas.
extension FunctionCheck {
  /// What is wrong there first; nil where nothing is.
  func edgeFault(_ trials: [FunctionTrial], _ held: [String: Double]) throws -> FunctionFault? {
    guard !task.drawsForward(call) else { return nil }
    if let fault = toldFault { return fault }
    for place in try places(setting: held) {
      // An exponential that is too large is no fault of the formula's.
      guard case .success(let trial) = try trial(place) else { continue }
      for part in trial.parts {
        guard told[part.tensor] == nil, let right = trial.right(part.tensor),
          let array = part.value.array
        else { continue }
        let isEnd = place.kind.edge?.isEnd ?? false
        let near = isEnd ? settled(array, part.tensor, trial) : array
        let mine = withoutEndless(near, part.tensor, trial, right)
        let tolerance = tolerance(for: part.tensor, trial)
        guard let worst = worst(mine, right, tolerance: tolerance) else { continue }
        return difference(part.tensor, trial, right, worst, judged(part.tensor, trials, trial))
      }
    }
    return try judgedEdge()
  }

  /// What is given at an edge, the right numbers where outputs have no digits left or something in
  /// the function is too large for a number.
  private func withoutEndless(
    _ mine: NumPyArray, _ tensor: String, _ trial: FunctionTrial, _ right: NumPyArray
  ) -> NumPyArray {
    guard trial.place.kind.edge?.isPastDigits == true else { return mine }
    let near = mine.withEndless(of: right)
    guard let plain = plainFormula(of: tensor, [trial]), let state = trial.state(for: tensor) else {
      return near
    }
    let isEndless = plain.isEndless(in: state, over: right.matrix.shape)
    return near.taking(right, within: 0, besides: isEndless.map { $0 ? .infinity : 0 })
  }

  /// Where a formula that tells what is given breaks first.
  private var toldFault: FunctionFault? {
    for (tensor, one) in told.sorted(by: { $0.key < $1.key }) where !one.judgement.isCorrect {
      guard let (edge, mine, right) = FormulaJudge(one.exam).breaking(),
        mine.count == right.count
      else { continue }
      let worst =
        worst(edge.isPastDigits ? mine.withEndless(of: right) : mine, right, tolerance: 0)
        ?? (0, 0)
      return fault(at: edge, of: tensor, worst, right, one.judgement.relation)
    }
    return nil
  }

  /// What is wrong where `try` looks at a call as a formula: there the output's gradients are those
  /// of its labels.
  private func judgedEdge() throws -> FunctionFault? {
    guard [.activation, .activationGradient].contains(task.work), function.readsOutside.isEmpty
    else { return nil }
    let calls = OwnCalls(
      OwnFunctions(callables), dictionaries: task.plan.dictionaries, numbers: numbers)
    for one in try formulas()
    where told[one.tensor] == nil && task.plan.tensor(named: one.tensor) != nil {
      guard
        let exam = try? Exam(
          of: one.tensor, for: one.formula, in: moment.timeline, calling: calls,
          reachesAhead: true),
        let (edge, mine, right) = FormulaJudge(exam).breaking(), mine.count == right.count,
        let worst = worst(
          edge.isPastDigits ? mine.withEndless(of: right) : mine, right, tolerance: 0)
      else { continue }
      return fault(at: edge, of: one.tensor, worst, right, .edge(edge))
    }
    return nil
  }

  private func places(setting settings: [String: Double]) throws -> [FunctionCase] {
    try FunctionCase.atEdges(
      task.edges(calledWith: Set(call.names)), for: moment, naming: namedPenalties,
      keepingOneOutput: task.isOfWholeNetwork, setting: settings)
  }
}

extension FunctionCheck {
  private func fault(
    at edge: Edge, of tensor: String, _ worst: (index: Int, share: Double), _ right: NumPyArray,
    _ relation: Relation?
  ) -> FunctionFault {
    FunctionFault(
      facts: .value(
        .init(
          tensor: tensor, share: worst.share, row: worst.index % right.matrix.rows,
          column: worst.index / right.matrix.rows, isNumber: false, mistakes: [],
          relation: relation ?? .edge(edge), madeOf: task.formula(of: tensor)?.names ?? [],
          isShownByWhy: false)),
      place: .edge(edge))
  }
}

extension FunctionTask {
  /// Where a function for it is looked at besides.
  fileprivate func edges(calledWith names: Set<String>) -> [Edge] {
    let all = targets.reduce(into: [Edge]()) { edges, tensor in
      guard let spec = plan.tensor(named: tensor) else { return }
      let pass = plan.stage(writing: tensor)?.id.pass
      let names = names.union(formula(of: tensor)?.names ?? [])
      for edge in Edge.all(for: spec, in: pass, of: plan, reading: names)
      where !edges.contains(edge) {
        edges.append(edge)
      }
    }
    return all.filter(isLookedAt)
  }

  /// The tensors it computes.
  private var targets: [String] {
    keys + singles + tuples.flatMap(\.self) + states.flatMap { $0.entries.map(\.tensor) }
  }

  /// Whether an edge tells right from wrong: careful logarithms and quotients may differ where
  /// outputs are all but 0 or 1.
  private func isLookedAt(_ edge: Edge) -> Bool {
    switch work {
    case .cost, .batch, .dropout, .prediction: false
    case .lossGradient, .backwardPropagation: [.zero, .tiny].contains(edge)
    default: true
    }
  }
}
