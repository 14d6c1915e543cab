import Engine
import Explaining
import TestSupport
import Testing

@testable import Sessions

/// Formulas that people have published by mistake: each is wrong, and is called what it is.
@Suite struct PublicCaseTests {
  private static let xor =
    "x = [[0, 0, 1, 1], [0, 1, 0, 1]]\ny = [[0, 1, 1, 0]]\ndata from x y\nseed 1\n"
  private static let squares =
    "x = [[0, 0, 1, 1], [1, 1, 0, 0]]\ny = [[0, 0, 1, 1]]\nseed 1\ndata from x y\n"
    + "net 2 sigmoid, 1 sigmoid\nloss squared\n"
  private static let six =
    "np.random.seed(2)\nx = np.random.randn(2, 6)\ny = [[1, 0, 1, 1, 0, 0]]\nseed 2\n"
    + "data from x y\n"
  private static let classes =
    "np.random.seed(2)\nx = np.random.randn(2, 6)\n"
    + "y = [[1, 0, 0, 1, 0, 0], [0, 1, 0, 0, 1, 0], [0, 0, 1, 0, 0, 1]]\nseed 2\n"
    + "data from x y\nnet 4 relu, 3 softmax\nstep iteration\n"

  /// What such a formula is called: in the order it is said.
  private static func names(_ script: String, _ formula: String) throws -> [String] {
    let judgement = try ScriptedSession(script).tryReport(formula).judgement
    #expect(!judgement.isCorrect, "\(formula)")
    return judgement.mistakes.map(\.rawValue)
  }

  @Test(
    "What only fits because two settings or sizes are the same is wrong",
    arguments: [
      (
        six + "net 4 relu keep=0.5, 1 sigmoid\nstep iteration",
        "A1_drop = A1 * D1 / (1 - keep_prob1)", "keep-prob-swapped"
      ),
      (
        xor + "net 4 tanh, 1 sigmoid\noptimizer momentum lr=0.1\nstep 2 iteration",
        "vdW1 = momentum_beta * vdW1 + alpha * dW1", "wrong-hyperparameter"
      ),
      (
        xor + "net 3 tanh, 1 sigmoid\noptimizer adam lr=0.1\nstep iteration",
        "vdW1_corrected = vdW1 / alpha", "wrong-hyperparameter"
      ),
      (
        xor + "net 4 tanh, 1 sigmoid\nstep iteration", "dW2 = dZ2 @ A1.T / A1.shape[0]",
        "wrong-count"
      ),
    ])
  func isNotTakenIn(script: String, formula: String, name: String) throws {
    #expect(try Self.names(script, formula) == [name])
  }

  @Test(
    "No mistake is named that was not made",
    arguments: [
      (classes, "dW2 = dZ2 @ A1.T / X.shape[0]", "wrong-count"),
      (classes, "dW2 = dZ2 @ A1.T / len(Y)", "wrong-count"),
      (classes, "dW2 = dZ2 @ A1.T / Y.shape[0]", "wrong-count"),
      (classes, "dZ1 = W2.T @ dZ2 * (dA1 > 0)", "wrong-mask"),
      (classes, "J = -np.mean(Y * np.log(A2))", "wrong-count"),
      (
        six + "net 4 relu batchnorm, 1 sigmoid\nstep iteration",
        "Znorm1 = (Z1 - mu1) / (np.sqrt(var1) + 1e-5)", "epsilon-outside-root"
      ),
      (
        squares + "optimizer adam lr=0.01\nstep 2 iteration",
        "W1 = W1 - alpha * (vdW1 / (1 - adam_beta1)) / (np.sqrt(sdW1 / (1 - adam_beta2)) + 1e-8)",
        "wrong-step-count"
      ),
      (
        squares + "optimizer adam lr=0.01\nstep 3 iteration",
        "W1 = W1 - alpha * (vdW1 / (1 - adam_beta1)) / (np.sqrt(sdW1 / (1 - adam_beta2)) + 1e-8)",
        "wrong-step-count"
      ),
      (classes, "db1 = np.sum(dZ1, axis=0)", "wrong-axis missing-average"),
      (classes, "db1 = np.mean(dZ1, axis=0)", "wrong-axis"),
      (classes, "db1 = np.sum(dZ1, axis=0) / m", "wrong-axis"),
      (classes, "db1 = np.sum(dZ1, axis=0, keepdims=True) / m", "wrong-axis"),
    ])
  func isCalledWhatItIs(script: String, formula: String, names: String) throws {
    #expect(try Self.names(script, formula).joined(separator: " ") == names)
  }

