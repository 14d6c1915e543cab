import TestSupport
import Testing

@testable import Sessions

@Suite("doctor")
struct DoctorCommandTests {
  /// Set-ups with something the matter, by what it is called.
  static let patients: [(String, [String])] = [
    ("dead-relu", ["data moons n=100 seed=1", "net 8 relu, 1 sigmoid", "set lr=30"]),
    ("symmetry", ["data moons n=100 seed=1", "net 4 tanh init=zeros, 1 sigmoid init=zeros"]),
    ("saturation", ["data moons n=100 seed=1", "net 9 sigmoid init=large, 1 sigmoid"]),
    (
      "vanishing-gradients",
      [
        "data moons n=100 seed=1",
        "net 9 sigmoid, 9 sigmoid, 9 sigmoid, 9 sigmoid, 9 sigmoid, 9 sigmoid, 1 sigmoid",
      ]
    ),
    (
      "exploding-gradients",
      [
        "data iris",
        "net 9 linear, 9 linear init=large, 9 linear init=large, 9 linear init=large, 3 softmax init=large",
        "set lr=1e-9",
      ]
    ),
    ("uneven-inputs", ["data breast_cancer", "net 8 relu, 1 sigmoid"]),
    ("unnormalised-inputs", ["data iris", "net 8 relu, 3 softmax"]),
    ("initial-cost", ["data iris", "net 8 relu init=large, 3 softmax"]),
    (
      "overfitting",
      [
        "data spiral n=80 noise=0.9 seed=2", "split train=0.5 dev=0.5",
        "net 64 relu, 64 relu, 1 sigmoid", "optimizer adam lr=0.01", "train 300 epochs",
      ]
    ),
    ("batch-of-one", ["data moons n=20", "net 4 relu batchnorm, 1 sigmoid", "set batch=1"]),
    ("rate-too-low", ["data moons n=100 seed=1", "net 4 tanh, 1 sigmoid", "set lr=1e-6"]),
  ]

  @Test("It names the trouble, and every command it gives can be run", arguments: patients)
  func namesTheTrouble(_ trouble: String, _ lines: [String]) throws {
    let shell = ScriptedSession()
    for line in lines + ["train 30 iterations"] {
      #expect(shell.fails(line) == nil)
    }
    let result = try shell.run("doctor").first?["result"] as? ScriptedSession.Object
    let findings = try #require(result?["findings"] as? [ScriptedSession.Object])
    #expect(findings.contains { $0["trouble"] as? String == trouble }, "\(findings)")
    for command in findings.compactMap({ $0["command"] as? String }) {
      #expect(shell.fails(command) == nil, "\(command)")
    }
  }

  /// Sick runs with what is to be said first, and a piece of the cure.
  static let cures: [(trouble: String, cure: String, lines: [String])] = [
    (
      "rate-too-high", "set lr=",
      ["data iris", "net 8 relu, 3 softmax", "set lr=20", "train 100 iterations"]
    ),
    (
      "rate-too-high", "set lr=",
      ["data moons", "net 8 relu, 1 sigmoid", "set lr=50", "train 200 iterations"]
    ),
    (
      "frozen", "unfreeze",
      [
        "data circles n=200", "net 8 tanh, 1 sigmoid", "W1 = W1*0.001", "set lr=1", "freeze 1",
        "train 300 iterations",
      ]
    ),
    (
      "small-weights", "net 8 relu, 8 relu, 1 sigmoid",
      [
        "data circles n=200", "net 8 relu init=small, 8 relu init=small, 1 sigmoid init=small",
        "train 200 iterations",
      ]
    ),
    (
      "large-targets", "Y_train /",
      [
        "x = linspace(0, 1, 50).reshape(1, 50)", "y = 1e6 * x", "data from x y",
        "net 8 tanh, 1 linear",
        "train 200 iterations",
      ]
    ),
    (
      "output-range", "net 8 tanh, 1 linear",
      [
        "x = linspace(-2, 2, 60).reshape(1, 60)", "y = 5 + 2 * x", "data from x y",
        "net 8 tanh, 1 sigmoid", "loss squared", "set lr=0.5", "train 300 iterations",
      ]
    ),
    (
      "output-range", "net 8 tanh, 1 linear",
      [
        "x = linspace(-2, 2, 60).reshape(1, 60)", "y = 2 * x", "data from x y",
        "net 8 tanh, 1 relu", "loss squared", "train 300 iterations",
      ]
    ),
    (
      "no-hidden-layer", "net 16 tanh, 1 sigmoid",
      [
        "data circles n=200 noise=0.1 seed=3", "seed 3", "net 1 sigmoid", "optimizer adam lr=0.05",
        "set l2=0.1", "train 1000 iterations",
      ]
    ),
    (
      "planted-mistake", "gradcheck",
      [
        "data moons n=100", "net 8 tanh, 1 sigmoid", "bug start missing-average",
        "train 100 iterations",
      ]
    ),
    (
      "wrong-gradients", "gradcheck",
      [
        "data moons n=100", "net 8 tanh, 1 sigmoid", "rewrite dW1 = -(dZ1 @ X.T) / m",
        "train 100 iterations",
      ]
    ),
  ]

