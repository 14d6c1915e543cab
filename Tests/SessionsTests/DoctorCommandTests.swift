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
