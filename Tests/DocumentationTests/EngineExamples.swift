import Engine
import Formulas
import Matrices
import Testing

/// The examples of the engine, on the four points of exclusive or.
@Suite struct EngineExamples {
  private let data: TrainingSet
  private let network: Network

  init() throws {
    let points = Matrix(shape: Shape(2, 4), rowMajor: [0.0, 0, 1, 1, 0, 1, 0, 1])
    data = try TrainingSet(X: points, Y: Matrix(shape: Shape(1, 4), rowMajor: [0, 1, 1, 0]))
    network = try Network(
      inputs: 2,
      layers: [Layer(units: 4, activation: .tanh), Layer(units: 1, activation: .sigmoid)])
  }

  @Test func theLossFollowsTheOutput() throws {
    let network = try Network(
      inputs: 2,
      layers: [Layer(units: 4, activation: .tanh), Layer(units: 1, activation: .sigmoid)])
    let loss = network.loss  // bce, which a sigmoid goes with
    #expect(loss == .bce)
  }

  @Test func aTrainerRuns() throws {
    let trainer = try Trainer(network, on: data, with: Hyperparameters())
    let finished = try trainer.run(iterations: 100)
    let dW1 = trainer.tensor("dW1")  // (4, 2), of the last iteration
    #expect(finished == 100)
    #expect(dW1?.shape == Shape(4, 2))
  }

  @Test func aPlanKnowsWhoWrites() throws {
    let trainer = try Trainer(network, on: data, with: Hyperparameters())
    let stage = trainer.plan.stage(writing: "dW2")
    let name = stage?.id.description  // backward.2.dW
    #expect(name == "backward.2.dW")
  }

  @Test func aTimelineGoesBack() throws {
    let trainer = try Trainer(network, on: data, with: Hyperparameters())
    var timeline = Timeline(trainer)
    timeline.go(to: Moment(finished: 100, stages: 0))
    timeline.go(to: Moment(finished: 12, stages: 3))  // back, by a copy and a replay
    #expect(timeline.now == Moment(finished: 12, stages: 3))
    #expect(timeline.end == Moment(finished: 100, stages: 0))
  }

  @Test func gradientsAreChecked() throws {
    let trainer = try Trainer(network, on: data, with: Hyperparameters())
    let check = try trainer.checkGradients()
    let isRight = check.map { $0.difference < 1e-7 }  // true
    #expect(isRight == true)
  }

  @Test func aPlantedMistakeIsMade() throws {
    let bug = PlantedBug("ascent", in: "W1") { spec, _ in
      try? Parser.parseExpression("W1 + alpha * dW1")
    }
    var hyperparameters = Hyperparameters()
    hyperparameters.bug = bug
    let spoiled = try Trainer(network, on: data, with: hyperparameters)
    let before = try #require(spoiled.tensor("W1")).elements
    #expect(try spoiled.run(iterations: 1) == 1)
    let (after, step) = (
      try #require(spoiled.tensor("W1")).elements, try #require(spoiled.tensor("dW1")).elements
    )
    for index in before.indices {
      #expect(abs(after[index] - before[index] - 0.01 * step[index]) < 1e-15)
    }
  }

  @Test func aFormulaOfOnesOwnTrains() throws {
    var hyperparameters = Hyperparameters()
    let formula = try Parser.parseExpression("1.1 * dZ2 @ A1.T / m")
    hyperparameters.own.write(OwnFormulas.Entry("dW2", formula))
    let own = try Trainer(network, on: data, with: hyperparameters)
    let engines = try Trainer(network, on: data, with: Hyperparameters())
    #expect(try own.run(iterations: 1) == 1)
    #expect(try engines.run(iterations: 1) == 1)
    let pairs = zip(
      try #require(own.tensor("dW2")).elements, try #require(engines.tensor("dW2")).elements)
    for (changed, plain) in pairs { #expect(abs(changed - 1.1 * plain) < 1e-15) }
  }

  @Test func ratesAndScalesFollowTheirFormulas() {
    let decay = LearningRateDecay.inverse(rate: 1)
    let rates = (0..<3).map { decay.rate(0.2, epoch: $0) }  // 0.2, 0.1, 0.0666…
    #expect(zip(rates, [0.2, 0.1, 0.2 / 3]).allSatisfy { abs($0 - $1) < 1e-16 })
    let he = Initialization(scale: .he)
    let factor = he.factor(inputs: 8)  // 0.5
    #expect(factor == 0.5)
  }

  @Test func optimizersAreMadeByName() throws {
    let adam = OptimizerKind(named: "adam")?.optimizer(["beta1": 0.8])
    #expect((adam as? Adam)?.beta1 == 0.8)
  }
}
