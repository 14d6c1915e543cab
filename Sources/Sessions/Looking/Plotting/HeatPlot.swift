import Languages
import Presentation

/// `plot heat`: a matrix by the sign and size of its elements.
struct HeatPlot: PlotSubject {
  let name = "heat"
  let usage = "EXPR"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let source = try arguments.expression(
      Localized(en: "a matrix, such as W1", zh: "一个矩阵，例如 W1"))
    let drawn = try DrawnValue(source, in: session)
    return Figure(
      name, title: Localized(drawn.title) + Localized(en: ", sign and size", zh: "，正负和大小"),
      .cells(Cells(drawn.matrix, look: .signed)))
  }
}
