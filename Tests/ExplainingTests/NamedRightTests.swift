import TestSupport
import Testing

@testable import Sessions

@Suite("The mistake that was made is the one that is named")
struct NamedRightTests {
  private func text(_ lines: [String], _ formula: String) throws -> String {
    let shell = try ScriptedSession(
      (["seed 2", "data moons n=60"] + lines + ["train 2 iterations"]).joined(separator: "\n"))
    return shell.type("try \(formula)")
  }

  @Test(
    "a factor is no share that dropout keeps where nothing drops out",
    arguments: [
      "Z1 = W1 @ X + b1 / 2", "A2 = np.tanh(Z2 / 2)", "Z1 = 2 * W1 @ X + b1",
      "A2 = np.tanh(0.8 * Z2)",
    ],
    ["0.5", "0.8"])
  func factors(formula: String, keep: String) throws {
    let text = try text(["net 4 relu keep=\(keep), 3 tanh, 1 sigmoid", "set l2=0.1"], formula)
    #expect(text.contains("not right yet") && !text.contains("keep-prob"), "\(text)")
  }

  @Test("half a penalty is a factor of the penalty")
  func penalty() throws {
    let text = try text(
      ["net 4 relu keep=0.5, 3 tanh, 1 sigmoid", "set l2=0.1"],
      "dW3 = dZ3 @ A2.T / m + lambda / (2 * m) * W3")
    #expect(text.contains("regularization-factor"), "\(text)")
  }

  @Test("dropout's own mistakes are still named")
  func dropout() throws {
    let text = try text(["net 4 relu keep=0.8, 1 sigmoid"], "A1_drop = A1 * D1")
    #expect(text.contains("missing-keep-prob"), "\(text)")
    let number = try self.text(
      ["net 4 relu keep=0.8, 1 sigmoid"], "A1_drop = A1 * D1 / 0.8 / 0.8")
    #expect(number.contains("extra-keep-prob"), "\(number)")
  }

  @Test(
    "rows in the other order are no wrong sign",
    arguments: ["dZ1 = (dA1 * (1 - A1 ** 2))[::-1]", "dW1 = dZ1[:, ::-1] @ X.T / m"])
  func reversed(formula: String) throws {
    let text = try text(["net 4 tanh, 1 sigmoid"], formula)
    #expect(text.contains("not right yet") && !text.contains("wrong-sign"), "\(text)")
  }

  @Test(
    "a wrong sign is still named",
    arguments: ["dZ2 = -1 * (A2 - Y)", "dZ1 = -dA1 * (1 - A1 ** 2)", "dZ2 = A2 + -1 * -1 * Y"])
  func signs(formula: String) throws {
    let text = try text(["net 4 tanh, 1 sigmoid"], formula)
    #expect(text.contains("wrong-sign"), "\(text)")
  }

  @Test("the gradient for its average is named", arguments: ["vdW1 = dW1", "sdW1 = dW1 ** 2"])
  func averages(formula: String) throws {
    let text = try text(
      ["net 4 tanh, 1 sigmoid", "set l2=0.1", "optimizer adam lr=0.01"], formula)
    #expect(text.contains("plain-gradient"), "\(text)")
    #expect(!text.contains("regularization"), "\(text)")
  }

  @Test("a factor is told with as many digits as tell it from 1")
  func digits() throws {
    let text = try text(["net 4 tanh, 1 sigmoid"], "dZ1 = dA1 * (1 - A1 ** 2) * (1 + 1e-7)")
    #expect(text.contains("1.0000001 times as large"), "\(text)")
  }

  private static let deep = ["net 4 relu, 3 relu, 1 sigmoid", "set l1=0.1"]

  @Test(
    "layers that a penalty leaves out are missing from it",
    arguments: [
      "J = J_data + lambda1 / m * np.sum(np.abs(W1))",
      "J = J_data + lambda1 / m * (np.sum(np.abs(W1)) + np.sum(np.abs(W2)))",
      "J_reg = lambda1 / m * np.sum(np.abs(W2))", "J_reg = lambda1 / m * np.sum(np.abs(W3))",
    ])
  func layers(formula: String) throws {
    let text = try text(Self.deep, formula)
    #expect(text.contains("missing-regularization") && !text.contains("wrong-"), "\(text)")
  }

  @Test(
    "the activation where its derivative belongs is named",
    arguments: [
      ("4 relu", "dZ1 = dA1 * relu(Z1)"), ("4 relu", "dZ1 = dA1 * np.maximum(0, Z1)"),
      ("4 relu", "dZ1 = A1 * dA1"), ("4 leakyrelu", "dZ1 = dA1 * A1"),
    ])
  func activations(units: String, formula: String) throws {
    let text = try text(["net \(units), 1 sigmoid"], formula)
    #expect(text.contains("activation-for-derivative"), "\(text)")
  }

  @Test(
    "an average without what it was is named",
    arguments: [
      ("momentum", "vdW1 = (1 - momentum_beta) * dW1"),
      ("adam", "vdW1 = (1 - adam_beta1) * dW1"), ("adam", "sdW1 = (1 - adam_beta2) * dW1 ** 2"),
      ("rmsprop", "sdW1 = (1 - rmsprop_beta) * dW1 ** 2"),
    ])
  func oldAverages(optimizer: String, formula: String) throws {
    let text = try text(Self.deep + ["optimizer \(optimizer)"], formula)
    #expect(text.contains("missing-old-average"), "\(text)")
    #expect(!text.contains("regularization"), "\(text)")
  }

  @Test(
    "no mistake is named that cannot be made there",
    arguments: ["dZ1 = dA1 / (1 - A1 ** 2)", "dZ2 = A2 - Y + A2 * Y"])
  func places(formula: String) throws {
    let text = try text(["net 4 tanh, 1 sigmoid"], formula)
    #expect(text.contains("not right yet"), "\(text)")
    #expect(!text.contains("bias-correction") && !text.contains("labels-left-out"), "\(text)")
  }

  @Test("where a formula is right but for a part, that part is told")
  func parts() throws {
    let clipped = try text(["net 4 tanh, 1 sigmoid"], "A1 = np.tanh(np.clip(Z1, -2, 2))")
    #expect(!clipped.contains("0 or negative"), "\(clipped)")
    let cut = try text(["net 4 tanh, 1 sigmoid"], "Z1 = np.maximum(0, W1 @ X + b1)")
    #expect(cut.contains("except where Z1 is 0 or negative"), "\(cut)")
  }
}
