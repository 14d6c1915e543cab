import Foundation
import TestSupport
import Testing

@testable import Sessions

/// A function of the learner's stands for the optimizer, the mini-batch or the whole way back.
@Suite struct UseForUpdateTests {
  private static let descent = """
    def update_parameters(parameters, grads, learning_rate):
        for key in parameters:
            parameters[key] = parameters[key] - learning_rate * grads["d" + key]
        return parameters
    """

  private static let momentum = """
    def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
        for key in parameters:
            v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
            parameters[key] = parameters[key] - learning_rate * v["d" + key]
        return parameters, v
    """

  private static let adam = """
    def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                    beta1=0.9, beta2=0.999, epsilon=1e-8):
        for key in parameters:
            d = "d" + key
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            v_hat, s_hat = v[d] / (1 - beta1 ** t), s[d] / (1 - beta2 ** t)
            parameters[key] = parameters[key] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
        return parameters, v, s
    """

  /// The same as momentum with a dictionary of its own.
  private static let own = """
    def update(parameters, grads, state, t, learning_rate):
        new = {}
        for key in parameters:
            before = state["v" + key] if t > 1 else 0 * parameters[key]
            state["v" + key] = 0.9 * before + 0.1 * grads["d" + key]
            new[key] = parameters[key] - learning_rate * state["v" + key]
        state["calls"] = state.get("calls", 0) + 1
        return new, state
    """

  /// A function, its name, and the optimizer it computes.
  static let optimizers = [
    (descent, "update_parameters", "gd lr=0.3"),
    (momentum, "update_parameters_with_momentum", "momentum lr=0.3"),
    (adam, "update_parameters_with_adam", "adam lr=0.02"), (own, "update", "momentum lr=0.3"),
  ]

  private static func room(_ source: String, _ optimizer: String) throws -> ScriptedSession {
    let room = try ScriptedSession(
      "data moons n=60 seed=1\nnet 4 tanh, 3 tanh, 1 sigmoid\nset batch=32\noptimizer \(optimizer)")
    _ = room.execute(source)
    return room
  }

  @Test("Training by it goes as by the optimizer it computes", arguments: optimizers)
  func trains(source: String, name: String, optimizer: String) throws {
    let (room, engine) = (try Self.room(source, optimizer), try Self.room(source, optimizer))
    try room.report("use \(name) for update")
    for room in [room, engine] { try room.report("train 12 iterations") }
    for tensor in ["W1", "b2", "W3"] {
      let apart = difference(
        try room.values(tensor), from: try engine.values(tensor), tolerance: 1e-9)
      #expect(apart == nil)
    }
    #expect(room.type("plan").contains("update: W1") || room.type("plan").contains("(yours)"))
  }

