import TestSupport
import Testing

/// Exported sessions in which the engine uses functions of the learner's, run by a real Python.
@Suite(
  "Twins of used functions",
  .enabled(if: Python.hasNumPy, Comment(rawValue: Python.absence)))
struct UsedTwinTests {
  private static let tanh = "def my(Z):\n    return np.tanh(Z)\n"

  private static let sessions: [[String]] = [
    // An optimizer with a state of its own.
    [
      "net 4 tanh, 1 sigmoid",
      """
      def upd(parameters, grads, state, t):
          for k in parameters:
              v = state.get("v" + k, np.zeros_like(parameters[k]))
              state["v" + k] = 0.9 * v + 0.1 * grads["d" + k]
              parameters[k] = parameters[k] - 0.5 * state["v" + k] / (1 - 0.9 ** t)
          return parameters, state

      """, "use anyway upd for update", "train 5 epochs", "J", "W1",
    ],
    // Defined anew, with a helper and an outside value that change.
    [
      "net 4 tanh, 1 sigmoid", "s = 0.5", "def h(Z):\n    return np.tanh(s * Z)\n",
      "def my(Z):\n    return h(Z)\n", "use anyway my for forward.1.activation", "train 2 epochs",
      "s = 2", "def h(Z):\n    return Z\n", "train 2 epochs", "J", "my(Z1)", tanh, "reset",
      "train 2 epochs", "J",
    ],
    // Two functions of one name.
    [
      "net 4 tanh, 3 tanh, 1 sigmoid", tanh, "use my for forward.1.activation",
      "def my(Z):\n    return 1.1 * np.tanh(Z)\n", "use anyway my for forward.2.activation",
      "train 3 epochs", "J",
    ],
    // Draws, a seed inside, and what is remembered between calls.
    [
      "net 6 tanh keep=0.8, 1 sigmoid",
      "def d(A, keep_prob):\n    D = np.random.rand(*A.shape) < keep_prob\n"
        + "    return A * D / keep_prob, D\n",
      "use d for forward.1.dropout", "set batch=10", "train 2 epochs", "J", "np.random.rand(2)",
      "def seeded(Z, memo=[]):\n    np.random.seed(3)\n    memo.append(1)\n"
        + "    return np.tanh(Z) * len(memo) + 0.01 * np.random.rand()\n",
      "use anyway seeded for forward.1.activation", "train 2 epochs", "J",
    ],
    // What the program itself is made of.
    [
      "net 4 tanh, 1 sigmoid", "train 2 epochs", "np = 3", "print = 5", "min = 7", "len = 2",
      "float = 2.5", "np + print + len + min + float", "set batch=16", "train 2 epochs", "J",
      "for i in range(3):\n    int = i\n", "int", "J",
    ],
    // A batch norm, evaluated with running averages.
    [
      "split train=0.75 dev=0.25", "net 4 tanh batchnorm, 1 sigmoid",
      "def bn(Z, gamma, beta, epsilon):\n    c = Z - Z.mean(axis=1, keepdims=True)\n"
        + "    return gamma * c / np.sqrt((c ** 2).mean(axis=1, keepdims=True) + epsilon) + beta\n",
      "use bn for forward.1.normalize", "train 5 epochs", "J", "J_dev", "J_dev = J_dev * 2",
      "J_dev", "accuracy_dev = accuracy_dev / 2", "accuracy_dev",
    ],
  ]

  @Test("They call what the engine called", arguments: sessions)
  func proves(lines: [String]) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["data moons n=40"] + lines { session.type(line) }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    for python in Python.all {
      let ending = try Python.run([file], by: python)
      #expect(ending.status == 0, "\(python): \(ending.output.suffix(1500))")
      #expect(!ending.output.hasPrefix("0 "))
    }
  }
}
