import Engine
import Explaining
import Formulas
import Matrices
import TestSupport
import Testing

/// A planted mistake can be found: by the formulas of the stages, and by the gradient check where
/// it makes the gradient disagree with the cost.
@Suite struct BugTests {
  /// The mistakes that the gradient check reveals; the others are in what it leaves out (dropout),
  /// after the gradients, or in both the cost and its gradient alike.
  static let visibleToGradientCheck: Set<BugKind> = [
    .missingBias, .runningStatistics, .summedCost, .reversedError, .missingDerivative,
    .wrongTanhDerivative, .wrongSigmoidDerivative, .constantStatistics, .doubledGradient,
    .summedGradient, .summedBiasGradient, .missingRegularization,
  ]

  /// The mistakes that need an optimizer.
  static let optimizers: [BugKind: any Optimizer] = [
    .momentumWithoutDecay: Momentum(), .missingRoot: RMSProp(), .missingBiasCorrection: Adam(),
  ]

  /// A run with something of everything.
  static func trainer(
    _ bug: PlantedBug?, optimizer: any Optimizer = GradientDescent(),
    precision: Precision = .float64
  ) throws -> Trainer {
    var random = NumPyRandom(seed: 7)
    let network = try Network(
      inputs: 3,
      layers: [
        Layer(units: 5, activation: .tanh, keepProbability: 0.8),
        Layer(units: 4, activation: .relu, hasBatchNorm: true),
        Layer(units: 4, activation: .sigmoid), Layer(units: 3, activation: .softmax),
      ])
    let data = try TrainingSet(
      X: random.gauss(Shape(3, 14)), Y: Matrix(shape: Shape(3, 14)) { $1 % 3 == $0 ? 1 : 0 })
    var hyper = Hyperparameters()
    (hyper.l2, hyper.batchSize, hyper.seed) = (0.5, 7, 5)
    (hyper.optimizer, hyper.bug, hyper.precision) = (optimizer, bug, precision)
    return try Trainer(network, on: data, with: hyper)
  }

  /// Every place where a kind of mistake fits.
  static func planted(_ kind: BugKind) throws -> [(Trainer, TensorSpec)] {
    let optimizer = optimizers[kind] ?? GradientDescent()
    let places = try trainer(nil, optimizer: optimizer).places(for: kind)
    return try places.map { (try trainer(kind.bug(in: $0.name), optimizer: optimizer), $0) }
  }

  @Test(
    "The stage's formula disagrees with its value, and no other",
    arguments: BugKind.allCases)
  func formulasReveal(kind: BugKind) throws {
    let planted = try Self.planted(kind)
    #expect(!planted.isEmpty)
    for (trainer, tensor) in planted {
      let wrong = try wrongTensors(of: trainer, iterations: 3)
      #expect(wrong.contains(tensor.name), "\(kind) at \(tensor.name): \(wrong)")
      let stages = Set(wrong.compactMap { trainer.plan.stage(writing: $0)?.id })
      #expect(
        stages.count == 1 && stages.first == trainer.plan.stage(writing: tensor.name)?.id,
        "\(kind): \(wrong)")
    }
  }

  @Test("Only the spoiled formula is wrong, and try would name it so", arguments: BugKind.allCases)
  func isOneFormula(kind: BugKind) throws {
    for (trainer, tensor) in try Self.planted(kind) {
      let wrong = try wrongTensors(of: trainer, iterations: 2)
      #expect(wrong == [tensor.name], "\(kind)")
    }
  }

  @Test("The gradient check reveals what it can", arguments: BugKind.allCases)
  func gradientCheckReveals(kind: BugKind) throws {
    for (trainer, tensor) in try Self.planted(kind) {
      _ = try trainer.run(iterations: 3)
      let check = try #require(try trainer.checkGradients())
      let message = "\(kind) at \(tensor.name): \(check.difference)"
      if Self.visibleToGradientCheck.contains(kind) {
        #expect(check.difference > 1e-3, "\(message)")
      } else {
        #expect(check.difference < 1e-6, "\(message)")
      }
    }
  }

  @Test("Without a mistake, or with one that does not fit, nothing is wrong")
  func nothingIsWrong() throws {
    let misplaced = BugKind.missingMask.bug(in: "dA2")
    for bug in [nil, misplaced] {
      let trainer = try Self.trainer(bug)
      #expect(trainer.plan.bug == nil && trainer.plan.spoiledTensor == nil)
      #expect(try wrongTensors(of: trainer, iterations: 3).isEmpty)
      #expect(try #require(try trainer.checkGradients()).difference < 1e-6)
    }
  }

  @Test(
    "The plan says of itself what it says without the mistake", arguments: BugKind.allCases)
  func planDoesNotTell(kind: BugKind) throws {
    let plain = try Self.trainer(nil, optimizer: Self.optimizers[kind] ?? GradientDescent()).plan
    for (trainer, _) in try Self.planted(kind) {
      #expect(trainer.plan.stages.map(\.id) == plain.stages.map(\.id))
      #expect(trainer.plan.stages.map(\.reads) == plain.stages.map(\.reads))
      #expect(trainer.plan.stages.map(\.writes) == plain.stages.map(\.writes))
      #expect(trainer.plan.parameters == plain.parameters)
      #expect(trainer.plan.tensors == plain.tensors)
    }
  }

  @Test(
    "Going back and on again, the mistake is made again, bit for bit",
    arguments: BugKind.allCases)
  func travelsWithTheRun(kind: BugKind) throws {
    for (trainer, _) in try Self.planted(kind).prefix(1) {
      var timeline = Timeline(trainer)
      _ = try timeline.run(iterations: 6)
      let before = trainer.plan.tensors.map { timeline.trainer.tensor($0.name)?.elements }
      timeline.go(to: Moment(finished: 2, stages: 5))
      timeline.go(to: Moment(finished: 6, stages: 0))
      let after = trainer.plan.tensors.map { timeline.trainer.tensor($0.name)?.elements }
      #expect(after == before)
    }
  }

  @Test("In float32 the same mistakes are made", arguments: BugKind.allCases)
  func singlePrecision(kind: BugKind) throws {
    let optimizer = Self.optimizers[kind] ?? GradientDescent()
    let place = try Self.trainer(nil, optimizer: optimizer).places(for: kind).first
    let bug = try kind.bug(in: #require(place).name)
    let single = try Self.trainer(bug, optimizer: optimizer, precision: .float32)
    let double = try Self.trainer(bug, optimizer: optimizer)
    _ = try (single.run(iterations: 2), double.run(iterations: 2))
    for spec in double.plan.tensors {
      let message = try difference(
        single.tensor(spec.name), from: #require(double.tensor(spec.name)), tolerance: 1e-3)
      #expect(message == nil, "\(spec.name): \(message ?? "")")
    }
  }

  /// The tensors whose values are not what their formulas give.
  private func wrongTensors(of trainer: Trainer, iterations: Int) throws -> Set<String> {
    var wrong: Set<String> = []
    for _ in 0..<(iterations * trainer.plan.stages.count) {
      var moment = TrainerScope(trainer)
      let stage = trainer.plan.stages[trainer.runStage()]
      for (name, value) in trainer.scalars { moment.values[name] = Value(value) }
      for spec in stage.writes {
        let found = trainer.tensor(spec.name)
        if spec.role != .mask, spec.name != "indices" {
          let value = try moment.evaluate(spec.formula)
          let expected = try #require(value.matrix)
          if difference(found, from: expected, tolerance: 1e-9) != nil { wrong.insert(spec.name) }
        }
        moment.values[spec.name] = found.map { Value($0) }
      }
    }
    return wrong
  }
}
