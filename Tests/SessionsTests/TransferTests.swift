import Matrices
import TestSupport
import Testing

@Suite("Transfer learning: classes, kept weights, fresh layers, files of weights")
struct TransferTests {
  /// A network trained a little on three classes of digits.
  private func trained() throws -> ScriptedSession {
    let shell = ScriptedSession()
    let message = shell.fails(
      "seed 1", "data digits only=0-2", "normalize", "net 8 relu, 6 tanh batchnorm, 3 softmax",
      "optimizer adam lr=0.01", "set batch=64", "train 5 iterations")
    #expect(message == nil)
    return shell
  }

  @Test("only= keeps the examples of some classes and labels them anew")
  func keepsClasses() throws {
    let shell = ScriptedSession()
    let reports = try shell.run("data iris only=versicolor,virginica n=60")
    let result = try #require(reports.first?["result"] as? [String: Any])
    #expect(
      result["note"] as? String
        == "100 of 150 examples: only versicolor (50), virginica (50)\n"
        + "the first 60 of 100 examples")
    let Y = try shell.values("Y_train")
    #expect(Y == Matrix(shape: Shape(1, 60)) { _, column in column < 50 ? 0 : 1 })
  }

  @Test("only= takes the examples that the whole set has of these classes")
  func keepsTheirExamples() throws {
    let (all, some) = (ScriptedSession(), ScriptedSession())
    #expect(all.fails("data digits") == nil)
    #expect(some.fails("data digits only=7,3-4") == nil)
    let labels = try all.values("argmax(Y_train, axis=0)")
    let places = labels.elements.indices.filter { [3, 4, 7].contains(labels.elements[$0]) }
    let (X, kept) = (try all.values("X_train"), try some.values("X_train"))
    #expect(kept == X.selecting(columns: places))
    let relabelled = try some.values("argmax(Y_train, axis=0)").elements
    #expect(relabelled == places.map { [3: 0, 4: 1, 7: 2][labels.elements[$0]] ?? -1 })
  }

  @Test("Another data set keeps the weights, a fresh last layer the other layers' weights")
  func replaces() throws {
    let shell = try trained()
    let before = try ["W1", "b1", "gamma2", "mu2_avg", "var2_avg"].map(shell.values)
    let reports = try shell.run("data digits only=5-9 weights=keep")
    #expect(
      (reports.last?["result"] as? [String: Any])?["text"] as? String
        == "weights kept: W1 b1 W2 gamma2 beta2 mu2_avg var2_avg W3 b3\n"
        + "layer 3 has 3 units and the labels 5 rows: next, replace 3 5 softmax")
    #expect(shell.fails("split train=0.2 dev=0.8", "replace 3 5 softmax") == nil)
    #expect(try ["W1", "b1", "gamma2", "mu2_avg", "var2_avg"].map(shell.values) == before)
    #expect(try shell.values("W3").shape == Shape(5, 6))
    #expect(try shell.values("[iteration, t, epoch]").elements == [0, 0, 0])
    #expect(try shell.values("sum(abs(sdW1)) + sum(abs(vdW3))").elements == [0])
  }

  @Test("A fresh layer has the weights that the seed draws at its place")
  func drawsFromTheSeed() throws {
    let (shell, fresh) = (try trained(), ScriptedSession())
    #expect(shell.fails("replace 3 3 softmax") == nil)
    #expect(
      fresh.fails(
        "seed 1", "data digits only=0-2", "net 8 relu, 6 tanh batchnorm, 3 softmax") == nil)
    #expect(try shell.values("W3") == fresh.values("W3"))
    #expect(try shell.values("W1") != fresh.values("W1"))
    #expect(shell.fails("reset") == nil)
    #expect(try shell.values("W1") == fresh.values("W1"))
  }

  @Test("Frozen layers stay frozen beside a fresh one, which learns")
  func keepsFrozen() throws {
    let shell = try trained()
    #expect(shell.fails("freeze 1-3", "replace 3 3 softmax") == nil)
    let (W2, W3) = (try shell.values("W2"), try shell.values("W3"))
    #expect(shell.fails("train 3 iterations") == nil)
    #expect(try shell.values("W2") == W2)
    #expect(try shell.values("W3") != W3)
  }

  @Test("Kept weights see features normalised as those they were trained on")
  func keepsNormalization() throws {
    let shell = try trained()
    let raw = ScriptedSession()
    #expect(raw.fails("data digits only=0-2") == nil)
    let mean = try raw.values("mean(X_train, axis=1, keepdims=True)")
    let deviation = try raw.values("std(X_train, axis=1, keepdims=True)")
    #expect(raw.fails("data digits only=5-9") == nil)
    let X = try raw.values("X_train")
    #expect(shell.fails("data digits only=5-9 weights=keep") == nil)
    let found = try shell.values("X_train")
    for pixel in [10, 36] {
      let expected = (X[pixel, 7] - mean[pixel, 0]) / deviation[pixel, 0]
      #expect(abs(found[pixel, 7] - expected) < 1e-12)
    }
  }

  @Test("Weights saved and loaded are the same bits", arguments: ["float64", "float32"])
  func savesAndLoads(precision: String) throws {
    let folder = try TemporaryFolder()
    let shell = try trained()
    let names = ["W1", "b1", "W2", "gamma2", "beta2", "mu2_avg", "var2_avg", "W3", "b3"]
    #expect(shell.fails("set precision=\(precision)", "freeze 1", "train 3") == nil)
    let before = try names.map(shell.values)
    #expect(
      shell.fails(
        "save \(folder.path)/权重.safetensors", "reset", "step 4",
        "load \(folder.path)/权重.safetensors") == nil)
    #expect(try names.map(shell.values) == before)
    #expect(try shell.values("iteration").elements == [1])
  }

  @Test("Going back before a load and on again comes to the same weights")
  func loadsWithinHistory() throws {
    let folder = try TemporaryFolder()
    let shell = try trained()
    #expect(
      shell.fails(
        "save \(folder.path)/w.safetensors", "train 4 iterations",
        "load \(folder.path)/w.safetensors", "train 2 iterations") == nil)
    let W1 = try shell.values("W1")
    #expect(shell.fails("goto 3", "goto 11") == nil)
    #expect(try shell.values("W1") == W1)
  }

  @Test("Some layers are loaded into a network that is otherwise another")
  func loadsSomeLayers() throws {
    let folder = try TemporaryFolder()
    let shell = try trained()
    let (file, W2) = ("\(folder.path)/w.safetensors", try shell.values("W2"))
    #expect(
      shell.fails(
        "save \(file)", "net 8 relu, 6 tanh batchnorm, 4 relu, 3 softmax") == nil)
    #expect(
      shell.fails("load \(file)") == "W3 is (4, 6) in the network; what is to be loaded is (3, 6)")
    #expect(try shell.values("W2") != W2)
    #expect(shell.fails("load \(file) layers=1-2") == nil)
    #expect(try shell.values("W2") == W2)
  }

  @Test("load before an opening bracket is the function")
  func tellsCommandFromFunction() throws {
    let folder = try TemporaryFolder()
    let shell = try trained()
    let file = "\(folder.path)/a.npy"
    #expect(shell.fails("a = W1[0:2, :3] * 2", "save W1[0:2, :3] * 2 to \(file)") == nil)
    for line in ["load(\"\(file)\") - a", "load (\"\(file)\") - a", "b = load(\"\(file)\") - a"] {
      let object = try #require(try shell.run(line).first)
      #expect(ScriptedSession.matrix(object) == Matrix(shape: Shape(2, 3), filledWith: 0))
    }
  }

  @Test("Another loss leaves kept weights as they are")
  func keepsThroughLoss() throws {
    let shell = try trained()
    let W1 = try shell.values("W1")
    #expect(shell.fails("replace 3 3 sigmoid", "loss squared") == nil)
    #expect(try shell.values("W1") == W1)
  }

  @Test("With ten examples of 8 and 9, layers trained on the other digits beat a fresh network")
  func helpsWhereDataAreFew() throws {
    let shell = ScriptedSession()
    #expect(
      shell.fails(
        "seed 3", "data mnist5k only=0-7", "split train=0.9 dev=0.1",
        "net 64 relu, 32 relu, 8 softmax", "optimizer adam lr=0.002", "set batch=64",
        "train 10 epochs", "data mnist5k only=8-9 weights=keep", "split train=0.01 dev=0.5",
        "replace 3 1 sigmoid", "freeze 1-2", "set lr=0.01", "train 300 iterations") == nil)
    #expect(try shell.values("Y_train").shape == Shape(1, 10))
    let transferred = try shell.values("accuracy_dev").elements[0]
    #expect(
      shell.fails("unfreeze", "reset", "set lr=0.002", "train 400 iterations") == nil)
    let fresh = try shell.values("accuracy_dev").elements[0]
    #expect(transferred > fresh + 0.05, "\(transferred) against \(fresh)")
  }
}
