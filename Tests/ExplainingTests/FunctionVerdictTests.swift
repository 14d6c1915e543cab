import TestSupport
import Testing

@testable import Sessions

/// Functions that were once taken for right or wrong without being so.
@Suite("What check says of a function is so")
struct FunctionVerdictTests {
  private static let moons = "data moons n=40\nnet 4 relu, 1 sigmoid"

  private func checked(
    _ source: String, as stage: String? = nil, in setup: String = moons
  ) throws -> FunctionReport {
    let room = try ScriptedSession(setup)
    room.execute(source)
    let names = source.split(separator: "\n").filter { $0.hasPrefix("def ") }
    let name = String((names.last ?? "").dropFirst(4).prefix { $0 != "(" })
    return try room.session.check(name, as: stage)
  }

  @Test(
    "A mask is drawn for each element anew, with the share that is asked for",
    arguments: [
      ("np.random.rand(*A.shape) < keep_prob", nil),
      ("(np.random.rand(A.shape[0], A.shape[1]) < keep_prob).astype(int)", nil),
      ("np.random.randn(*A.shape) < keep_prob", "wrong-share"),
      ("np.random.rand(*A.shape) < 0.8", "wrong-hyperparameter"),
      ("np.random.rand(*A.shape) < 0.5", "wrong-hyperparameter"),
      ("np.random.rand(*A.shape) > keep_prob", "keep-prob-swapped"),
      ("np.ones(A.shape)", "wrong-share"),
      ("np.zeros(A.shape) + (np.random.rand(1, A.shape[1]) < keep_prob)", "same-mask-for-units"),
      ("np.zeros(A.shape) + (np.random.rand(A.shape[0], 1) < keep_prob)", "same-mask-for-examples"),
      ("(np.random.rand(*A.shape) < keep_prob) / keep_prob", "not-a-mask"),
    ])
  func masks(mask: String, mistake: String?) throws {
    let report = try checked(
      "def dropout(A, keep_prob):\n    D = \(mask)\n    return A * (D > 0) / keep_prob, D",
      in: "data moons n=40\nnet 6 relu keep=0.8, 1 sigmoid")
    #expect(report.fault?.mistake == mistake)
  }

  @Test("A cost that cuts outputs off is another cost", arguments: ["0.01", "1e-3"])
  func cutCosts(bound: String) throws {
    let report = try checked(
      """
      def compute_cost(AL, Y):
          AL = np.clip(AL, \(bound), 1 - \(bound))
          return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
      """)
    #expect(!report.isPassed)
  }

  @Test("A seed inside draws the same mask for ever")
  func seed() throws {
    let report = try checked(
      """
      def dropout(A, keep_prob):
          np.random.seed(1)
          D = np.random.rand(*A.shape) < keep_prob
          return A * D / keep_prob, D
      """, in: "data moons n=40\nnet 6 tanh keep=0.8, 1 sigmoid")
    #expect(report.fault?.mistake == "same-mask-every-time")
  }

  @Test("Results of dropout in the other order are told as that")
  func order() throws {
    let report = try checked(
      "def dropout(A, keep_prob):\n    D = np.random.rand(*A.shape) < keep_prob\n"
        + "    return D, A * D / keep_prob",
      in: "data moons n=40\nnet 6 tanh keep=0.8, 1 sigmoid")
    #expect(report.fault?.mistake == "wrong-order")
  }

