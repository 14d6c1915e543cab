import TestSupport
import Testing

@testable import Sessions

/// Gradients behind formulas of the learner's that tell classes, examples or times apart.
///
/// What is right is worked out by hand: a loss c·L has dZ = c·(A - Y), a temperature T divides by it.
@Suite struct OwnMomentTests {
  struct Case: CustomTestStringConvertible {
    let setting: String
    let tensor: String
    let wrong: [String]
    let right: [String]
    var testDescription: String { setting.split(separator: "\n").suffix(3).joined(separator: "; ") }

    init(_ setting: String, _ tensor: String, wrong: [String], right: [String]) {
      (self.setting, self.tensor, self.wrong, self.right) = (setting, tensor, wrong, right)
    }
  }

  private static let iris: String = "seed 2\ndata iris\nnet 5 tanh, 3 softmax\n"
  private static let moons: String = "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\n"
  private static let bce: String = "(Y*np.log(A2) + (1-Y)*np.log(1-A2))"

  /// Weights of classes, of which the first in the data weighs 1.
  static let classes: [Case] = [
    Case(
      iris + "w = np.array([[1],[2],[3]])\nrewrite L = -np.sum(w*Y*np.log(A2), axis=0)", "dZ2",
      wrong: ["A2 - Y", "w*(A2 - Y)", "3*(A2 - Y)"],
      right: ["A2*np.sum(w*Y, axis=0, keepdims=True) - w*Y", "np.sum(w*Y, axis=0)*(A2 - Y)"]),
    Case(
      iris + "w = np.array([[1],[1],[5]])\nrewrite L = -np.sum(w*Y*np.log(A2), axis=0)", "dZ2",
      wrong: ["A2 - Y"], right: ["np.sum(w*Y, axis=0)*(A2 - Y)"]),
    Case(
      iris + "set batch=2\nw = np.array([[1],[2],[3]])\n"
        + "rewrite L = -np.sum(w*Y*np.log(A2), axis=0)", "dZ2",
      wrong: ["A2 - Y"], right: ["np.sum(w*Y, axis=0)*(A2 - Y)"]),
    Case(
      iris + "rewrite L = -np.sum(np.array([[1],[2],[1]])*Y*np.log(A2), axis=0)", "dZ2",
      wrong: ["A2 - Y"], right: ["(1 + Y[1:2])*(A2 - Y)"]),
    Case(
      iris + "w = np.array([[1],[2],[3]])\nrewrite J = -np.sum(w*Y*np.log(A2))/m", "dZ2",
      wrong: ["A2 - Y"], right: ["np.sum(w*Y, axis=0)*(A2 - Y)"]),
    Case(
      iris + "k = 2\nrewrite L = -np.sum(np.where(Y[2:3] == 1, k, 1)*Y*np.log(A2), axis=0)", "dZ2",
      wrong: ["A2 - Y", "2*(A2 - Y)"], right: ["(1 + Y[2:3])*(A2 - Y)"]),
  ]

  /// One value for each example.
  static let examples: [Case] = [
    Case(
      moons + "w = np.random.rand(1, 60)\nrewrite L = -w*\(bce)", "dZ2",
      wrong: ["A2 - Y", "0.5*(A2 - Y)", "w*(A2 - Y)*(np.abs(Z2)<6)"], right: ["w*(A2 - Y)"]),
    Case(
      moons + "set batch=20\nw = np.random.rand(1, 20)\nrewrite L = -w*\(bce)", "dZ2",
      wrong: ["A2 - Y"], right: ["w*(A2 - Y)"]),
    Case(
      moons + "w = np.random.rand(60)\nrewrite L = -w*\(bce)", "dZ2",
      wrong: ["A2 - Y"], right: ["w*(A2 - Y)"]),
    Case(
      moons + "w = np.random.rand(60, 1)\nrewrite L = -w.T*\(bce)", "dZ2",
      wrong: ["A2 - Y"], right: ["w.T*(A2 - Y)"]),
    Case(
      moons + "w = np.random.rand(1, 60)\nrewrite J = -np.sum(w*\(bce))/m", "dZ2",
      wrong: ["A2 - Y"], right: ["w*(A2 - Y)"]),
    Case(
      moons + "w = np.random.rand(4, 60)\nrewrite A1 = np.tanh(w*Z1)", "dZ1",
      wrong: ["dA1*(1-A1**2)", "dA1*(1-A1**2)/w"], right: ["dA1*w*(1-A1**2)"]),
    Case(
      "seed 2\ndata moons n=64\nnet 64 tanh, 1 sigmoid\n"
        + "w = np.random.rand(1, 64)\nrewrite L = -w*\(bce)", "dZ2",
      wrong: ["A2 - Y"], right: ["w*(A2 - Y)"]),
  ]

