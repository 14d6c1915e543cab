import Engine
import Matrices
import TestSupport
import Testing

@testable import Sessions

@Suite("A formula of the learner's own")
struct RewriteTests {
  private static let start = ["seed 2", "data moons n=200", "net 4 tanh, 1 sigmoid", "set lr=1"]

  private func shell(_ lines: String...) throws -> ScriptedSession {
    let shell = ScriptedSession()
    for line in Self.start + lines { _ = try shell.report(line) }
    return shell
  }

  private static let backward = [
    "dZ2 = A2 - Y", "dW2 = dZ2 @ A1.T / m", "db2 = np.sum(dZ2, axis=1, keepdims=True) / m",
    "dA1 = W2.T @ dZ2", "dZ1 = dA1 * (1 - A1 ** 2)", "dW1 = dZ1 @ X.T / m",
    "db1 = np.sum(dZ1, axis=1, keepdims=True) / m",
  ]

  private static let rest = [
    "Z1 = W1 @ X + b1", "A1 = tanh(Z1)", "Z2 = W2 @ A1 + b2", "A2 = sigmoid(Z2)",
    "L = -(Y * log(A2) + (1 - Y) * log(1 - A2))", "J_data = mean(L)", "J_reg = 0",
    "J = J_data + J_reg", "W1 = W1 - alpha * dW1", "b1 = b1 - alpha * db1",
    "W2 = W2 - alpha * dW2", "b2 = b2 - alpha * db2",
  ]

  @Test("every formula written into its blank trains as the engine does")
  func blanksFilled() throws {
    let shell = try shell("blank all")
    for formula in Self.backward + Self.rest { _ = try shell.report("rewrite \(formula)") }
    _ = try shell.report("train 500 iterations")
    // The cost that NumPy reaches by the same steps.
    _ = try shell.report("expect J ~ 0.0212420 tol=1e-6")
    _ = try shell.report("gradcheck")
  }

  @Test(
    "the engine's own formulas give the engine's bits, in either precision", arguments: [32, 64])
  func sameBits(precision: Int) throws {
    let (own, plain) = (try shell(), try shell())
    for shell in [own, plain] { _ = try shell.report("set precision=float\(precision) batch=64") }
    _ = try own.report("blank backward")
    for formula in Self.backward { _ = try own.report("rewrite \(formula)") }
    for shell in [own, plain] { _ = try shell.report("train 37 iterations") }
    #expect(own.bits == plain.bits)
  }

  @Test("a wrong formula stays out of a blank, by the name of its mistake; anyway takes it")
  func refused() throws {
    let shell = try shell("blank dW2")
    let error = try #require(shell.fail("rewrite dW2 = dZ2 @ A1.T"))
    #expect(error.message.contains("missing-average"), "\(error.message)")
    #expect(shell.text("blanks").contains("dW2"))
    #expect(shell.fail("rewrite dW2 = dZ2 @ A1.T / 200") != nil)
    _ = try shell.report("rewrite anyway dW2 = dZ2 @ A1.T")
    #expect(shell.text("blanks").contains("Nothing is blank"))
  }

  @Test(
    "nothing shows what is blank",
    arguments: ["plan", "shapes", "blanks", "rewrite", "help dW2", "show dW2", "why dW2[0,0]"])
  func hidden(line: String) throws {
    let shell = try shell("blank dW2")
    shell.type(line)
    #expect(!shell.type(line).contains("dZ2 @"), "\(shell.type(line))")
  }

  @Test("a run stops at a blank with everything before it done, and goes on when it is written")
  func stops() throws {
    let shell = try shell("train 5 iterations", "blank dW2")
    let error = try #require(shell.fail("train 3 iterations"))
    #expect(error.errorKind == "blank")
    let run = try #require(shell.session.state.experiment.trainer)
    #expect(run.moment == Moment(finished: 5, stages: run.plan.writer(of: "dW2") ?? 0))
    _ = try shell.report("rewrite dW2 = dZ2 @ A1.T / m")
    _ = try shell.report("train 3 iterations")
    let plain = try self.shell("train 8 iterations")
    #expect(shell.bits == plain.bits)
  }