  @Test(
    "The same mistake in two places is one, and so it is in another spelling",
    arguments: [
      (
        squares + "optimizer adam lr=0.01\nstep 2 iteration",
        "W1 = W1 - alpha * vdW1 / (np.sqrt(sdW1) + 1e-8)", "missing-bias-correction"
      ),
      (
        six + "net 4 relu batchnorm, 1 sigmoid\nstep iteration",
        "dZ1 = (dZnorm1 - np.mean(dZnorm1, axis=0) - Znorm1 * np.mean(dZnorm1 * Znorm1, axis=0)) "
          + "/ np.sqrt(var1 + 1e-5)", "wrong-axis"
      ),
      (squares + "step iteration", "dA1 = W2.T @ (A2 - Y)", "missing-activation-derivative"),
      (
        squares + "step iteration", "dZ1 = W2.T @ (A2 - Y) * A1 * (1 - A1)",
        "missing-activation-derivative"
      ),
      (
        six + "net 4 tanh, 1 sigmoid\nset l2=0.7\nstep iteration",
        "J_reg = lambda / (2 * m) * (np.linalg.norm(W1) + np.linalg.norm(W2))", "missing-square"
      ),
    ])
  func isSeenTwice(script: String, formula: String, name: String) throws {
    #expect(try Self.names(script, formula) == [name])
  }

  @Test(
    "What is right in another setting has a name here",
    arguments: [
      (
        six + "net 4 tanh, 1 sigmoid\nstep iteration", "dZ2 = (A2 - Y) * A2 * (1 - A2)",
        "extra-activation-derivative"
      ),
      (classes, "dZ2 = (A2 - Y) * A2 * (1 - A2)", "extra-activation-derivative"),
      (
        six + "net 4 relu batchnorm, 1 sigmoid\nstep iteration",
        "dZ1 = dZnorm1 / np.sqrt(var1 + 1e-5)", "constant-statistics"
      ),
      (
        six + "net 4 relu, 1 sigmoid\nset l2=0.7\nstep iteration",
        "dW1 = 1/m * np.dot(dZ1, X.T) + lambda / m * np.sum(W1)", "wrong-penalty"
      ),
      (
        six + "net 4 relu keep=0.8, 1 sigmoid\nstep iteration",
        "A1_drop = A1 * D1 / (1 - keep_prob1)", "keep-prob-swapped"
      ),
    ])
  func isNamed(script: String, formula: String, name: String) throws {
    #expect(try Self.names(script, formula) == [name])
  }

  @Test(
    "A constant factor is that, and no root of the number of examples",
    arguments: [
      ("data blobs n=16", "dW1 = 4 * dZ1 @ X.T / m", 4.0),
      ("data blobs n=4", "dW2 = 1./m * np.dot(dZ2, A1.T) * 2", 2.0),
    ])
  func tellsFactors(data: String, formula: String, factor: Double) throws {
    let session = try ScriptedSession("\(data)\nnet 3 tanh, 1 sigmoid\nstep iteration")
    let judgement = try session.tryReport(formula).judgement
    #expect(judgement.mistakes == [.extraFactor])
    guard case .factor(let found) = judgement.relation else {
      Issue.record("\(String(describing: judgement.relation))")
      return
    }
    #expect(abs(found - factor) < 1e-9)
  }

