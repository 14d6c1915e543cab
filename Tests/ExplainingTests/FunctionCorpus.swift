import Testing

/// Functions as learners write them, with what is wrong in each.
enum FunctionCorpus {
  /// A function with its stage and its mistake.
  struct Entry: Sendable, CustomTestStringConvertible {
    let source: String
    /// Nil where its name tells the stage.
    let stage: String?
    let setup: Setup
    /// The kind that fails first; nil where it is right.
    var first: String?
    var mistake: String?

    var name: String {
      let heads = source.split(separator: "\n").filter { $0.hasPrefix("def ") }
      return String((heads.last ?? "").dropFirst(4).prefix { $0 != "(" })
    }

    var testDescription: String { "\(name) \(mistake ?? "right")" }
  }

  /// The networks functions are written for.
  enum Setup: Sendable {
    case plain, classes, numbers, penalty, normalized, smooth, momentum, adam

    var lines: [String] {
      switch self {
      case .plain:
        ["data moons n=60", "net 5 tanh, 4 relu keep=0.8, 1 sigmoid", "train 2 iterations"]
      case .classes: ["data spiral n=60 classes=3", "net 5 leakyrelu, 3 softmax"]
      case .numbers:
        ["x = np.random.randn(2, 50)", "y = x[0:1] ** 2", "data from x y", "net 4 elu, 1 linear"]
      case .penalty: ["data moons n=60", "net 5 tanh, 1 sigmoid", "set l2=0.3"]
      case .normalized: ["data moons n=60", "net 5 tanh batchnorm, 1 sigmoid"]
      case .momentum: ["data moons n=60", "net 5 tanh, 1 sigmoid", "optimizer momentum"]
      case .adam: ["data moons n=60", "net 5 tanh, 1 sigmoid", "optimizer adam"]
      case .smooth: ["data moons n=60", "net 5 tanh, 1 sigmoid", "train 3 iterations"]
      }
    }
  }

  static let wrong: [Entry] =
    linear + activations + dropout + costs + gradients + updates + averages + forms
  static let all = wrong + right
}

extension FunctionCorpus {
  private static func value(
    _ mistake: String, _ source: String, as stage: String? = nil, _ setup: Setup = .plain
  ) -> Entry {
    Entry(source: source, stage: stage, setup: setup, first: "value", mistake: mistake)
  }

  private static func fails(
    _ first: String, _ mistake: String, _ source: String, as stage: String? = nil,
    _ setup: Setup = .plain
  ) -> Entry {
    Entry(source: source, stage: stage, setup: setup, first: first, mistake: mistake)
  }

  private static func good(
    _ source: String, as stage: String? = nil, _ setup: Setup = .plain
  ) -> Entry {
    Entry(source: source, stage: stage, setup: setup)
  }

  // MARK: Optimizers

  private static func adam(_ v: String, _ step: String) -> String {
    """
    def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
        for key in parameters:
            d = "d" + key
            v[d] = \(v)
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            parameters[key] = parameters[key] - learning_rate * \(step)
        return parameters, v, s
    """
  }

  private static func momentum(_ v: String, _ step: String, _ result: String) -> String {
    """
    def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
        L = len(parameters) // 2
        for l in range(1, L + 1):
            for n in "W", "b":
                k = n + str(l)
                v["d" + k] = \(v)
                parameters[k] = parameters[k] \(step)
        return \(result)
    """
  }

  private static let average = "beta * v[\"d\" + k] + (1 - beta) * grads[\"d\" + k]"
  private static let step = "- learning_rate * v[\"d\" + k]"
  private static let first = "beta1 * v[d] + (1 - beta1) * grads[d]"
  private static let corrected =
    "(v[d] / (1 - beta1 ** t)) / (np.sqrt(s[d] / (1 - beta2 ** t)) + epsilon)"

  private static let averages = [
    fails(
      "value", nil, momentum("beta * v[\"d\" + k] + grads[\"d\" + k]", step, "parameters, v"),
      .momentum),
    fails(
      "value", nil, momentum(average, "+ learning_rate * v[\"d\" + k]", "parameters, v"), .momentum),
    fails("returns", "wrong-count", momentum(average, step, "parameters"), .momentum),
    fails("returns", "wrong-keys", momentum(average, step, "parameters, {}"), .momentum),
    fails("value", nil, adam(first, "v[d] / (np.sqrt(s[d]) + epsilon)"), .adam),
    fails(
      "value", nil,
      adam(
        first,
        "(v[d] / (1 - beta1 ** (t + 1))) / (np.sqrt(s[d] / (1 - beta2 ** (t + 1))) + epsilon)"),
      .adam),
    fails("value", nil, adam("beta2 * v[d] + (1 - beta2) * grads[d]", corrected), .adam),
    fails(
      "value", nil,
      """
      def linear_activation_backward(dA, cache, activation):
          (A_prev, W, b), Z = cache
          dZ = dA * (1 - np.tanh(Z))
          m = A_prev.shape[1]
          return W.T @ dZ, dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)
      """, .smooth),
  ]

