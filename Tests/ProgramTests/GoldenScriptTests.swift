import Matrices
import TestSupport
import Testing

@Suite("The reference cases through scripts and JSON")
struct GoldenScriptTests {
  @Test(
    "Every tensor of every iteration that the program prints agrees with the reference",
    arguments: GoldenCase.all, ["float64", "float32"])
  func agrees(reference: GoldenCase, precision: String) throws {
    let script = GoldenScript(reference: reference)
    var results = try run(script, precision: precision)
    let tolerance = precision == "float64" ? 1e-12 : 1e-4
    for (number, iteration) in reference.iterations.enumerated() {
      let heads = [
        ("indices", Matrix(shape: Shape(1, iteration.indices.count), rowMajor: iteration.indices)),
        ("epoch", Matrix(Double(iteration.epoch))),
      ]
      let tensors = script.names(of: iteration).map { ($0, iteration.tensors[$0]?.matrix) }
      for (name, expected) in heads + tensors {
        let (next, value) = (results.popLast(), try #require(expected))
        let message = difference(next, from: value, tolerance: tolerance)
        #expect(message == nil, "iteration \(number + 1) \(name): \(message ?? "")")
      }
    }
    #expect(results.isEmpty)
  }

  /// What `show` printed, the first at the end.
  private func run(_ script: GoldenScript, precision: String) throws -> [Matrix<Double>] {
    let folder = try TemporaryFolder()
    let lines = try script.lines(in: folder, precision: precision)
    let ending = try ProgramTests().run(
      ["--format", "json", "-"], input: lines.joined(separator: "\n"))
    try #require(ending.status == 0, "\(ending.output.suffix(1000))")
    return try ScriptedSession.objects(in: ending.output)
      .filter { ($0["command"] as? String)?.hasPrefix("show") == true }.reversed()
      .map { try #require(ScriptedSession.matrix($0)) }
  }
}
