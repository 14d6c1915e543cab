import Engine
import Matrices
import Testing

@Suite("Training on pictures kept as bytes")
struct ByteTrainingTests {
  @Test(
    "Every bit is that of training on the numbers the bytes stand for",
    arguments: [Precision.float64, .float32], [3, nil])
  func sameBits(precision: Precision, batch: Int?) throws {
    let bytes = (0..<40).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
    let Y = Matrix<Double>(shape: Shape(1, 10)) { _, example in Double(example % 2) }
    let store = FeatureStore(shape: Shape(4, 10), bytes: bytes)
    var hyper = Hyperparameters()
    (hyper.precision, hyper.batchSize) = (precision, batch)
    let network = try Network(
      inputs: 4,
      layers: [Layer(units: 3, activation: .tanh), Layer(units: 1, activation: .sigmoid)])
    let runs = try [
      TrainingSet(features: store, Y: Y), TrainingSet(X: store.matrix, Y: Y),
    ].map { try Trainer(network, on: $0, with: hyper) }
    for run in runs { _ = try run.run(iterations: 7) }
    for name in ["X", "W1", "b2", "J"] { #expect(runs[0].tensor(name) == runs[1].tensor(name)) }
    let costs = try runs.map { try $0.evaluate(TrainingSet(features: store, Y: Y)).cost }
    #expect(costs[0] == costs[1])
  }
}
