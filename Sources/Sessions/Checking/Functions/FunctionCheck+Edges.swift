import Explaining

/// Functions that are right in most runs and wrong where values lie at an edge: looked at where
/// `try` looks at formulas.
extension FunctionCheck {
  /// What is wrong there first; nil where nothing is.
  func edgeFault(_ trials: [FunctionTrial], _ held: [String: Double]) throws -> FunctionFault? {
    guard !task.drawsForward(call) else { return nil }
    for place in try places(setting: held) {
      // An exponential that is too large is no fault of the formula's.
      guard case .success(let trial) = try trial(place) else { continue }
      for part in trial.parts {
        guard let right = trial.right(part.tensor), let array = part.value.array else { continue }
        let isEnd = place.kind.edge?.isEnd ?? false
        let near = isEnd ? settled(array, part.tensor, trial) : array
        let mine = place.kind.edge == .far ? near.withEndless(of: right) : near
        let tolerance = tolerance(for: part.tensor, trial)
        guard let worst = worst(mine, right, tolerance: tolerance) else { continue }
        return difference(part.tensor, trial, right, worst, judged(part.tensor, trials, trial))
      }
    }
    return nil
  }

  private func places(setting settings: [String: Double]) throws -> [FunctionCase] {
    try FunctionCase.atEdges(
      task.edges(calledWith: Set(call.names)), for: moment, naming: namedPenalties,
      keepingOneOutput: task.isOfWholeNetwork, setting: settings)
  }
}

extension FunctionTask {
  /// Where a function for it is looked at besides.
  fileprivate func edges(calledWith names: Set<String>) -> [Edge] {
    let all = targets.reduce(into: [Edge]()) { edges, tensor in
      guard let spec = plan.tensor(named: tensor) else { return }
      let pass = plan.stage(writing: tensor)?.id.pass
      let names = names.union(formula(of: tensor)?.names ?? [])
      for edge in Edge.all(for: spec, in: pass, reading: names) where !edges.contains(edge) {
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