  @Test(
    "Careful functions and a notebook's own pass",
    arguments: [
      (
        "def sigmoid_backward(dA, cache):\n    s = 1/(1+np.exp(-cache))\n    return dA*s*(1-s)", nil
      ),
      ("def dz(dA, A):\n    return dA*A*(1-A)", "backward.2.dZ"),
      ("def relu_backward(dA, Z):\n    return dA*(Z>0)", nil),
      (
        "def compute_cost(AL, Y):\n    AL = np.clip(AL, 1e-15, 1-1e-15)\n"
          + "    return -np.mean(Y*np.log(AL)+(1-Y)*np.log(1-AL))", nil
      ),
      (
        "def compute_cost(AL, Y):\n"
          + "    return -np.mean(Y*np.log(AL+1e-8)+(1-Y)*np.log(1-AL+1e-8))", nil
      ),
      ("def compute_cost(AL, Y):\n    return -np.mean(np.log(np.where(Y==1, AL, 1-AL)))", nil),
      (
        "def linear_activation_forward(A_prev, W, b, activation):\n    Z = W @ A_prev + b\n"
          + "    A = np.maximum(0, Z) if activation == 'relu' else 1/(1+np.exp(-Z))\n"
          + "    return A, ((A_prev, W, b), Z)", nil
      ),
      (
        "def linear_activation_forward(A_prev, W, b, activation):\n    Z = W @ A_prev + b\n"
          + "    return np.maximum(0, Z)", "forward.1"
      ),
    ] as [(String, String?)])
  func right(source: String, stage: String?) throws {
    let report = try checked(source, as: stage)
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
  }

