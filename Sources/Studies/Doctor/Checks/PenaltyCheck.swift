import Engine
import Glibc
import Matrices

/// Regularisation that pulls harder than the data: the weights die out, or grow without end.
///
/// Each step of gradient descent multiplies a weight by 1 - αλ/m (L2), or moves it by αλ1/m towards
/// 0 (L1). Adam divides this pull by its size, so only what came of it is looked at.
struct PenaltyCheck: HealthCheck {
  let topic = Checkup.Topic.penalty

  /// What is left of the first weights' size where the data hold them no more.
  private static let remainder = 0.2
  /// A cost beyond this share of guessing is that of a network that answers the same for all.
  private static let guessing = 0.9

  func look(at examination: CheckedRun) -> CheckOutcome {
    let hyper = examination.hyperparameters
    guard hyper.l2 > 0 || hyper.l1 > 0 else { return .skipped(.noPenalty) }
    let m = Double(examination.batchSize)
    let factor = 1 - hyper.learningRate * hyper.l2 / m
    if hyper.l2 > 0, factor < -1, hyper.optimizer is GradientDescent {
      return .found([
        tried(trouble(hyper, factor, examination.weightShares.max() ?? 1), examination)
      ])
    }
    guard !examination.costs.isEmpty else { return .skipped(.iterations(needed: 1)) }
    guard let share = examination.weightShares.min(), share < Self.remainder,
      examination.isGuessing(beyond: Self.guessing)
    else { return .found([]) }
    let finding = tried(trouble(hyper, factor, share), examination)
    // Where less of it does no better, weights are small for another reason, as there is nothing that
    // a line could learn; or it holds overfitting back.
    if finding.cure == nil, examination.allowsTrials { return .found([]) }
    return .found([finding])
  }

  /// The trouble with the strength that lets the network learn, where there is time to look for it.
  private func tried(_ trouble: Trouble, _ examination: CheckedRun) -> Finding {
    let hyper = examination.hyperparameters
    let parts = [10.0, 100, 1e3, 1e4]
    let changes: [Change] = parts.map {
      hyper.l2 > 0 ? .l2((hyper.l2 / $0).withTwoDigits) : .l1((hyper.l1 / $0).withTwoDigits)
    }
    let cure = examination.allowsTrials ? examination.cure(among: changes) : nil
    return Finding(.serious, trouble, cure: cure)
  }

  /// The penalty, with what it has left of the weights.
  static func trouble(of examination: CheckedRun) -> Trouble {
    let hyper = examination.hyperparameters
    let factor = 1 - hyper.learningRate * hyper.l2 / Double(examination.batchSize)
    return PenaltyCheck().trouble(hyper, factor, examination.weightShares.min() ?? 1)
  }

  private func trouble(_ hyper: Hyperparameters, _ factor: Double, _ share: Double) -> Trouble {
    hyper.l2 > 0
      ? .strongL2(hyper.l2, factor: factor, left: share) : .strongL1(hyper.l1, left: share)
  }
}

extension CheckedRun {
  /// The examples of a mini-batch, m.
  var batchSize: Int {
    min(hyperparameters.batchSize ?? training.count, training.count)
  }

  /// The size of each layer's weights, as a share of what they begin with on average; without
  /// layers that begin with 0.
  var weightShares: [Double] {
    network.layers.enumerated().compactMap { index, layer in
      let W = tensor("W\(index + 1)")
      let first = layer.initialization.factor(inputs: W.columns)
      return first > 0 ? W.rootMeanSquare / first : nil
    }
  }

  /// Whether the answers are no better than the same answer for every example: by the cost where
  /// there are classes, else by the spread of the labels.
  func isGuessing(beyond share: Double) -> Bool {
    guard train.cost.isFinite else { return false }
    return train.cost >= share * constantCost
  }

  /// The cost of the best constant answer.
  var constantCost: Double {
    let Y = training.Y
    let shares = (0..<Y.rows).map { row in
      let known = (0..<Y.columns).map { Y[row, $0] }.filter { !$0.isNaN }
      return (mean: known.reduce(0, +) / Double(max(1, known.count)), known: known)
    }
    switch network.loss {
    case .bce, .bceFromZ:
      return shares.reduce(0) { $0 - Self.entropy($1.mean) - Self.entropy(1 - $1.mean) }
    case .ce, .ceFromZ: return shares.reduce(0) { $0 - Self.entropy($1.mean) }
    case .squared:
      return shares.reduce(0) { sum, row in
        let spread = row.known.reduce(0) { $0 + ($1 - row.mean) * ($1 - row.mean) }
        return sum + spread / Double(2 * max(1, row.known.count))
      }
    }
  }

  private static func entropy(_ share: Double) -> Double {
    share > 0 ? share * log(share) : 0
  }
}

extension Initialization {
  /// The size of the numbers drawn: their root mean square.
  func factor(inputs: Int) -> Double {
    let scale: Double =
      switch scale {
      case .he: (2 / Double(inputs)).squareRoot()
      case .xavier: (1 / Double(inputs)).squareRoot()
      case .small: 0.01
      case .large: 10
      case .zeros: 0
      }
    return usesUniform ? scale / 3.squareRoot() : scale
  }
}
