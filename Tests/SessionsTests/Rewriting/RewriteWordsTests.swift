import Engine
import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite("What is said of formulas of the learner's own")
struct RewriteWordsTests {
  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(
      (["seed 2", "data moons n=20", "net 4 tanh, 1 sigmoid", "set lr=0.01"] + lines)
        .joined(separator: "\n"))
  }

  @Test("a number that is a setting here is read as that setting, and said")
  func readings() throws {
    let shell = try shell("blank W1", "rewrite W1 = W1 - 0.01 * dW1")
    #expect(shell.text().contains("0.01 is alpha in this run"))
    let mask = try ScriptedSession(
      "seed 1\ndata moons n=20\nnet 4 tanh keep=0.8, 1 sigmoid\nblank D1\n"
        + "rewrite D1 = rand(4, m) < 0.8")
    #expect(mask.text().contains("0.8 is keep_prob1 in this run"))
  }

  @Test(
    "a number for what changes as training goes on stays out of a blank",
    arguments: [
      "decay staircase every=10 factor=0.5", "rewrite alpha = 0.01 / (1 + epoch)",
      "rewrite alpha = 0.01 * 0.5 ** (epoch // 10)",
      "rewrite alpha = np.where(iteration < 900, 0.01, 0.001)",
    ])
  func passing(line: String) throws {
    let shell = try shell(line, "blank W1")
    let error = try #require(shell.fail("rewrite W1 = W1 - 0.01 * dW1"))
    #expect(error.message.contains("0.01 stands for alpha, which changes"), "\(error.message)")
    #expect(shell.text("blanks").contains("W1"))
    #expect(shell.fail("rewrite W1 = W1 - alpha * dW1") == nil)
  }

  @Test("a mask of these sizes only stays out of a blank")
  func sizes() throws {
    let shell = try ScriptedSession(
      "seed 1\ndata moons n=20\nnet 4 tanh keep=0.8, 1 sigmoid\nblank D1")
    #expect(shell.fail("rewrite D1 = rand(4, 20) < keep_prob1") != nil)
    #expect(shell.fail("rewrite D1 = rand(4, m) < keep_prob1") == nil)
  }

  @Test("a rate of the learner's is marked as such, and drawn by its formula")
  func rate() throws {
    let shell = try shell("rewrite alpha = 0.2 / (1 + epoch)", "train 3 iterations")
    #expect(shell.text("plan").contains("alpha = 0.2 / (1 + epoch) (yours)"))
    #expect(shell.text("why alpha").contains("0.2 / (1 + epoch), epoch = 2 · your formula"))
    let plot = shell.text("plot lr")
    #expect(plot.contains("0.2 / (1 + epoch) (yours)") && plot.contains("0.20"), "\(plot)")
    #expect(shell.fails("rewrite alpha = 0.1 / t", "plot lr")?.contains("epoch alone") == true)
  }

  @Test("what was computed before its formula was written is marked until it is computed anew")
  func former() throws {
    let shell = try shell("step 3", "rewrite Z1 = 2 * W1 @ X + b1")
    #expect(shell.text("show Z1").contains("computed by the formula before"))
    #expect(shell.text("plan").contains("(yours) (from its next run)"))
    #expect(shell.json("show Z1").contains("\"formula_before\":[\"Z1\"]"))
    _ = try shell.report("rewrite Z1 off")
    #expect(!shell.text("show Z1").contains("before"))
    _ = try shell.report("rewrite Z1 = 2 * W1 @ X + b1")
    _ = try shell.report("step iteration")
    #expect(shell.text("show Z1").contains("before"))
    _ = try shell.report("step 2")
    #expect(!shell.text("show Z1").contains("before"))
    #expect(shell.text("plan").contains("Z1 = 2 * W1 @ X + b1 (yours)\n"))
  }

  @Test("a stop at a blank gives the shapes of what may be read, whatever stops there")
  func shapes() throws {
    let shell = try shell("blank dW2")
    let hint = try #require(shell.fail("train 1 iterations")?.hint)
    for word in ["of shape (1, 4)", "dZ2 (1, 20)", "A1 (4, 20)"] {
      #expect(hint.contains(word), "\(hint)")
    }
    #expect(!hint.contains("dW1"))
    _ = try shell.report("blank A2")
    #expect(shell.fail("show J_train")?.errorKind == "blank")
  }

  @Test(
    "what cannot be is said in its own words",
    arguments: [
      ("rewrite Z1 = 'a'", "made of numbers"), ("blank X", "taken from the data"),
      ("rewrite W = W - dW", "each layer has its own"), ("rewrite v off", "no formula of yours"),
    ])
  func refusals(line: String, words: String) throws {
    let error = try #require(try shell().fail(line))
    #expect(error.message.contains(words), "\(error.message)")
  }

  @Test("infinite numbers are not called wrong signs; True is not read")
  func diagnoses() throws {
    let shell = try shell("blank A2 db2")
    #expect(shell.fail("rewrite A2 = (1 / 0) * Z2")?.message.contains("signs") == false)
    #expect(
      shell.fail("rewrite db2 = sum(dZ2 ** 3, axis=1, keepdims=True)")?
        .message.contains("True") == false)
  }

  @Test("a variable is taken by value, and what keeps it is said where it changes")
  func values() throws {
    let shell = try shell("Q = 3", "rewrite A1 = Q * Z1", "Q = 4")
    #expect(shell.text().contains("A1 keeps Q = 3"))
    #expect(shell.text("rewrite A1").contains("A1 = Q * Z1, Q = 3"))
    #expect(shell.fail("rewrite Q")?.message.contains("no formula of yours") == true)
  }

  @Test("the names of an optimizer of one's own, and of every layer, may be given back and blank")
  func meant() throws {
    let shell = try shell("optimizer mine state v", "rewrite v = dW", "rewrite W = W - alpha * v")
    #expect(shell.text("blanks").contains("Nothing is blank"))
    _ = try shell.report("rewrite v off")
    #expect(shell.text("blanks").contains("vdb2"))
    _ = try shell.report("optimizer mine state v")
    #expect(shell.text().contains("By your formulas as before: W1, b1, W2, b2."))
    _ = try shell.report("net 3 tanh, 1 sigmoid")
    #expect(shell.text().contains("now optimizer gd lr=0.01"))
    _ = try shell.report("blank dW[l]")
    #expect(shell.text("blanks").contains("dW1") && shell.text("blanks").contains("dW2"))
  }

  @Test("a rewrite that cannot be worked out leaves no line behind")
  func failed() throws {
    let shell = try shell("train 1 iterations", "Q = 2")
    let before = shell.text("history")
    #expect(shell.fail("rewrite Z1 = W1 @ nobody + Q") != nil)
    #expect(shell.text("history") == before)
    #expect(shell.fail("rewrite Z1 = Q * W1 @ X + b1") == nil)
  }

  @Test("with a penalty, what is filled in with the engine's formulas is evaluated to its bits")
  func evaluated() throws {
    let shell = try shell("set precision=float32 l1=0.1", "train 3 iterations")
    let engines = try #require(shell.session.scope.value(named: "J_train")?.number)
    for line in [
      "blank forward cost", "rewrite Z[l] = W[l] @ A[l-1] + b[l]", "rewrite A1 = tanh(Z1)",
      "rewrite A2 = sigmoid(Z2)",
      "rewrite L = -sum(Y * log(A2) + (1 - Y) * log(1 - A2), axis=0, keepdims=True)",
      "rewrite J_data = mean(L)",
      "rewrite J_reg = lambda1 / m * (sum(abs(W1)) + sum(abs(W2)))", "rewrite J = J_data + J_reg",
    ] { _ = try shell.report(line) }
    #expect(shell.session.scope.value(named: "J_train")?.number == engines)
  }

  @Test("an exported program stops at a blank that nothing fills, and can be written where it was")
  func exported() throws {
    let folder = try TemporaryFolder()
    let trained = try shell("train 2 iterations", "blank dW2")
    let refusal = trained.fail("export \(folder.path)/a.py")
    #expect(refusal?.message.contains("yours to write: dW2") == true, "it would tell the formula")
    let shell = try shell("blank dW2", "export \(folder.path)/a.py")
    let program = try String(contentsOfFile: "\(folder.path)/a.py", encoding: .utf8)
    let after = try #require(program.split(separator: "# blank dW2").last)
    #expect(after.contains("raise NotImplementedError(\"dW2 is blank: to be written\")"))
    #expect(!after.contains("dZ2 @ A1.T"))
    #expect(shell.text("blanks").contains("dW2"))
  }
}
