import Explaining
import TestSupport
import Testing

@testable import Sessions

/// Gradients behind a forward formula of the learner's are judged by finite differences, near 0 and
/// far from it.
@Suite struct OwnSlopeTests {
  private func room(_ rule: String) throws -> ScriptedSession {
    try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\nrewrite A1 = \(rule)\ntrain 2 iterations")
  }

  @Test(
    "a slope that is right at the run's points alone is not right",
    arguments: [
      ("np.minimum(np.maximum(0, Z1), 6)", "(Z1 > 0)", "(Z1 > 0) * (Z1 < 6)"),
      ("np.maximum(0, Z1)", "(Z1 > 0) * (Z1 < 5)", "(Z1 > 0)"),
      ("np.maximum(0, Z1)", "(Z1 > 0) * 1.00001", "np.where(Z1 > 0, 1, 0)"),
      ("np.maximum(0, Z1)", "(1 - A1 ** 2)", "(A1 > 0)"),
      ("np.sin(Z1)", "(1 - A1 ** 2)", "np.cos(Z1)"),
      ("np.sin(Z1)", "np.sqrt(1 - A1 ** 2)", "np.cos(Z1)"),
      ("np.sign(Z1)", "(1 - np.abs(Z1))", "0 * Z1"),
      (
        "Z1 / (1 + np.exp(-Z1))", "1 / (1 + np.exp(-Z1))",
        "(1 + np.exp(-Z1) * (1 + Z1)) / (1 + np.exp(-Z1)) ** 2"
      ),
      ("np.exp(-Z1 ** 2)", "(-2 * Z1)", "(-2 * Z1 * A1)"),
      ("np.log(1 + np.exp(Z1))", "(Z1 > 0)", "1 / (1 + np.exp(-Z1))"),
    ])
  func slopes(rule: String, wrong: String, right: String) throws {
    let room = try room(rule)
    #expect(room.json("try dZ1 = dA1 * \(wrong)").contains("\"correct\":false"))
    #expect(room.json("try dZ1 = dA1 * \(right)").contains("\"correct\":true"))
    _ = room.execute("def my(dA, Z1, A1):\n    return dA * \(wrong)")
    #expect(try !room.session.check("my", as: "backward.1.dZ").isPassed)
    _ = room.execute("def my(dA, Z1, A1):\n    return dA * \(right)")
    #expect(try room.session.check("my", as: "backward.1.dZ").isPassed)
    try room.report("blank dZ1")
    _ = room.type("rewrite dZ1 = dA1 * \(wrong)")
    #expect(room.type("blanks").contains("dZ1"))
    try room.report("rewrite dZ1 = dA1 * \(right)")
  }

  @Test("a whole backward pass as well", arguments: [("(1 - A1**2)", false), ("np.cos(Z1)", true)])
  func whole(slope: String, isRight: Bool) throws {
    let room = try room("np.sin(Z1)")
    _ = room.execute(
      """
      def my(parameters, cache, X, Y):
          Z1, A1, Z2, A2 = cache["Z1"], cache["A1"], cache["Z2"], cache["A2"]
          m = X.shape[1]
          dZ2 = A2 - Y
          dW2 = dZ2 @ A1.T / m
          db2 = np.sum(dZ2, axis=1, keepdims=True) / m
          dZ1 = (parameters["W2"].T @ dZ2) * \(slope)
          dW1 = dZ1 @ X.T / m
          db1 = np.sum(dZ1, axis=1, keepdims=True) / m
          return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
      """)
    let report = try room.session.check("my", as: "backward")
    #expect(report.isPassed == isRight)
    #expect(report.fits == ["A1"])
    #expect(isRight || report.fault?.mistake == "no-derivative")
  }

  @Test("an activation in the engine's own function is judged by the engine's formula")
  func sameFunction() throws {
    let room = try room("2 * sigmoid(2 * Z1) - 1")
    #expect(try room.tryReport("dZ1 = dA1").judgement.mistakes == [.missingActivationDerivative])
  }
}
