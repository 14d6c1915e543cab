import TestSupport
import Testing

@testable import Sessions

/// The engine computes by a function of the learner's what it would by a formula.
@Suite struct UseTests {
  private static let relu = "def my_relu(Z):\n    return np.maximum(0, Z)"

  @Test("A cell pasted into the shell becomes a stage of the engine's, and training goes by it")
  func pasted() throws {
    let room = try ScriptedSession("")
    for line in [
      "def forward_relu(Z):\n    A = np.maximum(0, Z)\n    return A", "data moons n=200",
      "net 8 relu, 1 sigmoid", "check forward_relu as forward.1.activation",
      "use forward_relu for forward.1.activation", "train 200 epochs",
      "expect J ~ 0.397734225706 tol=1e-9", "gradcheck",
    ] {
      #expect(room.fail(line) == nil, "\(line)")
    }
  }

  @Test("A function that computes the same takes the same bits, over walks back and forth")
  func walks() throws {
    for seed in UInt64(0)..<4 {
      let (room, engine) = (try Self.room(), try Self.room())
      for layer in 1...2 { try room.report("use my_relu for forward.\(layer).activation") }
      var random = SplitMix(state: seed)
      for _ in 0..<25 {
        let line = Self.lines[Int(random.next() % UInt64(Self.lines.count))]
        let outcomes = [room, engine].map { $0.fail(line) == nil }
        #expect(outcomes[0] == outcomes[1], "\(line)")
      }
      #expect(room.bits == engine.bits)
    }
  }

  private static let lines = [
    "step", "step 3", "step pass", "back", "back 2", "train 3 iterations", "goto iteration 2",
    "step iteration", "branch b", "switch b", "switch main", "undo",
  ]

  @Test("rewrite with a call is the same as use; rewrite gives it back")
  func rewrites() throws {
    let (used, written) = (try Self.room(), try Self.room())
    try used.report("use my_relu for forward.1.activation")
    try written.report("rewrite A1 = my_relu(Z1)")
    for room in [used, written] {
      #expect(room.type("rewrite").contains("A1 = my_relu(Z1)"))
      try room.report("train 3 iterations")
    }
    #expect(used.bits == written.bits)
    try used.report("rewrite A1 off")
    #expect(used.type("rewrite").contains("Every formula is the engine's"))
  }

  @Test("A function takes part in a formula")
  func partOfFormula() throws {
    let (room, engine) = (try Self.room(), try Self.room())
    try room.report("rewrite A1 = 0.5 * my_relu(Z1) + my_relu(Z1) / 2")
    for room in [room, engine] { try room.report("train 2 iterations") }
    #expect(room.bits == engine.bits)
  }

  @Test("The plan and the steps show the function as the learner's")
  func shown() throws {
    let room = try Self.room()
    try room.report("use my_relu for forward.1.activation")
    #expect(room.type("plan").contains("A1 = my_relu(Z1) (yours)"))
    try room.report("step 2")
    #expect(room.type("step").contains("my_relu(Z1"))
  }

  @Test("why names the function, and claims no other value for it")
  func explained() throws {
    let room = try Self.room()
    try room.report("use my_relu for forward.1.activation")
    try room.report("train 1 iterations")
    let text = room.type("why A1[0, 3]")
    #expect(text.contains("my_relu is your function") && !text.contains("NaN"))
    #expect(!text.contains("mistake"))
  }

  @Test("A star stands for every layer; each must fit")
  func everyLayer() throws {
    let room = try Self.room()
    #expect(room.fail("use my_relu for forward.*.activation") != nil)
    try room.report("use anyway my_relu for forward.*.activation")
    #expect(room.type("rewrite").contains("A3 = my_relu(Z3)"))
  }

  @Test(
    "Several results go to the tensors of a stage, and a cache through the learner's own forward")
  func several() throws {
    let (room, engine) = (try Self.room(), try Self.room())
    _ = room.execute(
      """
      def linear_forward(A, W, b):
          return W @ A + b, (A, W, b)
      def linear_backward(dZ, cache):
          A_prev, W, b = cache
          m = A_prev.shape[1]
          return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m
      """)
    try room.report("use linear_backward for backward.2.dW")
    for room in [room, engine] { try room.report("train 5 iterations") }
    let apart = difference(try room.values("W2"), from: try engine.values("W2"), tolerance: 1e-9)
    #expect(apart == nil)
    #expect(room.type("rewrite").contains("linear_forward(A1, W2, b2)[1])[2]"))
  }

  @Test("A dropout of the learner's draws from the engine's stream once, mask and result alike")
  func draws() throws {
    let (room, engine) = (try Self.room(keep: true), try Self.room(keep: true))
    _ = room.execute(
      """
      def dropout_forward(A, keep_prob):
          D = np.random.rand(A.shape[0], A.shape[1]) < keep_prob
          return A * D / keep_prob, D
      """)
    try room.report("use dropout_forward for forward.1.dropout")
    for room in [room, engine] { try room.report("train 4 iterations") }
    #expect(room.bits == engine.bits)
    try room.report("step 4")
    try room.report("back 3")
    try room.report("train 1 iterations")
    try engine.report("train 1 iterations")
    #expect(room.bits == engine.bits)
  }

