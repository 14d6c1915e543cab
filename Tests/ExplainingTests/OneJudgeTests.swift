import Explaining
import TestSupport
import Testing

@testable import Sessions

/// `try`, a blank and `check` have one answer.
@Suite struct OneJudgeTests {
  private static let moons = "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid"

  private func room(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(([Self.moons] + lines).joined(separator: "\n"))
  }

  @Test(
    "an update of one layer is given the averages that its stage has written",
    arguments: [
      ("momentum lr=0.3", "W1, vdW1, alpha", "W1 - alpha * vdW1"),
      (
        "rmsprop lr=0.3", "W1, dW1, sdW1, alpha, rmsprop_epsilon",
        "W1 - alpha * dW1 / (np.sqrt(sdW1) + rmsprop_epsilon)"
      ),
    ])
  func averages(optimizer: String, names: String, result: String) throws {
    let room = try room("set batch=25", "optimizer \(optimizer)", "train 2 iterations")
    _ = room.execute("def my(\(names)):\n    return \(result)")
    #expect(try room.session.check("my", as: "update.1").isPassed)
    #expect(try room.tryReport("W1 = my(\(names))").judgement.isCorrect)
    _ = try room.report("use my for update.1")
    _ = room.execute(
      "def old(W1, vdW1, dW1, momentum_beta, alpha):\n"
        + "    return W1 - alpha * (momentum_beta * vdW1 + (1 - momentum_beta) * dW1)")
    if optimizer.hasPrefix("momentum") {
      #expect(try room.session.check("old", as: "update.1").fault?.mistake == "stale-parameter")
    }
  }

  @Test(
    "a blank is judged at the moment of the run",
    arguments: [(1, "25", "10"), (3, "10", "25")])
  func moment(iterations: Int, right: String, wrong: String) throws {
    let room = try room("set batch=25", "train \(iterations) iterations")
    let here = try room.tryReport("dW2 = dZ2 @ A1.T / \(right)")
    #expect(here.judgement.isOnlyTheseSizes)
    #expect(try !room.tryReport("dW2 = dZ2 @ A1.T / \(wrong)").judgement.isCorrect)
    try room.report("blank dW2")
    let words = room.type("rewrite dW2 = dZ2 @ A1.T / \(right)").split(
      whereSeparator: \.isWhitespace)
    #expect(words.joined(separator: " ").contains("\(right) is m in this run: right with"))
    let text = room.type("rewrite dW2 = dZ2 @ A1.T / \(wrong)")
    #expect(text.contains("wrong-count"), "\(text)")
  }

  @Test("a count of updates that is written out is right for now only, in a blank as well")
  func count() throws {
    let room = try room("set batch=25", "optimizer adam", "train 3 iterations")
    let formula = "vdW1_corrected = vdW1 / (1 - 0.9 ** 3)"
    #expect(room.type("try \(formula)").contains("is right for now only"))
    try room.report("blank vdW1_corrected")
    let text = room.type("rewrite \(formula)")
    #expect(text.contains("1 - adam_beta1 ** t"), "\(text)")
    #expect(!text.contains("wrong-step-count"))
  }

  @Test("the output's dA in another spelling is equal but for rounding", arguments: [true, false])
  func aside(isBlank: Bool) throws {
    let room = try room("set batch=25", "train 3 iterations")
    if isBlank { try room.report("blank dA2") }
    let text = room.type("rewrite dA2 = -Y/A2 + (1-Y)/(1-A2)")
    #expect(!text.contains("other by"), "\(text)")
    _ = try room.report("rewrite dA2 off")
    #expect(room.type("rewrite dA2 = (A2-Y)/(A2*(1-A2))").contains("equal but for rounding"))
    #expect(room.type("rewrite dA2 = 2*(A2-Y)/(A2*(1-A2))").contains("other by up to"))
  }

  @Test("a quotient of exponentials is right in every spelling that ends where exp ends")
  func exponentials() throws {
    let room = try ScriptedSession("data iris\nnet 4 tanh, 3 softmax\ntrain 2 iterations")
    for formula in [
      "np.exp(Z2 - np.log(np.sum(np.exp(Z2), axis=0, keepdims=True)))",
      "np.exp(Z2) / np.sum(np.exp(Z2), axis=0)",
    ] {
      #expect(try room.tryReport("A2 = \(formula)").judgement.isCorrect, "\(formula)")
    }
    let clipped = "np.exp(np.clip(Z2, -9, 9)) / np.sum(np.exp(np.clip(Z2, -9, 9)), axis=0)"
    #expect(try !room.tryReport("A2 = \(clipped)").judgement.isCorrect)
  }

  @Test("losses in a row are losses, in a blank as in try")
  func rowOfLosses() throws {
    let room = try ScriptedSession("data iris\nnet 4 tanh, 3 softmax\ntrain 2 iterations")
    let formula = "L = -np.sum(Y * np.log(A2), axis=0)"
    #expect(try room.tryReport(formula).judgement.isCorrect)
    try room.report("blank L")
    try room.report("rewrite \(formula)")
    try room.report("train 2 iterations")
    #expect(room.type("gradcheck").contains("right"))
  }

  @Test("PReLU's slope may be negative: where A1 is above 0 says nothing of Z1")
  func slopes() throws {
    let room = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 prelu, 1 sigmoid\ntrain 2 iterations")
    #expect(try !room.tryReport("dZ1 = dA1 * np.where(A1 > 0, 1, slope1)").judgement.isCorrect)
    #expect(try room.tryReport("dZ1 = dA1 * np.where(Z1 > 0, 1, slope1)").judgement.isCorrect)
    try room.report("blank dZ1")
    _ = room.type("rewrite dZ1 = dA1 * np.where(A1 > 0, 1, slope1)")
    #expect(room.type("blanks").contains("dZ1"))
  }

  @Test("what an old loss has made is said to be old")
  func oldLoss() throws {
    let room = try room("train 1 iteration", "loss bce from=Z")
    #expect(room.type("L").contains("formula"), "\(room.text())")
    #expect(room.type("J").contains("old L"), "\(room.text())")
    try room.report("train 1 iteration")
    #expect(!room.type("J").contains("old L"))
  }

  @Test("an own optimizer that is set again keeps its formulas")
  func ownOptimizer() throws {
    let room = try room(
      "optimizer mine lr=0.2 state v", "rewrite v = 0.9 * v + 0.1 * dW", "rewrite W = W - alpha * v"
    )
    let text = room.type("optimizer mine lr=0.1 state v")
    #expect(text.contains("By your formulas as before"), "\(text)")
    #expect(!room.type("optimizer mine lr=0.1 state u").contains("engine's formulas"))
    #expect(room.type("blanks").contains("udW1"))
  }
}
