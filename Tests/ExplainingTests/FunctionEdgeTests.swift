import Explaining
import TestSupport
import Testing

@testable import Sessions

/// Functions are looked at where formulas are, and their mistakes have the formulas' names.
@Suite("Check looks where try looks") struct FunctionEdgeTests {
  private static let setups = [
    "relu": "net 4 relu, 1 sigmoid", "tanh": "net 5 tanh, 1 sigmoid",
    "deep": "net 5 relu, 3 relu, 1 sigmoid", "bn": "net 5 tanh batchnorm, 1 sigmoid",
    "adam": "net 5 tanh, 1 sigmoid\noptimizer adam", "leaky": "net 4 leakyrelu, 1 sigmoid",
  ]

  private func checked(_ source: String, _ setup: String) throws -> FunctionReport {
    let net = try #require(Self.setups[setup])
    let room = try ScriptedSession("data moons n=40\n\(net)\ntrain 2 iterations")
    room.execute(source)
    let heads = source.split(separator: "\n").filter { $0.hasPrefix("def ") }
    return try room.session.check(
      String((heads.last ?? "").dropFirst(4).prefix { $0 != "(" }), as: nil)
  }

  @Test(
    "A function that differs only where values lie at an edge is wrong, as its formula is",
    arguments: [
      ("relu", "def relu(Z):\n    return np.clip(Z, 0, 1000)", "far"),
      ("relu", "def relu_backward(dA, Z):\n    return np.clip(dA, -5, 5) * (Z > 0)", "steep"),
      ("relu", "def relu_backward(dA, Z):\n    return dA * (Z > 0.001)", "tiny"),
      ("relu", "def relu_backward(dA, Z):\n    return dA * (Z > 0) * (Z < 100)", "higher"),
      (
        "relu",
        "def update_parameters(parameters, grads, learning_rate):\n    for k in parameters:\n"
          + "        parameters[k] = np.clip(parameters[k] - learning_rate * grads['d' + k], -100, 100)\n"
          + "    return parameters", "steep"
      ),
      ("tanh", "def sigmoid(Z):\n    return 1 / (1 + np.exp(-np.clip(Z, -20, 20)))", "low"),
      ("tanh", "def linear_forward(A, W, b):\n    return np.clip(W @ A + b, -900, 900)", "far"),
    ])
  func edges(setup: String, source: String, edge: String) throws {
    let report = try checked(source, setup)
    #expect(report.fault?.place.name == "edge-\(edge)")
  }

  @Test("A derivative that counts 0 in is told as the wrong side")
  func sides() throws {
    let report = try checked(
      "def relu_backward(dA, cache):\n    dZ = np.array(dA, copy=True)\n    dZ[cache < 0] = 0\n"
        + "    return dZ", "relu")
    #expect(report.fault?.mistake == "wrong-mask")
  }

  @Test(
    "Right functions are right at every edge",
    arguments: [
      ("tanh", "def tanh_backward(dA, Z):\n    return dA / np.cosh(Z) ** 2"),
      ("tanh", "def tanh(z):\n    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))"),
      ("tanh", "def sigmoid(z):\n    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))"),
      ("tanh", "def sigmoid_backward(dA, Z):\n    return dA / (2 + np.exp(Z) + np.exp(-Z))"),
      ("relu", "def relu_backward(dA, Z):\n    return dA * (np.sign(Z) + abs(np.sign(Z))) / 2"),
      (
        "tanh",
        "def compute_cost(AL, Y):\n    e = 1e-7\n"
          + "    return np.mean(-(Y * np.log(AL + e) + (1 - Y) * np.log(1 - AL + e)))"
      ),
      (
        "bn",
        "def batchnorm(Z, gamma, beta):\n    mu = Z.mean(1).reshape(-1, 1)\n"
          + "    var = np.mean(Z ** 2, axis=1, keepdims=True) - mu ** 2\n"
          + "    return gamma * (Z - mu) * (var + 1e-5) ** -0.5 + beta"
      ),
      ("leaky", "def leaky_relu(Z):\n    return np.maximum(0.01 * Z, Z)"),
    ])
  func right(setup: String, source: String) throws {
    let report = try checked(source, setup)
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
  }

