import Foundation
import Matrices
import TestSupport
import Testing

@Suite("Several questions about each example, some without an answer")
struct MultiTaskTests {
  /// The reference case that an independent NumPy program made.
  private func reference() throws -> GoldenCase {
    try #require(GoldenCase.all.first { $0.name == "multi-task" })
  }

  /// A line an example: the features, then the answers, of which some are empty or `?`.
  private func table(_ reference: GoldenCase) -> String {
    let (X, Y) = (reference.X.matrix, reference.Y.matrix)
    let header = (0..<X.shape.rows).map { "x\($0)" } + ["car", "sign", "灯"]
    let lines = (0..<X.shape.columns).map { example in
      let features = (0..<X.shape.rows).map { "\(X[$0, example])" }
      let answers = (0..<Y.shape.rows).map { row in
        let answer = Y[row, example]
        return answer.isNaN ? (example % 2 == 0 ? "" : "?") : "\(Int(answer))"
      }
      return (features + answers).joined(separator: ",")
    }
    return ([header.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }

  @Test("Target columns of a CSV file with missing labels train as the reference")
  func trainsFromColumns() throws {
    let (reference, folder) = (try reference(), try TemporaryFolder())
    let file = folder.path + "/scenes.csv"
    try table(reference).write(toFile: file, atomically: false, encoding: .utf8)
    let shell = ScriptedSession()
    #expect(
      shell.fails(
        "seed 20", "data \(file) target=car,sign,灯", "net 5 relu, 3 sigmoid init=he",
        "optimizer adam lr=0.01") == nil)
    for iteration in reference.iterations {
      #expect(shell.fails("step iteration") == nil)
      for name in ["L", "J", "dZ2", "dW1", "db2", "W2"] {
        let found = try shell.values(name).rowMajor
        let expected = try #require(iteration.tensors[name]?.matrix.rowMajor)
        #expect(found.count == expected.count)
        let worst = zip(found, expected).map { abs($0 - $1) / max(abs($1), 1e-3) }.max()
        #expect(try #require(worst) < 1e-12, "\(name)")
      }
    }
  }

  @Test("A missing label adds nothing to the loss and its dZ is 0")
  func countsOut() throws {
    let shell = ScriptedSession()
    #expect(
      shell.fails(
        "x = [[1, 2]]", "y = [[1, nan], [0, 1], [nan, nan]]", "data from x y", "net 3 sigmoid",
        "step iteration") == nil)
    #expect(try shell.values("dZ1[0, 1] + dZ1[2, 0] + dZ1[2, 1]").elements == [0])
    #expect(try shell.values("L[0, 1] + log(A1[1, 1])").elements == [0])
  }
}
