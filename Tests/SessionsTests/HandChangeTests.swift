import Engine
import Foundation
import Languages
import Presentation
import TestSupport
import Testing

@testable import Sessions

@Suite("What a person sets by hand is told from what the stages computed")
struct HandChangeTests {
  /// The gradient-checking assignment that many courses share, with its two planted mistakes.
  private static let assignment = """
    np.random.seed(1)
    x = np.random.randn(4, 3)
    y = [[1, 1, 0]]
    w1 = np.random.randn(5, 4)
    c1 = np.random.randn(5, 1)
    w2 = np.random.randn(3, 5)
    c2 = np.random.randn(3, 1)
    w3 = np.random.randn(1, 3)
    c3 = np.random.randn(1, 1)
    data from x y
    net 5 relu, 3 relu, 1 sigmoid
    W1 = w1
    b1 = c1
    W2 = w2
    b2 = c2
    W3 = w3
    b3 = c3
    goto 1.backward.1.dW
    """
  private static let mistakes = """

    dW2 = 1/m * np.dot(dZ2, A1.T) * 2
    db1 = 4/m * np.sum(dZ1, axis=1, keepdims=True)
    """
  private static let small = "data moons n=9\nnet 3 tanh, 1 sigmoid\n"

  private static func result(_ shell: ScriptedSession, _ line: String) throws -> [String: Any] {
    try #require(try shell.run(line).first?["result"] as? [String: Any])
  }

  /// What a line says besides its value: what is stale, and what will be overwritten.
  private static func note(_ shell: ScriptedSession, _ line: String) throws -> [String: Any] {
    let results = try shell.run(line).compactMap { $0["result"] as? [String: Any] }
    return results.first { $0["kind"] as? String == "hand" } ?? [:]
  }

  // MARK: - gradcheck

  @Test(
    "gradcheck judges the gradients the update will use: NumPy's 0.28509315672 of the assignment")
  func checksWhatIsUsed() throws {
    let shell = try ScriptedSession(Self.assignment + Self.mistakes)
    let wrong = try Self.result(shell, "gradcheck")
    #expect(abs(try #require(wrong["difference"] as? Double) - 0.285_093_156_72) < 1e-6)
    #expect(wrong["passed"] as? Bool == false)
    #expect(wrong["by_hand"] as? [String] == ["dW2", "db1"])
    #expect(shell.text().contains("dW2, db1 were set by hand"))

    shell.execute("dW2 = 1/m * np.dot(dZ2, A1.T)")
    shell.execute("db1 = 1/m * np.sum(dZ1, axis=1, keepdims=True)")
    let right = try Self.result(shell, "gradcheck")
    #expect(try #require(right["difference"] as? Double) < 1e-6)
    #expect(right["passed"] as? Bool == true)
  }

  @Test("What follows from a dZ set by hand is checked with it; what ran before is not")
  func checksWhatFollows() throws {
    let shell = try ScriptedSession(
      Self.small + "goto 1.backward.2.dZ\ndZ2 = 2*dZ2\ngoto 1.backward.1.dW")
    let all = try Self.result(shell, "gradcheck")
    #expect(abs(try #require(all["difference"] as? Double) - 1.0 / 3) < 1e-5)

    let late = try ScriptedSession(
      Self.small + "goto 1.backward.2.dW\ndZ2 = 2*dZ2\ngoto 1.backward.1.dW")
    let parts = try #require(try Self.result(late, "gradcheck")["parameters"] as? [[String: Any]])
    let wrong = parts.filter { ($0["difference"] as? Double ?? 1) > 0.1 }
    #expect(wrong.map { $0["name"] as? String } == ["W1", "b1"])
  }

  @Test("What was set by hand on the way forward is checked with what follows from it, and said")
  func checksTheWayForward() throws {
    for (stage, name) in [("1.forward.2.activation", "A2"), ("1.forward.1.linear", "Z1")] {
      let shell = try ScriptedSession(Self.small + "goto \(stage)\n\(name) = \(name)/2")
      let result = try Self.result(shell, "gradcheck")
      #expect(result["by_hand"] as? [String] == [name])
      #expect(result["passed"] as? Bool == false)
      #expect(shell.text().contains("\(name) was set by hand"))
    }
    // Behind all that reads it it changes nothing, and its gradients are another's.
    let late = try ScriptedSession(Self.small + "goto 1.backward.1.dW\nA1 = 2*A1")
    let result = try Self.result(late, "gradcheck")
    #expect(result["passed"] as? Bool == true)
    let outdated = try #require(result["outdated"] as? [String: [String]])
    #expect(outdated["A1"]?.contains("dW2") == true)
    #expect(late.text().contains("were computed with the old A1"))
  }

