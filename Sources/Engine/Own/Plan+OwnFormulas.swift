import Formulas

extension Hyperparameters {
  /// The stages with the learner's formulas in them, each behind the last thing it reads.
  func rewriting(
    _ stages: [any Stage], of network: Network, isTraining: Bool = true
  ) -> [any Stage] {
    guard !own.isEmpty else { return stages }
    let fitting = own.fitted(to: stages, of: network, isTraining: isTraining)
    let batch = stages.lazy.compactMap { $0.original as? BatchStage }.first
    let plan = OwnPlan(
      network, under: self, dictionaries: stages.dictionaries, count: batch?.data.count ?? 0)
    let own = stages.map { OwnStage($0, fitting, in: plan) ?? $0 }
    return own.inserting(fitting.filter { $0.new != nil }, in: plan, isTraining: isTraining)
      .placed()
  }
}

extension OwnFormulas {
  /// The entries as they stand in these stages: what drops out here takes part as it is where
  /// nothing drops out, and an evaluation has masks of 1 and the running averages.
  fileprivate func fitted(
    to stages: [any Stage], of network: Network, isTraining: Bool
  ) -> [Entry] {
    let written = Set(stages.flatMap(\.writes).map(\.name))
    let here =
      isTraining
      ? entries
      : entries.filter {
        !$0.isOfTrainingAlone && !Self.isOfTraining($0.tensor, network)
          && !($0.formula != nil && Self.costs.contains($0.tensor))
      }
    var replacements = replacements(in: network, written: written, isTraining: isTraining)
    for layer in 1...network.depth where !written.contains("A\(layer)_drop") {
      replacements["dA\(layer)_drop"] = gradient(behindDropoutOf: layer, in: stages)
    }
    return here.map(resolvingRate).map { entry in
      Entry(
        entry.tensor, entry.formula?.substituting(replacements), values: entry.values,
        functions: entry.functions, source: entry.source, new: entry.new)
    }
  }

  /// What stands for the gradient of what dropout leaves, where nothing drops out: the formula of
  /// the layer's gradient, or the learner's.
  private func gradient(behindDropoutOf layer: Int, in stages: [any Stage]) -> Syntax? {
    let own = entries.first { $0.tensor == "dA\(layer)_drop" && $0.values.isEmpty }?.formula
    let engines = stages.flatMap(\.writes).first { $0.name == "dA\(layer)" }?.formula
    return own ?? engines
  }

  private func replacements(
    in network: Network, written: Set<String>, isTraining: Bool
  ) -> [String: Syntax] {
    var replacements: [String: Syntax] = [:]
    for layer in 1...network.depth where !written.contains("A\(layer)_drop") {
      replacements["A\(layer)_drop"] = Syntax(.name("A\(layer)"))
      replacements["D\(layer)"] = Syntax(.number(1))
      if !network.layers[layer - 1].hasDropout {
        replacements["keep_prob\(layer)"] = Syntax(.number(1))
      }
    }
    for layer in 1...network.depth where !isTraining && network.layers[layer - 1].hasBatchNorm {
      let (mean, variance) = BatchNormStage.runningAverages(of: layer)
      replacements["mu\(layer)"] = Syntax(.name(mean))
      replacements["var\(layer)"] = Syntax(.name(variance))
    }
    return replacements
  }

  /// What an evaluation does without, whose cost is the mean of L; a penalty is of training.
  private static let costs: Set<String> = ["J_data", "J_reg", "J"]

  /// Whether a tensor is drawn or taken from the mini-batch, and so has no part in an evaluation.
  private static func isOfTraining(_ tensor: String, _ network: Network) -> Bool {
    let layers = (1...network.depth).flatMap { ["D\($0)", "A\($0)_drop", "mu\($0)", "var\($0)"] }
    return (layers + ["X", "Y", "indices", "alpha"]).contains(tensor)
  }
}

extension OwnFormulas {
  /// Whether each example's outputs depend on that example alone, as far as the formulas of a
  /// plan's forward pass tell.
  public func goByExample(in plan: Plan) -> Bool {
    let forward = entries.filter { plan.stage(writing: $0.tensor)?.id.pass == .forward }
    return forward.allSatisfy { $0.formula?.goesByExample ?? true }
  }
}

extension Syntax {
  /// Whether the formula takes each column by itself: nothing is reduced over the examples, and
  /// their number is not asked for.
  fileprivate var goesByExample: Bool {
    switch kind {
    case .call(let name, let arguments):
      Self.byElement.contains(name.text) && arguments.allSatisfy { $0.value.goesByExample }
    case .name(let name): name != "m"
    case .member, .method, .element, .unpacked: false
    default: kind.children.allSatisfy(\.goesByExample)
    }
  }

  private static let byElement: Set<String> = [
    "exp", "log", "sqrt", "tanh", "sigmoid", "relu", "maximum", "minimum", "where", "abs", "sign",
    "multiply", "add", "subtract", "divide", "power", "square", "isnan", "clip", "dot", "matmul",
    "sin", "cos", "erf", "log1p", "expm1",
  ]
}
