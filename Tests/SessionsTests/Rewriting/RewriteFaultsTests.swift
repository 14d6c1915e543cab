import Matrices
import TestSupport
import Testing

@testable import Sessions

@Suite("What goes wrong with formulas of the learner's own is said of them")
struct RewriteFaultsTests {
  private static let start = "seed 2\ndata moons n=200\nnet 4 tanh, 1 sigmoid\nset lr=1"

  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(([Self.start] + lines).joined(separator: "\n"))
  }

  @Test(
    "a run that stops being a number names the learner's formula",
    arguments: [
      ("A1 = Z1 / (Z1 - Z1)", "Z2", "A1"), ("dZ1 = dA1 * np.log(-1 - A1 ** 2)", "dZ1", "dZ1"),
      ("W1 = W1 - alpha * np.log(-1 - dW1 ** 2)", "W1", "W1"),
      ("alpha = np.log(-1)", "W1", "alpha"), ("A1 = np.tanh(Z1) / (iteration < 3)", "Z2", "A1"),
    ])
  func names(formula: String, lost: String, own: String) throws {
    let shell = try shell("rewrite \(formula)")
    let error = try #require(shell.fail("train 5 iterations"))
    #expect(error.errorKind == "nan")
    #expect(error.message.hasPrefix("\(lost) stopped being a number"), "\(error.message)")
    let hint = try #require(error.hint)
    #expect(hint.contains("your formula of \(own) gives NaN or Inf"), "\(hint)")
    #expect(try shell.session.state.experiment.run().state.iteration == 0)
  }

  @Test("in Chinese too")
  func chinese() throws {
    let shell = try shell("lang zh", "rewrite A1 = Z1 / (Z1 - Z1)")
    #expect(shell.type("train 5 iterations").contains("你写的 A1 公式在那里得到 NaN 或 Inf"))
  }

  @Test("the iteration is the one in which the number was lost")
  func iteration() throws {
    let shell = try shell("rewrite b2 = b2 - alpha * db2 + np.log(0.5 - (iteration > 6))")
    let error = try #require(shell.fail("train 50 iterations"))
    #expect(error.message.contains("b2 stopped being a number at update.2, iteration 7"))
  }

  @Test("a run that loses its numbers by the engine's formulas blames no formula")
  func engine() throws {
    let shell = try shell("net 4 relu, 1 sigmoid", "rewrite dW1 = dZ1 @ X.T / m", "set lr=1e200")
    let error = try #require(shell.fail("train 50 iterations"))
    #expect(error.hint?.contains("a smaller lr") == true, "\(error)")
  }

  @Test("outputs that are no probabilities are blamed for the loss's logarithms")
  func outputs() throws {
    let shell = try shell("rewrite A[l] = Z[l] * sigmoid(Z[l])")
    let error = try #require(shell.fail("train 50"))
    #expect(error.message.hasPrefix("L stopped being a number"))
    #expect(error.hint?.contains("your formula of A2 gives numbers that are not between") == true)
    #expect(error.advice?.zh.contains("不在 0 和 1 之间") == true)
  }

  @Test("an update that loses a parameter is told after the training, and can be stepped through")
  func update() throws {
    let rules = ["rewrite v = 0.9 * v + 0.1 * dW", "rewrite W = W - alpha * np.log(-1 - v**2)"]
    let shell = try shell("optimizer mine lr=0.1 state v", rules[0], rules[1])
    let error = try #require(shell.fail("train 1 iterations"))
    #expect(error.message.contains("W1 stopped being a number at update.1, iteration 1"))
    let steps = shell.type("step iteration")
    #expect(steps.contains("NaN 8"), "\(steps)")
    #expect(shell.fail("train 1 iterations") != nil)
  }

  @Test("what is left blank is said where all formulas are given back")
  func blanks() throws {
    let shell = try shell("optimizer mine lr=0.1 state v", "rewrite v = dW")
    #expect(shell.type("rewrite all off").contains("? is yours to write"))
  }

  @Test(
    "the advice about a wrong shape fits the shape",
    arguments: [
      ("A1 = 1 / 0", "one number"), ("dW2 = np.sum(dZ2 @ A1.T, axis=1)", "keepdims"),
      ("A1 = Z1.T", ".T"), ("db1 = dZ1", "axis=1, keepdims=True"), ("dW1 = dZ1", "A @ B"),
      ("A1 = np.ones((3, 7))", "A @ B"), ("L = A1", "axis=0, keepdims=True"),
      ("A1 = np.sum(Z1, axis=0, keepdims=True)", "keepdims"),
    ])
  func shapes(formula: String, advice: String) throws {
    let error = try #require(try shell().fail("rewrite \(formula)"))
    #expect(error.errorKind == "shape")
    #expect(error.hint?.contains(advice) == true, "\(error)")
  }

  @Test(
    "a blank stays hidden when its tensor was computed before, and when it never was",
    arguments: ["why dW2[0,0]", "try dW2 = dZ2 @ A1.T / m", "dW2"])
  func hidden(line: String) throws {
    let before = try shell("blank backward")
    #expect(before.type(line).contains("yours to write"), "\(before.screen)")
    let after = try shell("step iteration", "blank backward")
    #expect(line == "dW2" || after.type(line).contains("yours to write"), "\(after.screen)")
  }

  @Test(
    "a learning rate reads nothing that is computed later in its iteration",
    arguments: ["J", "sum(abs(dW1))", "A2[0, 0]"])
  func rate(formula: String) throws {
    let error = try #require(try shell().fail("rewrite alpha = \(formula)"))
    #expect(error.errorKind == "order", "\(error.message)")
    #expect(try shell().fail("rewrite alpha = 0.1 / (1 + sum(W1 ** 2))") == nil)
  }

  @Test("a mistake is planted in formulas that run: none of the learner's, and no blank")
  func bugs() throws {
    let own = try shell("rewrite dZ2 = A2 - Y")
    #expect(own.fail("bug start reversed-error") != nil)
    let blank = try shell("blank all")
    #expect(blank.fail("bug start reversed-error") != nil)
    // What is taken and not computed has no blank.
    #expect(blank.fail("bug start shifted-labels") == nil)
  }

  @Test(
    "no help shows what a course asks for",
    arguments: ["help rewrite", "help try", "help bug", "help blank", "rewrite dW2", "bug start"])
  func helps(line: String) throws {
    let shell = try shell("blank dW2")
    #expect(!shell.type(line).contains("A1.T / m"), "\(shell.screen)")
    #expect(!shell.screen.contains("A[l-1].T / m"), "\(shell.screen)")
  }

  @Test("a mask that keeps what it should drop stays out of a blank, at one half too")
  func halfMask() throws {
    let shell = try shell("net 4 tanh keep=0.5, 1 sigmoid", "blank D1")
    #expect(shell.fail("rewrite D1 = np.random.rand(4, m) < 1 - keep_prob1") != nil)
    #expect(shell.fail("rewrite D1 = np.random.rand(4, m) < keep_prob1") == nil)
  }

  @Test(
    "a mask may be drawn from the other end",
    arguments: [
      ("np.random.rand(4, m) > 1 - keep_prob1", true),
      ("1 - (np.random.rand(4, m) < 1 - keep_prob1)", true),
      ("np.random.rand(4, m) > keep_prob1", false),
      ("1 - (np.random.rand(4, m) < keep_prob1)", false),
      ("np.random.rand(4, 1) > 1 - keep_prob1", false),
    ])
  func turnedMask(formula: String, isRight: Bool) throws {
    let shell = try shell("net 4 tanh keep=0.8, 1 sigmoid", "blank D1")
    #expect((shell.fail("rewrite D1 = \(formula)") == nil) == isRight)
  }

  @Test("a parameter that a formula leaves out can be checked", arguments: ["", " + 1"])
  func leftOut(rest: String) throws {
    let shell = try shell("rewrite Z1 = W1 @ X\(rest)")
    #expect(shell.json("gradcheck").contains("\"difference\""))
  }

  @Test("why knows the variables of a formula as they were taken")
  func variables() throws {
    let shell = try shell("c = 3", "rewrite A1 = tanh(c * Z1)", "c = 5", "step iteration")
    let told = shell.type("why A1[0,0]")
    #expect(!told.contains("NaN") && !told.contains("mistake"), "\(told)")
  }

  @Test("gradients behind dropout can be checked, which leaves dropout out")
  func dropout() throws {
    let shell = try shell(
      "net 4 tanh keep=0.5, 1 sigmoid", "rewrite dA1 = dA1_drop * D1 / keep_prob1", "train 2")
    #expect(shell.json("gradcheck").contains("\"passed\":true"), "\(shell.screen)")
    _ = try shell.report("rewrite dA1_drop = 2 * W2.T @ dZ2")
    #expect(shell.json("gradcheck").contains("\"passed\":false"), "\(shell.screen)")
  }

  @Test("states are named, each once", arguments: ["state", "state v v", "state m"])
  func states(line: String) throws {
    #expect(try shell().fail("optimizer mine \(line)") != nil)
  }

  @Test("where the engine has no numbers either, both are the same bits")
  func bothNone() throws {
    let shell = try shell("W1[0, 0] = np.inf", "b1[0, 0] = -np.inf")
    #expect(shell.type("rewrite Z1 = W1 @ X + b1").contains("the same bits"))
    #expect(shell.type("rewrite A1 = 1 * np.tanh(Z1)").contains("the same bits"))
    #expect(shell.type("rewrite A1 = 1.5 * np.tanh(Z1)").contains("50% of the largest"))
  }
}

@Suite("Variables that bear a command's name")
struct HiddenCommandsTests {
  @Test(
    "are said once to hide it",
    arguments: [
      ("rewrite = 3", "rewrite"), ("undo = 3", "undo"), ("blank = [2, 3]", "blank"),
      ("step, x = 1, 2", "step"), ("for watch in range(3):\n  pass", "watch"),
      ("def search(x):\n  return x", "search"), ("data = {\"a\": 1}", "data"),
    ])
  func hidden(line: String, name: String) {
    let room = ScriptedSession(width: 200)
    #expect(room.type(line).contains("\(name) alone on a line is now this variable"))
    #expect(!room.type(line).contains("alone on a line"))
    _ = room.type("forget \(name)")
    #expect(room.type(line).contains("forget \(name) gives it"), "\(room.screen)")
  }

  @Test("and in Chinese; others are not spoken of", arguments: ["x = 3", "costs = [1, 2]"])
  func others(line: String) {
    let room = ScriptedSession(width: 200)
    #expect(!room.type(line).contains("alone on a line"))
    _ = room.type("lang zh")
    #expect(room.type("undo = 3").contains("forget undo 还给命令"))
  }
}
