import Matrices
import Synchronization
import TestSupport
import Testing

@testable import Sessions

@Suite("What is printed is what ran")
struct WalkTests {
  /// A session that walks about, beside the straight run of what it should be.
  private struct Walker {
    var random: NumPyRandom
    let shell = ScriptedSession()
    var straight: StraightRun
    /// How many stages have run since the beginning.
    var place = 0

    init(_ seed: UInt32, setUp: [String]) throws {
      random = NumPyRandom(seed: seed)
      straight = try StraightRun(setUp: setUp)
      for line in setUp { try shell.run(line) }
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(random.integer(through: UInt32(range.count - 1)))
    }

    mutating func pick(_ words: [String]) -> String { words[number(0...(words.count - 1))] }

    /// Makes a move at random.
    /// - Returns: The line.
    mutating func move() throws -> String {
      switch number(0...9) {
      case 0...2: try step()
      case 3: try back()
      case 4: try backIterations()
      case 5: try go()
      case 6: try goToStage()
      case 7: try train()
      default: try change()
      }
    }

    private mutating func step() throws -> String {
      let line = "step \(number(1...6)) \(pick(["stage", "stage", "layer", "pass", "iteration"]))"
      let shown = try shell.run(line).printedStages
      try straight.run(to: place + shown.count)
      for (index, stage) in shown.enumerated() {
        try #require(stage.text == straight.printed[place + index], "\(line) at \(place)")
      }
      place += shown.count
      return line
    }

    private mutating func back() throws -> String {
      let count = number(1...20)
      try shell.run("back \(count)")
      place = max(0, place - count)
      return "back \(count)"
    }

    private mutating func backIterations() throws -> String {
      let count = number(1...4)
      try shell.run("back \(count) iterations")
      let finished = straight.finished[place]
      let began = try straight.place(finished: finished)
      place = try straight.place(finished: max(0, finished - count + (place > began ? 1 : 0)))
      return "back \(count) iterations"
    }

    private mutating func go() throws -> String {
      let iteration = number(0...7)
      try shell.run("goto \(iteration)")
      place = try straight.place(finished: iteration)
      return "goto \(iteration)"
    }

    private mutating func goToStage() throws -> String {
      let iteration = number(1...6)
      let name = pick(["forward.1.linear", "cost", "backward.2.dW", "update.1", "update.2"])
      let line = "goto \(iteration).\(name)"
      let hasFailed = shell.fails(line) != nil
      let begin = try straight.place(finished: iteration - 1)
      let end = try straight.place(finished: iteration)
      let found = straight.stages[begin..<end].firstIndex { $0.name == name }
      #expect((found == nil) == hasFailed, "\(line)")
      if let found { place = found + 1 }
      return line
    }

    private mutating func train() throws -> String {
      let count = number(1...3)
      try shell.run("train \(count) iterations")
      place = try straight.place(finished: straight.finished[place] + count)
      return "train \(count) iterations"
    }

    /// Changes something; setting what is so already would change nothing.
    private mutating func change() throws -> String {
      let now = shell.session.state.experiment.hyperparameters
      let line = pick([
        "W1 = 2*W1", "b2 = b2 + 1", "t = 7", "freeze 1", "freeze 2", "freeze 1-2", "unfreeze 1",
        "unfreeze 2", "unfreeze", "optimizer adam lr=0.1", "optimizer gd lr=0.3",
        "optimizer momentum", "set batch=\((now.batchSize ?? 0) % 4 + 1)",
        "set lr=\(now.learningRate / 2)", "set l2=\(now.l2 + 0.25)",
        "set precision=\(now.precision == .float32 ? "float64" : "float32")",
        "set shuffle=\(now.shuffles ? "off" : "on")",
        "W1 = np.array([[i - 0.5 * j for j in range(2)] for i in range(len(W1))])",
        now.own["dW2"] == nil ? "rewrite dW2 = 3 * dZ2 @ A1.T / m" : "rewrite dW2 off",
      ])
      try shell.run(line)
      try straight.change(line, at: place)
      return line
    }
  }

  @Test("Walks back and forth with changes print what a straight run prints", arguments: 0..<12)
  func walks(seed: UInt32) throws {
    let net =
      seed % 2 == 0 ? "net 2 tanh, 1 sigmoid" : "net 3 relu keep=0.8 batchnorm, 1 sigmoid"
    let memory = "set history=\(seed % 3 == 0 ? 0 : 256)"
    var walker = try Walker(seed, setUp: ["data moons n=9", net, "set batch=3", memory])
    var moves: [String] = []
    for _ in 0..<40 {
      do {
        moves.append(try walker.move())
      } catch {
        Issue.record("after \(moves) at \(walker.place)")
        throw error
      }
      try walker.straight.run(to: walker.place)
      let (bits, expected) = (walker.shell.bits, walker.straight.bits[walker.place])
      let differing = expected.keys.filter { bits[$0] != expected[$0] }.sorted()
      try #require(differing == [], "\(moves) at \(walker.place)")
    }
  }
}

