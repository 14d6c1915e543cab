import Languages
import Matrices
import Presentation

/// `plot mask`: which elements are 0, as dropout's masks show it.
struct MaskPlot: PlotSubject {
  let name = "mask"
  let usage = "EXPR"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let source = try arguments.expression(
      Localized(en: "a mask, such as D1", zh: "一个掩码，例如 D1"))
    let drawn = try DrawnValue(source, in: session)
    return Figure(
      name, title: "\(drawn.title), what is not 0",
      .cells(Cells(drawn.matrix, look: .mask, row: "unit", column: "example")),
      notes: [Self.share(drawn.matrix)])
  }

  private static func share(_ matrix: Matrix<Double>) -> String {
    let kept = matrix.elements.count { $0 != 0 }
    let share = Double(kept) / Double(matrix.count) * 100
    return "\(kept.grouped) of \(matrix.count.grouped) kept (\(share.shortText(digits: 3))%)"
  }
}
