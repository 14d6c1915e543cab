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
      ("np.random.rand(*A.shape) < 0.8", "wrong-share"),
      ("np.random.rand(*A.shape) < 0.5", "wrong-share"),
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
    "A number that only this run's setting has is told as that",
    arguments: [
      ("leakyrelu", "def my(Z):\n    return np.where(Z>0, Z, 0.01*Z)", "fixed-setting"),
      ("leakyrelu", "def my(Z, alpha):\n    return np.where(Z>0, Z, alpha*Z)", nil),
      (
        "leakyrelu", "def my(Z, negative_slope):\n    return np.where(Z>0, Z, negative_slope*Z)",
        nil
      ),
      ("elu", "def my(Z, alpha=1.0):\n    return np.where(Z>0, Z, alpha*(np.exp(Z)-1))", nil),
      ("elu", "def my(Z):\n    return np.where(Z>0, Z, np.exp(Z)-1)", "fixed-setting"),
    ] as [(String, String, String?)])
  func settings(activation: String, source: String, mistake: String?) throws {
    let report = try checked(
      source, as: "forward.1.activation", in: "data moons n=40\nnet 4 \(activation), 1 sigmoid")
    #expect(report.fault?.mistake == mistake)
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

  @Test("why is named only where it has something to show")
  func hints() throws {
    let room = try ScriptedSession("data moons n=40\nnet 4 relu, 1 sigmoid")
    room.execute("def linear_forward(A, W, b):\n    return W @ A + b * (W.shape[0] == 1)")
    let texts = (0..<3).map { _ in room.type("check linear_forward") }
    #expect(texts.allSatisfy { $0.contains("✗") && !$0.contains("why ") }, "\(texts)")
  }
}
