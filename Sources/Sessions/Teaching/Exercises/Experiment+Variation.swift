import Datasets
import Engine
import Matrices

extension Experiment {
  /// The same network at the same stage with other data and other weights; nothing is shared.
  /// - Throws: what keeps a run from beginning.
  func varied(by variation: inout Variation) throws -> Experiment {
    guard isComplete, let live = trainer, let splits else { return self }
    var twin = self
    twin.use(splits.varied(by: &variation), normalizedBy: normalization)
    twin.restart(seed: hyperparameters.seed &+ 1)
    let run = try twin.run()
    for parameter in run.plan.parameters {
      guard let value = run.tensor(parameter.name) else { continue }
      try run.set(parameter.name, to: variation.parameters(value))
    }
    run.follow(live)
    return twin
  }
}

extension Splits {
  /// Every part with other numbers.
  fileprivate func varied(by variation: inout Variation) -> Splits {
    mapping { part in
      var other = part
      other.X = variation.features(part.X)
      other.Y = variation.labels(part.Y)
      return other
    }
  }
}

extension Trainer {
  /// Runs to the stage another run is at; two iterations stand for any number.
  fileprivate func follow(_ other: Trainer) {
    let finished = other.state.iteration - (other.nextStage > 0 ? 1 : 0)
    _ = try? run(iterations: min(finished, 2))
    while nextStage != other.nextStage { runStage() }
  }
}