  /// What changes as time goes on; three iterations are three epochs.
  static let times: [Case] = [
    Case(
      moons + "rewrite L = -(1 + epoch)*\(bce)", "dZ2",
      wrong: ["A2 - Y", "3*(A2 - Y)", "(1 + iteration)*(A2 - Y)", "t*(A2 - Y)"],
      right: ["(1 + epoch)*(A2 - Y)"]),
    Case(
      moons + "rewrite L = -np.where(epoch < 4, 1, 2)*\(bce)", "dZ2",
      wrong: ["A2 - Y", "2*(A2 - Y)"], right: ["np.where(epoch < 4, 1, 2)*(A2 - Y)"]),
    Case(
      moons + "rewrite A1 = np.tanh(Z1/(1 + 0.5*t))", "dZ1",
      wrong: ["dA1*(1-A1**2)", "dA1*(1-A1**2)/2.5"], right: ["dA1*(1-A1**2)/(1 + 0.5*t)"]),
    Case(
      moons + "rewrite Z2 = (W2@A1 + b2)/iteration", "dA1",
      wrong: ["W2.T@dZ2", "W2.T@dZ2/3"], right: ["W2.T@dZ2/iteration"]),
    Case(
      moons + "rewrite J = (1 + 0.1*iteration)*np.mean(L)", "dZ2",
      wrong: ["A2 - Y", "1.3*(A2 - Y)"], right: ["(1 + 0.1*iteration)*(A2 - Y)"]),
  ]

  /// Statistics of the mini-batch: what each example adds hangs on the others.
  static let together: [Case] = [
    Case(
      moons + "set batch=25\nrewrite A1 = np.tanh(Z1 - np.mean(Z1, axis=1, keepdims=True))", "dZ1",
      wrong: ["dA1*(1-A1**2)", "dA1*(1-A1**2) - np.mean(dA1, axis=1, keepdims=True)"],
      right: ["dA1*(1-A1**2) - np.mean(dA1*(1-A1**2), axis=1, keepdims=True)"]),
    Case(
      moons + "set batch=25\n"
        + "rewrite A1 = Z1/np.sqrt(np.mean(Z1**2, axis=1, keepdims=True) + 1)", "dZ1",
      wrong: ["dA1/np.sqrt(np.mean(Z1**2, axis=1, keepdims=True) + 1)"],
      right: [
        "dA1/np.sqrt(np.mean(Z1**2, axis=1, keepdims=True) + 1) - Z1*np.mean(dA1*Z1, axis=1, "
          + "keepdims=True)/(np.mean(Z1**2, axis=1, keepdims=True) + 1)**1.5"
      ]),
    Case(
      moons + "set batch=25\nrewrite A1 = relu(Z1) - np.mean(Z1, axis=1, keepdims=True)", "dZ1",
      wrong: [
        "dA1*(Z1 > 0)", "dA1*(Z1 > 0)*(Z1 < 8) - np.mean(dA1, axis=1, keepdims=True)",
      ],
      right: ["dA1*(Z1 > 0) - np.mean(dA1, axis=1, keepdims=True)"]),
    Case(
      moons + "rewrite A1 = np.tanh(Z1) + 0.1*np.sum(Z1, axis=1, keepdims=True)", "dZ1",
      wrong: ["dA1*(1-np.tanh(Z1)**2)"],
      right: ["dA1*(1-np.tanh(Z1)**2) + 0.1*np.sum(dA1, axis=1, keepdims=True)"]),
  ]

