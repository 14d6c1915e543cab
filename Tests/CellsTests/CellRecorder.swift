import Cells
import Foundation
import Testing

/// Runs cells and keeps what they print and are told.
final class CellRecorder {
  let cells = CellRunner()
  private(set) var printed = ""
  private(set) var notices: [CellRunner.Notice] = []
  private(set) var figures: [CellFigure] = []
  var engine: (any EngineView)?
  var isInterrupted: () -> Bool = { false }
  /// How many bytes a cell may add to what is held.
  var memory = 2 << 30

  @discardableResult
  func run(_ text: String) -> CellRunner.Outcome {
    printed = ""
    return cells.run(
      text,
      CellRunner.Host(
        engine: engine, output: { self.printed += $0 }, notice: { self.notices.append($0) },
        draw: { self.figures.append($0) }, isInterrupted: isInterrupted,
        memory: memory))
  }
}

/// Stops a cell after so many seconds, so that a test ends.
func deadline(_ seconds: Double) -> () -> Bool {
  let end = ContinuousClock.now + .seconds(seconds)
  return { ContinuousClock.now > end }
}

/// A cell of the corpus with what Python prints.
struct CorpusCell {
  let name: String
  let text: String
  let expected: String

  static func all() throws -> [CorpusCell] {
    let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/Corpus")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "py" }.sorted { $0.path < $1.path }
      .map { file in
        let output = file.deletingPathExtension().appendingPathExtension("out")
        return CorpusCell(
          name: file.deletingPathExtension().lastPathComponent,
          text: try String(contentsOf: file, encoding: .utf8),
          expected: try String(contentsOf: output, encoding: .utf8))
      }
  }
}

/// A small cell with what Python and NumPy make of it.
struct Expectation: Decodable {
  struct Failure: Decodable {
    let name: String
    let line: Int
    let message: String?
  }
  let cell: String
  let printed: String
  let error: Failure?

  static func all() throws -> [Expectation] {
    let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
    let file = folder.appending(path: "expectations.json")
    return try JSONDecoder().decode([Expectation].self, from: Data(contentsOf: file))
  }
}