  @Test("A learner's batch norm stands for the engine's in training, and running averages evaluate")
  func normalises() throws {
    let setup = "data moons n=40\nsplit train=0.75 dev=0.25\nnet 4 tanh batchnorm, 1 sigmoid"
    let (room, engine) = (try ScriptedSession(setup), try ScriptedSession(setup))
    _ = room.execute(
      """
      def bn(Z, gamma, beta, epsilon):
          mu = Z.mean(axis=1, keepdims=True)
          var = Z.var(axis=1, keepdims=True)
          return gamma * (Z - mu) / np.sqrt(var + epsilon) + beta
      """)
    try room.report("use bn for forward.1.normalize")
    for one in [room, engine] { try one.report("train 5 epochs") }
    for name in ["J", "J_dev", "accuracy_dev"] {
      let (own, right) = (try room.values(name), try engine.values(name))
      #expect(difference(own, from: right, tolerance: 1e-9) == nil, "\(name)")
    }
  }

  @Test(
    "A function of one's own is called wherever a value is asked for",
    arguments: [
      "show my_relu(Z1)", "expect A1 ~ my_relu(Z1)", "expect sum(my_relu(Z1)) > 0",
      "expect shape my_relu(Z1) (4, 60)", "plot heat my_relu(Z1)", "A1 - my_relu(Z1)",
    ])
  func valuesByFunctions(line: String) throws {
    let room = try Self.room()
    try room.report("train 1 iterations")
    #expect(room.fail(line) == nil, "\(line)")
  }

  @Test("Where formulas alone are taken, a function of one's own is known as that")
  func formulasAlone() throws {
    let room = try Self.room()
    try room.report("train 1 iterations")
    for line in ["break norm(my_relu(Z1)) > 3", "watch norm(my_relu(Z1))"] {
      let error = try #require(room.fail(line))
      #expect(error.message.contains("my_relu is a function of yours"), "\(error.message)")
    }
  }

  @Test("What fails its check is refused; anyway takes other values, never another shape")
  func refuses() throws {
    let room = try Self.room()
    _ = room.execute("def other(Z):\n    return Z * 0.5\ndef flat(Z):\n    return Z.sum(axis=0)")
    #expect(room.fail("use other for forward.1.activation") != nil)
    #expect(room.fail("use anyway flat for forward.1.activation") != nil)
    #expect(room.type("rewrite").contains("Every formula is the engine's"))
    #expect(room.fail("use anyway other for forward.1.activation") == nil)
    #expect(room.text().contains("use my_slope for backward.1.dZ"), "\(room.text())")
  }

  @Test("The engine keeps a function, and the outside values it reads, as they were")
  func keeps() throws {
    let room = try Self.room()
    _ = room.execute("slope = 0.2\ndef leaky(Z):\n    return np.where(Z > 0, Z, slope * Z)")
    try room.report("use anyway leaky for forward.1.activation")
    try room.report("train 2 iterations")
    let expected = room.bits
    try room.report("reset")
    try room.report("slope = 0.7")
    #expect(
      room.type("def leaky(Z):\n    return 0 * Z").contains("the engine still uses the leaky"))
    try room.report("train 2 iterations")
    #expect(room.bits == expected)
  }

  @Test(
    "A function that fails in the midst of training stops the run before its stage",
    arguments: [
      ("if Z.max() > limit:\n        raise ValueError(\"too large\")", "too large"),
      ("Z[0, 0] = 0", "read-only"), ("seen.append(1)", "seen"),
      ("if Z.max() > limit:\n        return None", "NoneType"),
      ("if Z.max() > limit:\n        return Z[:, :1]", "gives"),
    ])
  func fails(line: String, words: String) throws {
    let room = try Self.room()
    _ = room.execute(
      "limit = 1.0\nseen = []\ndef odd(Z):\n    \(line)\n    return np.maximum(0, Z)")
    _ = room.fail("rewrite A1 = odd(Z1)")
    let before = room.bits
    let error = room.fail("train 500 iterations") ?? room.fail("rewrite A1 = odd(Z1)")
    let message = try #require(error).message
    #expect(message.contains(words), "\(message)")
    #expect(room.fail("rewrite all off") == nil)
    #expect(!before.isEmpty && room.fail("train 1 iterations") == nil)
  }

  @Test("What a function prints is shown by step and left out by train, with a note")
  func prints() throws {
    let room = try Self.room()
    _ = room.execute("def loud(Z):\n    print(\"here\", Z.shape)\n    return np.maximum(0, Z)")
    try room.report("use loud for forward.1.activation")
    let text = room.type("train 3 iterations")
    #expect(!text.contains("here (") && text.contains("loud printed 3 lines"))
    try room.report("step 2")
    #expect(room.type("step").contains("here (4, 60)"))
    #expect(!room.type("back").contains("here ("))
  }

  private static func room(keep: Bool = false) throws -> ScriptedSession {
    let room = try ScriptedSession(
      "data moons n=60 seed=1\nnet 4 relu\(keep ? " keep=0.7" : ""), 3 relu, 1 sigmoid")
    _ = room.execute(relu)
    return room
  }

  @Test(
    "Two functions of one name in one stage are each the one that was meant when it was written")
  func oneNameTwice() throws {
    func cost(_ second: String) throws -> String {
      let room = try ScriptedSession("data moons n=60\nnet 4 tanh, 1 sigmoid\nset batch=25")
      room.execute("optimizer momentum lr=0.3")
      room.execute("def my(v, g):\n    return 0.9 * v + 0.1 * g")
      #expect(room.fails("rewrite vdW1 = my(vdW1, dW1)") == nil)
      room.execute("def \(second)(W, v):\n    return W - 0.3 * v")
      #expect(room.fails("rewrite W1 = \(second)(W1, vdW1)", "train 9 iterations") == nil)
      return room.text("J")
    }
    #expect(try cost("my") == cost("other"))
  }
}

/// Numbers from a seed.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
