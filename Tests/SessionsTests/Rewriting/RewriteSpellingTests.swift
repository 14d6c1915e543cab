import TestSupport
import Testing

@testable import Sessions

@Suite("Formulas as paper has them, in rewrite and in try")
struct RewriteSpellingTests {
  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(
      (["seed 2", "data moons n=20", "net 4 tanh, 3 relu, 1 sigmoid", "set batch=8"] + lines)
        .joined(separator: "\n"))
  }

  @Test(
    "transposes, :=, -=, Greek letters and full-width signs are read as in answers",
    arguments: [
      ("dW2 = dZ2 @ A1ᵀ / m", "dW2 = dZ2 @ A1.T / m"),
      ("dZ3 := A3 − Y", "dZ3 = A3 - Y"),
      ("dW1＝dZ1 @ X.T／m", "dW1 = dZ1 @ X.T / m"),
      ("W1 := W1 − α * dW1", "W1 = W1 - alpha * dW1"),
      ("dW₂ = dZ₂ @ A₁ᵀ / m", "dW2 = dZ2 @ A1.T / m"),
      ("W1 -= alpha * dW1", "W1 = W1 - alpha * dW1"),
      ("W[l] -= alpha * dW[l]", "W3 = W3 - alpha * dW3"),
    ])
  func spellings(typed: String, meant: String) throws {
    let shell = try shell("step iteration")
    #expect(shell.fail("rewrite \(typed)") == nil, "\(shell.screen)")
    #expect(shell.text("rewrite").contains(meant))
    guard !typed.contains("[l]") else { return }
    #expect(shell.json("try \(typed)").contains("\"correct\":true"), "\(shell.screen)")
  }

  @Test("a product without its sign says what to type, and stays at its place")
  func missingSign() throws {
    let error = try #require(try shell().fail("rewrite dA2 = W3ᵀ dZ3"))
    #expect(error.message == "an operator is missing before dZ3")
    #expect(error.hint?.hasPrefix("W3.T @ dZ3 multiplies matrices") == true)
    #expect(error.advice?.zh.hasPrefix("W3.T @ dZ3 是矩阵相乘") == true)
    let number = try #require(try shell().fail("rewrite dA2 = 2 W3.T @ dZ3"))
    #expect(number.hint == "a product: type 2 * W3.T")
  }

  @Test("letters alone point to each layer's own tensor")
  func letters() throws {
    let norm = try shell("net 4 tanh batchnorm, 1 sigmoid")
    #expect(
      norm.fail("rewrite b = b - alpha")?.hint?.hasPrefix("rewrite b2 = …, or b[l]") == true)
    let read = try shell().fail("rewrite Z[l] = W[l] @ A[l-1] + b")
    #expect(read?.hint == "did you mean b[l]?")
  }

  @Test(
    "a wrong shape is told by what the tensor is",
    arguments: [
      ("indices = order[0:3]", "indices are m numbers in a row"),
      ("alpha = zeros((1, 2))", "alpha is one number"),
      ("J_data = L / m", "J_data is one number"),
      ("X = X[:, 0:2]", "X keeps its m columns"),
      ("A1 = Z1[0]", "a tensor has two sides"),
      ("A1 = zeros((4, 8))", "the columns are the examples, m of them"),
      ("dW2 = (dZ2, A1)", "no tuple"), ("alpha = \"x\"", "no text in quotes"),
      ("dW[1] = dZ1 @ X.T / m", "rewrite dW1 = …"),
      ("dW[l] = dZ[l] @ A[l-2].T", "write that layer's formula by itself"),
      ("A1 = Z1 if Z1 > 0 else 0", "np.where(condition, a, b)"),
      ("db3 = dZ3 / m", "np.sum(…, axis=1, keepdims=True) makes one column"),
      ("dA2 = dZ3.T @ W3", "transpose it with .T"),
    ])
  func shapes(line: String, hint: String) throws {
    let error = try #require(try shell().fail("rewrite \(line)"))
    #expect(error.hint?.contains(hint) == true, "\(error.hint ?? "")")
  }

  @Test(
    "a name that means something already is no new tensor's: nothing would be set by it",
    arguments: [
      ("lr = 0.1", "set lr=… sets it"), ("keep_prob1 = 0.5", "net sets it"),
      ("lambda1 = 3", "alpha and every tensor"), ("l2 = 0.1", "set l2=… sets it"),
      ("J_test = 3", "alpha and every tensor"), ("X_train = X", "alpha and every tensor"),
      ("cost = L", "alpha and every tensor"), ("all = 3", "another name"),
      ("tanh = Z1", "another name"), ("l = 3", "another name"),
    ])
  func takenNames(line: String, hint: String) throws {
    let error = try #require(try shell().fail("rewrite \(line)"))
    #expect(error.errorKind == "name")
    #expect(error.hint?.contains(hint) == true, "\(error.hint ?? "")")
  }

  @Test("blank says how formulas are given back, and which letters speak of every layer")
  func blanks() throws {
    #expect(try shell().fail("blank all off")?.hint?.contains("rewrite all off all") == true)
    #expect(try shell().fail("blank dW")?.hint == "did you mean dW[l]?")
    #expect(try shell().fail("blank alpha")?.message.contains("is counted or set") == true)
  }

  @Test(
    "masks by other draws keep as many: taken into a blank, and said",
    arguments: [
      "rand(4, m) > 1 - keep_prob1", "1 - (np.random.rand(*Z1.shape) < 1 - keep_prob1)",
      "np.random.rand(m, 4).T < keep_prob1", "rand(4, m) > 0.2",
    ])
  func otherDraws(formula: String) throws {
    let mask = try shell("net 4 tanh keep=0.8, 1 sigmoid", "blank D1")
    let text = mask.type("rewrite D1 = \(formula)")
    #expect(text.contains("other draws than the engine's"), "\(text)")
    #expect(mask.type("blanks").contains("Nothing is blank"))
    _ = try mask.report("train 3 epochs")
    let free = try shell("net 4 tanh keep=0.8, 1 sigmoid")
    #expect(free.type("rewrite D1 = \(formula)").contains("yours, other draws than before"))
  }

  @Test(
    "masks that are none of dropout's stay out of a blank, by name",
    arguments: [
      ("rand(4, m) < 1 - keep_prob1", "1 - keep_prob instead of keep_prob"),
      ("rand(4, m) < 0.5", "another share than keep_prob"),
      ("randn(4, m) < keep_prob1", "another share than keep_prob"),
      ("(rand(4, m) < keep_prob1) / keep_prob1", "not made of 0 and 1"),
      ("(rand(1, m) < keep_prob1) + 0 * Z1", "the same for every unit"),
      ("(rand(4, 1) < keep_prob1) + 0 * Z1", "the same for every example"),
      ("rand(4, 8) < keep_prob1", "with this many examples only"),
    ])
  func otherMasks(formula: String, sentence: String) throws {
    let mask = try shell("net 4 tanh keep=0.8, 1 sigmoid", "set batch=10", "blank D1")
    let line = formula.replacing("(4, 8)", with: "(4, 10)")
    let error = try #require(mask.fail("rewrite D1 = \(line)"))
    #expect(error.message.contains(sentence), "\(error.message)")
    #expect(mask.type("blanks").contains("D1"))
  }

  @Test(
    "an exercise's blanks stay blank: nobody steps back over the point where they were taken out")
  func backInALesson() throws {
    let shell = ScriptedSession()
    for line in ["open 6", "page 16", "rewrite dZ2 = A2 - Y", "rewrite dW2 = dZ2 @ A1.T / m"] {
      _ = try shell.report(line)
    }
    let before = shell.bits
    for line in ["back", "goto start", "back iteration"] {
      let error = try #require(shell.fail(line))
      #expect(error.message.contains("further back the engine still has"), "\(line)")
      #expect(error.words.zh.contains("还是引擎的"))
    }
    #expect(shell.bits == before)
    #expect(shell.text("blanks").contains("dZ1"))
    // From the task's beginning on, back and forth.
    _ = try shell.report("step 6")
    _ = try shell.report("back 2")
    _ = shell.type("rewrite dZ1 = dA1 * (1 - A1 ** 2)")
    #expect(shell.text("blanks").contains("dZ1"))
    _ = try shell.report("rewrite dZ1 = dA1 * (Z1 > 0)")
    #expect(shell.type("rewrite dW1 = dZ1 @ X.T / m").contains("✓"))
    #expect(shell.text("blanks").contains("Nothing is blank"))
  }
}
