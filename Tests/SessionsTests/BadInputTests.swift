import TestSupport
import Testing

@Suite("Bad input gets a sentence and leaves the session as it was")
struct BadInputTests {
  /// A line that must fail, what goes before it, and what it must say.
  struct Case: Sendable, CustomTestStringConvertible {
    let before: [String]
    let line: String
    let message: String
    var testDescription: String { line }

    init(_ line: String, _ message: String, after before: String...) {
      (self.before, self.line, self.message) = (before, line, message)
    }
  }

  static let shapes = [
    Case("W1 = [[1, 2]]", "W1 is (3, 2) and cannot become (1, 2)"),
    Case("b1 = ones((1, 3))", "b1 is (3, 1) and cannot become (1, 3)"),
    Case("data from x z", "x (2, 4) has 4 examples and y (1, 3) has 3: 4 ≠ 3"),
    Case("W1 @ W2", "cannot multiply W1 (3, 2) by W2 (1, 3): 2 ≠ 1"),
    Case("replace 1 5 tanh", "layer 1 cannot have 5 units: W2 takes 3"),
    Case("replace 2 2 softmax", "the network has 2 outputs, the labels Y have 1 row"),
    Case(
      "train", "the network has 1 output, the labels Y have 2 rows",
      after: "data from x onehot"),
    Case("dW1 = 3", "dW1 is (3, 2) and cannot become (1, 1)"),
  ]

  static let options = [
    Case("set rl=0.1", "set has no option rl="),
    Case("set lr=0.1 l2=1 l2=2", "l2= is given twice"),
    Case("net 3 relu kep=0.5, 1 sigmoid", "net has no option kep="),
    Case("net 3 relu keep=0.5 keep=0.6, 1 sigmoid", "keep= is given twice"),
    Case("net 3 rellu, 1 sigmoid", "activation cannot be rellu"),
    Case("net 0 x 3 relu, 1 sigmoid", "the number of layers must be a whole number from 1 to 1000"),
    Case("net 4 x", "net needs the units of each of the 4 layers: 4 x 50 relu"),
    Case("net 4 x relu, 1 sigmoid", "units must be a whole number from 1 to 1000000, not relu"),
    Case("net x 4 relu, 1 sigmoid", "units must be a whole number from 1 to 1000000, not x"),
    Case("net 1000 x 2 relu, 1 sigmoid", "1001 layers are too many"),
    Case("net 2 x 1 softmax", "layer 1 has softmax but is not the output"),
    Case("replace 1 2 x 3 relu", "activation cannot be x"),
    Case("net 3 tanh slope=0.1, 1 sigmoid", "net does not take slope= with tanh here"),
    Case("data iris noize=1", "data has no option noize="),
    Case("data iris only=setosa", "only=setosa leaves one class"),
    Case("data iris weights=keep", "the network takes 2 features, the data has 4"),
    Case("optimizer sgd", "optimizer cannot be sgd"),
    Case("optimizer gd beta1=0.9", "optimizer has no option beta1="),
    Case("decay staircase every=0", "every must be a whole number of 1 or more, not 0"),
    Case("set precision=float16", "precision cannot be float16"),
    Case("freeze 3", "layer must be a whole number from 1 to 2, not 3"),
    Case("replace 3 1 sigmoid", "layer must be a whole number from 1 to 2, not 3"),
    Case("save w.txt", "the file's name must be one that ends in .safetensors or .npz, not w.txt"),
    Case("save W1.npy", "save needs what to write: save W1 to W1.npy"),
    Case("load nowhere.safetensors", "nowhere.safetensors: no such file or directory"),
    Case("step 0", "N must be a whole number from 1 to 1000000000, not 0"),
    Case("step forwards", "unit cannot be forwards"),
  ]

  static let values = [
    Case("net 3 relu keep=0, 1 sigmoid", "keep=0.0 of layer 1 is not in (0, 1]"),
    Case("net 3 relu keep=1.5, 1 sigmoid", "keep=1.5 of layer 1 is not in (0, 1]"),
    Case("net 3 relu keep=-0.5, 1 sigmoid", "keep=-0.5 of layer 1 is not in (0, 1]"),
    Case("net 3 relu keep=nan, 1 sigmoid", "keep must be a number, not nan"),
    Case("net 3 relu, 1 sigmoid keep=0.5", "layer 2 is the output and cannot drop out"),
    Case("net 3 relu, 1 softmax", "softmax over one unit is always 1 (layer 2)"),
    Case("net 3 softmax, 1 sigmoid", "layer 1 has softmax but is not the output"),
    Case("net 0 relu, 1 sigmoid", "units must be a whole number from 1 to 1000000, not 0"),
    Case("set l2=-1", "l2 must be a number of 0 or more, not -1"),
    Case("set l1=-0.1", "l1 must be a number of 0 or more, not -0.1"),
    Case("set lr=0", "lr must be a number above 0, not 0"),
    Case("set lr=1e999", "lr must be a number above 0, not Inf"),
    Case("set batch=0", "batch must be a whole number of 1 or more, not 0"),
    Case("optimizer adam beta1=1", "beta1 must be a number from 0 to below 1, not 1"),
    Case("t = -1", "t must be a whole number of 0 or more"),
    Case("t = 1.5", "t must be a whole number of 0 or more"),
    Case("seed 4294967296", "seed must be a whole number from 0 to 4294967295, not 4294967296"),
    Case("split train=0", "nothing is left to train on"),
    Case("split train=0.9 dev=0.9", "the fractions sum to 1.8"),
  ]

