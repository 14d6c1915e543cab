import Engine
import Formulas
import Matrices
import Testing

/// A formula's product has the bits of training's product of the same operands.
@Suite struct ProductBitsTests {
  private func trainer(_ products: Products) throws -> Trainer {
    var random = NumPyRandom(seed: 3)
    var hyper = Hyperparameters()
    (hyper.products, hyper.threads, hyper.batchSize) = (products, 2, 64)
    let network = try Network(
      inputs: 784,
      layers: [
        Layer(units: 128, activation: .tanh, hasBatchNorm: true),
        Layer(units: 256, activation: .tanh, hasBatchNorm: true),
        Layer(units: 10, activation: .softmax),
      ])
    let X: Matrix<Double> = random.gauss(Shape(784, 128))
    let Y = Matrix<Double>(shape: Shape(10, 128)) { row, column in column % 10 == row ? 1 : 0 }
    let trainer = try Trainer(network, on: TrainingSet(X: X, Y: Y), with: hyper)
    while trainer.plan.stages[trainer.nextStage].id.pass != .update { trainer.runStage() }
    return trainer
  }

  @Test(
    "Z, dA and dW of a network of MNIST's size, to the last bit",
    arguments: [Products.own, .openblas],
    [
      "Z1 = W1 @ X", "Z2 = W2 @ A1", "dA1 = W2.T @ dZ2", "dA2 = W3.T @ dZ3", "dW1 = dZ1 @ X.T / 64",
      "dW2 = dZ2 @ A1.T / 64",
    ])
  func sameBits(products: Products, formula: String) throws {
    let trainer = try trainer(products)
    let parts = formula.split(separator: " = ").map(String.init)
    var values: [String: Value] = [:]
    for spec in trainer.plan.tensors {
      values[spec.name] = trainer.tensor(spec.name).map { Value($0) }
    }
    var scope = Variables(values, products: products)
    let found = try scope.evaluate(Parser.parseExpression(parts[1])).matrix
    let expected = trainer.tensor(parts[0])
    let differing = zip(found?.elements ?? [], expected?.elements ?? []).count { $0 != $1 }
    #expect(found?.shape == expected?.shape && differing == 0, "\(differing) elements differ")
  }
}
