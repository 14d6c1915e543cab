import Cells
import Engine
import Explaining
import Formulas

/// What a learner's function is to compute: tensors of one stage, or of several.
struct FunctionTask {
  /// The parts of a training step that functions are written for.
  enum Work: Hashable {
    case linear, activation, linearActivation, normalize, dropout, cost
    case lossGradient, activationGradient, dropoutGradient, linearGradient, parameterGradient
    case linearBackward, update, forwardPropagation, backwardPropagation
    case linearActivationBackward, batch, prediction
  }

  let work: Work
  /// The layer, from 1; the last one where the work is the whole network's.
  let layer: Int
  /// The plan by the engine's own formulas.
  let plan: Plan
  /// The stage, or what it is called where there are several.
  let stage: String
  /// What a tuple of results may hold, in order; one result alone is the first tensor of one.
  let tuples: [[String]]
  /// What a single result may be; the first is what it is where nothing else is said.
  let singles: [String]
  /// The keys of a dictionary of results; empty where none is wanted.
  let keys: [String]
  /// The gradient it is called with, and dZ by that gradient; nil where it is called with none.
  private(set) var handed: (dA: String, dZ: String, formula: Syntax)?
  /// Whether it is told which share dropout keeps.
  private(set) var isGivenShare = false
  /// What it returns behind a dictionary: that of an optimizer's averages it was given, by name.
  var states: [(name: String, entries: [(key: String, tensor: String)])] = []

  init(
    _ work: Work, layer: Int, _ plan: Plan, stage: String, tuples: [[String]],
    singles: [String]? = nil, keys: [String] = []
  ) {
    (self.work, self.layer, self.plan, self.stage) = (work, layer, plan, stage)
    (self.tuples, self.keys) = (tuples, keys)
    self.singles = singles ?? tuples.compactMap(\.first)
  }

  /// The tensor whose formula sees all that the function is called with.
  var sight: String {
    switch work {
    case .linearActivation: "Z\(layer)"
    case .linearBackward: "dW\(layer)"
    case .forwardPropagation, .prediction: "Z1"
    case .backwardPropagation: plan.stages.first { $0.id.pass == .backward }?.writes[0].name ?? "J"
    case .linearActivationBackward: "dZ\(layer)"
    // Averages as they were before the update.
    case .update: plan.stages.first { $0.id.pass == .update }?.writes[0].name ?? "J"
    // A mini-batch of one's own is made of the engine's.
    case .batch: "Z1"
    default: singles.first ?? keys.first ?? "J"
    }
  }

  /// Whether it is about the network as a whole, whose number of outputs a learner knows.
  var isOfWholeNetwork: Bool {
    [.forwardPropagation, .backwardPropagation, .prediction].contains(work)
  }

  /// The engine's formula for a tensor, made of the gradient that is handed in where one is.
  func formula(of tensor: String) -> Syntax? {
    if work == .prediction { return predictions }
    let formula = plan.tensor(named: tensor)?.formula
    guard let handed else { return formula }
    return tensor == handed.dZ ? handed.formula : formula?.substituting([handed.dZ: handed.formula])
  }
}

// MARK: - By a stage

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

  /// What the network takes each example for, by a function that is called with all parameters.
  static func predicting(_ plan: Plan) -> FunctionTask {
    FunctionTask(
      .prediction, layer: plan.network.depth, plan, stage: predictions, tuples: [[predictions]])
  }

  /// What predictions are called, which are no tensor of a plan.
  static let predictions = "predictions"

  /// Whether predictions are 0 or 1.
  var isOfTwoClasses: Bool { plan.network.layers[layer - 1].activation == .sigmoid }

  /// The most likely class, or 1 where a probability is more than a half.
  private var predictions: Syntax? {
    guard let output = plan.tensor(named: "A\(layer)")?.formula else { return nil }
    let last = plan.network.layers[layer - 1]
    let formula =
      switch last.activation {
      case .softmax: "argmax(\(output), axis=0)"
      // Half a probability may be taken for either class.
      case .sigmoid: "(sign((\(output)) - 0.5) + 1) / 2"
      default: "\(output)"
      }
    return try? Parser.parseExpression(formula)
  }

  /// All gradients by a function that returns them in a dictionary.
  static func backward(_ plan: Plan) -> FunctionTask {
    FunctionTask(
      .backwardPropagation, layer: plan.network.depth, plan, stage: "backward", tuples: [],
      singles: [], keys: plan.parameters.map { "d\($0.name)" })
  }

  /// Whether the engine has nothing to compare values with: a mini-batch of the learner's own, or an
  /// optimizer with a state of its own.
  func hasOwnValues(_ call: Syntax) -> Bool {
    work == .batch || work == .update && call.names.contains("state")
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
    let dA = "dA\(layer)"
    let id = StageID(.backward, layer: layer, part: "dZ")
    guard call.names.contains(dA), let index = plan.index(of: id),
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
    if work == .linearGradient, singles.count == 2, !keys.isDisjoint(with: Self.maskNames) {
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