extension WalkTests {
  private func shell(_ lines: String...) throws -> ScriptedSession {
    let shell = ScriptedSession()
    for line in lines { try #require(shell.fails(line) == nil, "\(line)") }
    return shell
  }

  @Test("One step may run over the place where a layer was frozen")
  func stepsOverFreezing() throws {
    let setUp = ["data moons n=50", "net 5 tanh, 1 sigmoid"]
    for walk in [
      ["train 3", "freeze 1", "back 1 epoch", "step 1 epoch"],
      ["goto 1", "freeze 1", "goto 0", "step 13"],
    ] {
      let shell = ScriptedSession()
      for line in setUp + walk.dropLast() { #expect(shell.fails(line) == nil, "\(line)") }
      let shown = try shell.run(walk[walk.count - 1]).printedStages
      #expect(shown.last?.name == "update.2")
      #expect(shown.count == 13)
    }
  }

  @Test("The stage before a change by hand is shown as it ran")
  func showsTheStageBeforeAChange() throws {
    let straight = try shell("data moons n=50", "net 2 tanh, 1 sigmoid", "goto 1")
    let expected = try straight.run("step iteration").printedStages
    for change in ["W2 = 2*W2", "freeze 1", "set precision=float32", "optimizer adam"] {
      let shell = try shell(
        "data moons n=50", "net 2 tanh, 1 sigmoid", "goto 2", change, "goto 1")
      #expect(try shell.run("step iteration").printedStages.map(\.text) == expected.map(\.text))
    }
    let thawed = try shell(
      "data moons n=50", "net 2 tanh, 1 sigmoid", "freeze 1", "goto 2", "unfreeze", "goto 1")
    #expect(try thawed.run("step iteration").printedStages.last?.name == "update.2")
  }

  @Test("The costs of iterations ahead are there again after going back and on")
  func keepsCosts() throws {
    let shell = try shell("data moons n=20", "net 2 tanh, 1 sigmoid", "train 300 iterations")
    let before = shell.bits
    _ = try shell.run("goto 5")
    _ = try shell.run("goto end")
    #expect(shell.bits == before)
  }

  @Test(
    "Going back many units is going to the point they began at",
    arguments: [
      "stage", "layer", "pass", "iteration", "epoch",
    ])
  func goesBackMany(unit: String) throws {
    let setUp = ["data moons n=9", "net 2 tanh, 1 sigmoid", "set batch=4"]
    let (one, many) = (ScriptedSession(), ScriptedSession())
    for shell in [one, many] {
      for line in setUp + ["train 5 iterations", "freeze 1", "train 20 iterations", "step 3"] {
        try #require(shell.fails(line) == nil)
      }
    }
    let count = 7
    for _ in 0..<count { #expect(one.fails("back \(unit)") == nil) }
    #expect(many.fails("back \(count) \(unit)") == nil)
    #expect(one.bits == many.bits)
    #expect(many.fails("back 1000000000 \(unit)") == nil)
    #expect(many.finishedIterations == 0)
  }

  @Test("Where going back is stopped, the run stands where it stood", arguments: [0, 256])
  func stopsGoingBack(history: Int) throws {
    let asksLeft = Mutex(Int.max)
    let shell = ScriptedSession {
      asksLeft.withLock { left in
        left -= 1
        return left < 0
      }
    }
    shell.carryOut(
      "data moons n=9", "net 2 tanh, 1 sigmoid", "set history=\(history)", "train 900 iterations",
      "step 3")
    let before = shell.bits
    asksLeft.withLock { $0 = 2 }
    #expect(shell.failure("back 100 iterations") == "interrupted")
    #expect(shell.bits == before)
  }

  @Test("A wrong formula is told from the right one whatever digits are shown", arguments: 15...17)
  func tellsApart(digits: Int) throws {
    let shell = try shell(
      "data moons n=20", "net 3 tanh, 1 sigmoid", "set digits=\(digits)", "step iteration")
    #expect(shell.fails("try dW2 = dZ2 @ A1.T") == nil)
    #expect(shell.json("try dW2 = dZ2 @ A1.T").contains("W2"))
  }
}
