import TestSupport
import Testing

@testable import Sessions

/// `try` and what is written into a blank give one answer, wherever the run stands: the one that
/// calculus gives.
@Suite("try and a blank give one answer") struct OneVerdictTests {
  /// A formula for a tensor of one of the networks.
  struct Example: Sendable, CustomTestStringConvertible {
    let network: String
    let formula: String

    var testDescription: String { "\(network): \(formula)" }
  }

  private static let networks = [
    "tanh": "data moons n=60\nnet 4 tanh, 1 sigmoid\nset batch=25",
    "deep": "data moons n=60\nnet 5 relu, 3 sigmoid, 1 sigmoid\nset batch=25",
    "float32": "data moons n=60\nnet 4 tanh, 1 sigmoid\nset batch=25 precision=float32",
    "adam": "data moons n=60\nnet 4 relu, 1 sigmoid\nset batch=25 l2=0.7\noptimizer adam lr=0.01",
    "softmax": "data blobs n=60 classes=3\nnet 4 tanh, 3 softmax\nset batch=25",
    "leaky": "data moons n=60\nnet 4 leakyrelu, 1 sigmoid\nset batch=25",
  ]

  private static let rightPairs = [
    ("tanh", "dZ2 = dA2 * A2 / (1 + np.exp(Z2))"), ("tanh", "dZ2 = dA2 * A2 * (1 - A2)"),
    ("tanh", "dZ2 = dA2 * A2 - dA2 * A2 ** 2"), ("tanh", "dZ2 = dA2 * (A2 - A2 * A2)"),
    ("tanh", "dZ2 = dA2 * np.exp(-Z2) / (1 + np.exp(-Z2)) ** 2"),
    ("tanh", "dZ2 = 1 / (1 + np.exp(-Z2)) - Y"),
    ("tanh", "dZ2 = (1 - Y) * A2 - Y * (1 - A2)"),
    ("tanh", "dZ1 = dA1 / np.cosh(Z1) ** 2"), ("tanh", "dZ1 = W2.T @ (A2 - Y) * (1 - A1 ** 2)"),
    ("tanh", "dZ1 = W2.T @ (dA2 * A2 / (1 + np.exp(Z2))) * (1 - np.tanh(Z1) ** 2)"),
    ("tanh", "dW2 = np.dot(A2 - Y, A1.T) / m"),
    ("tanh", "dW2 = (dA2 * A2 / (1 + np.exp(Z2))) @ A1.T / m"),
    ("tanh", "L = np.log(1 + np.exp(Z2)) - Y * Z2"),
    ("deep", "dZ2 = dA2 * A2 / (1 + np.exp(Z2))"),
    ("deep", "dZ2 = dA2 * (1 - np.tanh(Z2 / 2) ** 2) / 4"),
    ("deep", "dZ2 = dA2 * (0.25 - (A2 - 0.5) ** 2)"), ("deep", "dZ1 = np.where(Z1 > 0, dA1, 0)"),
    ("float32", "dZ1 = dA1 / np.cosh(Z1) ** 2"), ("float32", "dW2 = (A2 - Y) @ A1.T / m"),
    ("float32", "dZ2 = sigmoid(Z2) - Y"), ("float32", "dZ2 = dA2 * A2 / (1 + np.exp(Z2))"),
    ("adam", "vdW1_corrected = vdW1 / (1 - adam_beta1 ** t)"),
    ("adam", "vdW1 = 0.9 * vdW1 + 0.1 * dW1"), ("adam", "dW1 = dZ1 @ X.T / m + lambda * W1 / m"),
    ("adam", "J_reg = 0.35 / m * (np.sum(W1 ** 2) + np.sum(W2 ** 2))"),
    ("softmax", "dZ2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0, keepdims=True) - Y"),
    ("leaky", "A1 = 0.505 * Z1 + 0.495 * np.abs(Z1)"),
    ("leaky", "A1 = np.where(Z1 > 0, Z1, 0.01 * Z1)"),
  ]

  private static let wrongPairs = [
    ("tanh", "dZ2 = dA2 * np.clip(A2, 1e-7, 1 - 1e-7) * (1 - np.clip(A2, 1e-7, 1 - 1e-7))"),
    ("tanh", "dZ2 = np.clip(A2, 1e-7, 1 - 1e-7) - Y"),
    ("tanh", "dZ2 = dA2 * A2 / (1 + np.exp(Z2)) + 1e-6"), ("tanh", "dZ2 = dA2 * A2"),
    ("tanh", "dZ2 = dA2 * np.maximum(A2 * (1 - A2), 1e-6)"),
    ("tanh", "dZ2 = dA2 * A2 / (1 + np.exp(np.clip(Z2, -20, 20)))"),
    ("tanh", "dZ2 = dA2 * A2 * (1 - A2) * (Z2 < 20)"),
    ("tanh", "dZ1 = dA1 * np.maximum(1 - A1 ** 2, 1e-6)"), ("tanh", "dZ1 = dA1 / (1 - A1 ** 2)"),
    ("tanh", "A1 = np.tanh(np.clip(Z1, -9, 9))"), ("tanh", "Z1 = np.maximum(0, W1 @ X + b1)"),
    ("tanh", "db1 = np.sum(dZ1, axis=1, keepdims=True) / 25"),
    ("deep", "dZ1 = dA1 * (Z1 >= 0)"), ("deep", "dZ1 = dA1 * (Z1 > 1e-3)"),
    ("deep", "dZ1 = np.clip(dA1, -5, 5) * (Z1 > 0)"), ("deep", "dZ1 = dA1 * A1"),
    ("float32", "dZ1 = dA1 / np.cosh(Z1)"), ("float32", "dW2 = (A2 - Y) @ A1.T"),
    ("adam", "vdW1_corrected = vdW1 / (1 - adam_beta1 ** iteration)"),
    ("adam", "vdW1_corrected = vdW1 / 0.271"), ("adam", "vdW1 = 0.9 * vdW1 + 0.2 * dW1"),
    ("adam", "vdW1 = (1 - adam_beta1) * dW1"), ("adam", "dW1 = dZ1 @ X.T / m"),
    ("softmax", "dZ2 = A2 - Y / 3"), ("leaky", "A1 = np.maximum(Z1, 0)"),
  ]