  @Test("the change has its point: before it the engine's formula holds, on over it the learner's")
  func point() throws {
    let shell = try shell("train 4 iterations", "rewrite dW2 = 2 * dZ2 @ A1.T / m")
    _ = try shell.report("train 4 iterations")
    let end = shell.bits
    _ = try shell.report("goto 2")
    #expect(!(shell.text("plan").contains("(yours)")))
    _ = try shell.report("goto 8")
    #expect(shell.text("plan").contains("dW2 = 2 * dZ2 @ A1.T / m (yours)"))
    #expect(shell.bits == end)
  }

  @Test("a changed forward formula no longer fits its gradient until that is mended")
  func gradients() throws {
    let shell = try shell("rewrite A1 = Z1 * sigmoid(Z1)", "train 3 iterations")
    #expect(shell.fail("expect A1 ~ Z1 * sigmoid(Z1) tol=1e-12") == nil)
    #expect(shell.json("gradcheck").contains("\"passed\":false"))
    _ = try shell.report(
      "rewrite dZ1 = dA1 * (sigmoid(Z1) + Z1 * sigmoid(Z1) * (1 - sigmoid(Z1)))")
    #expect(shell.json("gradcheck").contains("\"passed\":true"))
  }

  @Test("[l] speaks of every layer that has the tensor, with what feeds it")
  func layers() throws {
    let shell = ScriptedSession()
    for line in [
      "seed 1", "data moons n=60", "net 5 relu keep=0.8, 4 relu, 1 sigmoid", "blank dW1 dW2 dW3",
      "rewrite dW[l] = dZ[l] @ A[l-1].T / m", "set batch=16", "train 3 epochs",
    ] { _ = try shell.report(line) }
    let list = shell.text("rewrite")
    #expect(list.contains("dW1 = dZ1 @ X.T / m"))
    #expect(list.contains("dW2 = dZ2 @ A1_drop.T / m"))
    #expect(list.contains("dW3 = dZ3 @ A2.T / m"))
  }

  @Test("a learner's mask draws the engine's numbers")
  func masks() throws {
    let set = ["seed 3", "data moons n=50", "net 6 tanh keep=0.7, 1 sigmoid", "set batch=20"]
    let (own, plain) = (ScriptedSession(), ScriptedSession())
    for line in set + ["rewrite D1 = 1 * (np.random.rand(6, m) < keep_prob1)", "train 4 epochs"] {
      _ = try own.report(line)
    }
    for line in set + ["train 4 epochs"] { _ = try plain.report(line) }
    #expect(own.bits == plain.bits)
  }

  @Test(
    "an optimizer of one's own equals the built-in one",
    arguments: [
      (
        "optimizer momentum lr=0.1", "optimizer mine lr=0.1 state v",
        ["v = 0.9 * v + (1 - 0.9) * dW", "W = W - alpha * v"]
      ),
      (
        "optimizer nesterov lr=0.1", "optimizer mine lr=0.1 state v",
        ["v = 0.9 * v + (1 - 0.9) * dW", "W = W - alpha * (0.9 * v + (1 - 0.9) * dW)"]
      ),
      (
        "optimizer adam lr=0.05", "optimizer mine lr=0.05 state v s",
        [
          "v = 0.9 * v + (1 - 0.9) * dW", "s = 0.999 * s + (1 - 0.999) * dW ** 2",
          "W = W - alpha * v / (1 - 0.9 ** t) / (sqrt(s / (1 - 0.999 ** t)) + 1e-8)",
        ]
      ),
      (
        "optimizer rmsprop lr=0.01", "optimizer mine lr=0.01 state s",
        ["s = 0.9 * s + (1 - 0.9) * dW ** 2", "W = W - alpha * dW / (sqrt(s) + 1e-8)"]
      ),
      (
        "optimizer adamw lr=0.05 weight_decay=0.1", "optimizer mine lr=0.05 state v s",
        [
          "v = 0.9 * v + (1 - 0.9) * dW", "s = 0.999 * s + (1 - 0.999) * dW ** 2",
          "W = W - alpha * v / (1 - 0.9 ** t) / (sqrt(s / (1 - 0.999 ** t)) + 1e-8)",
          "W[l] = W[l] - alpha * (vdW[l] / (1 - 0.9 ** t) "
            + "/ (sqrt(sdW[l] / (1 - 0.999 ** t)) + 1e-8) + 0.1 * W[l])",
        ]
      ),
    ])
  func optimizers(builtIn: String, mine: String, formulas: [String]) throws {
    let (own, plain) = (try shell(mine), try shell(builtIn))
    for formula in formulas { _ = try own.report("rewrite \(formula)") }
    for shell in [own, plain] { _ = try shell.report("train 60 iterations") }
    for name in ["W1", "b1", "W2", "b2"] {
      let mine = try #require(own.session.state.experiment.trainer?.tensor(name))
      let theirs = try #require(plain.session.state.experiment.trainer?.tensor(name))
      let difference = zip(mine.elements, theirs.elements).map { abs($0 - $1) }.max() ?? 1
      #expect(difference < 1e-12, "\(builtIn) \(name)")
    }
  }

