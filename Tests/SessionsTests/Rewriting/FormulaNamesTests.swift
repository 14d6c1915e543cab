import TestSupport
import Testing

@testable import Sessions

@Suite("NumPy's names are the same in every command that takes a formula")
struct FormulaNamesTests {
  private static let start =
    "seed 2\ndata moons n=60\nnet 4 tanh keep=0.5, 1 sigmoid\ntrain 3 iterations"

  /// The right values are NumPy's.
  @Test(
    "a name that a plain line knows",
    arguments: [
      ("np.int64(np.array([-1.7, 2.5]))", "[-1, 2]"), ("np.float64(3)", "3"),
      ("np.float32(0.1)", "0.10000000149011612"), ("np.array([1, 2], copy=True)", "[1, 2]"),
      ("np.append([[1, 2]], [[3, 4]], axis=0)", "[[1, 2], [3, 4]]"),
      ("np.append([[1, 2]], [[3, 4]])", "[1, 2, 3, 4]"), ("np.average([1, 2, 6])", "3"),
      ("math.log(2)", "0.6931471805599453"), ("math.pi", "3.141592653589793"),
      ("np.average([1, 3], weights=[3, 1])", "1.5"),
    ])
  func known(formula: String, value: String) throws {
    let shell = try ScriptedSession(Self.start)
    #expect(shell.fail("expect \(formula) ~ \(value) tol=1e-12") == nil)
    #expect(shell.fail("show \(formula)") == nil)
    #expect(shell.fail("rewrite extra = np.sum(\(formula)) + 0 * A1") == nil)
    #expect(shell.fail("train 2 iterations") == nil)
  }

  @Test("uniform and normal draw NumPy's digits, a mask by them the engine's")
  func draws() throws {
    let shell = try ScriptedSession(Self.start)
    try shell.report("np.random.seed(1)")
    #expect(
      shell.fail(
        "expect np.random.uniform(-1, 3, size=(2, 2)) ~ [[0.66808802, 1.88129797], "
          + "[-0.9995425, 0.20933029]] tol=1e-7") == nil)
    try shell.report("blank D1")
    #expect(
      shell.text("rewrite D1 = np.random.uniform(size=(4, m)) < keep_prob1").contains("same bits"))
  }

  @Test(
    "what is not here is said, with what to use",
    arguments: [
      ("A1 = np.heaviside(Z1, 0)", "heaviside is not here", "np.where"),
      ("A1 = torch.tanh(Z1)", "torch is not here", "np.tanh"),
      ("A1 = tf.matmul(W1, X)", "tf is not here", "np.tanh"),
    ])
  func absent(line: String, message: String, hint: String) throws {
    let shell = try ScriptedSession(Self.start)
    for command in ["try", "rewrite"] {
      let error = try #require(shell.fail("\(command) \(line)"))
      #expect(error.message.contains(message), "\(error.message)")
      #expect(error.hint?.contains(hint) == true, "\(error)")
    }
  }

  @Test("several states may be listed with commas")
  func states() throws {
    let shell = try ScriptedSession(Self.start)
    #expect(shell.text("optimizer mine lr=0.1 state v, s").contains("sdW1"))
  }

  @Test("an average that has not been updated is said to be")
  func unrolls() throws {
    let shell = try ScriptedSession(Self.start)
    try shell.report("optimizer momentum")
    let error = try #require(shell.fail("unroll vdW1[0, 0]"))
    #expect(!error.message.contains("such as vdW1"), "\(error.message)")
    #expect(shell.fail("unroll W1[0, 0]")?.message.contains("weighted average") == true)
  }
}
