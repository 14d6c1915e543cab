import TestSupport
import Testing

@testable import Sessions

/// Gradients behind a loss, an output or a linear part of the learner's.
///
/// The engine's formulas are derivatives of others, also where theirs differ only far from 0. What is
/// right is worked out by hand.
@Suite struct OwnLossTests {
  struct Case: CustomTestStringConvertible {
    let rule, tensor, wrong, right: String
    let output: String
    var testDescription: String { "\(rule), \(tensor)" }

    init(_ rule: String, _ tensor: String, wrong: String, right: String, output: String = "sigmoid")
    {
      (self.rule, self.tensor, self.wrong, self.right) = (rule, tensor, wrong, right)
      self.output = output
    }
  }

  private static let weighted = "L = -(3*Y*np.log(A2) + (1-Y)*np.log(1-A2))"
  private static let weightedSlope = "((1-Y)*A2 - 3*Y*(1-A2))"
  private static let huber = "L = np.where(np.abs(A2-Y)<20, 0.5*(A2-Y)**2, 20*np.abs(A2-Y) - 200)"
  private static let clipped = "Z2 = np.clip(W2@A1+b2, -15, 15)"

  static let cases = [
    Case("L = (A2-Y)**2", "dA2", wrong: "(A2-Y)/(A2*(1-A2))", right: "2*(A2-Y)"),
    Case("L = np.abs(A2-Y)", "dA2", wrong: "A2-Y", right: "np.sign(A2-Y)"),
    Case(
      "L = -(0.9*Y*np.log(A2) + (1-0.9*Y)*np.log(1-A2))", "dA2", wrong: "-Y/A2 + (1-Y)/(1-A2)",
      right: "-0.9*Y/A2 + (1-0.9*Y)/(1-A2)"),
    Case(weighted, "dZ2", wrong: "\(weightedSlope)*(np.abs(Z2)<10)", right: weightedSlope),
    Case(weighted, "dZ2", wrong: "\(weightedSlope)*(np.abs(Z2)<40)", right: weightedSlope),
    Case(weighted, "dZ2", wrong: "\(weightedSlope)*(A2>0.0001)", right: weightedSlope),
    Case(huber, "dZ2", wrong: "A2-Y", right: "np.clip(A2-Y, -20, 20)", output: "linear"),
    Case(clipped, "dA1", wrong: "W2.T@dZ2", right: "W2.T@(dZ2*(np.abs(Z2)<15))"),
    Case(clipped, "dW2", wrong: "dZ2@A1.T/m", right: "(dZ2*(np.abs(Z2)<15))@A1.T/m"),
    Case(
      "A2 = 1/(1+np.exp(-2*Z2))", "dZ2", wrong: "2*(A2-Y)*(np.abs(Z2)<10)", right: "2*(A2-Y)"),
  ]

  @Test("try and blanks go by the learner's own cost", arguments: cases)
  func judged(_ one: Case) throws {
    let room = try ScriptedSession(
      """
      seed 2
      data moons n=60
      net 4 tanh, 1 \(one.output)
      rewrite \(one.rule)
      train 2 iterations
      """)
    #expect(room.json("try \(one.tensor) = \(one.wrong)").contains("\"correct\":false"))
    #expect(room.json("try \(one.tensor) = \(one.right)").contains("\"correct\":true"))
    try room.report("blank \(one.tensor)")
    _ = room.type("rewrite \(one.tensor) = \(one.wrong)")
    #expect(room.type("blanks").contains(one.tensor))
    try room.report("rewrite \(one.tensor) = \(one.right)")
  }

  @Test("what fits the engine's cost is judged by the engine's formulas as before")
  func engines() throws {
    let room = try ScriptedSession(
      "seed 2\ndata moons n=60\nnet 4 tanh, 1 sigmoid\ntrain 2 iterations")
    for right in ["dZ2 = A2 - Y", "dA2 = -Y/A2 + (1-Y)/(1-A2)", "dA1 = W2.T @ dZ2"] {
      #expect(room.json("try \(right)").contains("\"correct\":true"), "\(right)")
    }
  }

  @Test("an optimizer of one's own is judged by its own lines")
  func ownOptimizer() throws {
    let room = try ScriptedSession(
      """
      seed 2
      data moons n=60
      net 4 tanh, 1 sigmoid
      optimizer mine lr=0.1 state v
      rewrite v = 0.9*v + 0.1*dW
      rewrite W = W - alpha*v
      train 3 iterations
      """)
    for right in ["vdW1 = 0.9*vdW1 + 0.1*dW1", "W1 = W1 - alpha*vdW1"] {
      #expect(room.json("try \(right)").contains("\"correct\":true"), "\(right)")
    }
    for wrong in ["vdW1 = 0.8*vdW1 + 0.2*dW1", "W1 = W1 + alpha*vdW1", "W1 = W1 - alpha*dW1"] {
      #expect(room.json("try \(wrong)").contains("\"correct\":false"), "\(wrong)")
    }
  }

  @Test("in the midst of an iteration one count of examples is m, and no other")
  func oneCount() throws {
    let room = try ScriptedSession(
      """
      seed 2
      data moons n=60
      net 4 tanh, 1 sigmoid
      set batch=25
      train 2 iterations
      step 4
      """)
    let counts = [10, 25].filter {
      room.json("try dW2 = dZ2 @ A1.T / \($0)").contains("\"these_sizes_only\":true")
    }
    #expect(counts.count == 1)
  }

  @Test("a tensor of one's own has nothing that could be taken out")
  func onlyOwn() throws {
    let room = try ScriptedSession(
      """
      seed 2
      data moons n=60
      net 4 tanh, 1 sigmoid
      rewrite S = np.sin(Z1)
      rewrite A1 = np.tanh(S)
      """)
    #expect(room.type("blank S").contains("S is yours alone"))
    try room.report("train 2 iterations")
  }

  @Test("a gradient that is 0 but for rounding is right")
  func zeroGradient() throws {
    let room = try ScriptedSession(
      """
      seed 2
      data moons n=60
      net 4 tanh, 1 sigmoid
      rewrite A1 = np.tanh(Z1 - np.mean(Z1, axis=1, keepdims=True))
      rewrite dZ1 = dA1*(1-A1**2) - np.mean(dA1*(1-A1**2), axis=1, keepdims=True)
      train 3 iterations
      """)
    #expect(!room.type("gradcheck").contains("wrong"))
    try room.report("rewrite dZ1 = dA1*(1-A1**2)")
    #expect(room.type("gradcheck").contains("wrong"))
  }
}
