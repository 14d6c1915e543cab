import Foundation
import Matrices
import Testing

@Suite("Several questions about each example, some without an answer")
struct MultiTaskTests {
  /// The reference case that an independent NumPy program made.
  private struct Reference: Decodable {
    struct Iteration: Decodable {
      let tensors: [String: Value]
    }
    let X: Value
    let Y: Value
    let initial: [String: Value]
    let iterations: [Iteration]
  }

  /// A matrix or one number; null is a missing label.
  private struct Value: Decodable {
    let rows: [[Double?]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let number = try? container.decode(Double.self)
      rows = try number.map { [[$0]] } ?? container.decode([[Double?]].self)
    }

    var elements: [Double] { rows.flatMap { $0.map { $0 ?? .nan } } }
  }

  private func reference() throws -> Reference {
    let path = Project.folder + "/Tests/EngineTests/Golden/multi-task.json"
    return try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A line an example: the features, then the answers, of which some are empty or `?`.
  private func table(_ reference: Reference) -> String {
    let header = reference.X.rows.indices.map { "x\($0)" } + ["car", "sign", "灯"]
    let lines = reference.X.rows[0].indices.map { example in
      let features = reference.X.rows.map { $0[example].map { "\($0)" } ?? "" }
      let answers = reference.Y.rows.map { row in
        row[example].map { "\(Int($0))" } ?? (example % 2 == 0 ? "" : "?")
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
      try shell.fails(
        "seed 20", "data \(file) target=car,sign,灯", "net 5 relu, 3 sigmoid init=he",
        "optimizer adam lr=0.01") == nil)
    for iteration in reference.iterations {
      #expect(try shell.fails("step iteration") == nil)
      for name in ["L", "J", "dZ2", "dW1", "db2", "W2"] {
        let found = try shell.values(name).rowMajor
        let expected = try #require(iteration.tensors[name]?.elements)
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
      try shell.fails(
        "x = [[1, 2]]", "y = [[1, nan], [0, 1], [nan, nan]]", "data from x y", "net 3 sigmoid",
        "step iteration") == nil)
    #expect(try shell.values("dZ1[0, 1] + dZ1[2, 0] + dZ1[2, 1]").elements == [0])
    #expect(try shell.values("L[0, 1] + log(A1[1, 1])").elements == [0])
  }
}
