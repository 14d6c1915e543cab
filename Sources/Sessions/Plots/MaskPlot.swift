import Presentation

/// `plot mask`: which elements are 0, as dropout's masks show it.
struct MaskPlot: PlotSubject {
  let name = "mask"
  let usage = "EXPR"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let source = try arguments.expression("a mask, such as D1")
    let matrix = try session.matrix(of: source)
    return Figure(
      name, title: "\(source) \(matrix.shape), what is not 0",
      .cells(Cells(matrix, look: .mask, row: "unit", column: "example")))
  }
}
