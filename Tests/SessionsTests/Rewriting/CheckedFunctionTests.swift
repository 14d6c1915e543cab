import TestSupport
import Testing

@testable import Sessions

/// What a function is given, and by what updates are judged where the optimizer is the learner's.
@Suite struct CheckedFunctionTests {
  private func shell(_ lines: String...) throws -> ScriptedSession {
    try ScriptedSession(
      (["seed 3", "data moons n=30", "net 5 tanh, 1 sigmoid"] + lines).joined(separator: "\n"))
  }

  @Test(
    "A letter with a number of its own is that number, and no layer's matrix",
    arguments: [
      ("def tanh(z, a=1, b=1):\n    return a*np.tanh(b*z)", "tanh as forward.1.activation", true),
      ("def f(Z, T=1.0):\n    return np.tanh(T*Z)", "f as forward.1.activation", true),
      ("def f(Z, T=1.1):\n    return np.tanh(T*Z)", "f as forward.1.activation", false),
      ("def g(AL, Y, w=1):\n    return w*(AL - Y)", "g as backward.2.dZ", true),
      ("def g(A_prev, W, b=0):\n    return W @ A_prev + b", "g as forward.1.linear", true),
    ])
  func numbers(definition: String, check: String, isRight: Bool) throws {
    let shell = try shell()
    shell.execute(definition)
    #expect((shell.fail("check \(check)") == nil) == isRight)
  }

  @Test("A weight of one's own loss is a number too")
  func weight() throws {
    let shell = try shell(
      "a = 0.3", "rewrite L = -(1-a)*(Y*np.log(A2) + (1-Y)*np.log(1-A2))", "train 2 iterations")
    shell.execute("def kd(A2, Y, a=0.3):\n    return (1-a)*(A2 - Y)")
    #expect(shell.fail("check kd as backward.2.dZ") == nil)
    shell.execute("def kd(A2, Y, a=0.4):\n    return (1-a)*(A2 - Y)")
    #expect(shell.fail("check kd as backward.2.dZ") != nil)
  }

  private static let momentum = """
    def um(parameters, grads, v, beta, learning_rate):
        for k in parameters:
            v["d" + k] = beta * v["d" + k] + (1 - beta) * grads["d" + k]
            parameters[k] = parameters[k] - learning_rate * v["d" + k]
        return parameters, v
    """

  @Test("A function that stands for the optimizer can be checked and used again")
  func again() throws {
    let shell = try shell("optimizer momentum lr=0.1 beta=0.8")
    shell.execute(Self.momentum)
    #expect(shell.fails("use um for update", "train 3 iterations", "check um as update") == nil)
    shell.execute(Self.momentum)
    #expect(shell.fails("use um for update", "train 1 iterations", "gradcheck") == nil)
    shell.execute(Self.momentum.replacing("(1 - beta)", with: "beta"))
    #expect(shell.fail("check um as update") != nil)
  }

  @Test(
    "Beside an optimizer of the learner's a step is judged by its lines, or not at all",
    arguments: [
      ([], "half", nil),
      (["rewrite v = 0.9*v + 0.1*dW", "rewrite W = W - alpha*v"], "plain", false),
      (["rewrite v = st(v, dW)", "rewrite W = W - alpha*v"], "plain", false),
      (["rewrite v = st(v, dW)", "rewrite W = W - alpha*v"], "average", true),
    ] as [([String], String, Bool?)])
  func mine(lines: [String], name: String, isRight: Bool?) throws {
    let shell = try shell("optimizer mine lr=0.1 state v")
    shell.execute("def st(v, dW):\n    return 0.9*v + 0.1*dW")
    for line in lines { #expect(shell.fail(line) == nil, "\(line)") }
    let steps = ["half": "0.5 * dW1", "plain": "dW1", "average": "vdW1"]
    let step = try #require(steps[name])
    shell.execute(
      "def f(W1, dW1, \(lines.isEmpty ? "" : "vdW1, ")alpha):\n    return W1 - alpha * \(step)")
    let report = try shell.session.check("f", as: "update.1")
    #expect(report.isPassed == (isRight ?? true))
    #expect(report.isOfOwnValues == (isRight == nil))
  }

  @Test("The rate by its option's name is told, in every command")
  func rate() throws {
    let shell = try shell("train 1 iterations")
    #expect(shell.failure("try W1 = W1 - lr * dW1").contains("formulas call it alpha"))
  }

  @Test("Whole numbers divided by 0 leave 0, as in NumPy, and others no number")
  func fmod() throws {
    let shell = try shell()
    shell.execute("import numpy as np\na = np.fmod(5, 0)\nb = np.fmod(5.0, 0)\nc = np.fmod(-7, 3)")
    #expect(shell.fails("expect a == 0", "expect c == -1", "expect isnan(b) == 1") == nil)
  }
}