  private static let rightAverages = [
    good(momentum(average, step, "parameters, v"), as: nil, .momentum),
    good(adam(first, corrected), as: nil, .adam),
    good(
      """
      def linear_activation_backward(dA, cache, activation):
          linear_cache, activation_cache = cache
          A_prev, W, b = linear_cache
          if activation == "tanh":
              dZ = dA * (1 - np.tanh(activation_cache) ** 2)
          elif activation == "relu":
              dZ = np.array(dA, copy=True)
              dZ[activation_cache <= 0] = 0
          m = A_prev.shape[1]
          return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m
      """, as: nil, .smooth),
  ]

  /// A mistake of an optimizer's, whose name is told where there is one.
  private static func fails(
    _ first: String, _ mistake: String?, _ source: String, _ setup: Setup
  ) -> Entry {
    Entry(source: source, stage: nil, setup: setup, first: first, mistake: mistake)
  }

  // MARK: Values

  private static let linear = [
    value(
      "missing-bias",
      """
      def linear_forward(A, W, b):
          Z = np.dot(W, A)
          return Z, (A, W, b)
      """),
    value(
      "wrong-sign",
      """
      def linear_forward(A_prev, W, b):
          return W @ A_prev - b
      """),
    fails(
      "runs", "ValueError",
      """
      def linear_forward(A, W, b):
          return W.T @ A + b
      """),
    fails(
      "runs", "ValueError",
      """
      def layer(x, w, b):
          return w * x + b
      """, as: "forward.1.linear"),
  ]

  private static let activations = [
    value(
      "wrong-sign",
      """
      def sigmoid(z):
          return 1 / (1 + np.exp(z))
      """),
    value(
      "wrong-sign",
      """
      def tanh(Z):
          return -np.tanh(Z)
      """),
    value(
      "wrong-axis",
      """
      def softmax(Z):
          E = np.exp(Z)
          return E / np.sum(E, axis=1, keepdims=True)
      """, as: "forward.2.activation", .classes),
    fails(
      "runs", "ValueError",
      """
      def softmax(Z):
          E = np.exp(Z)
          return E / np.sum(E, axis=1)
      """, as: nil, .classes),
  ]

  private static let dropout = [
    value(
      "missing-keep-prob",
      """
      def dropout_forward(A, keep_prob):
          D = np.random.rand(A.shape[0], A.shape[1]) < keep_prob
          return A * D, D
      """),
    value(
      "missing-keep-prob",
      """
      def dropout_backward(dA, D, keep_prob):
          return dA * D
      """, as: "backward.2.dA"),
    value(
      "missing-mask",
      """
      def dropout_backward(dA, D, keep_prob):
          return dA / keep_prob
      """, as: "backward.2.dA"),
    value(
      "extra-keep-prob",
      """
      def dropout_backward(dA, D, keep_prob):
          return dA * D / keep_prob / keep_prob
      """, as: "backward.2.dA"),
  ]

  private static let costs = [
    value(
      "half-the-loss",
      """
      def compute_cost(AL, Y):
          m = Y.shape[1]
          return -np.sum(Y * np.log(AL)) / m
      """),
    value(
      "wrong-sign",
      """
      def compute_cost(AL, Y):
          m = Y.shape[1]
          return np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m
      """),
    value(
      "sum-instead-of-mean",
      """
      def compute_cost(AL, Y):
          return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
      """),
    value(
      "wrong-loss",
      """
      def compute_cost(AL, Y):
          return np.mean((AL - Y) ** 2) / 2
      """),
    value(
      "sum-instead-of-mean",
      """
      def cross_entropy(AL, Y):
          return -np.sum(Y * np.log(AL))
      """, as: nil, .classes),
    value(
      "sum-instead-of-mean",
      """
      def compute_cost(AL, Y):
          return np.sum((AL - Y) ** 2) / 2
      """, as: nil, .numbers),
    value(
      "missing-square",
      """
      def compute_cost(AL, Y):
          return np.mean(AL - Y) / 2
      """, as: nil, .numbers),
  ]

