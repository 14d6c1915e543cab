import Foundation
import Matrices
import TestSupport
import Testing

/// A single update that Tests/Reference/optimizer_updates.py computed.
private struct Update: Decodable {
  let optimizer: String
  let t: Int
  let before: [String: [[Double]]]
  let after: [String: [[Double]]]

  static func load() throws -> [Update] {
    let url = Bundle.module.url(forResource: "Fixtures/updates", withExtension: "json")
    return try JSONDecoder().decode([Update].self, from: Data(contentsOf: #require(url)))
  }
}

@Suite("Any state can be set, and the run goes on from it")
struct UpdateReplayTests {
  @Test("Given parameters, gradients, averages and t, a step makes exactly one update of NumPy's")
  func updates() throws {
    for update in try Update.load() {
      let shell = try Self.shellBeforeUpdate(by: update.optimizer)
      for (name, rows) in update.before { #expect(shell.fails("\(name) = \(rows)") == nil) }
      #expect(shell.fails("t = \(update.t)", "step pass") == nil)
      for (name, rows) in update.after {
        let expected = Matrix(
          shape: Shape(rows.count, rows[0].count), rowMajor: rows.flatMap(\.self))
        let worst = zip(try shell.values(name).elements, expected.elements)
          .map { abs($0 - $1) / max(abs($1), 1e-3) }.max()
        #expect(try #require(worst) < 1e-12, "\(update.optimizer) t=\(update.t) \(name)")
      }
      #expect(try shell.values("[iteration, t]").elements == [1, Double(update.t)])
    }
  }

  /// A run whose next stage is the first update, of parameters of every kind.
  private static func shellBeforeUpdate(by optimizer: String) throws -> ScriptedSession {
    let shell = ScriptedSession()
    let message = shell.fails(
      "x = [[1, 2, 3, 4], [4, 3, 1, 2], [0, 1, 1, 0]]", "y = [[1, 0, 1, 2]]", "data from x y",
      "net 2 prelu batchnorm, 1 linear", "optimizer \(optimizer)", "step 3 pass")
    #expect(message == nil)
    return shell
  }

  @Test("Only the update of t = 2 is Adam's second: bias correction follows t")
  func followsT() throws {
    let shell = ScriptedSession()
    #expect(
      shell.fails(
        "data xor", "net 2 tanh, 1 sigmoid", "optimizer adam lr=0.5", "step 3 pass", "t = 2",
        "W1 = zeros((2, 2))", "dW1 = ones((2, 2))", "vdW1 = zeros((2, 2))",
        "sdW1 = zeros((2, 2))", "step pass") == nil)
    // By hand: v = 0.1, corrected 0.1 / (1 - 0.81); s = 0.001, corrected 0.001 / (1 - 0.998001).
    let expected = -0.5 * (0.1 / 0.19) / ((0.001 / 0.001999).squareRoot() + 1e-8)
    for value in try shell.values("W1").elements { #expect(abs(value - expected) < 1e-12) }
  }
}
