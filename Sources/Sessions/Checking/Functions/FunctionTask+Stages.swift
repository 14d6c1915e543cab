import Engine

extension FunctionTask {
  /// The work of a stage; nil for one that no function can be written for.
  init?(stage id: StageID, in plan: Plan) {
    guard let index = plan.index(of: id) else { return nil }
    let stage = plan.stages[index]
    let written = stage.writes.map(\.name)
    let layer = id.layer ?? plan.network.depth
    func made(_ work: Work, _ tuples: [[String]], singles: [String]? = nil) -> FunctionTask {
      FunctionTask(work, layer: layer, plan, stage: "\(id)", tuples: tuples, singles: singles)
    }
    switch (id.pass, id.part) {
    case (.batch, _): self = made(.batch, [["X", "Y"]], singles: ["X"])
    case (.forward, "linear"): self = made(.linear, [written])
    case (.forward, "activation"): self = made(.activation, [written])
    case (.forward, "normalize"):
      self = made(.normalize, [["Ztilde\(layer)"]], singles: ["Ztilde\(layer)"])
    case (.forward, "dropout"):
      let (D, A) = (written[0], written[1])
      self = made(.dropout, [[A, D], [D, A]], singles: [A])
    case (.cost, _):
      let singles = ["J", "J_data", "L", "J_reg"].filter(written.contains)
      self = made(.cost, [["J"]], singles: singles)
    case (.backward, "dA"): self = Self.gradient(of: stage, layer, made)
    case (.backward, "dZ"): self = made(.activationGradient, [written])
    case (.backward, "dW"):
      self = made(
        .parameterGradient, [written, [Self.inputGradient(of: layer, plan)] + written],
        singles: written)
    case (.update, _):
      let names = plan.parameters.map(\.name).filter(written.contains)
      self = made(.update, [names], singles: names)
    default: return nil
    }
  }

  /// The derivative of the loss by what the last layer puts out, which no stage computes where dZ is
  /// worked out at once; nil for the name of any other stage.
  init?(outputGradient stage: String, in plan: Plan) {
    let (layer, id) = (
      plan.network.depth, StageID(.backward, layer: plan.network.depth, part: "dA")
    )
    guard stage == "\(id)", plan.index(of: id) == nil, plan.tensor(named: "dA\(layer)") != nil
    else { return nil }
    self.init(.lossGradient, layer: layer, plan, stage: stage, tuples: [["dA\(layer)"]])
  }

  private static func gradient(
    of stage: any Stage, _ layer: Int,
    _ made: (Work, [[String]], [String]?) -> FunctionTask
  ) -> FunctionTask {
    let written = stage.writes.map(\.name)
    if !stage.reads.contains(where: { $0.hasPrefix("W") }) {
      return made(.lossGradient, [written], nil)
    }
    return written.count == 1
      ? made(.linearGradient, [written], nil) : made(.linearGradient, [[written[0]]], written)
  }

  /// The gradient that goes on to what feeds a layer; for the first it is `dA0`, which nobody needs
  /// and nothing is compared with.
  static func inputGradient(of layer: Int, _ plan: Plan) -> String {
    let dA = "dA\(layer - 1)"
    return plan.writer(of: dA + "_drop") == nil ? dA : dA + "_drop"
  }

  /// The update of all parameters by a function that is given them in a dictionary.
  static func update(_ plan: Plan) -> FunctionTask {
    FunctionTask(
      .update, layer: plan.network.depth, plan, stage: "update", tuples: [], singles: [],
      keys: plan.parameters.map(\.name))
  }

  /// The whole way forward by a function that returns what the last layer puts out.
  static func forward(_ plan: Plan) -> FunctionTask {
    let last = plan.network.depth
    return FunctionTask(
      .forwardPropagation, layer: last, plan, stage: "forward", tuples: [["A\(last)"]])
  }

  /// All gradients by a function that returns them in a dictionary.
  static func backward(_ plan: Plan) -> FunctionTask {
    FunctionTask(
      .backwardPropagation, layer: plan.network.depth, plan, stage: "backward", tuples: [],
      singles: [], keys: plan.parameters.map { "d\($0.name)" })
  }
}