  private static let right = rightPairs.map { Example(network: $0, formula: $1) }
  private static let wrong = wrongPairs.map { Example(network: $0, formula: $1) }

  private func shell(_ network: String, _ iterations: Int, _ more: String...) throws
    -> ScriptedSession
  {
    let start = ["seed 2", Self.networks[network] ?? "", "train \(iterations) iterations"]
    return try ScriptedSession((start + more).joined(separator: "\n"))
  }

  private func answers(_ network: String, _ formula: String, _ iterations: Int) throws -> [Bool] {
    let tensor = String(formula.prefix { $0 != " " })
    let tried = try shell(network, iterations).text("try \(formula)")
    let isTaken =
      try shell(network, iterations, "blank \(tensor)").fail("rewrite \(formula)") == nil
    let isRight =
      tried.hasPrefix("✓") && !tried.contains("is right here") && !tried.contains("for now")
    return [isRight, isTaken]
  }

  @Test("right formulas", arguments: right, [1, 3])
  func accepts(example: Example, iterations: Int) throws {
    #expect(
      try answers(example.network, example.formula, iterations) == [true, true], "\(example)")
  }

  @Test("wrong formulas", arguments: wrong, [1, 3])
  func refuses(example: Example, iterations: Int) throws {
    #expect(
      try answers(example.network, example.formula, iterations) == [false, false], "\(example)")
  }

  @Test("the same by a function of the learner's, and by check")
  func functions() throws {
    for (body, isRight) in [
      ("dA2 * (1 - np.tanh(Z2 / 2) ** 2) / 4", true), ("dA2 * (1 - np.tanh(Z2 / 2) ** 2)", false),
    ] {
      let shell = try shell("deep", 3)
      #expect(shell.fail("def my(dA2, Z2):\n    return \(body)") == nil)
      #expect((shell.fail("check my as backward.2.dZ") == nil) == isRight, "\(shell.text())")
      #expect(shell.text("try dZ2 = my(dA2, Z2)").contains("is right") == isRight)
      try shell.report("blank dZ2")
      #expect((shell.fail("rewrite dZ2 = my(dA2, Z2)") == nil) == isRight)
    }
  }

  @Test("a call in the midst of a formula fills a blank where try finds it right")
  func calls() throws {
    let shell = try shell("tanh", 3)
    #expect(shell.fail("def slope(A):\n    return 1 - A ** 2") == nil)
    #expect(shell.text("try dZ1 = dA1 * slope(A1)").contains("is right"))
    try shell.report("blank dZ1")
    #expect(shell.fail("rewrite dZ1 = dA1 * slope(A1) / 2") != nil)
    #expect(shell.fail("rewrite dZ1 = dA1 * slope(A1)") == nil)
  }

  @Test("the learner's own formulas make no other formula wrong, but the derivative of theirs")
  func departed() throws {
    let shell = try shell("tanh", 1, "rewrite A1 = Z1 * sigmoid(Z1)", "train 1 iteration")
    #expect(shell.text("try dW1 = np.dot(dZ1, X.T) / m").contains("is right"))
    #expect(shell.text("try dW1 = np.dot(dZ1, X.T)").contains("missing-average"))
    let slope = "dA1 * (sigmoid(Z1) + Z1 * sigmoid(Z1) * (1 - sigmoid(Z1)))"
    #expect(shell.text("try dZ1 = \(slope)").contains("is right"))
    #expect(shell.text("try dZ1 = dA1 / np.cosh(Z1) ** 2").contains("not the derivative"))
  }

  @Test("a number that stands for what changes is right for now only")
  func passing() throws {
    let shell = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 relu, 1 sigmoid\ndecay inverse rate=1\nset lr=0.01\n"
        + "train 1 iteration")
    let text = shell.text("try W1 = W1 - 0.01 * dW1")
    #expect(text.contains("is right for now only"), "\(text)")
    #expect(text.contains("changes as training goes on"), "\(text)")
  }

  @Test("a function that reads from outside is told so, and what to do")
  func outside() throws {
    let shell = try shell("tanh", 3)
    #expect(shell.fail("def my(dA, A):\n    return W2.T @ dZ2 * (1 - A ** 2)") == nil)
    for line in ["try dZ1 = my(dA1, A1)", "rewrite dZ1 = my(dA1, A1)"] {
      if line.hasPrefix("rewrite") { try shell.report("blank dZ1") }
      let error = try #require(shell.fail(line))
      #expect(error.message.contains("my reads W2, dZ2 from outside"), "\(error.message)")
      #expect(error.hint?.contains("def my(…, W2, dZ2)") == true, "\(error)")
    }
    for line in ["check my as backward.1.dZ", "use my for backward.1.dZ"] {
      #expect(shell.fail(line) != nil)
      #expect(shell.text().contains("it reads W2, dZ2 from outside"), "\(shell.text())")
    }
    let mended = "def my(dA, A, W2, dZ2):\n    return W2.T @ dZ2 * (1 - A ** 2)"
    #expect(shell.fail(mended) == nil)
    #expect(shell.fail("rewrite dZ1 = my(dA1, A1, W2, dZ2)") == nil)
    #expect(shell.fail("check my as backward.1.dZ") == nil, "\(shell.text())")
  }
}
