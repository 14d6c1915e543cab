import Explaining
import TestSupport
import Testing

@testable import Sessions

/// Gradients that bend a little beside where they should.
@Suite struct CornerTests {
  @Test(
    "a slope that bends beside the corner of its function is not right",
    arguments: [
      (
        "linear", "L = np.maximum(0, np.abs(A2 - Y) - 0.1)", "dZ2",
        "np.sign(A2 - Y) * (np.abs(A2 - Y) > 0.1)",
        ["np.sign(A2 - Y) * (np.abs(A2 - Y) > 0.2)", "np.sign(A2 - Y) * (np.abs(A2 - Y) > 0.11)"]
      ),
      (
        "linear", "L = np.maximum(0, np.abs(A2 - Y) - 0.1)", "dA2",
        "np.sign(A2 - Y) * (np.abs(A2 - Y) > 0.1)", ["np.sign(A2 - Y) * (np.abs(A2 - Y) > 0.15)"]
      ),
      (
        "sigmoid", "A1 = np.minimum(np.maximum(Z1, 0), 2)", "dZ1", "dA1 * (Z1 > 0) * (Z1 < 2)",
        ["dA1 * (Z1 > 0) * (Z1 < 2.02)", "dA1 * (Z1 > 0.01) * (Z1 < 2)", "dA1 * (Z1 > 0)"]
      ),
    ])
  func isBeside(
    output: String, rule: String, tensor: String, right: String, wrong: [String]
  ) throws {
    let room = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 tanh, 1 \(output)\nrewrite \(rule)\ntrain 2 iterations")
    for one in wrong {
      #expect(room.json("try \(tensor) = \(one)").contains("\"correct\":false"), "\(one)")
    }
    #expect(room.json("try \(tensor) = \(right)").contains("\"correct\":true"))
    try room.report("blank \(tensor)")
    _ = room.type("rewrite \(tensor) = \(wrong[0])")
    #expect(room.type("blanks").contains(tensor))
    try room.report("rewrite \(tensor) = \(right)")
  }

  @Test("the corner of a function that calls another is seen as well")
  func calls() throws {
    let room = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 tanh, 1 linear\n"
        + "rewrite L = np.maximum(0, np.abs(A2 - Y) - 0.1)\ntrain 2 iterations")
    _ = room.execute(
      "def my(A2, Y):\n    return np.sign(A2 - Y) * (np.abs(A2 - Y) > 0.15)\n")
    #expect(try !room.session.check("my", as: "backward.2.dZ").isPassed)
    #expect(try !room.session.check("my", as: "backward.2.dA").isPassed)
    _ = room.execute(
      "def my(A2, Y):\n    return np.sign(A2 - Y) * (np.abs(A2 - Y) > 0.1)\n")
    #expect(try room.session.check("my", as: "backward.2.dZ").isPassed)
    try room.report("use my for backward.2.dA")
  }

  @Test("where the cost is a sum, either of the gradients may carry the count")
  func sums() throws {
    let start = "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\nrewrite J = np.sum(L)\n"
    for (gradient, right, wrong) in [
      ("A2 - Y", "dZ2 @ A1.T", "dZ2 @ A1.T / m"), ("m * (A2 - Y)", "dZ2 @ A1.T / m", "dZ2 @ A1.T"),
    ] {
      let room = try ScriptedSession(
        start + "rewrite anyway dZ2 = \(gradient)\ntrain 2 iterations\nblank dW2")
      _ = room.type("rewrite dW2 = \(wrong)")
      #expect(room.type("blanks").contains("dW2"))
      try room.report("rewrite dW2 = \(right)")
    }
  }
}
