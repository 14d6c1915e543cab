import Matrices

/// A copy of a run whose parameters can be moved a little to see the cost change.
struct GradientProbe {
  private let trainer: Trainer
  private let epsilon: Double
  private let gradients: [String: Matrix<Double>]
  private let cost: Int
  /// The random stream before each stage of the forward pass: every evaluation draws the same.
  private var streams: [NumPyRandom] = []
  /// What a person has set by hand, and is checked as it is.
  let handMade: [String]
  /// What a person has set and is not checked.
  let leftOut: (anew: [String], withoutDropout: [String])

  init(_ original: Trainer, epsilon: Double) throws {
    self.epsilon = epsilon
    trainer = try Self.copy(original)
    cost = trainer.plan.index(of: StageID(.cost)) ?? 0
    let hand = HandGradients(original)
    handMade = hand.names(in: trainer.plan)
    leftOut = hand.leftOut(of: original, in: trainer.plan)
    let start = trainer.randomStream
    try hand.run(trainer)
    var gradients: [String: Matrix<Double>] = [:]
    for parameter in trainer.plan.parameters {
      gradients[parameter.name] = trainer.tensor("d\(parameter.name)")
    }
    self.gradients = gradients
    recordStreams(from: start)
  }

  /// Runs the forward pass once more with what it drew, and notes where the stream stands by then.
  private mutating func recordStreams(from start: NumPyRandom) {
    trainer.state.random = start
    streams = [start]
    for stage in 1..<max(1, cost + 1) {
      streams.append(trainer.state.random)
      trainer.core.run(probing: stage, &trainer.state)
    }
  }

  /// The same network without dropout, in float64, on the mini-batch being worked on.
  private static func copy(_ original: Trainer) throws -> Trainer {
    var data = original.data
    if let X = original.tensor("X"), let Y = original.tensor("Y") {
      data = try TrainingSet(X: X, Y: Y)
    }
    let copy = try original.withoutDropout(on: data, precision: .float64)
    copy.isProbe = true
    return copy
  }

  /// Compares the derivatives of some of a parameter's elements with central differences.
  /// - Parameter tick: Told after each element; says whether to stop.
  /// - Returns: nil where it was stopped.
  func elements(
    _ indices: [Int], of spec: TensorSpec, tick: () -> Bool
  ) -> [GradientCheck.Element]? {
    // What the parameter before had changed is computed anew; this one changes nothing before the
    // stage that reads it.
    runForward(from: 1)
    let reader = trainer.plan.stages.firstIndex { $0.reads.contains(spec.name) } ?? 1
    var elements: [GradientCheck.Element] = []
    for index in indices {
      elements.append(element(index, of: spec, readBy: reader))
      if tick() { return nil }
    }
    return elements
  }

  private func element(
    _ index: Int, of spec: TensorSpec, readBy reader: Int
  ) -> GradientCheck.Element {
    let value = trainer.core.element(index, of: spec.name)
    func move(by step: Double) {
      trainer.core.set(index, of: spec.name, to: value + step)
      runForward(from: reader)
    }
    move(by: epsilon)
    let above = trainer.lastCost
    move(by: -epsilon)
    let approximation = (above - trainer.lastCost) / (2 * epsilon)
    let gradient = gradients[spec.name]?.elements[index] ?? .nan
    let isSuspicious = abs(approximation - gradient) > 1e-6 * max(1e-3, abs(gradient))
    let isOnCorner =
      isSuspicious && (crossesCorner(by: move) || crossesL1Corner(value, spec))
    trainer.core.set(index, of: spec.name, to: value)
    return .init(
      row: index % spec.rows, column: index / spec.rows, approximation: approximation,
      gradient: gradient, isOnCorner: isOnCorner)
  }

  private func runForward(from first: Int) {
    // A parameter that a formula of the learner's leaves out is read behind the cost only.
    guard first <= cost else { return }
    trainer.state.random = streams[first]
    for stage in first...cost { trainer.core.run(probing: stage, &trainer.state) }
  }

  private func crossesL1Corner(_ value: Double, _ spec: TensorSpec) -> Bool {
    trainer.state.hyperparameters.l1 > 0 && spec.role == .parameter(.weight)
      && abs(value) <= epsilon
  }

  /// Whether an input of the ReLU kinds changes sides between the two steps, the last of which has
  /// just been made.
  private func crossesCorner(by move: (Double) -> Void) -> Bool {
    let below = cornerSigns
    move(epsilon)
    return cornerSigns != below
  }

  /// On which side of their corner the inputs of the ReLU kinds stand.
  private var cornerSigns: [Bool] {
    trainer.plan.network.layers.enumerated().flatMap { index, layer -> [Bool] in
      guard layer.activation.hasCorner else { return [] }
      let input = (layer.hasBatchNorm ? "Ztilde" : "Z") + "\(index + 1)"
      return trainer.core.value(of: input, examples: trainer.state.examples).elements
        .map { $0 > 0 }
    }
  }
}
