import Formulas
import Matrices
import TestSupport
import Testing

@testable import Engine

@Suite("Iterations that nobody looks into") struct PassingTests {
  @Test("leave every bit as steps do, wherever the run is stopped", arguments: 0..<80)
  func sameBits(seed: Int) throws {
    for precision in [Precision.float32, .float64] {
      var (one, two) = (RandomNetwork(seed: UInt32(seed)), RandomNetwork(seed: UInt32(seed)))
      var timeline = Timeline(try one.trainer(precision: precision))
      let stepped = try two.trainer(precision: precision)
      for (count, stop) in [(6, 6), (9, 4), (1, 1), (5, 1), (3, 2)] {
        var passed = 0
        let finished = try timeline.run(iterations: count) {
          passed += 1
          return passed == stop
        }
        #expect(finished == stop)
        for _ in 0..<(stop * stepped.plan.stages.count) { stepped.runStage() }
        let isSame = timeline.trainer.bits == stepped.bits
        #expect(isSame, "seed \(seed), stopped at \(stop) of \(count)")
        #expect(timeline.trainer.costs == stepped.costs)
      }
    }
  }

  @Test("go through every activation as steps do", arguments: Activation.allCases)
  func everyActivation(activation: Activation) throws {
    for hasBatchNorm in [false, true] {
      for slope in [nil, -0.5] where slope == nil || activation.defaultSlope != nil {
        let isSame = try passesAsItSteps(
          Layer(units: 5, activation: activation, hasBatchNorm: hasBatchNorm, slope: slope))
        #expect(isSame, "\(activation) slope \(slope ?? 0) batch norm \(hasBatchNorm)")
      }
    }
  }

  /// Whether training in passing gives the bits of steps, with a layer inside, or at the output
  /// where it can only stand there.
  private func passesAsItSteps(_ layer: Layer) throws -> Bool {
    let isInner = layer.activation != .softmax
    let last = Layer(units: 1, activation: .linear)
    let layers = isInner ? [layer, last] : [Layer(units: 3, activation: .tanh), layer]
    let (passing, stepped) = (
      try trainer(layers, loss: .squared), try trainer(layers, loss: .squared)
    )
    var timeline = Timeline(passing)
    _ = try timeline.run(iterations: 4)
    for _ in 0..<(4 * stepped.plan.stages.count) { stepped.runStage() }
    return timeline.trainer.bits == stepped.bits
  }

  private func trainer(_ layers: [Layer], loss: Loss, rate: Double = 0.1) throws -> Trainer {
    var random = NumPyRandom(seed: 4)
    var hyper = Hyperparameters()
    hyper.learningRate = rate
    let network = try Network(inputs: 3, layers: layers, loss: loss)
    let X: Matrix<Double> = random.gauss(Shape(3, 10))
    let Y: Matrix<Double> = random.gauss(Shape(layers.last?.units ?? 1, 10))
    return try Trainer(network, on: TrainingSet(X: X, Y: Y), with: hyper)
  }

  @Test("tell of a cost that is no number what steps tell")
  func bornNaN() throws {
    let layers = [Layer(units: 5, activation: .relu), Layer(units: 1, activation: .linear)]
    let straight = try trainer(layers, loss: .squared, rate: 1e30)
    _ = #expect(throws: TrainingError.self) { _ = try straight.run(iterations: 100) }
    let stepped = try trainer(layers, loss: .squared, rate: 1e30)
    var stage = stepped.plan.stages[stepped.runStage()]
    while !stage.writes.contains(where: { stepped.isLost($0) }) {
      stage = stepped.plan.stages[stepped.runStage()]
    }
    var timeline = Timeline(try trainer(layers, loss: .squared, rate: 1e30))
    let found = #expect(throws: TrainingError.self) { _ = try timeline.run(iterations: 100) }
    let iteration = stepped.state.iteration
    #expect(
      "\(try #require(found))".contains("stage: \(stage.id), iteration: \(iteration), own: nil"))
    #expect(timeline.trainer.moment == straight.moment)
    let isSame = timeline.trainer.bits == straight.bits
    #expect(isSame)
  }

  @Test("write one tensor over another where no later stage needs its value")
  func overlays() throws {
    let layers = [
      Layer(units: 5, activation: .relu), Layer(units: 4, activation: .tanh, keepProbability: 0.5),
      Layer(units: 3, activation: .prelu),
      Layer(units: 2, activation: .leakyrelu, hasBatchNorm: true),
      Layer(units: 1, activation: .linear),
    ]
    let overlays = try trainer(layers, loss: .squared).plan.overlays
    #expect(
      overlays == [
        "Z1": "A1", "dA1": "dZ1", "Z2": "A2", "dA2": "dZ2", "Ztilde4": "A4",
        "dA4": "dZtilde4", "Z5": "A5",
      ])
  }

  @Test("keep all tensors apart while a mistake is planted")
  func mistakes() throws {
    let layers = [Layer(units: 5, activation: .relu), Layer(units: 1, activation: .linear)]
    let run = try trainer(layers, loss: .squared)
    var hyper = run.state.hyperparameters
    hyper.bug = PlantedBug("doubled", in: "dW1") { spec, _ in
      Syntax(.binary(.multiply, Syntax(.number(2)), spec.formula))
    }
    let spoiled = try Trainer(continuing: run, with: hyper)
    #expect(spoiled.plan.bug != nil && spoiled.plan.overlays.isEmpty)
  }
}

extension Trainer {
  /// Whether an element of a tensor is not a number.
  fileprivate func isLost(_ spec: TensorSpec) -> Bool {
    tensor(spec.name)?.elements.contains(where: \.isNaN) ?? false
  }
}
