import Explaining
import TestSupport
import Testing

@testable import Sessions

/// A mistake is named by what gives the value in every run, or not at all.
@Suite struct FalseNameTests {
  private func room(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession((["seed 2", "data moons n=60"] + lines).joined(separator: "\n"))
  }

  private func mistake(_ source: String, as stage: String? = nil, _ lines: String...) throws
    -> String?
  {
    let room = try ScriptedSession(
      (["seed 2", "data moons n=60"] + lines + ["train 2 iterations"]).joined(separator: "\n"))
    _ = room.execute(source)
    let name = String(source.dropFirst(4).prefix { $0 != "(" })
    let report = try room.session.check(name, as: stage)
    #expect(!report.isPassed, "\(source)")
    return report.fault?.mistake
  }

  @Test("a share that is a number in the function is no comparison the wrong way round")
  func share() throws {
    let net = "net 4 tanh keep=0.7, 1 sigmoid"
    for number in ["0.7", "0.8"] {
      let source =
        "def dropout(A, keep_prob):\n    D = np.random.rand(*A.shape) < \(number)\n"
        + "    return A * D / \(number), D"
      #expect(try mistake(source, as: "forward.1.dropout", net) == "wrong-hyperparameter")
    }
    let swapped =
      "def dropout(A, keep_prob):\n    D = np.random.rand(*A.shape) > keep_prob\n"
      + "    return A * D / keep_prob, D"
    #expect(try mistake(swapped, as: "forward.1.dropout", net) == "keep-prob-swapped")
  }

  @Test("a number that makes the right value no number is no setting's")
  func noNumber() throws {
    let net = "net 4 tanh, 1 sigmoid\noptimizer adam"
    #expect(try mistake("def my(W1):\n    return W1 - 3", as: "update.1", net) == nil)
  }

  @Test("the inverse of what dropout keeps is read as such")
  func inverse() throws {
    let room = try room("net 4 relu keep=0.5, 1 sigmoid", "train 2 iterations")
    _ = room.execute("def my(A1, D1):\n    return A1 * D1 * 2")
    #expect(try room.session.check("my", as: "forward.1.dropout").isPassed)
    #expect(try room.tryReport("A1_drop = A1 * D1 * 2").judgement.isCorrect)
  }

  @Test("which gradient it is does not hang on how the mask is called")
  func masks() throws {
    let room = try room("net 4 tanh keep=0.7, 1 sigmoid", "train 2 iterations")
    for names in ["D, keep_prob", "D1, keep_prob1"] {
      let parts = names.split(separator: ", ")
      _ = room.execute(
        "def my(W2, dZ2, \(names)):\n    return W2.T @ dZ2 * \(parts[0]) / \(parts[1])")
      #expect(try room.session.check("my", as: "backward.1.dA").isPassed, "\(names)")
    }
    _ = room.execute("def my(W2, dZ2):\n    return W2.T @ dZ2")
    #expect(room.type("check my as backward.1.dA").contains("it gives dA1_drop"))
  }

  @Test(
    "what is written decides between what comes to the same",
    arguments: [
      ("J = sum(L) / len(L)", [Mistake.wrongCount]), ("J = sum(L)", [.sumInsteadOfMean]),
      ("dZ1 = dA1 * (1 - A1)", [.missingSquare]),
    ])
  func written(formula: String, mistakes: [Mistake]) throws {
    let room = try room("net 4 tanh, 1 sigmoid", "train 1 iteration")
    #expect(try room.tryReport(formula).judgement.mistakes == mistakes)
  }

  @Test(
    "no square is missing where all are there",
    arguments: ["dZ1 = dA1 * (1 - A1) ** 2", "dZ1 = dA1 * np.sqrt(1 - A1 ** 2)"])
  func squares(formula: String) throws {
    let room = try room("net 4 tanh, 1 sigmoid", "train 1 iteration")
    #expect(try !room.tryReport(formula).judgement.mistakes.contains(.missingSquare))
  }

  @Test("no labels are missing in what is a number everywhere")
  func labels() throws {
    let room = try ScriptedSession(
      "seed 2\nx = [[1, 2, 3, 4]]\ny = [[1, nan, 0, 1], [0, 1, 1, nan]]\ndata from x y\n"
        + "net 3 tanh, 2 sigmoid\ntrain 1 iteration")
    let judgement = try room.tryReport("dZ2 = A2 - np.where(np.isnan(Y), 0, Y)").judgement
    #expect(!judgement.isCorrect)
    #expect(!judgement.mistakes.contains(.missingLabels))
  }

  @Test("mistakes of whole passes have names")
  func passes() throws {
    let forward = """
      def forward_propagation(X, parameters):
          Z1 = parameters["W1"] @ X + parameters["b1"]
          A1 = np.maximum(0, Z1)
          Z2 = parameters["W2"] @ A1 + parameters["b2"]
          return 1 / (1 + np.exp(-Z2)), (Z1, A1)
      """
    let net = "net 4 tanh, 1 sigmoid"
    #expect(try mistake(forward, net) == "wrong-activation")
    let step = "def my(W1, dW1):\n    return W1 - 0.1 * dW1"
    #expect(try mistake(step, as: "update.1", net) == "wrong-hyperparameter")
    let momentum = """
      def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
          for l in [1, 2]:
              for k in ["W", "b"]:
                  key = "d" + k + str(l)
                  old = v[key]
                  v[key] = beta * v[key] + (1 - beta) * grads[key]
                  parameters[k + str(l)] = parameters[k + str(l)] - learning_rate * RATE
          return parameters, v
      """
    let own = net + "\noptimizer momentum lr=0.3"
    let stale = momentum.replacing("RATE", with: "old")
    #expect(try mistake(stale, own) == "stale-parameter")
    let fixed = momentum.replacing("RATE", with: "v[key]").replacing(
      "beta * v[key] + (1 - beta)", with: "0.8 * v[key] + 0.2")
    #expect(try mistake(fixed, own) == "wrong-hyperparameter")
  }
}