  private static let gradients = [
    value(
      "missing-average",
      """
      def linear_backward(dZ, cache):
          A_prev, W, b = cache
          m = A_prev.shape[1]
          dW = dZ @ A_prev.T
          db = np.sum(dZ, axis=1, keepdims=True) / m
          return W.T @ dZ, dW, db
      """),
    value(
      "missing-average",
      """
      def linear_backward(dZ, cache):
          A_prev, W, b = cache
          m = A_prev.shape[1]
          dW = dZ @ A_prev.T / m
          db = np.sum(dZ, axis=1, keepdims=True)
          return W.T @ dZ, dW, db
      """),
    value(
      "missing-average",
      """
      def grads_of(dZ, A_prev):
          return dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True) / dZ.shape[1]
      """, as: "backward.2.dW"),
    value(
      "wrong-sign",
      """
      def grads_of(dZ, A_prev):
          m = dZ.shape[1]
          return -dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m
      """, as: "backward.2.dW"),
    value(
      "missing-regularization",
      """
      def grads_of(dZ, A_prev, W):
          m = dZ.shape[1]
          return dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m
      """, as: "backward.2.dW", .penalty),
    value(
      "regularization-factor",
      """
      def grads_of(dZ, A_prev, W, lambd):
          m = dZ.shape[1]
          return dZ @ A_prev.T / m + lambd * W, np.sum(dZ, axis=1, keepdims=True) / m
      """, as: "backward.2.dW", .penalty),
    value(
      "regularization-factor",
      """
      def grads_of(dZ, A_prev, W, lambd):
          m = dZ.shape[1]
          return dZ @ A_prev.T / m + lambd / (2 * m) * W, np.sum(dZ, axis=1, keepdims=True) / m
      """, as: "backward.2.dW", .penalty),
    value(
      "missing-activation-derivative",
      """
      def relu_backward(dA, cache):
          return dA * 1.0
      """),
    value(
      "derivative-at-activation",
      """
      def tanh_backward(dA, Z):
          A = np.tanh(Z)
          return dA * (1 - np.tanh(A) ** 2)
      """),
    value(
      "missing-square",
      """
      def tanh_backward(dA, A):
          return dA * (1 - A)
      """),
    value(
      "wrong-activation-derivative",
      """
      def tanh_backward(dA, A):
          return dA * A * (1 - A)
      """),
    value(
      "wrong-sign",
      """
      def output_gradient(AL, Y):
          return Y - AL
      """, as: "backward.3.dZ"),
    value(
      "extra-average",
      """
      def output_gradient(AL, Y):
          return (AL - Y) / Y.shape[1]
      """, as: "backward.3.dZ"),
    value(
      "missing-average",
      """
      def backward_propagation(parameters, cache, X, Y):
          m = X.shape[1]
          A1, A2, W2 = cache["A1"], cache["A2"], parameters["W2"]
          dZ2 = A2 - Y
          dW2 = dZ2 @ A1.T / m
          db2 = np.sum(dZ2, axis=1, keepdims=True) / m
          dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
          dW1 = dZ1 @ X.T
          db1 = np.sum(dZ1, axis=1, keepdims=True) / m
          return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
      """, as: nil, .smooth),
    value(
      "missing-activation-derivative",
      """
      def backward_propagation(parameters, cache, X, Y):
          m = X.shape[1]
          A1, A2, W2 = cache["A1"], cache["A2"], parameters["W2"]
          dZ2 = A2 - Y
          dZ1 = W2.T @ dZ2
          return {"dW1": dZ1 @ X.T / m, "db1": dZ1.sum(axis=1, keepdims=True) / m,
                  "dW2": dZ2 @ A1.T / m, "db2": dZ2.sum(axis=1, keepdims=True) / m}
      """, as: nil, .smooth),
  ]

