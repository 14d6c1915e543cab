import Engine
import Matrices
import Testing

@testable import Studies

@Suite("Settings tried at random")
struct SearchTests {
  @Test("What is drawn is what the notes' NumPy draws", arguments: Reference.shared.draws)
  func drawsLikeNumPy(_ expected: Reference.Draws) throws {
    let space = try SearchSpace([
      .hidden: .int(8, 64), .lr: .log(1e-4, 1), .batch: .choice([16, 64, 256]),
      .optimizer("beta"): .oneMinusLog(0.001, 0.1), .keep: .uniform(0.5, 1),
    ])
    #expect(space.dimensions.map(\.knob) == [.lr, .batch, .optimizer("beta"), .keep, .hidden])
    let trials = space.draw(trials: expected.rows.count, seed: expected.seed)
    for (trial, row) in zip(trials, expected.rows) {
      for (value, other) in zip(trial.values, row) { #expect(abs(value - other) <= 1e-15 * other) }
    }
  }

  @Test("Later trials do not depend on how many there are")
  func prefix() throws {
    let space = try SearchSpace([.lr: .log(1e-4, 1), .l2: .uniform(0, 1)])
    #expect(space.draw(trials: 3, seed: 4) == Array(space.draw(trials: 9, seed: 4).prefix(3)))
  }

  @Test("On the log scale every power of ten is tried as often; uniformly nine of ten in the last")
  func scales() throws {
    let lr = Distribution.log(1e-4, 1)
    let steps = (0..<4000).map { (Double($0) + 0.5) / 4000 }
    for decade in [1e-4, 1e-3, 1e-2, 1e-1] {
      #expect(steps.count { (decade..<(10 * decade)).contains(lr.value($0)) } == 1000)
    }
    #expect(steps.count { lr.uniformValue($0) >= 0.1 } == 3600)
  }

  static let refused: [(Tunable, Distribution, SearchError)] = [
    (.lr, .log(0, 1), .range(.lr, 0, 1)),
    (.lr, .log(1, 0.1), .range(.lr, 1, 0.1)),
    (.lr, .uniform(0, 1), .value(.lr, 0)),
    (.keep, .uniform(0.5, 1.5), .value(.keep, 1.5)),
    (.hidden, .int(0, 5), .value(.hidden, 0)),
    (.hidden, .choice([8, 3.5]), .value(.hidden, 3.5)),
    (.optimizer("beta"), .choice([1]), .value(.optimizer("beta"), 1)),
    (.batch, .choice([.infinity]), .value(.batch, .infinity)),
    (.l2, .uniform(-1, 1), .value(.l2, -1)),
  ]

  @Test("What cannot be drawn is refused", arguments: refused)
  func refuses(_ knob: Tunable, _ distribution: Distribution, _ error: SearchError) {
    #expect(throws: error) { try SearchSpace([knob: distribution]) }
  }

  @Test("A trial changes what it is about and nothing else")
  func trial() throws {
    let network = try Network(
      inputs: 3,
      layers: [
        Layer(units: 5, activation: .tanh, hasBatchNorm: true),
        Layer(units: 2, activation: .softmax),
      ])
    var hyper = Hyperparameters()
    hyper.optimizer = Adam(beta1: 0.8, beta2: 0.99, epsilon: 1e-7)
    let space = try SearchSpace([
      .layers: .choice([3]), .hidden: .choice([7]), .keep: .choice([0.5]),
      .optimizer("beta1"): .choice([0.6]),
      .batch: .choice([4]), .l2: .choice([0.25]),
    ])
    let (changed, settings) = try space.draw(trials: 1, seed: 0)[0].applied(to: network, hyper)
    let hidden = Layer(units: 7, activation: .tanh, keepProbability: 0.5, hasBatchNorm: true)
    #expect(changed.layers == [hidden, hidden, hidden, network.layers[1]])
    #expect(settings.batchSize == 4 && settings.l2 == 0.25 && settings.learningRate == 0.01)
    let adam = try #require(settings.optimizer as? Adam)
    #expect(adam.beta1 == 0.6 && adam.beta2 == 0.99 && adam.epsilon == 1e-7)
  }

  @Test("A setting that is not there is refused")
  func absent() throws {
    let flat = try Network(inputs: 3, layers: [Layer(units: 1, activation: .sigmoid)])
    let hidden = try SearchSpace([.hidden: .int(2, 9)]).draw(trials: 1, seed: 0)[0]
    #expect(throws: SearchError.noHiddenLayer(.hidden)) {
      try hidden.applied(to: flat, Hyperparameters())
    }
    let beta = try SearchSpace([.optimizer("beta"): .choice([0.5])]).draw(trials: 1, seed: 0)[0]
    #expect(throws: SearchError.optimizerLacks(.optimizer("beta"), optimizer: "gd")) {
      try beta.applied(to: flat, Hyperparameters())
    }
  }
}