  @Test("Over walks back and forth it keeps its state as a run without them", arguments: optimizers)
  func walks(source: String, name: String, optimizer: String) throws {
    for seed in UInt64(0)..<3 {
      let (room, straight) = (try Self.room(source, optimizer), try Self.room(source, optimizer))
      for one in [room, straight] { try one.report("use \(name) for update") }
      var state = seed
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        _ = room.fail(Self.lines[Int(state >> 33) % Self.lines.count])
      }
      for one in [room, straight] {
        _ = one.fail("switch main")
        try one.report("goto 3")
        try one.report("train 4 iterations")
      }
      #expect(room.bits == straight.bits)
    }
  }

  private static let lines = [
    "step", "step 3", "step pass", "back", "back 4", "train 2 iterations", "goto 2",
    "step iteration", "branch b", "switch b", "switch main",
  ]

  @Test("Its state is shown, explained and saved as an optimizer's")
  func state() throws {
    let room = try Self.room(Self.own, "momentum")
    #expect(room.type("check update as update").contains("its values are yours"))
    try room.report("use update for update")
    try room.report("train 3 iterations")
    #expect(room.type("show vW1").contains("vW1 (4, 2)"))
    #expect(room.type("calls").contains("calls = 3"))
    #expect(room.type("why vW1[0, 0]").contains("update is your function"))
    #expect(room.type("rewrite").contains("vW1 = update("))
    let folder = try TemporaryFolder()
    try room.report("save \(folder.path)/w.safetensors")
    let saved = try room.values("vW1")
    try room.report("train 2 iterations")
    try room.report("load \(folder.path)/w.safetensors")
    #expect(try room.values("vW1") == saved)
  }

  @Test("What it keeps must be matrices and numbers, the same at every update")
  func refusesStates() throws {
    let bodies = [
      ("state[\"v\"] = {\"W1\": 1}", "dictionary of matrices"),
      ("state[\"v\"] = np.zeros(3)", "of shape (3,)"), ("state[1] = t", "no texts"),
      ("state[(\"v\", 1)] = t", "no texts"),
      ("state[\"v%d\" % t] = 1\n    t = len(state)\n    state[str(t)] = 0", "another state"),
    ]
    for (body, words) in bodies {
      let room = try Self.room("", "gd")
      _ = room.execute(
        "def update(parameters, grads, state, t):\n    \(body)\n    return parameters, state")
      let message = try #require(room.fail("use update for update")).message
      #expect(message.contains(words), "\(message)")
    }
  }

  @Test("A state that gets new keys later, or is not returned, is no state that goes on")
  func keepsItsKeys() throws {
    let room = try Self.room(
      """
      def update(parameters, grads, state, t):
          if t < 3:
              state["v"] = t
          else:
              state["v%d" % t] = t
          return parameters, state
      """, "gd")
    try room.report("use anyway update for update")
    let message = try #require(room.fail("train 5 iterations")).message
    #expect(message.contains("another state") && message.contains("v3"), "\(message)")
    let forgetful = try Self.room(
      """
      def update(parameters, grads, state, t):
          state["v"] = t
          return parameters
      """, "gd")
    let refusal = try #require(forgetful.fail("use anyway update for update")).message
    #expect(refusal.contains("does not return it"), "\(refusal)")
  }

  @Test("What fails in mid-training is told with the line at work, and the error by its name")
  func placesFailures() throws {
    let room = try Self.room(
      """
      def update(parameters, grads, t):
          x = 1 / (7 - t)
          return parameters
      """, "gd")
    try room.report("use anyway update for update")
    let screen = room.type("train 9 iterations")
    #expect(screen.contains("ZeroDivisionError: division by zero"), "\(screen)")
    #expect(screen.contains("so update gives no W1"), "\(screen)")
  }

  @Test("It cannot begin in the midst of an iteration's updates, and is given back as a whole")
  func givenBack() throws {
    let (room, engine) = (try Self.room(Self.descent, "gd"), try Self.room(Self.descent, "gd"))
    try room.report("goto 1.update.1")
    #expect(room.fail("use update_parameters for update") != nil)
    try room.report("back")
    try room.report("use update_parameters for update")
    try room.report("step iteration")
    #expect(room.type("rewrite W1 off").contains("optimizer gd"))
    #expect(room.type("rewrite").contains("Every formula is the engine's"))
    try room.report("train 2 iterations")
    try engine.report("train 3 iterations")
    #expect(
      difference(try room.values("W1"), from: try engine.values("W1"), tolerance: 1e-12) == nil)
  }

  @Test("A function that updates wrongly is told how, and refused; anyway takes it")
  func wrong() throws {
    let room = try Self.room(
      Self.descent.replacingOccurrences(of: "- learning_rate", with: "+ learning_rate"), "gd")
    #expect(room.fail("use update_parameters for update") != nil)
    try room.report("use anyway update_parameters for update")
    let before = try room.values("J_train")
    try room.report("train 5 iterations")
    #expect(try room.values("J_train").elements[0] > before.elements[0])
  }

  @Test("One that fails in mid-training stops before the update")
  func fails() throws {
    let room = try Self.room(
      """
      def update(parameters, grads, state, t):
          if t > 2:
              raise ValueError("no more")
          return parameters, state
      """, "gd")
    try room.report("use update for update")
    let message = try #require(room.fail("train 10 iterations")).message
    #expect(message.contains("no more"))
    #expect(room.fail("rewrite all off") == nil)
    #expect(room.fail("train 2 iterations") == nil)
  }

  @Test("A mini-batch of the learner's is made of the engine's, drawn from its stream")
  func batch() throws {
    let (room, same) = (try Self.room("", "gd"), try Self.room("", "gd"))
    for one in [room, same] {
      _ = one.execute(
        "def augment(X, Y):\n    return X + 0.1 * np.random.randn(*X.shape), Y")
      try one.report("use augment for batch")
      try one.report("train 5 iterations")
    }
    #expect(room.bits == same.bits)
    try room.report("back 3")
    try room.report("train 2 iterations")
    try same.report("train 2 iterations")
    let plain = try Self.room("", "gd")
    try plain.report("train 5 iterations")
    #expect(try room.values("X") != plain.values("X"))
  }

  @Test("All gradients by one function, and the check of gradients knows them")
  func backward() throws {
    let room = try ScriptedSession("data moons n=60\nnet 4 relu, 1 sigmoid")
    _ = room.execute(
      """
      def backward_propagation(parameters, cache, X, Y):
          m = X.shape[1]
          dZ2 = cache["A2"] - Y
          dZ1 = (parameters["W2"].T @ dZ2) * (cache["Z1"] > 0)
          return {"dW2": dZ2 @ cache["A1"].T / m, "db2": dZ2.mean(axis=1, keepdims=True),
                  "dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1, keepdims=True)}
      """)
    try room.report("use backward_propagation for backward")
    #expect(room.type("gradcheck").contains("right"))
    try room.report("train 5 iterations")
    #expect(room.type("rewrite").contains("dW1 = backward_propagation("))
  }

  @Test("A function with a name of the engine's is shown as the learner's")
  func namedAsBuiltIn() throws {
    let room = try ScriptedSession("data moons n=60\nnet 4 relu, 1 sigmoid")
    _ = room.execute("def relu(Z):\n    return np.maximum(0, Z)")
    try room.report("use relu for forward.1.activation")
    try room.report("step 3")
    #expect(room.screen.contains("(yours)") || room.type("plan").contains("(yours)"))
    #expect(room.type("why A1[0, 0]").contains("relu is your function"))
    _ = room.execute("def relu(Z):\n    return 0.5 * Z")
    #expect(!room.type("rewrite A1 = relu(Z1)").contains("the same bits"))
  }
}