  @Test("A parameter set behind its gradients: they are worked out anew, the old ones are named")
  func namesOldGradients() throws {
    let shell = try ScriptedSession(Self.small + "goto 1.backward.1.dW\nW1 = 2*W1")
    let result = try Self.result(shell, "gradcheck")
    #expect(result["passed"] as? Bool == true)
    let outdated = try #require(result["outdated"] as? [String: [String]])
    #expect(outdated["W1"]?.suffix(2) == ["dW1", "db1"])
    #expect(shell.text().contains("W1 was set by hand: the check works the gradients out anew"))
    let page = Page(language: .zh)
    #expect(try #require(try shell.report("gradcheck")).text(for: page).contains("不再属于它"))
  }

  @Test("What was set before its stage ran is shown, and that it will be written over")
  func showsAhead() throws {
    let shell = try ScriptedSession(Self.small + "goto 1.forward.1.linear\ndW1 = np.ones((3, 2))")
    let shown = shell.type("show dW1")
    #expect(shown.contains("set by hand") && shown.contains("backward.1.dW will overwrite dW1"))
    #expect(shell.type("show").contains("set by hand, which the stage will overwrite"))
    #expect(shell.type("show norm(dW1)").contains("2.449"))
    shell.execute("step iteration")
    #expect(!shell.type("show dW1").contains("set by hand"))
  }

  @Test("What is set by hand and no update will use is said: after the iteration, and with dropout")
  func saysWhatIsNotChecked() throws {
    let shell = try ScriptedSession(
      "data moons n=9\nnet 3 tanh batchnorm, 1 sigmoid\nstep iteration\ndW1 = 2*dW1\nmu1 = 0*mu1")
    let result = try Self.result(shell, "gradcheck")
    #expect(result["passed"] as? Bool == true)
    #expect(result["by_hand_unused"] as? [String] == ["mu1", "dW1"])
    #expect(shell.text().contains("mu1, dW1 were set by hand, and no update will use them"))
    // The update of the layer has run: the other layer's has not.
    let late = try ScriptedSession(Self.small + "goto 1.update.1\ndW1 = 2*dW1\ndW2 = 2*dW2")
    let both = try Self.result(late, "gradcheck")
    #expect(both["by_hand_unused"] as? [String] == ["dW1"])
    #expect(both["by_hand"] as? [String] == ["dW2"])
    let mask = try ScriptedSession(
      "data moons n=9\nnet 3 tanh keep=0.5, 1 sigmoid\ngoto 1.forward.1.dropout\nD1 = 1 - D1")
    #expect(try Self.result(mask, "gradcheck")["by_hand_in_dropout"] as? [String] == ["D1"])
    let page = Page(language: .zh)
    #expect(try #require(try mask.report("gradcheck")).text(for: page).contains("不用 dropout"))
  }

  // MARK: - Going back over it

  @Test("step prints what the stage computed, and says what is there again behind it")
  func stepsOverChanges() throws {
    let shell = try ScriptedSession(Self.small + "goto 1.backward.2.dW")
    let engines = try shell.values("dZ2 @ A1.T / m")
    for line in ["dW2 = 2*dW2", "W1 = 3*W1", "back"] { _ = try shell.report(line) }
    let step = try Self.result(shell, "step")
    let stage = try #require((step["stages"] as? [[String: Any]])?.first)
    let written = try #require((stage["writes"] as? [[String: Any]])?.first)
    #expect(ScriptedSession.matrix(["result": written])?.elements == engines.elements)
    #expect(stage["changed_again"] as? [String] == ["dW2", "W1"])
    #expect(shell.text().contains("changed again here, as you did: dW2, W1"))
    _ = try shell.report("back")
    let chinese = try #require(try shell.report("step")).text(for: Page(language: .zh))
    #expect(chinese.contains("你在这里做过的改动又做了一次：dW2"))
  }

