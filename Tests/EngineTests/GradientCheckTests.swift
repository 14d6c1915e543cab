import Engine
import Matrices
import TestSupport
import Testing

@Suite struct GradientCheckTests {
  @Test("The gradients of 200 random networks are those of their cost")
  func agreesOnRandomNetworks() throws {
    for seed in 0..<200 {
      // A saturated softmax under bce has lost the digits of log(1 - a): no cost to compare with.
      var source = RandomNetwork(seed: UInt32(seed), isModerate: true)
      let trainer = try source.trainer()
      for _ in 0..<(seed % 30) { trainer.runStage() }
      let check = try #require(try trainer.checkGradients())
      let norm = check.parameters.flatMap(\.elements).reduce(0) { $0 + $1.gradient * $1.gradient }
      // Where the gradient all but vanishes, rounding in J is all the difference there is.
      let limit = norm.squareRoot() < 1e-3 ? 1e-4 : 1e-6
      #expect(check.difference < limit, "seed \(seed): \(check.difference)")
    }
  }

  @Test("Checking changes no bit of the run", arguments: 0..<20)
  func restoresEverything(seed: Int) throws {
    var source = RandomNetwork(seed: UInt32(seed))
    let trainer = try source.trainer(precision: seed % 2 == 0 ? .float64 : .float32)
    for _ in 0..<(3 * seed) { trainer.runStage() }
    let before = trainer.bits
    _ = try trainer.checkGradients()
    let isUnchanged = trainer.bits == before
    #expect(isUnchanged)
    #expect(trainer.nextStage == 3 * seed % trainer.plan.stages.count)
  }

  @Test("An element whose step crosses ReLU's corner is named and left out")
  func namesCorners() throws {
    let network = try Network(
      inputs: 1, layers: [Layer(units: 1, activation: .relu), Layer(units: 1, activation: .linear)])
    let data = try TrainingSet(X: Matrix(2), Y: Matrix(1))
    let trainer = try Trainer(network, on: data, with: Hyperparameters())
    try trainer.set("W1", to: Matrix(0))
    try trainer.set("W2", to: Matrix(1))
    let check = try #require(try trainer.checkGradients())
    #expect(check.parameters.first { $0.name == "W1" }?.corners.count == 1)
    #expect(check.difference < 1e-7)
  }

  @Test("A sample of a large tensor is spread over all of it")
  func samples() throws {
    var source = RandomNetwork(seed: 4)
    let trainer = try source.trainer()
    let check = try #require(try trainer.checkGradients(limit: 2))
    #expect(check.parameters.allSatisfy { $0.elements.count <= 2 })
  }
}
