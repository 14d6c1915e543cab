import Cells
import Testing

@Suite("Cells as Python runs them")
struct CorpusTests {
  @Test("Every cell of the corpus prints what Python prints, or fails where it fails")
  func corpus() throws {
    let corpus = try CorpusCell.all()
    #expect(corpus.count == 40)
    for cell in corpus {
      let recording = CellRecorder()
      if let failure = recording.run(cell.text).failure {
        #expect("\(failure.name) line \(failure.line)\n" == cell.expected, "\(cell.name)")
      } else {
        #expect(recording.printed == cell.expected, "\(cell.name)")
      }
    }
  }

  @Test("Small cells print what Python and NumPy print; errors have their names, lines and words")
  func expectations() throws {
    let expectations = try Expectation.all()
    #expect(expectations.count > 180)
    for expectation in expectations {
      let recording = CellRecorder()
      let failure = recording.run(expectation.cell).failure
      #expect(recording.printed == expectation.printed, "\(expectation.cell)")
      #expect(failure?.name == expectation.error?.name, "\(expectation.cell)")
      #expect(failure?.line == expectation.error?.line, "\(expectation.cell)")
      if let message = expectation.error?.message {
        #expect(failure?.message == message, "\(expectation.cell)")
      }
    }
  }
}