  @Test(
    "what cannot be is refused with the reason, and changes nothing",
    arguments: [
      ("rewrite dW2 = dZ2 @ A1 / m", "shape"), ("rewrite dW2 = dZ2 @ A7.T", "name"),
      ("rewrite Z1 = dW1", "order"),
      ("rewrite Z1 = A1 * 2", "order"), ("rewrite Z1 = Z1 + 1", "order"),
      ("rewrite C1 = A1.T", "shape"), ("rewrite C1 = A1[0]", "shape"),
      ("rewrite C1 = C1 + 1", "name"), ("rewrite C1 off", "name"),
      ("rewrite m = 3", "name"), ("rewrite Z7 = A1", "name"),
      ("rewrite dZ2 = A2", "fine"), ("rewrite dW2[0, 0] = 1", "syntax"), ("rewrite dW2", "fine"),
      ("rewrite db2 = np.sum(dZ2, axis=1)", "fine"),
      ("rewrite db1 = np.sum(dZ1, axis=1)", "shape"), ("rewrite dW1 off", "name"),
    ])
  func refusals(line: String, kind: String) throws {
    let shell = try shell("train 2 iterations")
    let before = shell.bits
    let error = shell.fail(line)
    #expect((error?.errorKind ?? "fine") == kind, "\(error?.message ?? "")")
    #expect(shell.bits == before)
  }

  @Test("a formula with a size of the first mini-batch is refused for the last, smaller one")
  func lastBatch() throws {
    let shell = try shell("set batch=64")
    #expect(shell.fail("rewrite dZ2 = A2 - Y + zeros((1, 64))")?.errorKind == "shape")
  }

  @Test("variables are taken by value; the learning rate follows a formula")
  func variables() throws {
    let shell = try shell("k = 0.5", "rewrite alpha = k / (1 + epoch)", "k = 9")
    _ = try shell.report("train 3 epochs")
    #expect(shell.fail("expect alpha ~ 0.5 / (1 + epoch) tol=1e-15") == nil)
  }

  @Test("another network lets go of all of them, a reset keeps them")
  func lettingGo() throws {
    let shell = try shell("rewrite dZ2 = A2 - Y", "reset")
    #expect(shell.text("rewrite").contains("dZ2 = A2 - Y"))
    _ = try shell.report("net 3 relu, 1 sigmoid")
    #expect(shell.text("rewrite").contains("Every formula is the engine's"))
  }

  @Test("a circle is named by its tensors")
  func circle() throws {
    let shell = try shell()
    let error = try #require(shell.fail("rewrite Z1 = dW1"))
    #expect(error.message.contains("Z1 ← dW1 ← dZ1 ← A1 ← Z1"), "\(error.message)")
  }

