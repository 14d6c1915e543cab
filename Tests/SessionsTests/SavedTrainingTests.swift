import Foundation
import Matrices
import TestSupport
import Testing

@Suite("What is saved besides weights: the optimizer, normalisation, data and arrays")
struct SavedTrainingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func shell(_ lines: String...) -> ScriptedSession {
    let shell = ScriptedSession()
    #expect(shell.fails("data moons n=40 noise=0.2 seed=1", "seed 1") == nil)
    for line in lines { #expect(shell.fails(line) == nil, "\(line)") }
    return shell
  }

  @Test(
    "Training goes on from a file as it would have gone on without",
    arguments: ["adam lr=0.02", "momentum lr=0.1", "rmsprop lr=0.01", "gd lr=0.1"],
    ["float64", "float32"])
  func goesOn(optimizer: String, precision: String) throws {
    let set = ["net 5 tanh batchnorm, 1 sigmoid", "set precision=\(precision)"]
    let file = "\(folder.path)/\(optimizer.prefix(2))\(precision).safetensors"
    let first = shell("normalize", set[0], set[1], "optimizer \(optimizer)", "train 7 iterations")
    #expect(first.fails("save \(file)", "train 5 iterations") == nil)
    let other = shell(set[0], set[1], "optimizer \(optimizer)", "load \(file)")
    #expect(other.fails("train 5 iterations") == nil)
    for name in ["W1", "gamma1", "mu1_avg", "b2", "X_train"] {
      #expect(try other.values(name) == first.values(name), "\(name)")
    }
  }

  @Test("Another optimizer's averages are left, and that is said")
  func otherOptimizer() throws {
    let file = "\(folder.path)/a.safetensors"
    let net = "net 3 tanh, 1 sigmoid"
    let saved = shell(net, "optimizer adam", "train 3 iterations").type("save \(file)")
    #expect(saved.contains("adam at t=3"))
    let other = shell(net, "optimizer momentum")
    #expect(other.type("load \(file)").contains("averages of its optimizer were left"))
    #expect(try other.values("vdW1") == Matrix(shape: Shape(3, 2), filledWith: 0))
  }

  @Test("Data that were normalised otherwise are normalised as the file says")
  func normalisation() throws {
    let file = "\(folder.path)/n.safetensors"
    let net = "net 3 tanh, 1 sigmoid"
    let first = shell("normalize", net, "train 5 iterations", "save \(file)")
    let cost = try first.values("J_train").elements[0]
    let other = shell(net)
    #expect(other.type("load \(file)").contains("normalised by its mean"))
    #expect(other.fails("expect J_train ~ \(cost) tol=1e-12") == nil)
    #expect(!other.type("load \(file)").contains("normalised by its mean"))
  }

  @Test("An .npz of weights, and arrays as CSV, come back the same")
  func arrays() throws {
    let shell = shell("net 3 tanh, 1 sigmoid", "train 5 iterations")
    let W1 = try shell.values("W1")
    let (npz, csv) = ("\(folder.path)/w.npz", "\(folder.path)/w.csv")
    #expect(shell.fails("save \(npz)", "save W1 to \(csv)", "reset", "load \(npz)") == nil)
    #expect(try shell.values("W1") == W1)
    #expect(try shell.values("load(\"\(csv)\")") == W1)
  }

  @Test("Saved data are read again as the same data", arguments: ["csv", "npz"])
  func data(kind: String) throws {
    let file = "\(folder.path)/d.\(kind)"
    let shell = ScriptedSession()
    #expect(shell.fails("data iris n=20", "normalize", "data iris") == nil)
    let (X, Y) = (try shell.values("X_train"), try shell.values("Y_train"))
    #expect(shell.fails("save data to \(file)", "data \(file)") == nil)
    #expect(try shell.values("X_train") == X)
    #expect(try shell.values("Y_train") == Y)
  }
}
