import Engine
import Formulas
import Matrices

extension StageMoment {
  /// The formula of dZ in the tensor's layer for every other activation.
  func otherDerivatives() -> [Syntax] {
    guard let stage, let layer = stage.layer, stage.pass == .backward else { return [] }
    let own = plan.network.layers[layer - 1].activation
    return Activation.allCases.filter { $0 != own && $0 != .linear }
      .compactMap { derivative(of: $0, in: layer) }
  }

  /// The formula of dZ in the tensor's layer by its own activation alone, as with a loss that does
  /// not pair with it; softmax's, element by element.
  func ownDerivative() -> Syntax? {
    guard let stage, let layer = stage.layer, stage.pass == .backward else { return nil }
    let own = plan.network.layers[layer - 1].activation
    return derivative(of: own == .softmax ? .sigmoid : own, in: layer)
  }

  /// The formula of A in the tensor's layer for every other activation that makes it of one number.
  public func otherActivations() -> [Syntax] {
    guard spec.role == .activation, let stage, let layer = stage.layer else { return [] }
    let own = plan.network.layers[layer - 1]
    return simpleActivations()
      + Activation.allCases.filter { $0 != own.activation && ![.linear, .softmax].contains($0) }
      .compactMap { other in
        var layers = plan.network.layers
        (layers[layer - 1].activation, layers[layer - 1].slope) = (other, other.defaultSlope)
        guard
          let network = try? Network(
            inputs: plan.network.inputs, layers: layers, loss: .squared)
        else { return nil }
        return formula(ofFirstIn: stage, of: network)?
          .substituting(["slope\(layer)": Syntax(.number(other.defaultSlope ?? 0))])
      }
  }

  /// What stands for an activation in learners' formulas, and is none of the engine's: the size of the
  /// input, its exponential, and where it is above 0.
  private func simpleActivations() -> [Syntax] {
    guard let input = plan.stage(writing: spec.name)?.reads.first else { return [] }
    let Z = Syntax.named(input)
    let step = try? Parser.parseExpression("1 * (\(input) > 0)")
    return [Z.calling("abs"), Z.calling("exp")] + [step].compactMap(\.self)
  }

  /// The formula of dZ in a layer from dA, whether or not its loss makes it A - Y.
  public func gradient(throughLayer layer: Int) -> Syntax? {
    let network = plan.network
    guard network.layers[layer - 1].activation != .linear else { return .named("dA\(layer)") }
    let id = StageID(.backward, layer: layer, part: "dZ")
    let other = try? Network(inputs: network.inputs, layers: network.layers, loss: .squared)
    return other.flatMap { formula(ofFirstIn: id, of: $0) }
  }

  private func derivative(of activation: Activation, in layer: Int) -> Syntax? {
    let network = plan.network
    var layers = network.layers
    layers[layer - 1].activation = activation
    layers[layer - 1].slope = activation.defaultSlope
    let id = StageID(.backward, layer: layer, part: "dZ")
    guard let other = try? Network(inputs: network.inputs, layers: layers, loss: .squared),
      let formula = formula(ofFirstIn: id, of: other)
    else { return nil }
    return formula.substituting(["slope\(layer)": Syntax(.number(activation.defaultSlope ?? 0))])
  }

  /// What the tensor's formula would be with other losses.
  func otherLosses() -> [Syntax] {
    let network = plan.network
    var formulas: [Syntax] = []
    for loss in Loss.allCases where !loss.isFromZ && loss != network.loss.usual {
      guard
        let other = try? Network(inputs: network.inputs, layers: network.layers, loss: loss),
        let formula = plan(of: other).formula(of: spec.name, throughLayer: network.depth),
        formula != spec.formula
      else { continue }
      // Squares are often written without the half.
      formulas += loss == .squared ? [formula, Syntax.number(2).times(formula)] : [formula]
    }
    return formulas
  }

  /// What the tensor would be with other losses; for a cost, the same of other losses of each
  /// example.
  func otherCosts() -> [Syntax] {
    guard spec.role == .cost,
      let loss = try? StageMoment(of: "L", from: beginning, in: timeline)
    else { return otherLosses() }
    let mean = Syntax.named("L").calling("mean")
    // Beside binary cross-entropy, the one of several classes is but its half.
    let isBinary = plan.network.loss.usual == .bce
    let others = loss.otherLosses().filter { !isBinary || !"\($0)".contains("log(") }
    return others.map { mean.substituting(["L": $0]) }
  }

  private func formula(ofFirstIn id: StageID, of network: Network) -> Syntax? {
    let plan = plan(of: network)
    return plan.index(of: id).flatMap { plan.stages[$0].writes.first?.formula }
  }

  private func plan(of network: Network) -> Plan {
    let run = timeline.trainer
    var hyper = run.state.hyperparameters
    (hyper.bug, hyper.own) = (nil, OwnFormulas())
    return Plan(training: network, on: run.data, with: hyper)
  }

  /// The formulas of the tensors that are computed before it in the iteration.
  public var formulas: [String: Syntax] {
    var formulas: [String: Syntax] = [:]
    for spec in plan.tensors.compactMap({ plan.tensor(named: $0.name) }) {
      let isReady = spec.name != self.spec.name && time(of: spec.name) != .end
      let isPassing = !plan.lives(on: spec) && plan.stage(writing: spec.name)?.id.pass != .update
      let isSibling = siblings.contains { $0.name == spec.name }
      if isReady, isPassing || isSibling && !plan.lives(on: spec), !spec.formula.isDrawn,
        plan.writer(of: spec.name) != nil
      {
        formulas[spec.name] = spec.formula
      }
    }
    return formulas
  }

  /// What lived on, as it was an iteration earlier and as it is now, under names nobody can type.
  public func aliases(in run: Trainer) -> (names: [String: [String]], values: [String: Value]) {
    let place = Moment(finished: iteration - 2, stages: 0)
    lazy var past = timeline.gone(to: place).trainer
    var names: [String: [String]] = [:]
    var aliases: [String: Value] = [:]
    for spec in plan.tensors where plan.lives(on: spec) {
      let name = spec.name
      let earlier = iteration > 1 ? timeline.kept(name, at: place) ?? past.tensor(name) : nil
      for (time, other) in [("earlier", earlier), ("now", run.tensor(name))] {
        guard let other, other != value(of: name, .before) else { continue }
        names[name, default: []].append("\(name) \(time)")
        aliases["\(name) \(time)"] = Value(other)
      }
    }
    return (names, aliases)
  }
}

extension Plan {
  /// A tensor's formula, with the output's dA, which the loss alone decides, written out in it.
  fileprivate func formula(of name: String, throughLayer last: Int) -> Syntax? {
    let gradient = "dA\(last)"
    guard let formula = tensor(named: name)?.formula else { return nil }
    guard name != gradient, let other = tensor(named: gradient)?.formula else { return formula }
    return formula.substituting([gradient: other])
  }
}