  private static let updates = [
    value(
      "missing-epsilon",
      """
      def batchnorm_forward(Z, gamma, beta, epsilon):
          Z = (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(Z.var(axis=1, keepdims=True))
          return gamma * Z + beta
      """, as: nil, .normalized),
    value(
      "missing-root",
      """
      def batchnorm_forward(Z, gamma, beta, epsilon):
          Z = (Z - Z.mean(axis=1, keepdims=True)) / (Z.var(axis=1, keepdims=True) + epsilon)
          return gamma * Z + beta
      """, as: nil, .normalized),
    value(
      "missing-regularization",
      """
      def compute_cost_with_regularization(AL, Y, parameters, lambd):
          return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
      """, as: nil, .penalty),
    value(
      "regularization-factor",
      """
      def compute_cost_with_regularization(AL, Y, parameters, lambd):
          m = Y.shape[1]
          penalty = np.sum(parameters["W1"] ** 2) + np.sum(parameters["W2"] ** 2)
          return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) + lambd / m * penalty
      """, as: nil, .penalty),
    value(
      "wrong-sign",
      """
      def update_parameters(parameters, grads, learning_rate):
          return {k: parameters[k] + learning_rate * grads["d" + k] for k in parameters}
      """),
    value(
      "missing-learning-rate",
      """
      def update_parameters(parameters, grads, learning_rate):
          return {k: parameters[k] - grads["d" + k] for k in parameters}
      """),
    value(
      "wrong-sign",
      """
      def step(W, dW, alpha):
          return W + alpha * dW
      """, as: "update.1"),
  ]

  // MARK: Other kinds

  private static let forms = [
    fails(
      "runs", "NameError",
      """
      def relu(Z):
          return np.maximum(0, z)
      """),
    fails(
      "runs", "TypeError",
      """
      def relu(Z):
          A = None
          return A + Z
      """),
    fails(
      "runs", "KeyError",
      """
      def update_parameters(parameters, grads, learning_rate):
          return {k: parameters[k] - learning_rate * grads[k] for k in parameters}
      """),
    fails(
      "runs", "ValueError",
      """
      def relu(Z):
          A = np.zeros((4, 60))
          A[:] = np.maximum(Z, 0)
          return A
      """),
    fails(
      "returns", "no-return",
      """
      def relu(Z):
          A = np.maximum(0, Z)
      """),
    fails(
      "returns", "wrong-count",
      """
      def linear_backward(dZ, cache):
          return ()
      """),
    fails(
      "returns", "wrong-order",
      """
      def linear_backward(dZ, cache):
          A_prev, W, b = cache
          m = A_prev.shape[1]
          return dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m, W.T @ dZ
      """),
    fails(
      "returns", "wrong-keys",
      """
      def update_parameters(parameters, grads, learning_rate):
          return {"W1": parameters["W1"] - learning_rate * grads["dW1"]}
      """),
    fails(
      "type", "wrong-type",
      """
      def update_parameters(parameters, grads, learning_rate):
          return parameters["W1"] - learning_rate * grads["dW1"]
      """),
    fails(
      "type", "wrong-type",
      """
      def relu(Z):
          return "relu"
      """),
    fails(
      "type", "whole-numbers",
      """
      def sigmoid(z):
          return (1 / (1 + np.exp(-z))).astype(int)
      """),
    fails(
      "shape", "missing-keepdims",
      """
      def grads_of(dZ, A_prev):
          m = dZ.shape[1]
          return dZ @ A_prev.T / m, np.sum(dZ, axis=1) / m
      """, as: "backward.2.dW"),
    fails(
      "shape", "missing-keepdims",
      """
      def grads_of(dZ, A_prev):
          m = dZ.shape[1]
          return dZ @ A_prev.T / m, np.sum(dZ) / m
      """, as: "backward.2.dW"),
    fails(
      "shape", "transposed",
      """
      def grads_of(dZ, A_prev):
          m = dZ.shape[1]
          return A_prev @ dZ.T / m, np.sum(dZ, axis=1, keepdims=True) / m
      """, as: "backward.2.dW"),
    fails(
      "shape", "wrong-shape",
      """
      def relu(Z):
          return np.maximum(0, Z)[:, :1]
      """),
    fails(
      "shape", "wrong-shape",
      """
      def compute_cost(AL, Y):
          return Y * np.log(AL) + np.ones((3, 1))
      """),
    fails(
      "side-effects", "changes-argument",
      """
      def relu(Z):
          Z[Z < 0] = 0
          return Z
      """),
    fails(
      "side-effects", "changes-argument",
      """
      def relu_backward(dA, cache):
          dA *= cache > 0
          return dA
      """),
    fails(
      "side-effects", "reads-outside",
      """
      scale = 1.0
      def relu(Z):
          return scale * np.maximum(0, Z)
      """),
    fails(
      "side-effects", "writes-outside",
      """
      calls = []
      def relu(Z):
          calls.append(1)
          return np.maximum(0, Z)
      """),
    fails(
      "value", "wrong-sign",
      """
      def elu_backward(dA, Z, slope):
          return -dA * np.where(Z > 0, 1, slope * np.exp(Z))
      """, as: "backward.1.dZ", .numbers),
  ]

