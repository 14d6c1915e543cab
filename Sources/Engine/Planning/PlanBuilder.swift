/// Puts the stages of a network in their order.
struct PlanBuilder {
  let network: Network
  let hasMissingLabels: Bool
  let regularization: Regularization

  private var layers: ClosedRange<Int> { 1...network.depth }
  private func layer(_ number: Int) -> Layer { network.layers[number - 1] }

  /// The tensor that feeds a layer.
  private func input(of number: Int, isTraining: Bool = true) -> String {
    guard number > 1 else { return "X" }
    let drops = isTraining && layer(number - 1).hasDropout
    return "A\(number - 1)" + (drops ? "_drop" : "")
  }

  /// The forward pass, layer by layer.
  func forward(isTraining: Bool) -> [any Stage] {
    layers.flatMap { forward($0, isTraining: isTraining) }
  }

  private func forward(_ number: Int, isTraining: Bool) -> [any Stage] {
    let layer = layer(number)
    var stages: [any Stage] = [
      linear(number, isTraining: isTraining)
    ]
    if layer.hasBatchNorm {
      stages.append(
        isTraining
          ? BatchNormStage(layer: number, units: layer.units)
          : BatchNormEvaluationStage(layer: number, units: layer.units))
    }
    stages.append(activation(number))
    if isTraining, layer.hasDropout {
      stages.append(DropoutStage(layer: number, description: layer))
    }
    return stages
  }

  private func linear(_ number: Int, isTraining: Bool) -> LinearStage {
    LinearStage(
      layer: number, description: layer(number), inputs: network.units(number - 1),
      input: input(of: number, isTraining: isTraining))
  }

  private func activation(_ number: Int) -> ActivationStage {
    ActivationStage(
      layer: number, description: layer(number),
      input: layer(number).hasBatchNorm ? "Ztilde\(number)" : "Z\(number)")
  }

  /// The loss and the cost.
  var cost: CostStage {
    CostStage(
      network: network, hasMissingLabels: hasMissingLabels, regularization: regularization)
  }

  /// The backward pass, from the output to the first layer.
  var backward: [any Stage] { layers.reversed().flatMap(backward) }

  private var isPaired: Bool {
    network.loss.pairs(with: layer(network.depth).activation)
  }

  private func backward(_ number: Int) -> [any Stage] {
    let layer = layer(number)
    let isOutput = number == network.depth
    var stages: [any Stage] = []
    if !isOutput {
      stages.append(
        ActivationGradientStage(
          layer: number, description: layer, unitsBehind: network.units(number + 1)))
    } else if !isPaired {
      stages.append(lossGradient)
    }
    stages.append(
      LinearGradientStage(
        layer: number, description: layer, isPaired: isOutput && isPaired,
        hasMissingLabels: hasMissingLabels))
    if layer.hasBatchNorm {
      stages.append(BatchNormBackwardStage(layer: number, units: layer.units))
    }
    stages.append(
      ParameterGradientStage(
        layer: number, description: layer, inputs: network.units(number - 1),
        input: input(of: number), regularization: regularization))
    return stages
  }

  private var lossGradient: LossGradientStage {
    LossGradientStage(
      layer: network.depth, units: network.outputs, loss: network.loss,
      hasMissingLabels: hasMissingLabels)
  }

  /// dA of the output, which training does not need where dZ is A - Y.
  var asides: [any Stage] { isPaired ? [lossGradient] : [] }

  /// The updates of every layer that is not frozen.
  func update(by optimizer: any Optimizer) -> [UpdateStage] {
    let learning = layers.filter { !layer($0).isFrozen }
    if let own = optimizer as? OwnOptimizer, own.isWhole {
      let all = learning.flatMap(parameters)
      return all.isEmpty ? [] : [UpdateStage(layer: nil, parameters: all, optimizer: own)]
    }
    return learning.map { number in
      UpdateStage(layer: number, parameters: parameters(of: number), optimizer: optimizer)
    }
  }

  private func parameters(of number: Int) -> [TensorSpec] {
    let normalization =
      layer(number).hasBatchNorm
      ? BatchNormStage(layer: number, units: layer(number).units).owns.prefix(2) : []
    return linear(number, isTraining: true).owns + normalization + activation(number).owns
  }
}
