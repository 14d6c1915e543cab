import Cells
import Engine
import TextMeasures

/// What the name of a function says of its work.
private struct FunctionName {
  private let words: Set<String>
  private let text: String

  init(_ name: String) {
    text = name.lowercased().filter { $0 != "_" }
    words = Set(name.lowercased().split(separator: "_").map(String.init))
  }

  func says(_ parts: String...) -> Bool { parts.contains { text.contains($0) } }
  func hasWord(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }

  var isBackward: Bool {
    says("backward", "backprop", "gradient", "derivative", "prime", "deriv", "grad")
      || activation.map { text.hasPrefix("d\($0.rawValue)") } ?? false
  }

  /// Whether it tells of something that is done before, after or around training steps.
  var isOfNoStage: Bool {
    says(
      "initial", "minibatch", "gradientcheck", "gradcheck", "normalizerow", "onehot", "accuracy",
      "todictionary", "tovector", "decay", "schedule")
      || hasWord("init", "plot", "print", "show", "load", "save", "test", "evaluate", "score")
      || says("model", "network") && !says("forward", "backward", "propagation")
  }

  var activation: Activation? {
    let known = Activation.allCases.filter { $0 != .linear }
      .sorted { $0.rawValue.count > $1.rawValue.count }
    return known.first { text.contains($0.rawValue) }
  }
}

extension FunctionTask {
  /// The work a function's name tells of.
  /// - Throws: `FunctionProblem` where the name tells of none, or the network has none of it.
  init(named function: KeptFunction, in plan: Plan) throws(FunctionProblem) {
    let name = FunctionName(function.name)
    let takesAll = function.parameters.contains {
      ["parameters", "params", "weights"].contains($0.name.lowercased())
    }
    if name.isOfNoStage { throw .notOfStep(function.name) }
    if name.says("predict") {
      self = .predicting(plan)
      return
    }
    if let whole = Self.wholeNetwork(name, takesAll, plan) {
      self = whole
      return
    }
    guard let id = try Self.stage(name, plan), let task = FunctionTask(stage: id, in: plan) else {
      throw .noStage(function.name)
    }
    self = name.says("linearactivation") ? task.withLinear(isBackward: name.isBackward) : task
  }

  private static func wholeNetwork(
    _ name: FunctionName, _ takesAll: Bool, _ plan: Plan
  ) -> FunctionTask? {
    if name.says("update", "optimize", "descent", "sgd", "adam", "momentum", "rmsprop"), takesAll {
      return .update(plan)
    }
    if name.isBackward, name.says("propagation", "backprop", "model", "network"),
      name.activation == nil
    {
      return .backward(plan)
    }
    if takesAll, name.says("forward", "propagation"), name.activation == nil {
      return .forward(plan)
    }
    return nil
  }

  private static func stage(
    _ name: FunctionName, _ plan: Plan
  ) throws(FunctionProblem) -> StageID? {
    let last = plan.network.depth
    if name.says("dropout") {
      let layer = plan.network.layers.lastIndex(where: \.hasDropout).map { $0 + 1 }
      guard let layer else { throw .noSuchPart("dropout") }
      return name.isBackward
        ? StageID(.backward, layer: layer, part: "dA")
        : StageID(.forward, layer: layer, part: "dropout")
    }
    if name.says("batchnorm", "normaliz") {
      let layer = plan.network.layers.lastIndex(where: \.hasBatchNorm).map { $0 + 1 }
      guard let layer else { throw .noSuchPart("batchnorm") }
      return StageID(.forward, layer: layer, part: "normalize")
    }
    if name.says("cost", "loss", "entropy") || name.hasWord("mse", "bce", "j") {
      return StageID(.cost)
    }
    if let activation = name.activation {
      return try self.stage(of: activation, isBackward: name.isBackward, plan)
    }
    guard name.says("linear", "affine", "dense") else { return nil }
    return name.isBackward
      ? StageID(.backward, layer: last, part: "dW") : StageID(.forward, layer: last, part: "linear")
  }

  /// The last layer with an activation; for its derivative, one in which dZ is made of dA.
  private static func stage(
    of activation: Activation, isBackward: Bool, _ plan: Plan
  ) throws(FunctionProblem) -> StageID {
    let layers = plan.network.layers.indices.filter {
      plan.network.layers[$0].activation == activation
    }.map { $0 + 1 }
    let ids = layers.map {
      StageID(
        isBackward ? .backward : .forward, layer: $0, part: isBackward ? "dZ" : "activation")
    }
    let fitting = ids.filter { id in
      !isBackward
        || plan.index(of: id).map { plan.stages[$0].reads.contains { $0.hasPrefix("dA") } } ?? false
    }
    guard let id = fitting.last ?? ids.last else { throw .noSuchPart(activation.rawValue) }
    return id
  }

  /// A layer's linear part and activation at once, called as `check` does: `forward.1`,
  /// `backward.2`.
  init?(layer name: String, in plan: Plan) {
    for pass in [StageID.Pass.forward, .backward] {
      for layer in 1...plan.network.depth where name == "\(pass.rawValue).\(layer)" {
        let part = pass == .forward ? "linear" : "dW"
        guard let task = FunctionTask(stage: StageID(pass, layer: layer, part: part), in: plan)
        else { return nil }
        self = task.withLinear(isBackward: pass == .backward, in: layer)
        return
      }
    }
    return nil
  }

  /// The linear part and the activation of a layer at once.
  private func withLinear(isBackward: Bool, in wanted: Int? = nil) -> FunctionTask {
    if isBackward {
      let hidden = (1...layer).last { number in
        plan.stage(writing: "dZ\(number)")?.reads.contains { $0.hasPrefix("dA") } ?? false
      }
      let layer = wanted ?? hidden ?? layer
      let gradients = ["dW\(layer)", "db\(layer)"].filter { plan.writer(of: $0) != nil }
      return FunctionTask(
        .linearActivationBackward, layer: layer, plan, stage: "backward.\(layer)",
        tuples: [[Self.inputGradient(of: layer, plan)] + gradients], singles: gradients)
    }
    return FunctionTask(
      .linearActivation, layer: layer, plan, stage: "forward.\(layer)", tuples: [["A\(layer)"]])
  }
}
