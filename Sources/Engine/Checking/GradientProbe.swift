import Matrices

/// A copy of a run whose parameters can be moved a little to see the cost change.
struct GradientProbe {
  private let trainer: Trainer
  private let epsilon: Double
  private let gradients: [String: Matrix<Double>]
  private let cost: Int

  init(_ original: Trainer, epsilon: Double) throws {
    self.epsilon = epsilon
    trainer = try Self.copy(original)
    cost = trainer.plan.index(of: StageID(.cost)) ?? 0
    trainer.runToUpdate()
    var gradients: [String: Matrix<Double>] = [:]
    for parameter in trainer.plan.parameters {
      gradients[parameter.name] = trainer.tensor("d\(parameter.name)")
    }
    self.gradients = gradients
  }

  /// The same network without dropout, in float64, on the mini-batch being worked on.
  private static func copy(_ original: Trainer) throws -> Trainer {
    var data = original.data
    if let X = original.tensor("X"), let Y = original.tensor("Y") {
      data = try TrainingSet(X: X, Y: Y)
    }
    return try original.withoutDropout(on: data, precision: .float64)
  }

  /// Compares one element's derivative with the central difference.
  func element(_ index: Int, of spec: TensorSpec) -> GradientCheck.Element {
    let value = trainer.core.element(index, of: spec.name)
    let above = costs(with: value + epsilon, at: index, of: spec)
    let below = costs(with: value - epsilon, at: index, of: spec)
    trainer.core.set(index, of: spec.name, to: value)
    let approximation = (above.cost - below.cost) / (2 * epsilon)
    let gradient = gradients[spec.name]?.elements[index] ?? .nan
    let isSuspicious = abs(approximation - gradient) > 1e-6 * max(1e-3, abs(gradient))
    let isOnCorner =
      isSuspicious && (above.signs != below.signs || crossesL1Corner(value, spec))
    return .init(
      row: index % spec.rows, column: index / spec.rows, approximation: approximation,
      gradient: gradient, isOnCorner: isOnCorner)
  }

  private func crossesL1Corner(_ value: Double, _ spec: TensorSpec) -> Bool {
    trainer.state.hyperparameters.l1 > 0 && spec.name.hasPrefix("W") && abs(value) <= epsilon
  }

  private func costs(
    with value: Double, at index: Int, of spec: TensorSpec
  ) -> (cost: Double, signs: [Bool]) {
    trainer.core.set(index, of: spec.name, to: value)
    for stage in 1...cost { trainer.core.run(stage: stage, &trainer.state) }
    return (trainer.lastCost, cornerSigns)
  }

  /// On which side of their corner the inputs of the ReLU kinds stand.
  private var cornerSigns: [Bool] {
    trainer.plan.network.layers.enumerated().flatMap { index, layer -> [Bool] in
      guard [.relu, .leakyrelu, .prelu].contains(layer.activation) else { return [] }
      let input = (layer.hasBatchNorm ? "Ztilde" : "Z") + "\(index + 1)"
      return trainer.core.value(of: input, examples: trainer.state.examples).elements
        .map { $0 > 0 }
    }
  }
}
