import Engine
import Matrices
import TestSupport
import Testing

@testable import Sessions

@Suite("Random walks over rewritten formulas with changes of precision")
struct RewriteWalkTests {
  @Test("end with the engine's numbers, where the formulas are the engine's", arguments: 1...8)
  func walks(seed: UInt32) throws {
    var random = NumPyRandom(seed: seed)
    func number(_ count: Int) -> Int { Int(random.integer(through: UInt32(count - 1))) }
    let start = "seed \(seed)\ndata moons n=90\nnet 5 tanh, 3 relu, 1 sigmoid\nset batch=32"
    let (own, plain) = (try ScriptedSession(start), try ScriptedSession(start))
    for shell in [own, plain] { _ = try shell.report("train 1 iterations") }
    var history: [String] = []
    for turn in 0..<25 {
      // In the past a change would begin another future, without what was set there.
      let timeline = try #require(own.session.state.experiment.timeline)
      if number(2) == 0, timeline.now == timeline.end {
        let formula = Self.formulas[number(Self.formulas.count)]
        history.append("rewrite \(formula)")
        _ = try own.report("rewrite \(formula)")
      }
      let line = Self.line(number, turn)
      #expect(own.execute(line) == plain.execute(line), "\(line)")
      history.append(line)
      let (mine, engines) = (own.bits, plain.bits)
      let differing = mine.keys.filter { mine[$0] != engines[$0] }.sorted()
      try #require(differing.isEmpty, "\(differing) after \(history)")
    }
  }

  private static let formulas = [
    "A1 = np.tanh(Z1)", "Z2 = (W2 @ A1) + b2", "dZ3 = A3 - Y", "dW[l] = dZ[l] @ A[l-1].T / m",
    "db2 = np.sum(dZ2, axis=1, keepdims=True) / m", "dA1 = W2.T @ dZ2",
    "W1 = W1 - alpha * dW1", "A2 = relu(Z2)", "dZ1 = dA1 * (1 - A1**2)",
  ]

  private static func line(_ number: (Int) -> Int, _ turn: Int) -> String {
    switch number(8) {
    case 0: "set precision=float\([32, 64][number(2)])"
    case 1: "step \(1 + number(20))"
    case 2: "back \(1 + number(15))"
    case 3: "goto \(1 + number(6))"
    case 4: "branch b\(turn)"
    case 5: "switch main"
    case 6: "set lr=0.\(1 + number(8))"
    default: "train \(1 + number(7)) iterations"
    }
  }

  @Test(
    "every formula of the engine's, of masks, averages and states too, gives its bits when written",
    arguments: 1...9)
  func everyFormula(seed: UInt32) throws {
    var random = NumPyRandom(seed: seed)
    func number(_ count: Int) -> Int { Int(random.integer(through: UInt32(count - 1))) }
    let start =
      "seed \(seed)\ndata moons n=50\nset batch=16\n" + Self.networks[number(Self.networks.count)]
    let (own, plain) = (try ScriptedSession(start), try ScriptedSession(start))
    for shell in [own, plain] { _ = try shell.report("train 1 iterations") }
    var history: [String] = []
    for turn in 0..<20 {
      let timeline = try #require(own.session.state.experiment.timeline)
      if timeline.now == timeline.end {
        let specs = timeline.trainer.plan.stages.filter { $0.id.pass != .batch }.flatMap(\.writes)
        let spec = specs[number(specs.count)]
        history.append("rewrite \(spec.name) = \(spec.formula)")
        _ = try own.report(try #require(history.last))
      }
      let line = Self.line(number, turn)
      #expect(own.execute(line) == plain.execute(line), "\(line)")
      history.append(line)
      let (mine, engines) = (own.bits, plain.bits)
      let differing = mine.keys.filter { mine[$0] != engines[$0] }.sorted()
      try #require(differing.isEmpty, "\(differing) after \(history)")
    }
  }

  private static let networks = [
    "net 4 tanh batchnorm, 3 relu keep=0.8, 1 sigmoid\noptimizer adam lr=0.02",
    "net 3 prelu keep=0.7, 3 gelu batchnorm keep=0.9, 1 sigmoid\noptimizer momentum\nset l2=0.1",
    "net 5 elu, 1 linear\noptimizer rmsprop\nset l1=0.01\ndecay inverse rate=0.5",
    "net 3 tanh keep=0.5, 1 sigmoid\nloss bce from=Z\noptimizer adamw",
  ]

  @Test(
    "an optimizer of one's own, masks and averages end with a straight run's bits",
    arguments: 1...6)
  func ownStates(seed: UInt32) throws {
    var random = NumPyRandom(seed: seed)
    func number(_ count: Int) -> Int { Int(random.integer(through: UInt32(count - 1))) }
    let start =
      "seed \(seed)\ndata moons n=50\nnet 4 tanh batchnorm keep=0.8, 3 relu keep=0.7, 1 sigmoid\n"
      + "set batch=16\noptimizer mine lr=0.05 state v s\nrewrite v = 0.9 * v + (1 - 0.9) * dW\n"
      + "rewrite s = 0.99 * s + 0.01 * dW ** 2\n"
      + "rewrite W = W - alpha * v / (1 - 0.9 ** t) / (sqrt(s) + 0.1)"
    let (walker, straight) = (try ScriptedSession(start), try ScriptedSession(start))
    for turn in 0..<5 {
      let lines = [
        "rewrite \(Self.others[number(Self.others.count)])", "train \(1 + number(6)) iterations",
        ["set lr=0.02", "set precision=float\([32, 64][number(2)])"][number(2)],
      ]
      for line in lines {
        for shell in [walker, straight] { _ = try shell.report(line) }
        let end = walker.bits
        let iteration = try walker.session.state.experiment.run().state.iteration
        if turn.isMultiple(of: 2) { walker.execute("branch b\(turn)x\(line.count)") }
        for _ in 0..<3 { walker.execute("back \(1 + number(20))") }
        walker.execute("step \(1 + number(7))")
        if turn.isMultiple(of: 2) { walker.execute("switch main") }
        _ = try walker.report("goto \(iteration)")
        #expect(walker.bits == end, "\(line)")
      }
    }
    #expect(walker.bits == straight.bits)
  }

  private static let others = [
    "D1 = rand(4, m) > 1 - keep_prob1", "D2 = np.random.rand(*A2.shape) < keep_prob2",
    "mu1 = np.sum(Z1, axis=1, keepdims=True) / m", "Ztilde1 = 1.1 * gamma1 * Znorm1 + beta1",
    "var1 = mean((Z1 - mu1) ** 2, axis=1, keepdims=True) + 0.01", "A2_drop = A2 * D2",
    "W = W - alpha * v", "b[l] = b[l] - 0.5 * alpha * db[l]",
    "beta1 = beta1 - alpha * vdbeta1", "C2 = 2 * A2",
  ]
}