  @Test("The cure that is told first cures, to the cost that is promised", arguments: cures)
  func cure(_ patient: (trouble: String, cure: String, lines: [String])) throws {
    let shell = ScriptedSession()
    for line in patient.lines { #expect(shell.fails(line) == nil, "\(line)") }
    let result = try shell.run("doctor").first?["result"] as? ScriptedSession.Object
    let first = try #require((result?["findings"] as? [ScriptedSession.Object])?.first)
    #expect(first["trouble"] as? String == patient.trouble)
    let remedy = try #require(first["remedy"] as? String)
    #expect(remedy.contains(patient.cure))
    #expect(!patient.lines.contains(remedy))
    guard let tried = first["tried"] as? ScriptedSession.Object,
      let iterations = tried["iterations"] as? Int, let cost = tried["cost"] as? Double
    else { return }
    let commands = remedy.prefix { $0 != ":" }.replacing(", then ", with: ";").split(separator: ";")
    for command in commands { #expect(shell.fails(String(command)) == nil, "\(command)") }
    #expect(shell.fails("train \(iterations) iterations") == nil)
    let reached = try #require(shell.session.value(of: "J_train").number)
    #expect(abs(reached - cost) <= 0.02 * cost + 1e-6)
  }

  @Test("A healthy run is given no network that it is")
  func noIdleAdvice() throws {
    let shell = ScriptedSession()
    shell.carryOut(
      "data blobs n=120 classes=3 seed=2", "net 8 relu, 3 softmax", "train 100 iterations")
    let screen = shell.type("doctor")
    #expect(!screen.contains("try net 8 relu, 3 softmax"))
  }

  @Test("A penalty that doctor advises is not blamed afterwards, and one trouble is told once")
  func penalty() throws {
    let shell = ScriptedSession()
    shell.carryOut(
      "data moons n=60 noise=0.4", "split train=0.6 dev=0.4", "net 32 tanh, 32 tanh, 1 sigmoid",
      "optimizer adam lr=0.01", "train 400 iterations")
    let screen = shell.type("doctor")
    #expect(screen.contains("overfitting"))
    if let advised = screen.firstMatch(of: /try set (l2=[0-9.]+), then reset/) {
      shell.carryOut("set \(advised.1)", "reset", "train 400 iterations")
      #expect(!shell.type("doctor").contains("L2 regularisation is too strong"))
    }
    let strong = ScriptedSession()
    strong.carryOut(
      "data moons n=100 seed=1", "net 8 tanh, 1 sigmoid", "set lr=0.1 l2=20", "train 500 iterations"
    )
    let words = strong.type("doctor")
    #expect(words.split(separator: "L2 regularisation is too strong").count <= 2)
  }

  @Test("The run is not changed, not even in its bits")
  func changesNothing() throws {
    let shell = ScriptedSession()
    shell.carryOut("data moons n=90 seed=3", "split train=0.7 dev=0.3", "set batch=16")
    shell.carryOut("net 6 relu keep=0.8, 4 tanh batchnorm, 1 sigmoid", "train 2 epochs", "step 5")
    let before = shell.bits
    #expect(shell.text("doctor").contains("nothing found; looked at:"))
    #expect(shell.bits == before)
  }

  @Test("Without data or a network it says what is missing")
  func needs() {
    let shell = ScriptedSession()
    #expect(shell.failure("doctor").contains("network"))
    shell.carryOut("net 3 softmax")
    #expect(shell.failure("doctor").contains("data"))
    #expect(shell.failure("doctor now").contains("now"))
  }
}