  static let labels = [
    Case(
      "train", "the label Y[0, 2] is 2.0, which this loss cannot take",
      after: "data from x numbers"),
    Case(
      "step", "the label Y[0, 1] is -1.0, which this loss cannot take",
      after: "data from x signs"),
    Case(
      "train", "ce needs one-hot labels, and column 0 of Y is not",
      after: "data from x twohot", "net 3 tanh, 2 softmax"),
    Case(
      "loss ce", "ce takes the logarithm of the output, which linear does not keep between 0 and 1",
      after: "net 3 tanh, 1 linear"),
    Case("data from x endless", "y[0, 0] is not a finite number"),
  ]

  @Test("A wrong line", arguments: shapes + options + values + labels)
  func refuses(_ wrong: Case) throws {
    let shell = ScriptedSession()
    #expect(
      shell.fails(
        "x = [[1, 2, 3, 4], [0, 1, 0, 1]]", "y = [[0, 1, 0, 1]]", "z = [[1, 2, 3]]",
        "numbers = [[0, 1, 2, 1]]", "signs = [[1, -1, 1, 1]]",
        "onehot = [[0, 1, 0, 1], [1, 0, 1, 0]]", "twohot = [[1, 1, 0, 1], [1, 0, 1, 0]]",
        "endless = [[inf, 0, 0, 1]]",
        "data from x y", "net 3 tanh, 1 sigmoid", "optimizer adam lr=0.1", "train 3 iterations",
        "step 3") == nil)
    for line in wrong.before { #expect(shell.fails(line) == nil) }
    let before = Self.everything(in: shell)
    let message = try #require(shell.fails(wrong.line))
    #expect(message.hasPrefix(wrong.message), "\(message)")
    #expect(Self.everything(in: shell) == before)
  }

  /// All that can be seen: settings, layers, data, the next stage, variables, every tensor.
  private static func everything(in shell: ScriptedSession) -> [String] {
    let commands = ["set", "net", "data", "plan", "show"]
    let names = ["x", "y", "t", "alpha", "iteration", "order", "X", "A1", "L", "J", "dW1", "W1"]
    let others = ["b1", "W2", "vdW1", "sdW1", "sdb2"]
    return (commands + (names + others).map { "show \($0)" }).map { shell.json($0) }
  }

  @Test("NaN is named with the stage where it was born, and the run stays before the command")
  func namesNaN() throws {
    let shell = ScriptedSession()
    #expect(
      shell.fails(
        "x = [[1, 2, 3]]", "y = [[1, 2, 4]]", "data from x y", "net 2 linear, 1 linear",
        "set lr=1e60", "train 1 iterations", "step 2") == nil)
    let before = Self.everything(in: shell)
    for line in ["train 50 iterations", "step 50 iterations", "train 10 epochs"] {
      let message = try #require(shell.fails(line))
      #expect(
        message.contains("stopped being a number at backward.")
          || message.contains("stopped being a number at forward."), "\(message)")
      #expect(message.contains("iteration"))
      #expect(Self.everything(in: shell) == before)
    }
  }

  @Test("Weights of another shape, or of other names, change nothing")
  func refusesWeights() throws {
    let folder = try TemporaryFolder()
    let shell = ScriptedSession()
    let file = "\(folder.path)/w.safetensors"
    let sentences = [
      "net 3 tanh, 1 sigmoid": nil,
      "net 4 tanh, 1 sigmoid": "W1 is (4, 2) in the network; what is to be loaded is (3, 2)",
      "net 3 tanh batchnorm, 1 sigmoid": "\(file) holds no gamma1, which the network needs",
      "net 1 sigmoid": "W1 is (1, 2) in the network; what is to be loaded is (3, 2)",
      "net 3 tanh, 1 sigmoid, 1 sigmoid": "\(file) holds no W3, which the network needs",
    ]
    #expect(
      shell.fails("data xor", "net 3 tanh, 1 sigmoid", "train 2 iterations", "save \(file)")
        == nil)
    for (net, sentence) in sentences {
      #expect(shell.fails(net, "train 2 iterations") == nil)
      let before = Self.everything(in: shell)
      #expect(shell.fails("load \(file)") == sentence)
      if sentence != nil { #expect(Self.everything(in: shell) == before) }
    }
  }
}
