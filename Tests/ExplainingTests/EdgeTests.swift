import Explaining
import TestSupport
import Testing

@testable import Sessions

/// Formulas that are right in most runs and wrong where values lie at an edge.
@Suite struct EdgeTests {
  private static func report(_ formula: String, units: String = "4 relu") throws -> TryReport {
    let session = try ScriptedSession(
      "seed 3\ndata moons n=20 seed=1\nnet \(units), 1 sigmoid\ntrain 1 iteration")
    return try session.tryReport(formula)
  }

  @Test(
    "A threshold beside 0, a side that counts 0 in, an end that is cut off: none is right",
    arguments: [
      "dZ1 = dA1 * (Z1 > 0.01)", "dZ1 = dA1 * (Z1 > 1e-4)", "dZ1 = dA1 * (Z1 >= 0)",
      "dZ1 = dA1 * np.where(Z1 < 0, 0, 1)", "dZ1 = dA1 * (Z1 > 0) * (Z1 < 6)",
      "A1 = np.minimum(np.maximum(0, Z1), 6)", "A1 = np.where(Z1 > 20, 20, np.maximum(Z1, 0))",
      "A2 = np.clip(sigmoid(Z2), 1e-7, 1 - 1e-7)", "A2 = 1 / (1 + np.exp(-np.clip(Z2, -20, 20)))",
      "dZ2 = np.clip(A2, 1e-7, 1 - 1e-7) - Y",
      "L = -(Y * np.log(np.maximum(A2, 1e-3)) + (1 - Y) * np.log(np.maximum(1 - A2, 1e-3)))",
      "L = -(Y * np.log(A2 + 1e-5) + (1 - Y) * np.log(1 - A2 + 1e-5))",
      "J_data = np.mean(L) + 1e-8",
      // Ends that large gradients, weights and Zs alone come to.
      "dW2 = np.clip(dZ2 @ A1.T / m, -1, 1)", "W1 = W1 - alpha * np.clip(dW1, -1, 1)",
      "W1 = np.clip(W1 - alpha * dW1, -5, 5)", "W1 = np.clip(W1, -50, 50) - alpha * dW1",
      "db1 = np.clip(np.sum(dZ1, axis=1, keepdims=True) / m, -10, 10)",
      "dA1 = np.clip(W2.T @ dZ2, -5, 5)", "dZ1 = np.clip(dA1, -5, 5) * (Z1 > 0)",
      "A1 = np.clip(Z1, 0, 30)", "A1 = np.minimum(np.maximum(Z1, 0), 1000)",
      "Z2 = np.clip(W2 @ A1 + b2, -50, 50)", "dZ1 = dA1 * (Z1 > 0) * (Z1 < 100)",
      // At Z = 30 and y = 0 NumPy gives 148 and 1070 where 1 is right.
      "dZ2 = dA2 * A2 / (1 + np.exp(np.clip(Z2, -25, 25)))",
      "dZ2 = dA2 * np.maximum(A2 * (1 - A2), 1e-10)",
      "dZ2 = dA2 * np.maximum(A2 * (1 - A2), 1e-20)",
    ])
  func isNotTakenIn(formula: String) throws {
    let judgement = try Self.report(formula).judgement
    #expect(!judgement.isCorrect)
    #expect([[], [.wrongMask]].contains(judgement.mistakes), "\(judgement.mistakes)")
  }

  @Test(
    "What is cut off for the numbers' sake alone is right, and so is every other spelling",
    arguments: [
      "A1 = np.maximum(Z1, 0)", "A1 = (np.abs(Z1) + Z1) / 2", "dZ1 = dA1 * (A1 > 0)",
      "dZ1 = np.where(Z1 > 0, dA1, 0)", "A2 = np.clip(sigmoid(Z2), 1e-15, 1 - 1e-15)",
      "A2 = 1 / (1 + np.exp(-np.clip(Z2, -500, 500)))", "A2 = 0.5 * (1 + np.tanh(Z2 / 2))",
      "A2 = np.exp(Z2) / (1 + np.exp(Z2))", "dZ2 = dA2 * A2 * (1 - A2)",
      "dZ2 = dA2 * np.exp(-Z2) / (1 + np.exp(-Z2)) ** 2", "dZ2 = A2 * (1 - Y) - (1 - A2) * Y",
      "L = np.maximum(Z2, 0) - Z2 * Y + np.log(1 + np.exp(-np.abs(Z2)))",
      "L = -(Y * np.log(A2 + 1e-15) + (1 - Y) * np.log(1 - A2 + 1e-15))",
    ])
  func accepts(formula: String) throws {
    #expect(try Self.report(formula).judgement.isCorrect)
  }

