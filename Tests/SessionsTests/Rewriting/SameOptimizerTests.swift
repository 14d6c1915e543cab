import TestSupport
import Testing

@testable import Sessions

@Suite("An update of the learner's stays where the optimizer is of the same kind")
struct SameOptimizerTests {
  private static let start = """
    seed 2
    data moons n=60
    net 4 tanh, 1 sigmoid
    optimizer momentum lr=0.1
    rewrite W1 = W1 - 2 * alpha * vdW1
    """

  @Test("with the same settings, or others, and it is said")
  func stays() throws {
    let shell = try ScriptedSession(Self.start)
    for line in ["optimizer momentum lr=0.1", "optimizer momentum lr=0.05 beta=0.8"] {
      #expect(shell.text(line).contains("By your formulas as before: W1."), "\(shell.text())")
      #expect(shell.text("rewrite").contains("2 * alpha * vdW1"))
    }
    try shell.report("train 2 iterations")
    #expect(shell.text("back").isEmpty == false)
    #expect(shell.text("rewrite").contains("2 * alpha * vdW1"))
    #expect(shell.text("undo").isEmpty == false)
    #expect(shell.text("rewrite").contains("2 * alpha * vdW1"))
  }

  @Test("another kind lets go of it, and brings it back by undo")
  func letsGo() throws {
    let shell = try ScriptedSession(Self.start)
    let text = shell.text("optimizer adam lr=0.1")
    #expect(text.contains("By the engine's formulas again: W1."), "\(text)")
    #expect(!text.contains("as before"), "\(text)")
    #expect(!shell.text("rewrite").contains("2 * alpha"))
    try shell.report("undo")
    #expect(shell.text("rewrite").contains("2 * alpha * vdW1"))
  }

  @Test("a blank stays a blank")
  func blank() throws {
    let shell = try ScriptedSession(Self.start)
    try shell.report("blank W2")
    try shell.report("optimizer momentum lr=0.2")
    #expect(shell.text("blanks").contains("W2"))
  }
}
