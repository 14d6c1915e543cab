import TestSupport
import Testing

@testable import Sessions

/// One catalogue: a slip has the same name in a function as in a formula.
@Suite("A slip in a function has the name it has in a formula") struct FunctionNameTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    let setup: String
    let tensor: String
    /// What the function takes, as the network names it.
    let reads: String
    let formula: String
    let stage: String
    /// What was done to the right formula.
    let name: String

    var testDescription: String { "\(tensor) = \(formula)" }
  }

  private static let tanh = "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\nset batch=25"
  private static let relu = "seed 2\ndata moons n=60\nnet 4 relu, 1 sigmoid\nset batch=25"

  private static func slip(
    _ tensor: String, _ reads: String, _ formula: String, _ stage: String, _ name: String,
    in setup: String = tanh
  ) -> Slip {
    Slip(
      setup: setup, tensor: tensor, reads: reads, formula: formula, stage: stage, name: name)
  }

  static let slips = [
    slip("dW2", "dZ2, A1", "dZ2 @ A1.T / 60", "backward.2.dW", "wrong-count"),
    slip("dW2", "dZ2, A1, m", "dZ2 @ A1.T / m / m", "backward.2.dW", "extra-average"),
    slip("dW2", "dZ2, A1, m", "dZ2 @ A1.T / m / 2", "backward.2.dW", "extra-factor"),
    slip("Z1", "W1, X, b1", "W1 @ X + np.mean(b1)", "forward.1.linear", "wrong-axis"),
    slip("A1", "Z1", "np.tanh(Z1) / 2", "forward.1.activation", "extra-factor"),
    slip("W1", "W1, dW1, alpha, m", "W1 - alpha * dW1 / m", "update.1", "extra-average"),
    slip("A1", "Z1", "np.maximum(0, -Z1)", "forward.1.activation", "wrong-sign", in: relu),
    slip("dZ1", "dA1, Z1", "dA1 * (Z1 > 1)", "backward.1.dZ", "wrong-mask", in: relu),
    slip(
      "J", "A2, Y", "-np.mean(Y * np.log10(A2) + (1 - Y) * np.log10(1 - A2))", "cost",
      "extra-factor"),
  ]

  @Test("check says what try says", arguments: slips)
  func names(slip: Slip) throws {
    let room = try ScriptedSession(slip.setup + "\ntrain 2 iterations")
    room.execute("def my(\(slip.reads)):\n    return \(slip.formula)")
    let call = "my(\(slip.reads))"
    #expect(try room.session.check("my", as: slip.stage).fault?.mistake == slip.name)
    for formula in [slip.formula, call] {
      let report = try #require(
        try room.report("try \(slip.tensor) = \(formula)") as? TryReport)
      #expect(report.judgement.mistakes.map(\.rawValue) == [slip.name], "\(formula)")
    }
  }
}