  @Test(
    "A cost that keeps its logarithm from 0 is the cost, and it is said",
    arguments: [
      "L = -(Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8))",
      "L = -(Y * np.log(np.maximum(A2, 1e-7)) + (1 - Y) * np.log(np.maximum(1 - A2, 1e-7)))",
      "L = -(Y * np.log(np.clip(A2, 1e-7, 1 - 1e-7)) + (1 - Y) * np.log(1 - np.clip(A2, 1e-7, 1 - 1e-7)))",
      "L = -(Y * np.maximum(np.log(A2), -100) + (1 - Y) * np.maximum(np.log(1 - A2), -100))",
      "J_data = -np.mean(Y * np.log(1e-10 + A2) + (1 - Y) * np.log(1 - A2 + 1e-10))",
    ])
  func knowsCare(formula: String) throws {
    let report = try Self.report(formula)
    #expect(report.judgement.isCorrect && report.judgement.isGuarded)
    #expect(report.sentences.contains { $0.en.contains("keeps the logarithm from 0") })
    #expect(
      try Self.report(formula.replacing("(1 - Y)", with: "(1 + Y)")).judgement.mistakes == [
        .wrongSign
      ])
  }

  @Test("Averages of an optimizer come to their ends", arguments: ["momentum", "adam"])
  func looksAtAverages(optimizer: String) throws {
    let session = try ScriptedSession(
      "seed 3\ndata moons n=20 seed=1\nnet 4 relu, 1 sigmoid\noptimizer \(optimizer)\n"
        + "train 3 iterations")
    let beta = optimizer == "adam" ? "adam_beta1" : "momentum_beta"
    let right = "\(beta) * vdW1 + (1 - \(beta)) * dW1"
    #expect(try session.tryReport("vdW1 = \(right)").judgement.isCorrect)
    for wrong in [
      "np.clip(\(right), -5, 5)", "\(beta) * vdW1 + (1 - \(beta)) * np.clip(dW1, -1, 1)",
      "\(beta) * np.clip(vdW1, -1, 1) + (1 - \(beta)) * dW1",
    ] {
      #expect(try !session.tryReport("vdW1 = \(wrong)").judgement.isCorrect, "\(wrong)")
    }
  }

  @Test(
    "Other activations come to their edges too",
    arguments: [
      ("4 tanh", "A1 = np.clip(np.tanh(Z1), -0.999999, 0.999999)", false),
      ("4 tanh", "A1 = (np.exp(Z1) - np.exp(-Z1)) / (np.exp(Z1) + np.exp(-Z1))", true),
      ("4 relu batchnorm", "A1 = np.minimum(np.maximum(Ztilde1, 0), 6)", false),
      ("4 relu batchnorm", "dZtilde1 = dA1 * (Ztilde1 > 0.001)", false),
      ("4 relu batchnorm", "dZtilde1 = dA1 * (A1 > 0)", true),
      ("4 leakyrelu", "A1 = np.maximum(slope1 * Z1, Z1)", true),
      ("4 elu", "A1 = np.where(Z1 > 0, Z1, np.exp(np.maximum(Z1, -6)) - 1)", false),
      ("4 elu", "A1 = np.where(Z1 > 0, Z1, np.exp(Z1) - 1)", true),
      ("4 elu", "dZ1 = dA1 * np.where(Z1 > 0, 1, np.exp(Z1))", true),
      ("4 elu", "A1 = np.where(Z1 > 0, Z1, 2 * (np.exp(Z1) - 1))", false),
      ("4 elu slope=0.5", "A1 = np.where(Z1 > 0, Z1, np.exp(Z1) - 1)", false),
      ("4 softplus", "A1 = np.where(Z1 > 20, Z1, np.log1p(np.exp(Z1)))", true),
      ("4 softplus", "A1 = -np.log(1 - sigmoid(Z1))", true),
      ("4 softplus", "A1 = np.logaddexp(0, Z1)", true),
      ("4 softplus", "A1 = np.log(1 + np.exp(Z1))", true),
      ("4 softplus", "A1 = np.maximum(Z1, 0)", false),
      ("4 prelu", "A1 = np.where(Z1 > 0, Z1, slope1 * Z1)", true),
      ("4 prelu", "A1 = np.maximum(Z1, slope1 * Z1)", false),
    ])
  func looksAtOthers(units: String, formula: String, isRight: Bool) throws {
    #expect(try Self.report(formula, units: units).judgement.isCorrect == isRight)
  }

  @Test(
    "With one output a count of outputs is right here only, and it is said",
    arguments: [
      ("J = np.sum(L) / Y.size", true),
      ("J = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))", true),
      ("J = np.sum(L) / m", false),
      ("J = np.sum(-(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))) / m", false),
      ("L = -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))", false),
    ])
  func tellsOutputs(formula: String, isOnlyOne: Bool) throws {
    let report = try Self.report(formula)
    #expect(report.judgement.isCorrect)
    #expect(report.judgement.isOnlyOneOutput == isOnlyOne)
    #expect(report.sentences.contains { $0.en.contains("one output") } == isOnlyOne)
  }
}
