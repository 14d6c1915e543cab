import TestSupport
import Testing

@testable import Sessions

/// Gradients behind forward formulas of the learner's, where these overflow, where shapes do not fit, and
/// where they differ from the engine's far off alone.
@Suite struct OwnForwardTests {
  @Test("A formula whose exponentials overflow far off tells nothing there")
  func overflowing() throws {
    let lines = [
      "x = np.random.randn(2, 9)", "y = np.eye(3)[:, [0,1,2,0,1,2,0,1,2]]", "seed 2",
      "data from x y", "net 4 relu, 3 softmax", "loss squared",
      "rewrite A2 = exp(Z2) / sum(exp(Z2), axis=0)", "train 2 iterations",
    ]
    let shell = try ScriptedSession(lines.joined(separator: "\n"))
    let right = "dZ2 = A2 * (dA2 - np.sum(A2 * dA2, axis=0, keepdims=True))"
    #expect(shell.json("try \(right)").contains("\"correct\":true"), "\(shell.text())")
    #expect(!shell.json("try dZ2 = A2 * dA2").contains("\"correct\":true"))
    #expect(shell.fail("blank dZ2") == nil && shell.fail("rewrite \(right)") == nil)
  }

  @Test("A shape that does not fit is said, whatever finite differences cannot tell")
  func shapes() throws {
    let shell = try ScriptedSession(
      """
      seed 3
      data moons n=30
      net 5 relu, 1 sigmoid
      rewrite L = -(3*Y*np.log(A2) + (1-Y)*np.log(1-A2))
      train 2 iterations
      """)
    let text = shell.text("try dZ2 = W2.T @ (A2 - Y)")
    #expect(text.contains("(5, 30)") && !text.contains("?"), "\(text)")
  }

  @Test("relu cut off at 6 leaves the gradient of relu behind")
  func far() throws {
    let shell = try ScriptedSession(
      """
      np.random.seed(2)
      x = np.random.randn(2, 9)
      y = [[0,1,1,0,1,0,0,1,1]]
      seed 2
      data from x y
      net 4 relu, 1 sigmoid
      """)
    #expect(shell.text("rewrite A1 = np.clip(Z1, 0, 6)").contains("dZ1 no longer fits"))
    #expect(!shell.text("rewrite A1 = np.maximum(Z1, 0)").contains("no longer fits"))
  }
}
