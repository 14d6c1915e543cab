import Foundation
import Matrices
import Presentation
import TestSupport
import Testing

@testable import Sessions

@Suite("The loss from Z, which stays finite where A is rounded to 0 or 1")
struct LossFromZTests {
  /// A run that Tests/Reference/losses_from_z.py worked out by NumPy.
  private struct Reference: Decodable {
    let costs: [Double]
    let W: [[Double]]
    let b: [[Double]]

    static func load() throws -> [String: Reference] {
      let url = Bundle.module.url(forResource: "Fixtures/losses_from_z", withExtension: "json")
      return try JSONDecoder().decode(
        [String: Reference].self, from: Data(contentsOf: #require(url)))
    }
  }

  private static func session(_ loss: String, _ precision: String = "float64") throws
    -> ScriptedSession
  {
    let isBinary = loss.hasPrefix("bce")
    let labels = isBinary ? "[[1, 1, 0, 0]]" : "[[1, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1]]"
    let weights = isBinary ? "[[2, 1]]" : "[[2, 1], [-1, 0.5], [0.25, -3]]"
    return try ScriptedSession(
      """
      x = [[1, -2, 30, 4], [2, 1, -8, 50]]
      y = \(labels)
      data from x y
      net \(isBinary ? "1 sigmoid" : "3 softmax")
      set lr=0.5 precision=\(precision)
      loss \(loss)
      W1 = \(weights)
      """)
  }

  private static func isRight(_ formula: String, in shell: ScriptedSession) throws -> Bool {
    let result = try shell.run("try \(formula)").first?["result"] as? [String: Any]
    return result?["correct"] as? Bool ?? false
  }

  @Test("Two iterations are NumPy's", arguments: ["bce", "ce"])
  func matchesNumPy(loss: String) throws {
    let expected = try #require(try Reference.load()[loss])
    let shell = try Self.session("\(loss) from=Z")
    for cost in expected.costs {
      shell.execute("step iteration")
      #expect(abs(try shell.values("J").elements[0] - cost) < 1e-12 * cost)
    }
    for (name, rows) in [("W1", expected.W), ("b1", expected.b)] {
      let found = try shell.values(name)
      for (row, numbers) in rows.enumerated() {
        for (column, number) in numbers.enumerated() {
          #expect(abs(found[row, column] - number) < 1e-12, "\(name)")
        }
      }
    }
  }

  @Test("Z = 40 against 0 is 40, a gap of 1000 is 1000", arguments: ["float64", "float32"])
  func isExact(precision: String) throws {
    let shell = try ScriptedSession(
      """
      x = [[1, 2]]
      y = [[0, 1]]
      data from x y
      net 1 sigmoid
      set precision=\(precision) batch=1 shuffle=off
      loss bce from=Z
      W1 = [[40]]
      step iteration
      """)
    #expect(try shell.values("[J, L[0, 0]]").elements == [40, 40])
    let classes = try ScriptedSession(
      """
      x = [[1]]
      y = [[0], [1]]
      data from x y
      net 2 softmax
      set precision=\(precision)
      loss ce from=Z
      W1 = [[1000], [0]]
      step iteration
      """)
    #expect(try classes.values("J").elements == [1000])
    let usual = try ScriptedSession("x = [[1]]\ny = [[0], [1]]\ndata from x y\nnet 2 softmax")
    usual.execute("W1 = [[1000], [0]]")
    usual.execute("step iteration")
    #expect(usual.text().contains("loss ce from=Z"))
    #expect(try usual.values("J").elements == [.infinity])
    #expect(usual.type("doctor").contains("from=Z"))
  }

  @Test("Between the two formulas a run goes on with the same parameters")
  func goesOn() throws {
    let setUp = "data moons n=30\nnet 3 tanh, 1 sigmoid\nset batch=8 lr=0.5\n"
    let usual = try ScriptedSession(setUp + "train 5 epochs")
    let other = try ScriptedSession(
      setUp + "train 7 iterations\nstep 3\nloss bce from=Z\nback 2\nstep 2\ntrain 3 iterations\n"
        + "loss bce from=A\ngoto end")
    other.execute("train \(20 - 10) iterations")
    let (W, V) = (try usual.values("W2"), try other.values("W2"))
    #expect(W == V)
    let far = try ScriptedSession(setUp + "loss bce from=Z\ntrain 5 epochs")
    #expect(zip(try far.values("W2").elements, W.elements).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(try far.run("evaluate").description.contains("accuracy"))
  }

  @Test("It is shown by its own formula, explained, judged and checked by it")
  func isItsOwnFormula() throws {
    let shell = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\nloss bce from=Z\nstep iteration")
    let formula = "maximum(Z2, 0) - Z2 * Y + log1p(exp(-abs(Z2)))"
    #expect(shell.json("plan").contains(formula))
    #expect(shell.json("why L[0, 3]").contains("log1p"))
    #expect(try Self.isRight("L = \(formula)", in: shell))
    #expect(try Self.isRight("L = log(1 + exp(Z2)) - Z2 * Y", in: shell))
    #expect(try Self.isRight("L = -(Y * log(A2) + (1 - Y) * log(1 - A2))", in: shell))
    #expect(try !Self.isRight("L = log(1 + exp(Z2)) + Z2 * Y", in: shell))
    let check = try shell.run("gradcheck").first?["result"] as? [String: Any]
    #expect(check?["passed"] as? Bool == true)
    #expect(shell.fails("rewrite L = \(formula)", "step iteration", "rewrite L off") == nil)
  }

  @Test("Of several tasks each one's part of J is from Z too")
  func judgesTasks() throws {
    let shell = try ScriptedSession(
      """
      x = [[1, 2], [3, 4]]
      y = [[0, 1], [1, 0]]
      data from x y
      net 2 sigmoid
      loss bce from=Z
      W1 = [[400, 0], [0, -400]]
      """)
    let found = shell.json("evaluate train")
    #expect(!found.contains("Infinity"))
  }

  @Test(
    "What does not fit is refused, with what would",
    arguments: [
      ("net 2 tanh, 1 tanh", "loss squared from=Z", "squared"),
      ("net 2 tanh, 2 softmax", "loss bce from=Z", "sigmoid(Z)"),
      ("net 2 tanh, 1 sigmoid", "loss ce from=Z", "softmax(Z)"),
      ("net 2 tanh, 1 sigmoid", "loss bce from=B", "A or Z"),
    ])
  func refuses(net: String, line: String, word: String) throws {
    let shell = try ScriptedSession("data moons n=20\n\(net)")
    let error = try #require(shell.fail(line))
    #expect(error.text(for: Page()).contains(word), "\(error)")
  }

  @Test("Batch norm over one example says that it learns nothing, and why")
  func batchOfOne() throws {
    let shell = try ScriptedSession(
      "data moons n=9\nnet 3 relu, 3 tanh batchnorm, 1 sigmoid\nset batch=1\ntrain 3 iterations")
    let words = shell.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("layers 1 to 2 is 0 but dbeta2"))
    #expect(try shell.values("dW1").elements.allSatisfy { $0 == 0 })
    #expect(try shell.values("dW2").elements.allSatisfy { $0 == 0 })
    #expect(try shell.values("dgamma2").elements.allSatisfy { $0 == 0 })
    let enough = try ScriptedSession(
      "data moons n=9\nnet 3 tanh batchnorm, 1 sigmoid\nset batch=3\ntrain 3 iterations")
    #expect(!enough.text().contains("one example"))
  }
}