  @Test("What the next iteration computes anew is not checked")
  func forgetsAfterTheIteration() throws {
    let shell = try ScriptedSession(
      Self.assignment + Self.mistakes + "\nstep iteration\ndW2 = 5*dW2")
    #expect(try #require(try Self.result(shell, "gradcheck")["difference"] as? Double) < 1e-6)
  }

  // MARK: - show and try

  @Test("show and a formula say what was set by hand, in both languages")
  func saysByHand() throws {
    let shell = try ScriptedSession(Self.assignment + Self.mistakes)
    #expect(try Self.result(shell, "show dW2")["by_hand"] as? [String] == ["dW2"])
    #expect(shell.text().hasSuffix("set by hand"))
    #expect(try Self.result(shell, "show dW2[2, 0]")["by_hand"] as? [String] == ["dW2"])
    #expect(shell.text().contains("dW2 was set by hand"))
    #expect(try Self.result(shell, "norm(db1)")["by_hand"] as? [String] == ["db1"])
    #expect(try Self.result(shell, "show dW1")["by_hand"] == nil)
    let report = try #require(try shell.report("show dW2"))
    #expect(report.text(for: Page(language: .zh)).hasSuffix("手动设置的"))
    #expect(shell.type("show").contains("set by hand"))
  }

  @Test("try never says of a tensor set by hand that the stage computed it")
  func triesAgainstTheStage() throws {
    let shell = try ScriptedSession(Self.assignment + Self.mistakes)
    for formula in ["dW2 = 1/m * np.dot(dZ2, A1.T) * 2", "db1 = 4/m * np.sum(dZ1, axis=1)"] {
      let result = try Self.result(shell, "try \(formula)")
      #expect(result["correct"] as? Bool == false)
      let sentences = try #require(result["explanation"] as? [String])
      #expect(!sentences.contains { $0.contains("what the stage computed") }, "\(sentences)")
    }
    let right = try Self.result(shell, "try dW2 = 1/m * np.dot(dZ2, A1.T)")
    #expect(right["correct"] as? Bool == true)
  }

  // MARK: - Stale

  @Test("What was computed with the old value is said, and marked until it is computed anew")
  func saysWhatIsStale() throws {
    let shell = try ScriptedSession(Self.small + "goto 1.cost")
    let note = try Self.note(shell, "W1 = 2*W1")
    #expect(note["stale"] as? [String] == ["Z1", "A1", "Z2", "A2", "L", "J_data", "J"])
    #expect(shell.text().contains("Z1, A1, Z2, A2, L, J_data, J were computed with the old W1"))
    #expect((try Self.result(shell, "show A1")["stale"] as? [String: [String]]) == ["A1": ["W1"]])
    #expect((try Self.result(shell, "J")["stale"] as? [String: [String]]) == ["J": ["W1"]])
    #expect(shell.text().contains("computed with the old W1"))
    #expect(try Self.result(shell, "show Y")["stale"] == nil)
    shell.execute("step iteration")
    #expect(try Self.result(shell, "show dZ2")["stale"] != nil)
    shell.execute("step iteration")
    for name in ["Z1", "J", "dZ2", "W1"] {
      #expect(try Self.result(shell, "show \(name)")["stale"] == nil, "\(name)")
    }
  }