  @Test("a new tensor is a stage before its first reader, in training and evaluation, and undone")
  func newTensor() throws {
    let (own, plain) = (try shell(), try shell())
    _ = try own.report("rewrite C1 = 2 * A1")
    _ = try own.report("rewrite Z2 = W2 @ (C1 / 2) + b2")
    for shell in [own, plain] { _ = try shell.report("train 20 iterations") }
    let plan = try #require(own.session.state.experiment.trainer?.plan)
    let order = plan.stages.map { "\($0.id)" }
    let place = try #require(order.firstIndex(of: "own.C1"))
    #expect(order[place + 1] == "forward.2.linear")
    for name in ["W1", "b1", "W2", "b2"] {
      let mine = own.session.state.experiment.trainer?.tensor(name)?.elements ?? []
      let theirs = plain.session.state.experiment.trainer?.tensor(name)?.elements ?? [.nan]
      #expect(mine.count == theirs.count)
      #expect(zip(mine, theirs).allSatisfy { abs($0 - $1) < 1e-12 }, "\(name)")
    }
    _ = try own.report("expect C1 ~ 2 * A1 tol=0")
    #expect(own.json("gradcheck").contains("\"passed\":true"))
    #expect(own.fail("rewrite C1 off")?.errorKind == "order")
    _ = try own.report("rewrite Z2 off")
    _ = try own.report("rewrite C1 off")
    #expect(own.session.state.experiment.trainer?.plan.tensor(named: "C1") == nil)
  }

  @Test("the output's derivative becomes a stage where a formula reads or computes it")
  func outputGradient() throws {
    let (own, plain) = (try shell("rewrite dZ2 = dA2 * A2 * (1 - A2)"), try shell())
    for shell in [own, plain] { _ = try shell.report("train 30 iterations") }
    #expect(own.text("plan").contains("backward.2.dA"))
    let (mine, theirs) = (
      own.session.state.experiment.trainer?.tensor("W1")?.elements ?? [],
      plain.session.state.experiment.trainer?.tensor("W1")?.elements ?? [.nan]
    )
    #expect(zip(mine, theirs).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(mine.count == theirs.count)
    _ = try own.report("blank dA2")
    #expect(own.fail("train 1 iteration")?.errorKind == "blank")
    _ = try own.report("rewrite dA2 = -(Y / A2) + (1 - Y) / (1 - A2)")
    _ = try own.report("train 1 iteration")
  }

  @Test("what a command lets go of is said")
  func saidLettingGo() throws {
    let shell = try shell("optimizer mine lr=0.1 state v", "rewrite dZ2 = A2 - Y")
    _ = try shell.report("rewrite v = 0.9 * v + 0.1 * dW")
    #expect(shell.type("optimizer adam").contains("By the engine's formulas again: vdW1"))
    _ = try shell.report("train 3 iterations")
    #expect(shell.type("net 3 relu, 1 sigmoid").contains("By the engine's formulas again: dZ2"))
  }

  @Test("a planted mistake is found by writing the spoiled tensor rightly")
  func bugFound() throws {
    let (own, plain) = (try shell("bug start summed-dW"), try shell())
    let run = try own.session.state.experiment.run()
    let name = try #require(run.plan.spoiledTensor?.name)
    let layer = name == "dW2" ? ("dZ2", "A1") : ("dZ1", "X")
    let text = own.type("rewrite \(name) = \(layer.0) @ \(layer.1).T / m")
    #expect(try own.session.hunt()?.isFound == true, "\(text)")
    for shell in [own, plain] { _ = try shell.report("train 5 iterations") }
    #expect(own.bits == plain.bits)
  }

