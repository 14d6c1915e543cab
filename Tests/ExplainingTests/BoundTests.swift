import Explaining
import TestSupport
import Testing

@testable import Sessions

/// Parts of formulas that cut something off far out: `try`, a blank and `check` say the same of them,
/// and where they do.
@Suite struct BoundTests {
  private static let moons = "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\ntrain 3 iterations"
  private static let loss = "-(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))"

  /// At Z = -60 and y = 1 the loss is 60, at Z = -300 it is 300; 1 / (A (1 - A)) is 1e13 at Z = -30.
  @Test(
    "a floor or a cap that shows far out is not right, and it is said where",
    arguments: [
      ("L", "A2, Y", "np.minimum(\(loss), 36)", "cost", "above 36"),
      ("L", "A2, Y", "np.minimum(\(loss), 100)", "cost", "above 100"),
      (
        "dA2", "A2, Y", "(A2 - Y) / np.maximum(A2 * (1 - A2), 1e-10)", "backward.2.dA",
        "below 1e-10"
      ),
      (
        "A2", "Z2", "1 / (1 + np.exp(-np.clip(Z2, -25, 25)))", "forward.2.activation",
        "below -25 or above 25"
      ),
      (
        "dW2", "dZ2, A1", "np.clip(dZ2 @ A1.T / A1.shape[1], -1e6, 1e6)", "backward.2.dW",
        "below -1000000 or above 1000000"
      ),
    ])
  func isSeen(tensor: String, names: String, formula: String, stage: String, place: String) throws {
    let room = try ScriptedSession(Self.moons)
    func says(_ text: String) -> Bool {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(place)
    }
    #expect(try !room.tryReport("\(tensor) = \(formula)").judgement.isCorrect)
    #expect(says(room.type("try \(tensor) = \(formula)")))
    _ = room.execute("def my(\(names)):\n    return \(formula)")
    // Of a function for dW alone the stage's other gradient is missing.
    if tensor != "dW2" {
      #expect(try !room.session.check("my", as: stage).isPassed)
      #expect(says(room.type("check my as \(stage)")))
    }
    try room.report("blank \(tensor)")
    #expect(says(room.type("rewrite \(tensor) = \(formula)")))
    #expect(room.type("blanks").contains(tensor))
  }

  @Test(
    "what is less than counts is right, and it is said where it matters",
    arguments: [
      ("A2 = np.clip(1 / (1 + np.exp(-Z2)), 1e-12, 1 - 1e-12)", "below 1e-12"),
      ("dZ2 = np.clip(A2, 1e-10, 1) - Y", "A2 is below 1e-10"),
    ])
  func isCareful(formula: String, place: String) throws {
    let room = try ScriptedSession(Self.moons)
    let report = try room.tryReport(formula)
    #expect(report.judgement.isCorrect)
    #expect(report.sentences.contains { $0.en.contains("matters only where") })
    #expect(report.sentences.contains { $0.en.contains(place) })
    let tensor = formula.prefix { $0 != " " }
    try room.report("blank \(tensor)")
    #expect(room.type("rewrite \(formula)").contains("matters only"))
  }

  @Test(
    "what never cuts anything off is right, and nothing is said of it",
    arguments: [
      "dZ2 = np.clip(A2 - Y, -1, 1)", "A1 = np.clip(np.tanh(Z1), -1, 1)",
      "A1 = np.tanh(np.clip(Z1, -20, 20))", "J_data = np.sum(np.maximum(L, 0)) / m",
      "A2 = np.where(Z2 >= 0, 1 / (1 + np.exp(-Z2)), np.exp(Z2) / (1 + np.exp(Z2)))",
      "A2 = 1 / (1 + np.exp(-np.clip(Z2, -500, 500)))", "L = np.logaddexp(0, Z2) - Y * Z2",
      "dA2 = (1 - Y) * (1 + np.exp(Z2)) - Y * (1 + np.exp(-Z2))",
      "dA2 = (A2 - Y) / (A2 * (1 - A2))",
    ])
  func isIdle(formula: String) throws {
    let report = try ScriptedSession(Self.moons).tryReport(formula)
    #expect(report.judgement.isCorrect)
    #expect(report.judgement.careful.isEmpty)
  }

  @Test("a tiny number that is added is named")
  func added() throws {
    let room = try ScriptedSession(Self.moons)
    let text = room.type("try dA2 = (A2 - Y) / (A2 * (1 - A2) + 1e-10)")
    #expect(text.contains("right but for the 1e-10"), "\(text)")
  }

  @Test("a softmax whose exponentials end is right for check and use as for try")
  func softmax() throws {
    let room = try ScriptedSession("data iris\nnet 4 tanh, 3 softmax\ntrain 2 iterations")
    _ = room.execute(
      "def my(Z):\n    return np.exp(Z - np.log(np.sum(np.exp(Z), axis=0)))")
    #expect(try room.session.check("my", as: "forward.2.activation").isPassed)
    try room.report("use my for forward.2.activation")
  }

  @Test("a decay that is written out is the learning rate, and another is not")
  func decay() throws {
    let room = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\nset batch=25 lr=0.4\n"
        + "decay inverse rate=0.5\ntrain 4 iterations")
    let formula = "W1 - 0.4 / (1 + 0.5 * epoch) * dW1"
    #expect(try room.tryReport("W1 = \(formula)").judgement.isCorrect)
    #expect(
      try !room.tryReport("W1 = W1 - 0.4 / (1 + 0.6 * epoch) * dW1").judgement.isCorrect)
    _ = room.execute("def my(W1, dW1, epoch):\n    return \(formula)")
    #expect(try room.session.check("my", as: "update.1").isPassed)
    try room.report("blank W1")
    try room.report("rewrite W1 = \(formula)")
  }

  @Test("a step is named the same with numbers and with names, in try and in check")
  func names() throws {
    let room = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\noptimizer momentum\ntrain 3 iterations")
    for beta in ["0.9 * vdW1 + 0.1", "momentum_beta * vdW1 + (1 - momentum_beta)"] {
      #expect(
        try room.tryReport("W1 = W1 - alpha * (\(beta) * dW1)").judgement.mistakes == [
          .wrongOptimizer
        ])
    }
    _ = room.execute("def my(dA1, Z1):\n    return dA1 * (Z1 >= 0)")
    let name = try room.session.check("my", as: "backward.1.dZ").fault?.mistake
    #expect(try room.tryReport("dZ1 = dA1 * (Z1 >= 0)").judgement.mistakes.first?.rawValue == name)
  }

  @Test("a blank stops with the shape that this iteration's mini-batch has")
  func shapes() throws {
    let room = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\nset batch=25\ntrain 3 iterations\nblank A1")
    #expect(room.type("train 1 iteration").contains("of shape (4, 25)"))
  }
}
