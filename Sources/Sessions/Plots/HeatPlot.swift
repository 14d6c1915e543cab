import Presentation

/// `plot heat`: a matrix by the sign and size of its elements.
struct HeatPlot: PlotSubject {
  let name = "heat"
  let usage = "EXPR"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let source = try arguments.expression("a matrix, such as W1")
    let matrix = try session.matrix(of: source)
    return Figure(
      name, title: "\(source) \(matrix.shape), sign and size",
      .cells(Cells(matrix, look: .signed)))
  }
}
