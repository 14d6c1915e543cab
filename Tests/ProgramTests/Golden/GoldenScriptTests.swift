import Foundation
import Testing

@Suite("The reference cases through scripts and JSON")
struct GoldenScriptTests {
  @Test("There are 29 cases")
  func findsTheCases() {
    #expect(GoldenScript.names.count == 29)
  }

  @Test(
    "Every tensor of every iteration that the program prints agrees with the reference",
    arguments: GoldenScript.names, ["float64", "float32"])
  func agrees(name: String, precision: String) throws {
    let script = try GoldenScript(name)
    var results = try run(script, precision: precision)
    let tolerance = precision == "float64" ? 1e-12 : 1e-4
    for (number, iteration) in script.iterations.enumerated() {
      let heads = [("indices", iteration["indices"]), ("epoch", iteration["epoch"])]
      let expected =
        heads.map { ($0, Numbers(json: $1 as Any)) } + (try script.tensors(of: iteration))
      for (name, value) in expected {
        let next = results.popLast()
        let found = try #require(next)
        let message = found.difference(from: value, tolerance: tolerance)
        #expect(message == nil, "iteration \(number + 1) \(name): \(message ?? "")")
      }
    }
    #expect(results.isEmpty)
  }

  /// What `show` printed, the first at the end.
  private func run(_ script: GoldenScript, precision: String) throws -> [Numbers] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = try script.lines(in: folder.path, precision: precision)
    let ending = try ProgramTests().run(
      ["--format", "json", "-"], input: lines.joined(separator: "\n"))
    try #require(ending.status == 0, "\(ending.output.suffix(1000))")
    let objects = try ending.output.split(separator: "\n").map {
      try GoldenScript.object(JSONSerialization.jsonObject(with: Data($0.utf8)))
    }
    return try objects.filter { ($0["command"] as? String)?.hasPrefix("show") == true }.reversed()
      .map { object in
        let result = try GoldenScript.object(object["result"])
        return Numbers(json: try #require(result["values"] ?? result["value"]))
      }
  }
}
