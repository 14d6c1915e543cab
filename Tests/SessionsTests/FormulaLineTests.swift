import Foundation
import TestSupport
import Testing

/// Lines as NumPy's notebooks have them, typed at the prompt: each gives NumPy's value, or says what
/// is to be typed here.
@Suite("Lines of notebooks") struct FormulaLineTests {
  /// A line, and what its answer has in it.
  struct Case: CustomTestStringConvertible, Sendable {
    let line: String
    let answer: String
    var testDescription: String { line }

    init(_ line: String, _ answer: String) { (self.line, self.answer) = (line, answer) }
  }

  private func answer(to line: String, language: String = "en") -> String {
    let shell = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "LANG": language], width: 300)
    for line in [
      "data moons n=20", "seed 1", "net 4 relu, 1 sigmoid", "step iteration", "costs = []\n",
      "theta = np.arange(6).reshape(6, 1)", "x = np.array([[1, 2, 9], [3, 4, 5]])", "i = 1",
    ] { shell.type(line) }
    return shell.type(line)
  }

  static let values = [
    Case("np.argmax(x)", "= 2"), Case("x.argmin()", "= 0"), Case("np.max(3, axis=0)", "= 3"),
    Case("x.flatten()[np.argmax(x)]", "= 9"), Case("np.sort(x, axis=None)", "(6,)"),
    Case("np.sum(x, axis=(0, 1))", "= 24"), Case("np.int64(A1 > 0)", "(4, 20)"),
    Case("dZ1 = np.multiply(dA1, np.int64(A1 > 0))", "dZ1 (4, 20)"),
    Case("dZ1 = np.array(dA1, copy=True)", "dZ1 (4, 20)"),
    Case("math.floor(2.5)", "= 2"), Case("math.log(3)", "= 1.0986123"),
    Case("copy.deepcopy(x)", "(2, 3)"), Case("math.floor(m / 16)", "= 1"),
    Case("np.array(x, copy=True)", "(2, 3)"), Case("X.astype(np.float64)", "(2, 20)"),
    Case("not True", "= 0"), Case("1 if True else 0", "= 1"), Case("np.unique(Y)", "(2,)"),
    Case("np.append(theta, 3)", "(7,)"), Case("np.average(x)", "= 4"), Case("pow(2, 3)", "= 8"),
    Case("np.tile(np.array([1, 2]), 3)", "(6,)"), Case("divmod(7, 2)", "(3, 1)"),
    Case("np.where(x > 4)", "array([0, 1])"), Case("np.nonzero(x > 4)", "array([0, 1])"),
    Case("np.linalg.det(np.eye(2))", "= 1"), Case("np.linalg.inv(np.eye(2))", "(2, 2)"),
    Case("np.flip(np.array([1, 2, 3]))", "(3,)"), Case("float('inf')", "= Inf"),
    Case("np.c_[x, x]", "(2, 6)"), Case("X.dtype", "float64"), Case("type(X)", "numpy.ndarray"),
    Case("print(f\"{i}: {x.shape}\")", "1: (2, 3)"), Case("parameters[\"W1\"]", "(4, 2)"),
    Case("grads[\"dW\" + str(1)]", "(4, 2)"), Case("str(3)", "'3'"),
    Case("x.min(), x.max()", "(np.int64(1), np.int64(9))"),
    Case("np.zeros((2, 2), float)", "(2, 2)"), Case("np.zeros((2, 2), dtype=np.float64)", "(2, 2)"),
    Case("cost = -1/m * np.sum(Y*np.log(A2)\n    + (1-Y)*np.log(1-A2))", "cost = "),
    Case("decay inverse rate=1 every=100", "a0 / (1 + 1.0 * floor(epoch / 100))"),
  ]

  @Test("give NumPy's value", arguments: values) func value(_ example: Case) {
    let shown = answer(to: example.line)
    #expect(shown.contains(example.answer), "\(shown)")
    #expect(!shown.contains("rror"), "\(shown)")
  }

  static let silent = [
    "n_x, n_h, n_y = 3, 5, 2", "w, b = np.zeros((3, 1)), 0.0", "a = 1; b = 2", "x[0][1] = 7",
    "import numpy as np", "assert X.shape == (2, 20)", "costs.append(3)", "q = r = 3",
    "permutation = list(np.random.permutation(m))", "f = lambda z: 1 / (1 + np.exp(-z))",
    "z: float = 3", "X_test = X",
    "cost = -1/m * np.sum(Y*np.log(A2) \\\n    + (1-Y)*np.log(1-A2))",
  ]

  @Test("are carried out without a word", arguments: silent) func silence(_ line: String) {
    let shown = answer(to: line)
    #expect(!shown.contains("rror"), "\(shown)")
  }

  static let refusals = [
    Case("decay staircase rate=1", "hint: help decay"),
    Case("plt.scatter(X[0], X[1])", "plot data"), Case("plt.contourf(X)", "plot boundary"),
    Case("plt.hist(X)", "plot histogram"), Case("plt.imshow(X)", "plot image"),
    Case("tf.nn.relu(Z1)", "relu"), Case("torch.relu(Z1)", "relu"), Case("F.relu(Z1)", "relu"),
    Case("sklearn.metrics.accuracy_score(Y, A2)", "evaluate"),
    Case("pd.read_csv('a.csv')", "data FILE.csv"), Case("sns.heatmap(W1)", "plot heat W1"),
    Case("random.random()", "np.random.rand()"), Case("import torch", "net, loss, optimizer"),
    Case("import tensorflow.keras as keras", "net, loss, optimizer"),
    Case("foo.bar", "no value is called foo"), Case("ln(3)", "did you mean log?"),
    Case("α * dW1", "did you mean alpha?"), Case("σ(Z1)", "did you mean sigmoid?"),
    Case("W₁", "type 1"), Case("np.zeros(3, 2)", "type np.zeros((3, 2))"),
    Case("np.ones(3, 2)", "type np.ones((3, 2))"),
    Case("np.random.rand((3, 2))", "type np.random.rand(3, 2)"),
    Case("np.random.randn((3, 2))", "type np.random.randn(3, 2)"),
    Case("np.random.randn(X.shape)", "type np.random.randn(*X.shape)"),
    Case("np.sign(X > 0)", "type np.sign((X > 0).astype(int))"),
    Case("np.sigmoid(Z1)", "sigmoid(…) without np."),
    Case("np.heaviside(Z1, 0)", "np.heaviside is left out here"),
    Case("np.linalg.svd(X)", "there are norm, inv"),
    Case("np.random.binomial(1, 0.5, (2, 2))", "np.random.rand(size, n) < p"),
    Case("np.random.default_rng(1)", "np.random.seed"),
    Case("np.random.RandomState(1).randn(2)", "np.random.seed"),
    Case("np.random.shuffle(X)", "change a copy"), Case("X.sort()", "change a copy"),
    Case("int(A1 > 0)", "astype(int)"), Case("A3", "the network has 2 layers"),
    Case("dA0", "no gradient goes further"), Case("v[\"dW1\"]", "vdW1, vdb1"),
    Case("np.sum(x, axis=(0, 2))", "no axis 2"),
    Case("set alpha=0.1", "set lr=0.1"), Case("set learning_rate=0.5", "set lr=0.5"),
    Case("set lambda=1", "set l2=1"), Case("set batch_size=16", "set batch=16"),
    Case("set beta1=0.9", "optimizer adam beta1=0.9"), Case("set seed=3", "seed 3"),
    Case("X[:, None]", "at most 2"),
  ]

  @Test("are refused with what to type here", arguments: refusals)
  func refusal(_ example: Case) {
    let shown = answer(to: example.line)
    #expect(shown.contains(example.answer), "\(shown)")
    #expect(shown.contains("rror"), "\(shown)")
    #expect(!shown.contains("an array has no"), "\(shown)")
    let chinese = answer(to: example.line, language: "zh_CN.UTF-8")
    #expect(chinese != shown)
  }

  static let told = [
    Case("lr = 0.5", "set lr=0.5"), Case("learning_rate = 0.1", "set lr=0.1"),
    Case("l2 = 1", "set l2=1"), Case("batch = 16", "set batch=16"),
    Case("keep_prob = 0.8", "net 4 relu keep=0.8, 1 sigmoid"), Case("seed = 3", "seed 3"),
    Case("dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))", "dAL is yours in cells now"),
    Case("m = X.shape[1]", "formula lines and the network keep the network's m"),
    Case("order = 3", "formula lines and the network keep the network's order"),
    Case("J_train = 3", "J_train is yours in cells now; the network keeps its own"),
    Case("grads = 3", "grads is yours in cells now; the network keeps its own"),
    Case("plt.plot([1, 2])", "plt.show()"),
  ]

  @Test("are carried out, and what they leave undone is said", arguments: told)
  func note(_ example: Case) {
    let shown = answer(to: example.line)
    #expect(shown.contains(example.answer), "\(shown)")
    #expect(!shown.contains("rror"), "\(shown)")
  }

  @Test("Class numbers for a softmax are told the way to one row a class")
  func classNumbers() {
    let shell = ScriptedSession(width: 300)
    for line in [
      "x = [[1, 2, 3], [0, 1, 4]]", "y = np.array([[0, 2, 1]])", "data from x y",
      "net 3 softmax",
    ] { shell.type(line) }
    #expect(shell.type("step").contains("np.eye(3)[y.flatten()].T"))
    shell.type("y = np.eye(3)[y.flatten()].T")
    shell.type("data from x y")
    #expect(!shell.type("step iteration").contains("error"))
  }

  private func shell(_ lines: String...) -> ScriptedSession {
    let shell = ScriptedSession(width: 300)
    for line in lines { shell.type(line) }
    return shell
  }

  @Test("NumPy has no np.relu wherever a formula is written")
  func promises() {
    let shell = shell("data moons n=20", "net 4 relu, 1 sigmoid", "goto 1.forward.1.activation")
    for line in ["A1 = np.relu(Z1)", "np.sigmoid(Z1)"] {
      for command in ["rewrite ", "rewrite anyway ", "try ", ""] {
        let shown = shell.type(command + line)
        #expect(shown.contains("without np."), "\(command)\(line): \(shown)")
      }
    }
  }

  @Test(
    "A layer without b has none: not in its formula, its update, its count, nor when it is saved")
  func withoutBias() throws {
    let shell = shell("data moons n=60", "net 4 tanh bias=off, 1 sigmoid bias=off")
    #expect(shell.screen.contains("12 parameters") && shell.screen.contains("no bias"))
    #expect(shell.type("plan").contains("Z1 = W1 @ X") && !shell.screen.contains("b1"))
    #expect(shell.type("b1").contains("rror"))
    #expect(!shell.type("train 20 iterations").contains("rror"))
    #expect(shell.type("gradcheck").contains("right"))
    #expect(shell.type("net 4 relu batchnorm bias=on, 1 sigmoid").contains("bias=on"))
    let folder = try TemporaryFolder()
    #expect(!shell.type("save \(folder.path)/w.safetensors").contains("rror"))
    let load = "load \(folder.path)/w.safetensors"
    #expect(self.shell("data moons n=60", "net 4 tanh, 1 sigmoid", load).screen.contains("b1"))
    let same = self.shell("data moons n=60", "net 4 tanh bias=off, 1 sigmoid bias=off", load)
    #expect(!same.screen.contains("rror"), "\(same.screen)")
  }

  @Test("A test set of one's own is a part of the data, and may be judged on by itself")
  func testSet() {
    let shell = shell(
      "x = np.random.randn(2, 30)", "y = x[0:1] > 0", "xt = np.random.randn(2, 10)",
      "yt = xt[0:1] > 0", "data from x y test xt yt")
    #expect(shell.screen.contains("test") && shell.screen.contains("40 examples"))
    shell.type("normalize")
    shell.type("net 3 tanh, 1 sigmoid")
    shell.type("train 50 epochs")
    let part = shell.type("evaluate test").replacingOccurrences(of: "test:", with: "xt yt:")
    #expect(shell.type("evaluate xt yt") == part)
    #expect(shell.type("evaluate X_test Y_test").contains("10 examples"))
    #expect(shell.type("X_test.shape").contains("(2, 10)"))
    #expect(shell.type("data from x y test x").contains("labels"))
    #expect(shell.type("data from x y test xt.T yt.T").contains("the test set"))
    #expect(shell.type("evaluate xt[0:1] yt").contains("the test set"))
    #expect(shell.type("evaluate nothing").contains("it is one of"))
  }

  @Test("net says whose the random numbers are, and which variables it hides")
  func beginnings() {
    let shell = shell("np.random.seed(3)", "W1 = np.ones((4, 2))", "b1 = 7", "data moons n=20")
    let shown = shell.type("net 4 relu, 1 sigmoid")
    #expect(shown.contains("those of seed 0") && shown.contains("seed 3"))
    #expect(shown.contains("from now on: W1, b1"))
    shell.type("seed 3")
    let again = shell.type("net 4 relu, 1 sigmoid")
    #expect(!again.contains("seed 0") && !again.contains("from now on"))
  }

  @Test("A tensor that is set by hand is told what becomes of it")
  func byHand() {
    let shell = shell("data moons n=20", "net 4 relu keep=0.7, 1 sigmoid", "step")
    #expect(shell.type("D1 = np.ones((4, 20))").contains("forward.1.dropout"))
    shell.type("goto 1.backward.1.dW")
    #expect(shell.type("dW1 = dZ1 @ X.T / m").contains("the same as before"))
    #expect(shell.type("dW1 = dW1 * 2").contains("by up to 1 times"))
    #expect(shell.type("show dW1").contains("set by hand"))
    #expect(shell.type("gradcheck").contains("dW1 was set by hand"))
    shell.type("step iteration")
    shell.type("step iteration")
    #expect(!shell.type("gradcheck").contains("by hand"))
  }
}
