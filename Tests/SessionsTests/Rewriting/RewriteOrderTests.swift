import Engine
import TestSupport
import Testing

@testable import Sessions

@Suite("Where a formula of the learner's own stands")
struct RewriteOrderTests {
  private static let start =
    "seed 2\ndata moons n=60\nset l2=0.1\nnet 4 relu batchnorm, 1 sigmoid\nset batch=25"

  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(([Self.start] + lines).joined(separator: "\n"))
  }

  @Test(
    "a tensor moves behind a later one of its own stage",
    arguments: [
      "dW2 = dZ2 @ A1.T / m + lambda / m * W2 + 0 * db2", "J_data = np.mean(L) + 0 * J_reg",
      "L = -(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) + 0 * J_reg",
      "dgamma1 = np.mean(dZtilde1 * Znorm1, axis=1, keepdims=True) + 0 * dbeta1",
    ])
  func moves(formula: String) throws {
    let (shell, engine) = (try shell(), try shell())
    #expect(shell.fail("rewrite \(formula)") == nil)
    for one in [shell, engine] { try one.report("train 5 iterations") }
    let costs = try [shell, engine].map { try $0.session.state.experiment.run().costs }
    #expect(zip(costs[0], costs[1]).allSatisfy { abs($0 - $1) <= 1e-12 }, "\(costs)")
    try shell.report("back 3")
    #expect(shell.fail("plan") == nil)
  }

  @Test("a circle is named as one")
  func circles() throws {
    let shell = try shell()
    for line in ["dZ2 = dA1[0:1]", "dW2 = dZ2 @ A1.T / m + 0 * dW2", "A1 = Z2 * np.ones((4, 1))"] {
      let error = try #require(shell.fail("rewrite \(line)"))
      #expect(
        error.message.contains("circle") || error.message.contains("itself"), "\(error.message)")
    }
  }

  @Test("the learning rate may be made of a tensor of one's own")
  func rates() throws {
    let shell = try shell("rewrite q = np.sum(W1 ** 2)", "rewrite alpha = 0.1 / (1 + q)")
    try shell.report("rate = 0.1 / (1 + np.sum(W1 ** 2))")
    try shell.report("train 1 iteration")
    #expect(shell.fail("expect alpha ~ rate tol=1e-12") == nil)
  }

  @Test("a name alone tells whose formula it is")
  func alone() throws {
    let shell = try shell("rewrite A1 = relu(Ztilde1)")
    #expect(shell.text("rewrite A1").contains("A1 = relu(Ztilde1)"))
    #expect(shell.text("rewrite Z1").contains("Z1 is computed by the engine's formula"))
    #expect(shell.text("rewrite all").contains("A1 = relu(Ztilde1)"))
    #expect(shell.fail("rewrite foo")?.message.contains("no stage computes foo") == true)
  }

  @Test("what a gradient check cannot see is not promised of it")
  func dropout() throws {
    let shell = try shell("net 4 relu keep=0.5, 1 sigmoid")
    #expect(shell.text("rewrite A1_drop = A1 * D1").contains("cannot show it"))
    #expect(shell.text("rewrite A1 = Z1 * sigmoid(Z1)").contains("gradcheck shows it"))
  }

  @Test("what fails in mid-training names its iteration, and a wrong shape its function")
  func failures() throws {
    let shell = try shell("net 4 relu, 1 sigmoid")
    #expect(
      shell.fail(
        "def odd(Z, t):\n    if t > 3:\n        return Z.missing\n    return np.maximum(0, Z)")
        == nil)
    #expect(shell.fail("rewrite A1 = odd(Z1, t)") == nil)
    let error = try #require(shell.fail("train 10 iterations"))
    #expect(error.exception?.text.en.contains("iteration 4") == true, "\(error)")
    let other = try self.shell("net 4 relu, 1 sigmoid")
    #expect(
      other.fail("def turned(Z, t):\n    A = np.maximum(0, Z)\n    return A.T if t > 3 else A")
        == nil)
    #expect(other.fail("rewrite A1 = turned(Z1, t)") == nil)
    let shape = try #require(other.fail("train 10 iterations"))
    #expect(shape.message.contains("turned returned (25, 4)"), "\(shape.message)")
    #expect(shape.message.contains("iteration 4"), "\(shape.message)")
  }

  @Test("use anyway takes a function that fails only in runs of other sizes")
  func anyway() throws {
    let shell = try shell("net 4 relu, 1 sigmoid")
    #expect(
      shell.fail(
        "def picky(Z):\n    if Z.shape[0] != 4:\n        return Z.missing\n    return np.maximum(0, Z)"
      )
        == nil)
    #expect(shell.fail("use picky for forward.1.activation") != nil)
    #expect(shell.fail("use anyway picky for forward.1.activation") == nil)
    #expect(shell.fail("train 3 iterations") == nil)
  }
}
