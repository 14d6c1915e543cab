import Matrices
import Presentation
import Testing

@testable import Sessions

@Suite("The stages kept of a long step") struct LastStagesTests {
  private func stages(_ count: Int, numbers: Int) -> [StepReport.Stage] {
    let values = Matrix(shape: Shape(1, numbers), filledWith: 0.0)
    return (1...count).map { number in
      StepReport.Stage(
        "batch", iteration: number, equations: [], written: [StepReport.Tensor("X", values)])
    }
  }

  @Test("are all of few, and the last of many", arguments: [(24, 24), (200, 200), (201, 100)])
  func few(count: Int, kept: Int) {
    var last = LastStages()
    for stage in stages(count, numbers: 3) { last.append(stage) }
    #expect(last.all.map(\.iteration) == Array((count - kept + 1)...count))
  }

  @Test("are those printed where their values take much memory")
  func large() {
    var last = LastStages()
    for stage in stages(60, numbers: 1 << 20) { last.append(stage) }
    #expect(last.all.map(\.iteration) == Array((60 - StepReport.shownStages + 1)...60))
  }
}