  // MARK: Right ones

  static let right =
    rightAverages + [
      good("relu = lambda Z: np.maximum(0, Z)\ndef my_relu(Z):\n    return relu(Z)"),
      good(
        """
        def relu(Z):
            A = np.zeros(Z.shape)
            for i in range(Z.shape[0]):
                for j in range(Z.shape[1]):
                    if Z[i, j] > 0:
                        A[i, j] = Z[i, j]
            return A
        """),
      good("def relu(x): return x * (x > 0)"),
      good("def relu(Z):\n    A = Z.copy()\n    A[A < 0] = 0\n    return A, Z"),
      good("def relu(Z):\n    return (np.abs(Z) + Z) / 2"),
      good("def sigmoid(z):\n    return .5 * (1 + np.tanh(z / 2))"),
      good("def tanh(Z):\n    return 2 / (1 + np.exp(-2 * Z)) - 1"),
      good(
        """
        def softmax(Z):
            Z = Z - Z.max(axis=0)
            return np.exp(Z) / np.exp(Z).sum(axis=0)
        """, as: nil, .classes),
      good(
        """
        def leaky(Z, slope=0.3):
            return np.where(Z > 0, Z, slope * Z)
        """, as: "forward.1.activation", .classes),
      good(
        """
        def linear_forward(A, W, b):
            Z = np.zeros((W.shape[0], A.shape[1]))
            for i in range(A.shape[1]):
                Z[:, i] = (W @ A[:, i]) + b[:, 0]
            return Z, (A, W, b)
        """),
      good(
        "def linear(W, b, a_prev):\n    return b + np.matmul(W, a_prev)", as: "forward.1.linear"),
      good(
        """
        def dropout_forward(A, keep_prob=0.5):
            D = (np.random.random(A.shape) < keep_prob).astype(int)
            A = A * D
            A = A / keep_prob
            return A, D
        """),
      good(
        """
        def compute_cost(AL, Y):
            m = Y.shape[1]
            cost = -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
            return float(np.squeeze(cost))
        """, as: nil, .smooth),
      good("def compute_cost(A2, Y):\n    return ((A2 - Y) ** 2).mean() / 2", as: nil, .numbers),
      good(
        """
        def linear_forward(A, W, b):
            return W @ A + b, {"A": A, "W": W}
        def linear_backward(dZ, cache):
            A, W = cache["A"], cache["W"]
            return W.T.dot(dZ), dZ.dot(A.T) / A.shape[1], dZ.mean(axis=1, keepdims=True)
        """),
      good(
        "def relu_backward(dA, cache):\n    dZ = np.array(dA)\n    dZ[cache <= 0] = 0\n    return dZ"
      ),
      good("def tanh_backward(dA, Z):\n    return dA / np.cosh(Z) ** 2", as: nil, .smooth),
      good("def output_gradient(AL, Y):\n    return -(Y - AL)", as: "backward.3.dZ"),
      good(
        """
        def backward_propagation(parameters, cache, X, Y):
            m = X.shape[1]
            grads = {}
            dZ = cache["A2"] - Y
            for l in (2, 1):
                A = cache["A1"] if l == 2 else X
                grads["dW" + str(l)] = dZ @ A.T / m
                grads["db" + str(l)] = np.sum(dZ, axis=1, keepdims=True) / m
                if l == 2:
                    dZ = parameters["W2"].T @ dZ * (1 - A * A)
            return grads
        """, as: nil, .smooth),
      good(
        """
        def update_parameters(parameters, grads, learning_rate=1.2):
            import copy
            parameters = copy.deepcopy(parameters)
            for key in parameters.keys():
                parameters[key] -= learning_rate * grads["d" + key]
            return parameters
        """),
      good(
        """
        def update_parameters(parameters, grads, learning_rate):
            L = len(parameters) // 2
            for l in range(L):
                for s in "W", "b":
                    parameters[s + str(l + 1)] = (
                        parameters[s + str(l + 1)] - learning_rate * grads["d" + s + str(l + 1)])
            return parameters
        """),
      good(
        "def grads_of(dZ, A_prev, W, lambd):\n    m = dZ.shape[1]\n    return (dZ @ A_prev.T + lambd * W) / m, dZ.sum(1, keepdims=True) / m",
        as: "backward.2.dW", .penalty),
    ]
}