  @Test(
    "What does not run, or has another shape, is told by its mistake where one gives it",
    arguments: [
      ("tanh", "def linear_forward(A, W, b):\n    return np.dot(A, W) + b", "factors-exchanged"),
      ("tanh", "def linear_forward(A, W, b):\n    return W.T @ A + b", "extra-transpose"),
      ("tanh", "def linear_forward(A, W, b):\n    return W * A + b", "elementwise-for-product"),
      ("bn", bn("Z.mean(axis=1)", "Z.var(axis=1, keepdims=True)"), "missing-keepdims"),
      ("tanh", backward("dZ @ A.T / m", "np.sum(dZ, axis=0, keepdims=True) / m"), "wrong-axis"),
      (
        "tanh", backward("dZ @ A / m", "np.sum(dZ, axis=1, keepdims=True) / m"), "missing-transpose"
      ),
      (
        "tanh", backward("A.T @ dZ / m", "np.sum(dZ, axis=1, keepdims=True) / m"),
        "factors-exchanged"
      ),
    ])
  func shapes(setup: String, source: String, mistake: String) throws {
    let fault = try #require(try checked(source, setup).fault)
    #expect([.runs, .shape].contains(fault.kind))
    #expect(fault.mistakes.map(\.rawValue) == [mistake])
    #expect(fault.sentences.contains { $0.en.hasPrefix("\(mistake): ") })
  }

  @Test(
    "A mistake inside what a stage computes on its way is found",
    arguments: [
      ("bn", bn("Z.mean(axis=0, keepdims=True)", "Z.var(axis=1, keepdims=True)"), "wrong-axis"),
      ("bn", bn("np.mean(Z)", "Z.var(axis=1, keepdims=True)"), "wrong-axis"),
      ("bn", bn("Z.mean(axis=1, keepdims=True)", "Z.var(axis=0, keepdims=True)"), "wrong-axis"),
      (
        "bn", bn("Z.mean(axis=1, keepdims=True)", "Z.var(axis=1, ddof=1, keepdims=True)"),
        "wrong-count"
      ),
      ("bn", bn("Z.mean(axis=1, keepdims=True)", "Z.std(axis=1, keepdims=True)"), "missing-square"),
      ("bn", bn("0", "Z.var(axis=1, keepdims=True)"), "wrong-normalization"),
      ("relu", "def relu(Z):\n    return np.abs(Z)", "wrong-activation"),
      ("relu", "def relu(Z):\n    return (Z > 0).astype(float)", "wrong-activation"),
      (
        "tanh",
        "def sigmoid_backward(dA, Z):\n    s = 1 / (1 + np.exp(-Z))\n    return s * (1 - s)",
        "missing-gradient"
      ),
    ])
  func inside(setup: String, source: String, mistake: String) throws {
    #expect(try checked(source, setup).fault?.mistake == mistake)
  }

  @Test("A step that is too small is told as that")
  func step() throws {
    let report = try checked(
      "def update_parameters(parameters, grads, learning_rate):\n    for k in parameters:\n"
        + "        parameters[k] = parameters[k] - learning_rate / 2 * grads['d' + k]\n"
        + "    return parameters", "relu")
    guard case .value(let difference)? = report.fault?.facts else {
      Issue.record("it passes")
      return
    }
    #expect(difference.relation?.shortWords?.en == "your step is 0.5 times as large")
  }

  @Test("The notebooks' backward pass, which takes its cache apart, is given those tensors")
  func cache() throws {
    let report = try checked(
      """
      def backward_propagation(X, Y, cache):
          m = X.shape[1]
          (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
          dZ3 = A3 - Y
          dZ2 = np.dot(W3.T, dZ3) * (A2 > 0)
          dZ1 = np.dot(W2.T, dZ2) * (A1 > 0)
          return {"dW3": dZ3 @ A2.T / m, "db3": np.mean(dZ3, axis=1, keepdims=True),
                  "dW2": dZ2 @ A1.T / m, "db2": np.mean(dZ2, axis=1, keepdims=True),
                  "dW1": dZ1 @ X.T / m, "db1": np.mean(dZ1, axis=1, keepdims=True)}
      """, "deep")
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
  }

  private static func bn(_ mean: String, _ variance: String) -> String {
    "def batchnorm_forward(Z, gamma, beta):\n    mu = \(mean)\n    var = \(variance)\n"
      + "    return gamma * (Z - mu) / np.sqrt(var + 1e-5) + beta"
  }

  private static func backward(_ dW: String, _ db: String) -> String {
    "def linear_backward(dZ, cache):\n    A, W, b = cache\n    m = A.shape[1]\n"
      + "    return W.T @ dZ, \(dW), \(db)"
  }
}
