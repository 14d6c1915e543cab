import Engine
import Matrices
import TestSupport
import Testing

@Suite struct PropertyTests {
  @Test("float32 follows float64", arguments: 0..<50)
  func followsInSinglePrecision(seed: Int) throws {
    var (one, two) = (RandomNetwork(seed: UInt32(seed)), RandomNetwork(seed: UInt32(seed)))
    let (double, single) = (try one.trainer(), try two.trainer(precision: .float32))
    for _ in 0..<double.plan.stages.count { _ = (double.runStage(), single.runStage()) }
    for name in ["J", "Z1", "A1"] {
      let expected = try #require(double.tensor(name))
      let message = difference(single.tensor(name), from: expected, tolerance: 1e-4)
      #expect(message == nil, "seed \(seed) \(name): \(message ?? "")")
    }
  }

  @Test("Evaluation never changes the run", arguments: 0..<50)
  func evaluatesWithoutTrace(seed: Int) throws {
    var source = RandomNetwork(seed: UInt32(seed))
    let trainer = try source.trainer()
    for _ in 0..<seed { trainer.runStage() }
    let before = trainer.bits
    _ = try trainer.evaluate(trainer.data)
    let isUnchanged = trainer.bits == before
    #expect(isUnchanged)
  }

  @Test("Training in one go and stage by stage give the same bits", arguments: 0..<50)
  func trainsAsItSteps(seed: Int) throws {
    var (one, two) = (RandomNetwork(seed: UInt32(seed)), RandomNetwork(seed: UInt32(seed)))
    let (trained, stepped) = (try one.trainer(), try two.trainer())
    _ = try trained.run(iterations: 7)
    for _ in 0..<(7 * stepped.plan.stages.count) { stepped.runStage() }
    let isEqual = trained.bits == stepped.bits
    #expect(isEqual)
    #expect(trained.costs == stepped.costs)
  }

  @Test("A snapshot brings every bit back", arguments: 0..<50)
  func restores(seed: Int) throws {
    var source = RandomNetwork(seed: UInt32(seed))
    let trainer = try source.trainer()
    for _ in 0..<(2 * seed) { trainer.runStage() }
    let (bits, snapshot) = (trainer.bits, trainer.snapshot())
    for _ in 0..<37 { trainer.runStage() }
    let after = trainer.bits
    trainer.restore(snapshot)
    let isBack = trainer.bits == bits
    #expect(isBack)
    for _ in 0..<37 { trainer.runStage() }
    let isSameAgain = trainer.bits == after
    #expect(isSameAgain)
  }

  @Test("The last, smaller mini-batch has its own size and then the next epoch begins")
  func takesASmallerBatch() throws {
    var hyper = Hyperparameters()
    hyper.batchSize = 4
    let data = try TrainingSet(
      X: Matrix(shape: Shape(1, 10), columnMajor: (0..<10).map(Double.init)),
      Y: Matrix(shape: Shape(1, 10), filledWith: 0))
    let network = try Network(inputs: 1, layers: [Layer(units: 1, activation: .linear)])
    let trainer = try Trainer(network, on: data, with: hyper)
    _ = try trainer.run(iterations: 3)
    #expect(trainer.tensor("X")?.shape == Shape(1, 2))
    #expect(trainer.completedEpochs == 1)
    _ = try trainer.run(iterations: 1)
    #expect(trainer.tensor("X")?.shape == Shape(1, 4))
    #expect(trainer.state.epoch == 1)
  }

  @Test("Twelve layers, one unit, one example: all run", arguments: [1, 12])
  func runsExtremes(depth: Int) throws {
    let layers = (0..<depth).map { _ in Layer(units: 1, activation: .tanh) }
    let network = try Network(inputs: 1, layers: layers, loss: .squared)
    let data = try TrainingSet(X: Matrix(1), Y: Matrix(0.5))
    let trainer = try Trainer(network, on: data, with: Hyperparameters())
    #expect(try trainer.run(iterations: 5) == 5)
    #expect(trainer.costs.count == 5)
  }

  @Test("Large products give the same bits on one, two or three threads")
  func multipliesOnThreads() throws {
    let network = try Network(
      inputs: 130,
      layers: [Layer(units: 150, activation: .relu), Layer(units: 3, activation: .softmax)])
    var random = NumPyRandom(seed: 1)
    let data = try TrainingSet(
      X: random.gauss(Shape(130, 97)),
      Y: Matrix(shape: Shape(3, 97)) { row, column in column % 3 == row ? 1 : 0 })
    let bits = try [1, 2, 3].map { threads in
      var hyper = Hyperparameters()
      hyper.threads = threads
      let trainer = try Trainer(network, on: data, with: hyper)
      _ = try trainer.run(iterations: 3)
      return trainer.bits
    }
    let isSame = bits[0] == bits[1] && bits[1] == bits[2]
    #expect(isSame)
  }

  @Test("A cost that stops being a number names the tensor where it began")
  func namesTheBirthOfNaN() throws {
    let network = try Network(inputs: 1, layers: [Layer(units: 1, activation: .linear)])
    let data = try TrainingSet(X: Matrix(1e200), Y: Matrix(0))
    let trainer = try Trainer(network, on: data, with: Hyperparameters())
    #expect(throws: TrainingError.self) { try trainer.run(iterations: 50) }
  }
}