  @Test(
    "try, blanks and check go by the learner's own formulas, whatever they tell apart",
    arguments: classes + examples + times + together)
  func judged(_ one: Case) throws {
    let room = try ScriptedSession(one.setting + "\ntrain 3 iterations")
    for wrong in one.wrong {
      #expect(room.json("try \(one.tensor) = \(wrong)").contains("\"correct\":false"), "\(wrong)")
    }
    for right in one.right {
      #expect(room.json("try \(one.tensor) = \(right)").contains("\"correct\":true"), "\(right)")
    }
    try room.report("blank \(one.tensor)")
    for wrong in one.wrong {
      _ = room.type("rewrite \(one.tensor) = \(wrong)")
      #expect(room.type("blanks").contains(one.tensor), "\(wrong)")
    }
    try room.report("rewrite \(one.tensor) = \(one.right[0])")
  }

  @Test("a gradient that is right at this moment only is said to be")
  func nowOnly() throws {
    let room = try ScriptedSession(
      Self.moons + "rewrite L = -(1 + epoch)*\(Self.bce)\ntrain 3 iterations")
    #expect(room.type("try dZ2 = 3*(A2 - Y)").contains("this moment only"))
    try room.report("blank dZ2")
    #expect(room.type("rewrite dZ2 = 3*(A2 - Y)").contains("this moment only"))
  }

  @Test("gradcheck counts as the run does")
  func clock() throws {
    let room = try ScriptedSession(
      Self.moons + "rewrite L = -(1 + epoch)*\(Self.bce)\ntrain 3 iterations\n"
        + "rewrite dZ2 = 3*(A2 - Y)")
    #expect(!room.type("gradcheck").contains("wrong"))
    try room.report("train 1 iterations")
    #expect(room.type("gradcheck").contains("wrong"))
    try room.report("rewrite dZ2 = (1 + epoch)*(A2 - Y)")
    #expect(!room.type("gradcheck").contains("wrong"))
  }

  @Test("in mid-iteration try and a blank speak of one moment")
  func oneMoment() throws {
    let room = try ScriptedSession(Self.moons + "set batch=25\ntrain 2 iterations\nstep 4")
    for count in [25, 10] {
      let tried = room.json("try dW2 = dZ2 @ A1.T / \(count)")
      let isOfTheseSizes = tried.contains("\"these_sizes_only\":true")
      try room.report("blank dW2")
      let refused = room.type("rewrite dW2 = dZ2 @ A1.T / \(count)").inOneRow
      #expect(refused.contains("right with these sizes only") == isOfTheseSizes, "\(count)")
      try room.report("rewrite dW2 off")
    }
  }