  @Test(
    "A number that is a setting of the run is read as that setting, and it is said",
    arguments: [
      ("vdW1 = 0.9 * vdW1 + 0.1 * dW1", "0.9 is adam_beta1 in this run"),
      ("W1 = W1 - 0.05 * vdW1_corrected / (sqrt(sdW1_corrected) + 1e-8)", "0.05 is alpha"),
      ("vdW1_corrected = vdW1 / (1 - 0.9 ** t)", "0.9 is adam_beta1 in this run"),
      ("db1 = sum(dZ1, axis=1, keepdims=True) / 20", "20 is m in this run: right with these sizes"),
    ])
  func readsNumbers(formula: String, note: String) throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\noptimizer adam lr=0.05\nstep 2 iteration")
    let report = try session.tryReport(formula)
    #expect(report.judgement.isCorrect)
    #expect(report.judgement.isOnlyTheseSizes == note.contains("sizes"))
    #expect(report.sentences.contains { $0.en.hasPrefix(note) }, "\(report.sentences)")
  }

  @Test(
    "A number is read as what it is written as: a rest of 1, a power, a share of a sum",
    arguments: [
      ("W1 = W1 - (1 - 0.9) * vdW1", false), ("W1 = W1 - 0.1 * vdW1", true),
      ("W1 = W1 - 1 / 10 * vdW1", true), ("vdW1 = (9 * vdW1 + dW1) / 10", true),
      ("vdW1 = 0.1 * (9 * vdW1 + dW1)", true), ("vdW1 = (9 * vdW1 + 2 * dW1) / 10", false),
    ])
  func readsAsWritten(formula: String, isRight: Bool) throws {
    let session = try ScriptedSession(
      Self.xor + "net 4 tanh, 1 sigmoid\noptimizer momentum lr=0.1\nstep 3 iteration")
    let judgement = try session.tryReport(formula).judgement
    #expect(judgement.isCorrect == isRight)
    #expect(!formula.contains("(1 - 0.9)") || judgement.mistakes == [.wrongHyperparameter])
  }

  @Test(
    "What a power comes to after so many updates is no formula",
    arguments: [
      ("vdW1_corrected = vdW1 / 0.271", false), ("vdW1_corrected = vdW1 / (1 - 0.729)", false),
      ("vdW1_corrected = vdW1 / (1 - 0.9 ** t)", true),
    ])
  func readsPowers(formula: String, isRight: Bool) throws {
    let session = try ScriptedSession(
      Self.xor + "net 4 tanh, 1 sigmoid\noptimizer adam lr=0.1\nstep 3 iteration")
    #expect(try session.tryReport(formula).judgement.isCorrect == isRight)
  }

  @Test("A number that is not its setting is named with what that is; a threshold has no sizes")
  func tellsNumbersAmiss() throws {
    let session = try ScriptedSession(
      Self.xor + "net 4 relu, 1 sigmoid\noptimizer momentum lr=0.05 beta=0.8\nstep 3 iteration")
    let beta = try session.tryReport("vdW1 = 0.9 * vdW1 + 0.1 * dW1")
    #expect(beta.judgement.mistakes == [.wrongHyperparameter])
    #expect(
      beta.sentences.contains { $0.en == "0.9 is not momentum_beta in this run: that is 0.8" })
    let mask = try session.tryReport("dZ1 = dA1 * (Z1 > 0.1)").judgement
    #expect(mask.mistakes == [.wrongMask] && !mask.isOnlyTheseSizes)
    let cost = try session.tryReport(
      "L = -(Y * np.log(A2 + 1e-5) + (1 - Y) * np.log(1 - A2 + 1e-5))")
    #expect(!cost.sentences.contains { $0.en.contains("a constant is added") })
    let step = try session.tryReport("W2 = W2 - 2 * alpha * vdW2")
    #expect(step.sentences.contains { $0.en == "your step is 2 times as large" })
  }

  @Test("A variable is what it was made of; copied numbers are no formula")
  func looksIntoVariables() throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\nstep iteration\nslope = 1 - A1 ** 2\nsame = Z1 + 0\n"
        + "rate = 0.01\nones3 = array([[1], [1], [1]])")
    #expect(try session.tryReport("dZ1 = dA1 * slope").judgement.isCorrect)
    #expect(try session.tryReport("b1 = b1 - rate * db1").judgement.isCorrect)
    let own = try session.tryReport("Z1 = (W1 @ X + b1) * ones3")
    #expect(own.judgement.isCorrect)
    #expect(own.sentences.contains { $0.en.hasPrefix("ones3 is yours") })
    #expect(try !session.tryReport("Z1 = same").judgement.isCorrect)
  }
}