  @Test("Within a stage only what comes behind a tensor is older than it")
  func knowsSiblings() throws {
    let shell = try ScriptedSession(Self.small + "goto 1.cost")
    #expect(try Self.note(shell, "J_data = 5")["stale"] as? [String] == ["J"])
    let norm = try ScriptedSession(
      "data moons n=9\nnet 3 tanh batchnorm, 1 sigmoid\ngoto 1.forward.1.normalize")
    #expect(
      try Self.note(norm, "var1 = 2*var1")["stale"] as? [String] == [
        "Znorm1", "Ztilde1", "var1_avg",
      ])
  }

  @Test("A parameter that its update has changed since makes nothing old; the same value neither")
  func knowsWhatIsNot() throws {
    let shell = try ScriptedSession(Self.small + "step iteration")
    #expect(try Self.note(shell, "W1 = 2*W1").isEmpty)
    let stale = try Self.note(shell, "A1 = 2*A1")["stale"] as? [String]
    #expect(
      stale == [
        "Z2", "A2", "L", "J_data", "J", "dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1", "b1", "W2",
        "b2",
      ])
    let same = try ScriptedSession(Self.small + "goto 1.cost")
    #expect(try Self.note(same, "W1 = W1").isEmpty)
    #expect(try Self.result(same, "show W1")["by_hand"] == nil)
  }

  @Test("A stage that is still to come is said to write over what is given, where nothing reads it")
  func saysWhatIsOverwritten() throws {
    let shell = try ScriptedSession(Self.small + "goto 1.forward.1.linear")
    #expect(
      try Self.note(shell, "A1 = zeros((3, 9))")["overwritten_by"] as? String
        == "forward.1.activation")
    #expect(shell.text().contains("forward.1.activation will overwrite A1"))
    #expect(try Self.note(shell, "Z1 = zeros((3, 9))").isEmpty)
    #expect(try Self.note(shell, "b2 = b2 + 1").isEmpty)
    let report = try #require(try shell.report("dW1 = zeros((3, 2))") as? HandReport)
    #expect(report.text(for: Page(language: .zh)).contains("会覆盖 dW1"))
  }

  @Test("Marks go back and forth with the run, and with branches and undo")
  func goesWithTheRun() throws {
    let shell = try ScriptedSession(Self.small + "step iteration\ngoto 2.cost\nW1 = 2*W1")
    func isStale() throws -> Bool { try Self.result(shell, "show A1")["stale"] != nil }
    #expect(try isStale())
    shell.execute("back")
    #expect(try !isStale())
    shell.execute("goto end")
    #expect(try isStale())
    shell.execute("branch other")
    shell.execute("step iteration")
    shell.execute("step iteration")
    #expect(try !isStale())
    shell.execute("undo")
    shell.execute("undo")
    #expect(try isStale())
    shell.execute("goto 1")
    #expect(try !isStale())
    shell.execute("goto 2.cost")
    #expect(try isStale())
    #expect(try Self.note(shell, "b1 = b1 + 1")["stale"] as? [String] != nil)
    shell.execute("freeze 2")
    #expect(try isStale())
    shell.execute("set precision=float32")
    #expect(try isStale())
  }

  @Test("Cells' assignments and rewritten formulas count as typed ones do")
  func knowsCells() throws {
    let shell = try ScriptedSession(Self.small + "goto 1.cost")
    #expect(
      try Self.note(shell, "W1 = np.array([[i + j for j in range(2)] for i in range(3)])")[
        "stale"] as? [String] != nil)
    let own = try ScriptedSession(Self.small + "rewrite Z1 = W1 @ X + b1 + 0\ngoto 1.cost")
    #expect(try Self.note(own, "W1 = 2*W1")["stale"] as? [String] != nil)
    #expect(
      try Self.note(own, "Z1 = 2*Z1")["stale"] as? [String] == [
        "A1", "Z2", "A2", "L", "J_data", "J",
      ])
  }

  /// The same marks, however an iteration is run through.
  @Test("Random changes at random places are marked as the formulas say", arguments: 0..<10)
  func followsFormulas(seed: Int) throws {
    var source = RandomNetwork(seed: UInt32(seed), isModerate: true)
    var timeline = Timeline(try source.trainer())
    let plan = timeline.trainer.plan
    timeline.go(to: Moment(finished: 1, stages: plan.stages.count * (seed + 1) / 12))
    let next = timeline.trainer.nextStage
    for spec in plan.tensors where plan.isSettable(spec) && timeline.trainer.isComputed(spec) {
      guard let value = timeline.trainer.tensor(spec.name) else { continue }
      var changed = timeline.forked()
      try changed.edit(.tensor(spec.name, value.map { $0 + 1 }))
      let stale = Set(changed.trainer.hand.stale.keys)
      let readers = plan.stages[..<next].flatMap(\.writes)
        .filter { $0.formula.names.contains(spec.name) && $0.name != spec.name }
      let writer = plan.writer(of: spec.name) ?? .max
      for reader in readers where writer >= next || (plan.writer(of: reader.name) ?? 0) > writer {
        #expect(stale.contains(reader.name), "\(spec.name) in \(reader.name)")
      }
      #expect(!stale.contains(spec.name))
      changed.go(to: Moment(finished: 3, stages: 0))
      #expect(changed.trainer.hand.stale.isEmpty)
    }
  }
}