  @Test("a learning rate of the learner's is what its formula says, in the other run too")
  func ownRate() throws {
    let rates: [(String, String, String)] = [
      ("0.2/(1 + epoch)", "0.2", "0.2/(1 + 2*epoch)"),
      ("0.2*0.9**epoch", "0.2", "0.2*0.9**iteration"),
      ("0.2/np.sqrt(t)", "0.2/np.sqrt(3)", "0.2/np.sqrt(epoch + 2)"),
    ]
    for (rate, other, third) in rates {
      let room = try ScriptedSession(Self.moons + "rewrite alpha = \(rate)\ntrain 3 iterations")
      for right in ["alpha", rate] {
        let json = room.json("try W1 = W1 - \(right)*dW1")
        #expect(json.contains("\"correct\":true"), "\(rate): \(right)")
      }
      for wrong in [other, third, "1.002*alpha", "2*\(rate)"] {
        let json = room.json("try W1 = W1 - \(wrong)*dW1")
        #expect(
          json.contains("\"correct\":false") || json.contains("\"for_now_only\":true"),
          "\(rate): \(wrong)")
      }
    }
  }

  @Test("a decay that is written out in a function is right at every epoch", arguments: [0, 3])
  func decayInFunction(iterations: Int) throws {
    for setting in ["set lr=0.2\ndecay inverse rate=1", "rewrite alpha = 0.2/(1 + epoch)"] {
      let room = try ScriptedSession(Self.moons + setting)
      if iterations > 0 { try room.report("train \(iterations) iterations") }
      _ = room.execute(
        """
        def update(parameters, grads, alpha0=0.2, decay=1.0, epoch=0):
            alpha = alpha0/(1+decay*epoch)
            for k in parameters:
                parameters[k] = parameters[k] - alpha*grads["d"+k]
            return parameters
        """)
      _ = room.execute("def constant(W1, dW1):\n    return W1 - 0.2*dW1")
      _ = room.execute("def slower(W1, dW1, epoch):\n    return W1 - 0.2/(1+0.5*epoch)*dW1")
      #expect(try Self.passes(room, "check update as update"), "\(setting)")
      #expect(try !Self.passes(room, "check constant as update.1"), "\(setting)")
      #expect(try !Self.passes(room, "check slower as update.1"), "\(setting)")
    }
  }

  @Test("functions are checked behind softmax with the squared loss")
  func squaredSoftmax() throws {
    let room = try ScriptedSession(
      "seed 2\ndata iris\nnet 5 tanh, 3 softmax\nloss squared\ntrain 2 iterations")
    _ = room.execute(
      """
      def soft(Z):
          e = np.exp(Z - np.max(Z, axis=0, keepdims=True))
          return e / np.sum(e, axis=0, keepdims=True)
      """)
    _ = room.execute("def hard(Z):\n    e = np.exp(Z)\n    return e / np.sum(e)")
    #expect(try Self.passes(room, "check soft as forward.2.activation"))
    #expect(try !Self.passes(room, "check hard as forward.2.activation"))
  }

  @Test("a function of an optimizer of one's own is judged by its own lines, states by name")
  func ownStates() throws {
    let room = try ScriptedSession(
      Self.moons + "optimizer mine lr=0.1 state v\nrewrite v = 0.9 * v + 0.1 * dW\n"
        + "rewrite W = W - alpha * v\ntrain 3 iterations")
    for (name, share) in [("update", "0.9"), ("other", "0.8")] {
      _ = room.execute(
        """
        def \(name)(parameters, grads, v, alpha):
            for k in parameters:
                v["d" + k] = \(share) * v["d" + k] + 0.1 * grads["d" + k]
                parameters[k] = parameters[k] - alpha * v["d" + k]
            return parameters, v
        """)
    }
    #expect(try Self.passes(room, "check update as update"))
    #expect(try !Self.passes(room, "check other as update"))
  }

  @Test("a cost that gives a loss for each example is called L")
  func lossOfExamples() throws {
    let room = try ScriptedSession(Self.moons + "train 2 iterations")
    _ = room.execute("def compute_cost(A2, Y):\n    return -\(Self.bce)")
    #expect(room.type("check compute_cost").contains("computes L of cost"))
  }

  @Test("every way to write m gets one mark")
  func counts() throws {
    let room = try ScriptedSession(Self.moons + "train 2 iterations")
    let right = [
      "np.size(X, 1)", "np.size(X, axis=1)", "np.size(X, -1)", "X.shape[-1]", "len(X.T)",
    ]
    for count in right {
      let json = room.json("try dW2 = dZ2 @ A1.T / \(count)")
      #expect(json.contains("\"correct\":true"), "\(count)")
    }
    for count in ["np.size(X, 0)", "np.size(A1, 0)", "np.size(X)", "len(X)", "X.shape[-2]"] {
      let json = room.json("try dW2 = dZ2 @ A1.T / \(count)")
      #expect(json.contains("\"mistakes\":[\"wrong-count\"]"), "\(count)")
    }
  }

  @Test("a count of one's own that the network hides is named, a share to keep is said of this net")
  func hidden() throws {
    let room = try ScriptedSession("m = 5\nseed 2\ndata moons n=60")
    #expect(room.type("net 4 tanh, 1 sigmoid").contains("m is the network's own count"))
    #expect(room.type("keep_prob = 0.8").inOneRow.contains("net 4 tanh keep=0.8, 1 sigmoid"))
  }

  private static func passes(_ room: ScriptedSession, _ line: String) throws -> Bool {
    let results = try room.run(line).compactMap { $0["result"] as? ScriptedSession.Object }
    return results.contains { $0["passed"] as? Bool == true }
  }
}

extension String {
  /// The text without the ends of its lines.
  fileprivate var inOneRow: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
