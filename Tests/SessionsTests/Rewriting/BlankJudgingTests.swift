import Engine
import TestSupport
import Testing

@testable import Sessions

@Suite("What is written into a blank is judged as it would train here")
struct BlankJudgingTests {
  private static let start = "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\nset batch=25"

  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(([Self.start] + lines).joined(separator: "\n"))
  }

  @Test("iterations are not updates where another optimizer has begun to count anew")
  func counts() throws {
    let shell = try shell(
      "train 3 iterations", "optimizer adam lr=0.01", "train 1 iteration", "blank vdW1_corrected")
    let error = try #require(
      shell.fail("rewrite vdW1_corrected = vdW1 / (1 - adam_beta1 ** iteration)"))
    #expect(error.message.contains("wrong-step-count"), "\(error.message)")
    #expect(shell.text("blanks").contains("vdW1_corrected"))
    #expect(shell.fail("rewrite vdW1_corrected = vdW1 / (1 - adam_beta1 ** t)") == nil)
    let engine = try self.shell(
      "train 3 iterations", "optimizer adam lr=0.01", "train 1 iteration")
    for one in [shell, engine] { try one.report("train 5 iterations") }
    #expect(shell.bits == engine.bits)
  }

  @Test("a formula outside a blank is compared where the run counts from")
  func counted() throws {
    let shell = try shell("train 3 iterations", "optimizer adam lr=0.01", "train 1 iteration")
    #expect(
      shell.text("rewrite vdW1_corrected = vdW1 / (1 - adam_beta1 ** iteration)")
        .contains("other by up to"))
    #expect(shell.text("rewrite alpha = 0.01 / (1 + (iteration > 4))").contains("other by up to"))
  }

  @Test("values of the judge's own run are not told as the learner's")
  func values() throws {
    let shell = try shell("decay inverse rate=1", "set lr=0.01", "train 3 epochs", "blank W1")
    for number in ["0.01", "0.005", "0.0033333333333333335"] {
      let error = try #require(shell.fail("rewrite W1 = W1 - \(number) * dW1"))
      #expect(!error.message.contains("that is"), "\(error.message)")
      #expect(!error.message.contains("now"), "\(error.message)")
    }
    #expect(shell.fail("rewrite W1 = W1 - alpha * dW1") == nil)
    let fresh = try self.shell("blank forward")
    let error = try #require(fresh.fail("rewrite Z1 = W1 @ X"))
    #expect(error.message.contains("missing-bias"))
    #expect(!error.message.contains("iteration"), "\(error.message)")
  }

  @Test("a run that has lost its numbers does not keep a blank from being judged")
  func lost() throws {
    let shell = try shell("W1 = W1 * np.inf", "blank dW2")
    #expect(shell.fail("rewrite dW2 = dZ2 @ A1.T") != nil)
    #expect(shell.fail("rewrite dW2 = dZ2 @ A1.T / m") == nil)
  }

  @Test(
    "a derivative with more digits than the engine's is right where tanh and sigmoid come to an end",
    arguments: [
      ("tanh", "dA1 / np.cosh(Z1) ** 2"), ("tanh", "dA1 / np.power(np.cosh(Z1), 2)"),
      ("tanh", "dA1 * 4 / (np.exp(Z1) + np.exp(-Z1)) ** 2"),
      ("sigmoid", "dA1 * A1 / (1 + np.exp(Z1))"),
    ])
  func ends(activation: String, formula: String) throws {
    let shell = try shell("net 4 \(activation), 1 sigmoid", "train 3 iterations")
    #expect(shell.text("try dZ1 = \(formula)").contains("is right"), "\(shell.text())")
    try shell.report("blank dZ1")
    #expect(shell.fail("rewrite dZ1 = \(formula)") == nil)
  }

  @Test("a derivative that is clipped near the ends stays wrong")
  func clipped() throws {
    let shell = try shell("train 3 iterations")
    let text = shell.text("try dZ1 = dA1 * np.maximum(1 - A1 ** 2, 1e-6)")
    #expect(text.contains("not right yet"), "\(text)")
  }

  @Test("a function of the learner's fills a blank where it is right, and not where it is wrong")
  func functions() throws {
    let shell = try shell()
    let good = "def my(dZ, A):\n    return dZ @ A.T / dZ.shape[1]"
    let bad = "def other(dZ, A):\n    return dZ @ A.T"
    for cell in [good, bad] { #expect(shell.fail(cell) == nil) }
    try shell.report("blank dW2")
    let error = try #require(shell.fail("rewrite dW2 = other(dZ2, A1)"))
    #expect(error.message.contains("dW2 is not right yet and stays blank"), "\(error.message)")
    #expect(shell.text("blanks").contains("dW2"))
    #expect(shell.fail("rewrite dW2 = other(dZ2, A1) / 2") != nil)
    #expect(shell.fail("rewrite dW2 = my(dZ2, A1)") == nil)
    let engine = try self.shell()
    for one in [shell, engine] { try one.report("train 5 iterations") }
    let costs = try [shell, engine].map { try $0.session.state.experiment.run().costs }
    #expect(zip(costs[0], costs[1]).allSatisfy { abs($0 - $1) <= 1e-12 }, "\(costs)")
    #expect(shell.fail("rewrite anyway dW2 = other(dZ2, A1)") == nil)
    #expect(shell.fails("def slope(Z):\n    return np.tanh(Z)", "blank A1") == nil)
    #expect(shell.fail("rewrite A1 = slope(Z1)") == nil)
  }

  @Test("a name that differs from a blank's in capitals alone is not a new tensor")
  func nearNames() throws {
    let shell = try shell("blank dW1")
    for name in ["dw1", "DW1"] {
      let error = try #require(shell.fail("rewrite \(name) = dZ1 @ X.T / m"))
      #expect(error.hint?.contains("dW1") == true, "\(error)")
    }
    try shell.report("rewrite dW1 off")
    #expect(shell.text("rewrite dz1 = 2 * dZ1").contains("did you mean dZ1?"))
    #expect(!shell.text("rewrite extra = 2 * dZ1").contains("did you mean"))
  }

  @Test("a Greek letter stands for its name on the left too")
  func greek() throws {
    let shell = try shell("rewrite α = 0.5")
    #expect(shell.text("rewrite").contains("alpha = 0.5"))
    try shell.report("train 1 iteration")
    #expect(shell.text("alpha").contains("0.5"))
  }

  @Test("a mask that is not drawn, and one of this share only, are said to be")
  func masks() throws {
    let shell = try shell("net 4 relu keep=0.5, 1 sigmoid", "blank D1")
    let error = try #require(shell.fail("rewrite D1 = A1 > 0"))
    #expect(error.message.contains("nothing is drawn"), "\(error.message)")
    #expect(error.hint?.contains("seed") != true)
    let text = shell.text("rewrite D1 = np.round(np.random.rand(4, m))")
    #expect(text.contains("right with keep=0.5 only"), "\(text)")
  }

  @Test("an exported program does not tell what is still to be written")
  func export() throws {
    let folder = try TemporaryFolder()
    let shell = try shell("train 2 iterations", "blank dW2")
    let path = "\(folder.path)/z.py"
    let error = try #require(shell.fail("export \(path)"))
    #expect(error.message.contains("dW2"), "\(error.message)")
    #expect(shell.fail("rewrite dW2 = dZ2 @ A1.T / m") == nil)
    #expect(shell.fail("export \(path)") == nil)
    let early = try self.shell("blank dW2")
    #expect(early.fail("export \(path) over") == nil)
  }
}
