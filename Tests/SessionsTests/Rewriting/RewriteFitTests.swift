import Engine
import Matrices
import TestSupport
import Testing

@testable import Sessions

@Suite("Gradients that no longer fit a learner's formula are named, and no others")
struct RewriteFitTests {
  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession((["seed 2", "data moons n=30"] + lines).joined(separator: "\n"))
  }

  @Test(
    "exactly those whose derivative changed",
    arguments: [
      ("rewrite Z1 = W1 @ X + 0.5", ["db1"]), ("rewrite A1 = Z1 * sigmoid(Z1)", ["dZ1"]),
      ("rewrite Z1 = W1 @ X * 1 + b1", []), ("rewrite Z2 = 2 * W2 @ A1 + b2", ["dW2", "dA1"]),
      ("rewrite J_data = 2 * mean(L)", ["dZ2"]),
      ("rewrite J_reg = sum(W1 ** 2)", ["dW1"]),
      ("rewrite Z2 = W2 @ A1 + b2 + sum(X, axis=0, keepdims=True)", []),
      ("rewrite Z2 = W2 @ A1 + b2 + sum(Z1, axis=0, keepdims=True)", ["dZ1"]),
      ("rewrite A2 = tanh(Z2) ** 2", ["dZ2"]), ("rewrite dW2 = dZ2 @ A1.T", []),
      ("rewrite Z1 = W1 @ X + b1 + 0.01 * randn(4, m)", []),
      ("rewrite Z1 = W1 @ X + b1 + 0.01 * standard_normal(4, m)", []),
    ])
  func exact(line: String, names: [String]) throws {
    let shell = try shell("net 4 tanh, 1 sigmoid")
    _ = try shell.report(line)
    let json = shell.json("rewrite all off").isEmpty ? "" : shell.json(line)
    let list = names.map { "\"\($0)\"" }.joined(separator: ",")
    #expect(json.contains("\"no_longer_fit\":[\(list)]"), "\(json)")
  }

  @Test(
    "the engine's own formulas all fit, with every ingredient",
    arguments: [
      "net 4 relu keep=0.8 batchnorm, 3 prelu, 1 sigmoid", "net 5 elu batchnorm, 4 gelu, 1 linear",
      "net 3 leakyrelu keep=0.5, 4 softplus batchnorm, 1 tanh",
    ])
  func engines(net: String) throws {
    let shell = try shell(net, "set l2=0.3 l1=0.1 batch=8")
    _ = try shell.report("plan")
    let run = try #require(shell.session.state.experiment.trainer)
    #expect(run.misfits(with: OwnFormulas()) == [])
    _ = try shell.report("rewrite A2 = Z2 * sigmoid(Z2) + tanh(Z2)")
    let gradient = run.plan.tensor(named: "dZtilde2") == nil ? "dZ2" : "dZtilde2"
    #expect(!shell.text().contains("dW"), "\(shell.text())")
    #expect(shell.text().contains("fit") || gradient.isEmpty)
  }

  @Test("dropout by a function of the learner's fits, whose mask and result are of one draw")
  func dropout() throws {
    let shell = try shell("net 4 tanh keep=0.8, 1 sigmoid")
    _ = shell.execute(
      """
      def dropout(A1, keep_prob):
          D = np.random.rand(*A1.shape) < keep_prob
          return A1 * D / keep_prob, D
      """)
    #expect(shell.json("use dropout for forward.1.dropout").contains("\"no_longer_fit\":[]"))
  }

  @Test("what is mended fits again, and what did not fit before is not told anew")
  func mended() throws {
    let shell = try shell("net 4 tanh, 1 sigmoid", "rewrite Z1 = W1 @ X + 0.5")
    _ = try shell.report("rewrite A1 = Z1 * sigmoid(Z1)")
    #expect(shell.text().contains("dZ1 no longer fits"), "\(shell.text())")
    _ = try shell.report(
      "rewrite dZ1 = dA1 * (sigmoid(Z1) + Z1 * sigmoid(Z1) * (1 - sigmoid(Z1)))")
    let run = try #require(shell.session.state.experiment.trainer)
    #expect(run.misfits(with: run.state.hyperparameters.own) == ["db1"])
  }

  @Test("gradcheck draws the same in every evaluation of a formula that draws")
  func drawn() throws {
    let shell = try shell(
      "net 4 tanh, 1 sigmoid", "rewrite Z1 = W1 @ X + b1 + 0.1 * randn(4, m)", "train 2 iterations")
    #expect(shell.json("gradcheck").contains("\"passed\":true"), "\(shell.text("gradcheck"))")
  }
}

@Suite("Mini-batches of the learner's own")
struct RewriteIndicesTests {
  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(
      (["seed 2", "data moons n=20", "net 4 tanh, 1 sigmoid", "set batch=5"] + lines)
        .joined(separator: "\n"))
  }

  @Test("indices choose the examples, and order and cursor are those of the engine's")
  func chosen() throws {
    let shell = try shell("rewrite indices = order[cursor:cursor + m][::-1]", "step 1")
    for line in ["X ~ X_train[:, indices[0]]", "Y ~ Y_train[:, indices[0]]"] {
      #expect(shell.fail("expect \(line) tol=0") == nil)
    }
    let plain = try self.shell("step 1")
    _ = try plain.report("expect X ~ X_train[:, indices[0]] tol=0")
    let mine = try #require(shell.session.state.experiment.trainer?.tensor("X"))
    let engines = try #require(plain.session.state.experiment.trainer?.tensor("X"))
    #expect(mine.elements.suffix(2) == engines.elements.prefix(2))
    _ = try shell.report("train 3 epochs")
    #expect(shell.json("gradcheck").contains("\"passed\":true"))
  }

  @Test(
    "numbers that are no examples are refused with the range",
    arguments: ["99 + zeros((1, m))", "0.5 + zeros((1, m))", "zeros((1, m)) - 1"])
  func refused(formula: String) throws {
    let shell = try shell()
    let error = try #require(shell.fail("rewrite indices = \(formula)"))
    #expect(error.errorKind == "index" && error.hint?.contains("0 to 19") == true)
    #expect(shell.fail("train 1 iterations") == nil)
  }

  @Test("the training set can be read, as it is when it is normalised later")
  func trainingSet() throws {
    let shell = try shell(
      "rewrite Z1 = W1 @ (X - mean(X_train, axis=1, keepdims=True)) + b1", "train 2 iterations")
    _ = try shell.report("expect Z1[0, 0] ~ Z1[0, 0]")
    #expect(!shell.text("rewrite Z1").contains("X_train ="))
    #expect(shell.fails("evaluate", "gradcheck") == nil)
    _ = try shell.report("normalize")
    let plain = try self.shell("normalize", "train 7 iterations")
    _ = try shell.report("train 7 iterations")
    // Normalised, the mean is 0.
    let values = [shell, plain].map { $0.session.scope.value(named: "J")?.number ?? 0 }
    #expect(abs(values[0] - values[1]) < 1e-12)
  }
}