  @Test("The derivative of ReLU at 0 is 0")
  func corner() throws {
    let report = try checked("def relu_backward(dA, Z):\n    return dA*(Z>=0)")
    #expect(report.fault?.place == .zeros)
    #expect(
      try checked("def sigmoid_backward(dA, Z):\n    return dA*Z*(1-Z)").fault?.kind == .value)
  }

  @Test(
    "What a stage computes it is not given",
    arguments: [
      ("def backward_propagation(grads):\n    return grads", nil, "grads"),
      ("def c(J):\n    return J", "cost", "J"),
      ("def my_relu(A):\n    return np.maximum(0, A)", nil, "A1"),
      ("def f(Z):\n    return Z", "forward.1.linear", "Z1"),
      ("def s(AL):\n    return AL", "forward.2.activation", "A2"),
      ("def g(dW, db):\n    return dW, db", "backward.1.dW", "dW1"),
      ("def compute_cost(AL, Y, J_data):\n    return J_data", nil, "J_data"),
    ] as [(String, String?, String)])
  func ownResults(source: String, stage: String?, tensor: String) throws {
    do {
      _ = try checked(source, as: stage)
      Issue.record("it is taken")
    } catch FunctionProblem.ownResult(_, _, _, let found, let reads) {
      #expect(found == tensor)
      #expect(!reads.isEmpty && !reads.contains(tensor))
    }
  }

  @Test(
    "A setting may be a number, another number is told",
    arguments: [
      ("leakyrelu", "def my(Z):\n    return np.where(Z>0, Z, 0.01*Z)", nil),
      ("leakyrelu", "def my(Z):\n    return np.where(Z>0, Z, 1/100*Z)", nil),
      ("leakyrelu", "def my(Z):\n    return np.where(Z>0, Z, 0.02*Z)", "wrong-hyperparameter"),
      ("leakyrelu", "def my(Z, alpha):\n    return np.where(Z>0, Z, alpha*Z)", nil),
      (
        "leakyrelu", "def my(Z, negative_slope):\n    return np.where(Z>0, Z, negative_slope*Z)",
        nil
      ),
      ("elu", "def my(Z, alpha=1.0):\n    return np.where(Z>0, Z, alpha*(np.exp(Z)-1))", nil),
      ("elu", "def my(Z):\n    return np.where(Z>0, Z, np.exp(Z)-1)", nil),
      ("elu", "def my(Z):\n    return np.where(Z>0, Z, 2*(np.exp(Z)-1))", "wrong-hyperparameter"),
    ] as [(String, String, String?)])
  func settings(activation: String, source: String, mistake: String?) throws {
    let report = try checked(
      source, as: "forward.1.activation", in: "data moons n=40\nnet 4 \(activation), 1 sigmoid")
    #expect(report.fault?.mistake == mistake)
  }

  @Test(
    "Numbers that are settings of this run are said to be that",
    arguments: [
      (
        "net 4 leakyrelu, 1 sigmoid", "forward.1.activation",
        "def my(Z):\n    return np.where(Z>0, Z, 0.01*Z)", ["0.01 is slope1"]
      ),
      (
        "net 4 elu, 1 sigmoid", "forward.1.activation",
        "def my(Z):\n    return np.where(Z>0, Z, np.exp(Z)-1)", ["1 is slope1"]
      ),
      (
        "net 4 tanh batchnorm, 1 sigmoid", "forward.1.normalize",
        "def bn(Z, gamma, beta):\n    c = Z - Z.mean(axis=1, keepdims=True)\n"
          + "    return gamma*c/np.sqrt((c**2).mean(axis=1, keepdims=True)+1e-5)+beta",
        ["1e-05 is bn_epsilon"]
      ),
      (
        "net 4 tanh, 1 sigmoid\noptimizer momentum lr=0.05", "update",
        "def up(parameters, grads, v):\n    for k in parameters:\n"
          + "        v['d'+k] = 0.9*v['d'+k] + 0.1*grads['d'+k]\n"
          + "        parameters[k] = parameters[k] - 0.05*v['d'+k]\n    return parameters, v",
        ["0.05 is alpha", "0.9 is momentum_beta"]
      ),
      (
        "net 4 tanh keep=0.8, 1 sigmoid", "forward.1.dropout",
        "def d(A):\n    D = np.random.rand(*A.shape) < 0.8\n    return A * D / 0.8, D",
        ["0.8 is keep_prob1"]
      ),
      (
        "net 4 relu, 1 sigmoid", "forward.1.activation",
        "def my(Z):\n    return np.maximum(0.1*0, Z)", []
      ),
    ] as [(String, String, String, [String])])
  func settingNumbers(net: String, stage: String, source: String, notes: [String]) throws {
    let report = try checked(source, as: stage, in: "data moons n=40\n\(net)")
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
    #expect(report.numbers.map(\.words.en) == notes.map { "\($0) in this run" })
  }

  @Test(
    "A number beside a setting's is named with it",
    arguments: [
      (
        "net 4 tanh batchnorm, 1 sigmoid", "forward.1.normalize",
        "def bn(Z, gamma, beta):\n    c = Z - Z.mean(axis=1, keepdims=True)\n"
          + "    return gamma*c/np.sqrt((c**2).mean(axis=1, keepdims=True)+1e-8)+beta",
        "worked out with 1e-08, and bn_epsilon is 1e-05 in this run"
      ),
      (
        "net 4 tanh, 1 sigmoid\noptimizer momentum lr=0.05 beta=0.8", "update",
        "def up(parameters, grads, v):\n    for k in parameters:\n"
          + "        v['d'+k] = 0.9*v['d'+k] + (1-0.9)*grads['d'+k]\n"
          + "        parameters[k] = parameters[k] - 0.05*v['d'+k]\n    return parameters, v",
        "worked out with 0.9, and momentum_beta is 0.8 in this run"
      ),
    ])
  func otherNumbers(net: String, stage: String, source: String, words: String) throws {
    let report = try checked(source, as: stage, in: "data moons n=40\n\(net)")
    #expect(report.fault?.mistake == "wrong-hyperparameter")
    let said = report.fault?.sentences.map(\.en).joined(separator: " ") ?? ""
    #expect(said.contains(words), "\(said)")
  }

  @Test("An optimizer's epsilon that is forgotten is not taken for the run's")
  func forgotten() throws {
    let report = try checked(
      """
      def up(parameters, grads, s):
          for k in parameters:
              s['d'+k] = 0.9*s['d'+k] + 0.1*grads['d'+k]**2
              parameters[k] = parameters[k] - 0.01*grads['d'+k]/np.sqrt(s['d'+k])
          return parameters, s
      """, as: "update",
      in: "data moons n=40\nnet 4 tanh, 1 sigmoid\noptimizer rmsprop lr=0.01 beta=0.9")
    #expect(!report.isPassed)
  }

  @Test(
    "Predictions are checked as such",
    arguments: [
      ("A2 > 0.5", true), ("(A2 > 0.5).astype(int)", true), ("np.round(A2)", true),
      ("A2 >= 0.5", true),
      ("A2 > 0.4", false), ("A2", false), ("A2 < 0.5", false),
    ])
  func predictions(result: String, isRight: Bool) throws {
    let report = try checked(
      """
      def predict(parameters, X):
          A1 = np.maximum(0, parameters['W1'] @ X + parameters['b1'])
          A2 = 1/(1+np.exp(-(parameters['W2'] @ A1 + parameters['b2'])))
          return \(result)
      """)
    #expect(report.isPassed == isRight, "\(report.fault.map { "\($0)" } ?? "")")
  }

  @Test("Classes of a softmax are the largest outputs", arguments: [true, false])
  func classes(isList: Bool) throws {
    let end = isList ? "" : ".reshape(1, -1)"
    let report = try checked(
      """
      def predict(parameters, X):
          Z = parameters['W1'] @ X + parameters['b1']
          return np.argmax(Z, axis=0)\(end)
      """, in: "data digits\nnet 10 softmax")
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
  }

  @Test(
    "What is no stage by its name is said to be none",
    arguments: [
      "initialize_parameters(n_x, n_h, n_y)", "initialize_adam(parameters)",
      "random_mini_batches(X, Y)", "normalizeRows(x)", "nn_model(X, Y)", "plot_cost(cost)",
      "gradient_check(parameters, grads, X, Y)", "compute_accuracy(AL, Y)",
    ])
  func noStages(head: String) throws {
    let room = try ScriptedSession(Self.moons)
    room.execute("def \(head):\n    return 0")
    let error = try #require(room.fail("check \(head.prefix { $0 != "(" })"))
    #expect(error.message.contains("no stage of a training step"), "\(error.message)")
  }

  @Test("A seed in a function reaches outside it, and never into the run's stream")
  func seeds() throws {
    let seeding = "def my(Z):\n    np.random.seed(3)\n    return np.tanh(Z)"
    let setup = "data moons n=40\nnet 4 tanh, 1 sigmoid\nset batch=10"
    #expect(
      try checked(seeding, as: "forward.1.activation", in: setup).fault?.mistake == "sets-seed")
    let (room, engine) = (try ScriptedSession(setup), try ScriptedSession(setup))
    room.execute(seeding)
    #expect(room.fail("use my for forward.1.activation") != nil)
    try room.report("use anyway my for forward.1.activation")
    for one in [room, engine] { try one.report("train 2 epochs") }
    // The same order of the examples, and so the same cost but for rounding.
    #expect(
      difference(try room.values("W1"), from: try engine.values("W1"), tolerance: 1e-9) == nil)
  }

  @Test("True and False are not called whole numbers")
  func answers() throws {
    let report = try checked("def my(Z):\n    return Z > 0", as: "forward.1.activation")
    #expect(report.fault?.mistake == "true-false")
  }

  @Test("check alone remembers as what a function was checked")
  func remembers() throws {
    let room = try ScriptedSession(Self.moons)
    room.execute("def my(Z):\n    return np.maximum(0, Z)")
    try room.report("check my as forward.1.activation")
    let rows = try #require(try room.report("check") as? FunctionListReport).rows
    #expect(rows.map(\.isPassed) == [true])
  }

  @Test(
    "A name that means several stages, or a tensor, is answered with the stages",
    arguments: [
      ("check my as A1", "forward.1.activation"), ("use my for forward.1", "forward.1.linear"),
      ("use my for forward", "forward.1.linear"), ("use my for A1", "forward.1.activation"),
    ])
  func several(line: String, words: String) throws {
    let room = try ScriptedSession(Self.moons)
    room.execute("def my(Z):\n    return np.maximum(0, Z)")
    #expect(try #require(room.fail(line)?.hint).contains(words))
  }

  @Test("The whole network's functions fit together as in a notebook")
  func notebook() throws {
    let report = try checked(
      """
      def L_model_forward(X, parameters):
          caches, A = [], X
          L = len(parameters) // 2
          for l in range(1, L + 1):
              W, b = parameters['W' + str(l)], parameters['b' + str(l)]
              Z = W @ A + b
              caches.append(((A, W, b), Z))
              A = np.maximum(0, Z) if l < L else 1 / (1 + np.exp(-Z))
          return A, caches
      def L_model_backward(AL, Y, caches):
          grads, L, m = {}, len(caches), AL.shape[1]
          dZ = AL - Y
          for l in range(L, 0, -1):
              (A_prev, W, b), Z = caches[l - 1]
              if l < L:
                  dZ = dA * (Z > 0)
              grads['dW' + str(l)] = dZ @ A_prev.T / m
              grads['db' + str(l)] = np.sum(dZ, axis=1, keepdims=True) / m
              dA = W.T @ dZ
          return grads
      """)
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
  }

  /// Dropout's two functions as notebooks have them.
  private static func dropout(mask: String = "dA1 = dA1 * D1") -> String {
    """
    def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
        W1, b1 = parameters["W1"], parameters["b1"]
        W2, b2 = parameters["W2"], parameters["b2"]
        Z1 = np.dot(W1, X) + b1
        A1 = np.maximum(0, Z1)
        D1 = np.random.rand(A1.shape[0], A1.shape[1])
        D1 = (D1 < keep_prob).astype(int)
        A1 = A1 * D1 / keep_prob
        Z2 = np.dot(W2, A1) + b2
        A2 = 1 / (1 + np.exp(-Z2))
        return A2, (Z1, D1, A1, W1, b1, Z2, A2, W2, b2)
    def backward_propagation_with_dropout(X, Y, cache, keep_prob):
        m = X.shape[1]
        (Z1, D1, A1, W1, b1, Z2, A2, W2, b2) = cache
        dZ2 = A2 - Y
        dA1 = np.dot(W2.T, dZ2)
        \(mask)
        dA1 = dA1 / keep_prob
        dZ1 = np.multiply(dA1, np.int64(A1 > 0))
        return {"dW2": dZ2 @ A1.T / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
                "dW1": dZ1 @ X.T / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m}
    """
  }

  @Test("A backward pass through dropout is judged by the masks its own forward pass draws")
  func backwardThroughDropout() throws {
    let setup = "data moons n=40\nnet 6 relu keep=0.8, 1 sigmoid"
    #expect(try checked(Self.dropout(), in: setup).isPassed)
    let wrong = try checked(Self.dropout(mask: "dA1 = dA1 * (1 - D1)"), in: setup)
    #expect(wrong.fault?.kind == .value)
  }

  @Test(
    "A forward pass with dropout is judged by the masks it draws as the engine does",
    arguments: [
      ("A1 * D1 / keep_prob", true, false), ("A1 * D1", false, false),
      ("A1 * (np.random.uniform(size=A1.shape[::-1]).T < keep_prob) / keep_prob", true, true),
    ])
  func forwardThroughDropout(rest: String, isRight: Bool, isOfOwnValues: Bool) throws {
    let report = try checked(
      """
      def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
          A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
          D1 = np.random.rand(*A1.shape) < keep_prob
          A1 = \(rest)
          return 1 / (1 + np.exp(-(parameters["W2"] @ A1 + parameters["b2"]))), (A1, D1)
      """, in: "data moons n=40\nnet 6 relu keep=0.8, 1 sigmoid")
    #expect(report.isPassed == isRight, "\(report.fault.map { "\($0)" } ?? "")")
    #expect(report.isOfOwnValues == isOfOwnValues)
  }

  @Test("A network's one output stays one where the whole network is asked for")
  func oneOutput() throws {
    let forward = """
      def forward_propagation(X, parameters):
          A1 = np.maximum(0, parameters['W1'] @ X + parameters['b1'])
          A2 = 1/(1+np.exp(-(parameters['W2'] @ A1 + parameters['b2'])))
          assert(A2.shape == (1, X.shape[1]))
          return A2, (A1, A2)
      """
    #expect(try checked(forward).isPassed)
    #expect(try !checked(forward.replacing("(1+np.exp(-(", with: "(1+np.exp((")).isPassed)
  }

  @Test("A gradient by way of dAL is right where outputs are 0 or 1 as well")
  func saturated() throws {
    let report = try checked(
      """
      def L_model_forward(X, parameters):
          Z1 = parameters['W1'] @ X + parameters['b1']
          A1 = np.maximum(0, Z1)
          A2 = 1/(1+np.exp(-(parameters['W2'] @ A1 + parameters['b2'])))
          return A2, [(X, Z1), (A1, parameters['W2'])]
      def L_model_backward(AL, Y, caches):
          (X, Z1), (A1, W2) = caches
          m = Y.shape[1]
          dAL = - (np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
          dZ2 = dAL * AL * (1 - AL)
          dZ1 = W2.T @ dZ2 * (Z1 > 0)
          return {'dW2': dZ2 @ A1.T / m, 'db2': np.sum(dZ2, axis=1, keepdims=True) / m,
                  'dW1': dZ1 @ X.T / m, 'db1': np.sum(dZ1, axis=1, keepdims=True) / m}
      """)
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
  }

  @Test(
    "A cost with its penalty is judged with the outputs it is given",
    arguments: [
      ("lambd/(2*m)", nil), ("lambd/m", "regularization-factor"),
      ("0.7/(2*m)", "wrong-hyperparameter"),
    ] as [(String, String?)])
  func penalties(factor: String, mistake: String?) throws {
    let report = try checked(
      """
      def compute_cost_with_regularization(A2, Y, parameters, lambd):
          m = Y.shape[1]
          squares = np.sum(parameters['W1']**2) + np.sum(parameters['W2']**2)
          return -np.mean(Y*np.log(A2)+(1-Y)*np.log(1-A2)) + \(factor)*squares
      """, in: "data moons n=40\nnet 4 relu, 1 sigmoid\nset l2=0.7")
    #expect(report.fault?.mistake == mistake)
  }

  @Test("The number of examples as a number is told as that")
  func counts() throws {
    let report = try checked(
      "def compute_cost(AL, Y):\n"
        + "    return -1/40*np.sum(Y*np.log(AL)+(1-Y)*np.log(1-AL))")
    #expect(report.fault?.mistake == "wrong-count")
    let said = report.fault?.sentences.map(\.en).joined(separator: " ") ?? ""
    #expect(said.contains("worked out with 40, which is m in this run only"), "\(said)")
  }

  @Test("One number is not said to be so many times too large everywhere")
  func everywhere() throws {
    let report = try checked(
      "def compute_cost(AL, Y):\n    return np.mean(np.abs(AL - Y))")
    let hints = report.fault?.hints.map(\.en) ?? []
    #expect(!hints.isEmpty && !hints.contains { $0.contains("everywhere") }, "\(hints)")
  }

  @Test("An optimizer's average is at fault before what is made of it")
  func averagesFirst() throws {
    let report = try checked(
      """
      def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
          for k in parameters:
              v['d'+k] = (1-beta)*v['d'+k] + beta*grads['d'+k]
              parameters[k] = parameters[k] - learning_rate*v['d'+k]
          return parameters, v
      """, in: "data moons n=40\nnet 4 tanh, 1 sigmoid\noptimizer momentum lr=0.1")
    #expect(report.fault?.mistake == "beta-swapped")
    guard case .value(let found)? = report.fault?.facts else {
      Issue.record("no value")
      return
    }
    #expect(found.tensor == "vdW1")
  }

  @Test("why is named only where it has something to show")
  func hints() throws {
    let room = try ScriptedSession("data moons n=40\nnet 4 relu, 1 sigmoid")
    room.execute("def linear_forward(A, W, b):\n    return W @ A + b * (W.shape[0] == 1)")
    let texts = (0..<3).map { _ in room.type("check linear_forward") }
    #expect(texts.allSatisfy { $0.contains("✗") && !$0.contains("why ") }, "\(texts)")
  }
}
