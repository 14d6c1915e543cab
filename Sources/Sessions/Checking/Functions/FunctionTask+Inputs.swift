import Engine
import Formulas

extension FunctionTask {
  /// Whether a name is what the function is to compute, so that it cannot be given it.
  func isOwnResult(_ name: String) -> Bool {
    switch work {
    // What training learns is read before it is written; a batch is made of the engine's.
    case .update, .batch: false
    case .backwardPropagation: name == "grads" || keys.contains(name)
    case .cost: singles.contains(name) || written.contains(name)
    case .forwardPropagation, .prediction: plan.stage(writing: name)?.id.pass == .forward
    case .linearActivation, .linearActivationBackward:
      name == sight || singles.contains(name) || tuples.contains { $0.contains(name) }
    case .dropout, .normalize, .dropoutGradient: singles.contains(name)
    default: singles.contains(name) || tuples.contains { $0.contains(name) }
    }
  }

  /// The one layer that drops out, for a function of the whole network.
  var droppingLayer: Int? {
    guard isOfWholeNetwork else { return nil }
    let layers = plan.network.layers
    let first = layers.firstIndex(where: \.hasDropout)
    return first == layers.lastIndex(where: \.hasDropout) ? first.map { $0 + 1 } : nil
  }

  private var written: [String] { ownStage?.writes.map(\.name) ?? [] }

  private var ownStage: (any Stage)? { plan.stages.first { "\($0.id)" == stage } }

  /// What the work is done from.
  var inputs: [String] {
    let last = plan.network.depth
    switch work {
    case .forwardPropagation, .prediction: return ["X", "parameters"]
    case .backwardPropagation: return ["parameters", "cache", "X", "Y"]
    case .linearActivation:
      return (plan.stage(writing: "Z\(layer)")?.reads ?? ["W\(layer)", "b\(layer)"])
        + ["activation"]
    case .linearActivationBackward: return ["dA\(layer)", "cache", "activation"]
    case .cost: return ["A\(last)", "Y"]
    default: return (ownStage?.reads ?? []).filter { !written.contains($0) }
    }
  }
}