  @Test("an optimizer's own states are saved beside the weights, and loaded where they fit")
  func saved() throws {
    let folder = try TemporaryFolder()
    let mine = [
      "optimizer mine lr=0.1 state v", "rewrite v = 0.9 * v + 0.1 * dW",
      "rewrite W = W - alpha * v",
    ]
    let (own, other) = (try shell(), try shell())
    for shell in [own, other] { for line in mine { _ = try shell.report(line) } }
    _ = try own.report("train 9 iterations")
    _ = try own.report("save \(folder.path)/w.safetensors")
    _ = try other.report("load \(folder.path)/w.safetensors")
    let names = ["W1", "b2", "vdW1", "vdb2"]
    let run = try other.session.state.experiment.run()
    let saved = try own.session.state.experiment.run()
    for name in names { #expect(run.tensor(name) == saved.tensor(name), "\(name)") }
    _ = try shell("load \(folder.path)/w.safetensors")
  }

  @Test("a formula over all examples is evaluated in one piece, and the boundary says so")
  func togetherInEvaluation() throws {
    let shell = try shell("rewrite A1 = tanh(Z1 - mean(Z1, axis=1, keepdims=True))")
    _ = try shell.report("train 5 iterations")
    #expect(shell.type("plot boundary").contains("the boundary depends on the grid"))
    let backward = try self.shell("rewrite dW2 = dZ2 @ A1.T / m")
    #expect(!backward.type("plot boundary").contains("depends on the grid"))
  }

  @Test(
    "walks back and forth over rewritten formulas end with a straight run's bits",
    arguments: 1...12)
  func walks(seed: UInt32) throws {
    let formulas = [
      "dZ2 = A2 - Y", "dW2 = np.dot(dZ2, A1.T) / m", "A1 = Z1 * sigmoid(Z1)",
      "dZ1 = dA1 * (sigmoid(Z1) + A1 * (1 - sigmoid(Z1)))", "C1 = 2 * Z1",
      "W1 = W1 - alpha * dW1 * 1.5",
    ]
    var random = NumPyRandom(seed: seed)
    func number(_ count: Int) -> Int { Int(random.integer(through: UInt32(count - 1))) }
    let (walker, straight) = (try shell("set batch=64"), try shell("set batch=64"))
    for _ in 0..<5 {
      let lines = [
        "rewrite \(formulas[number(formulas.count)])", "train \(1 + number(9)) iterations",
      ]
      for line in lines {
        for shell in [walker, straight] { _ = try shell.report(line) }
        let end = walker.bits
        let iteration = try walker.session.state.experiment.run().state.iteration
        for _ in 0..<3 { _ = walker.type("back \(1 + number(12))") }
        _ = walker.type("step \(1 + number(4))")
        _ = try walker.report("goto \(iteration)")
        #expect(walker.bits == end)
      }
    }
    #expect(walker.bits == straight.bits)
  }

  @Test("a formula for the mini-batch reads it as it was taken, and holds in training only")
  func miniBatch() throws {
    let shell = try shell("train 2 iterations")
    let before = shell.json("evaluate")
    _ = try shell.report("rewrite Y = 0.9 * Y + 0.05")
    _ = try shell.report("rewrite X = X + 0.1 * np.random.randn(2, m)")
    #expect(shell.json("evaluate") == before)
    _ = try shell.report("step")
    let labels = try #require(shell.session.state.experiment.trainer?.tensor("Y")?.elements)
    #expect(labels.allSatisfy { $0 == 0.05 || abs($0 - 0.95) < 1e-15 })
    _ = try shell.report("train 3 iterations")
  }

  @Test("it is said in Chinese too")
  func chinese() throws {
    let shell = try shell("lang zh", "blank dW2")
    #expect(try #require(shell.fail("train 1")).words.zh.contains("停在空白处"))
    #expect(shell.type("rewrite dW2 = dZ2 @ A1.T / m").contains("你的公式"))
  }

  @Test(
    "A number that is none is never the same bits",
    arguments: [
      "rewrite A1 = Z1 * np.nan", "rewrite A1 = np.tanh(Z1) * np.where(Z1 > 0, np.nan, 1)",
    ])
  func notANumber(line: String) throws {
    let room = try ScriptedSession("data moons n=20\nnet 4 tanh, 1 sigmoid")
    #expect(room.type(line).contains("with NaN or Inf in other"))
  }
}
