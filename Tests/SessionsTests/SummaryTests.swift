import TestSupport
import Testing

@Suite("summary: how the data are spread")
struct SummaryTests {
  private func summary(_ lines: String...) throws -> ScriptedSession.Object {
    let shell = ScriptedSession()
    #expect(shell.fails(lines[0]) == nil)
    for line in lines.dropFirst().dropLast() { #expect(shell.fails(line) == nil) }
    let object = try #require(try shell.run(lines[lines.count - 1]).first)
    return try #require(object["result"] as? ScriptedSession.Object)
  }

  @Test("Of iris, the numbers of NumPy: min, mean, max, histogram of ten bins")
  func iris() throws {
    let result = try summary("data iris", "summary")
    let features = try #require(result["features"] as? [ScriptedSession.Object])
    let expected: [(name: String, min: Double, mean: Double, max: Double, counts: [Int])] = [
      ("sepal_length", 4.3, 5.843333333333334, 7.9, [9, 23, 14, 27, 16, 26, 18, 6, 5, 6]),
      ("petal_width", 0.1, 1.1993333333333336, 2.5, [41, 8, 1, 7, 8, 33, 6, 23, 9, 14]),
    ]
    for (feature, wanted) in zip([features[0], features[3]], expected) {
      #expect(feature["name"] as? String == wanted.name)
      #expect(feature["min"] as? Double == wanted.min)
      #expect(feature["max"] as? Double == wanted.max)
      #expect(abs((feature["mean"] as? Double ?? 0) - wanted.mean) < 1e-12)
      #expect(feature["counts"] as? [Int] == wanted.counts)
    }
    let classes = try #require(result["classes"] as? [ScriptedSession.Object])
    #expect(classes.map { $0["examples"] as? Int } == [50, 50, 50])
  }

  @Test("Rare classes, constant features and unlike ranges are spoken of, with what helps")
  func notes() throws {
    let result = try summary(
      "x = [[1, 1, 1, 1, 1, 1, 1], [0, 1000, 2, 3, 4, 5, 6], [0.1, 0.2, 0.1, 0.2, 0, 0.1, 0.3]]",
      "y = [[0, 0, 0, 0, 0, 0, 1]]", "data from x y", "summary")
    let notes = try #require(result["notes"] as? [String])
    #expect(notes.count == 3)
    #expect(notes[0].contains("never changes"))
    #expect(notes[1].contains("normalize"))
    #expect(notes[2].contains("85.7%") && notes[2].contains("F1"))
  }

  @Test("Another part, some columns, numbers to predict; what is not there is refused")
  func parts() throws {
    let shell = ScriptedSession()
    #expect(shell.failure("summary").contains("data"))
    #expect(shell.fails("data iris", "split train=0.8 dev=0.2", "summary dev 1,petal_width") == nil)
    #expect(shell.screen.contains("petal_width") && !shell.screen.contains("sepal_width"))
    #expect(shell.failure("summary test").contains("test"))
    #expect(shell.failure("summary nothing").contains("nothing"))
    #expect(shell.fails("data from [[1, 2, 3]] [[0.5, 2.5, 9]]", "summary") == nil)
  }

  @Test("Many features have a line each up to twenty; the others share one")
  func many() throws {
    let features = try #require(
      try summary("data mnist5k n=50", "summary")["features"] as? [ScriptedSession.Object])
    #expect(features.count == 21)
    #expect(features[20]["features"] as? Int == 764)
  }

  @Test("On a narrow screen no line is wider than it", arguments: [20, 40, 60])
  func narrow(width: Int) throws {
    let shell = ScriptedSession(width: width)
    #expect(shell.fails("data iris", "lang zh") == nil)
    for line in shell.type("summary").split(separator: "\n") { #expect(line.count <= width) }
  }
}
