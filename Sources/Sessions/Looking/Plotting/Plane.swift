import Engine
import Matrices
import Presentation

/// The part of the plane of two features in which the examples lie.
struct Plane {
  let x: ChartAxis
  let y: ChartAxis

  /// - Throws: `PlotProblem.needsTwoFeatures` for other data.
  init(_ plot: String, _ X: Matrix<Double>, _ isNormalized: Bool, _ names: [String]) throws {
    guard X.rows == 2 else {
      throw SessionError.plot(.needsTwoFeatures(plot: plot, found: X.rows))
    }
    func axis(_ row: Int) -> ChartAxis {
      let extent = Extent(of: (0..<X.columns).map { X[row, $0] }) ?? Extent(-1...1)
      let name = row < names.count ? names[row] : "x\(row + 1)"
      return ChartAxis(name + (isNormalized ? " (normalised)" : ""), extent.widened(by: 0.05))
    }
    (x, y) = (axis(0), axis(1))
  }

  /// The middles of the samples, column after column from the lower left, without labels.
  func grid(_ detail: PlotDetail, outputs: Int) throws -> TrainingSet {
    let count = detail.rows * detail.columns
    func place(_ axis: ChartAxis, _ index: Int, _ count: Int) -> Double {
      let range = axis.extent.range
      let share = (Double(index) + 0.5) / Double(count)
      return range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    let X = Matrix<Double>(shape: Shape(2, count)) { row, sample in
      row == 0
        ? place(x, sample / detail.rows, detail.columns)
        : place(y, sample % detail.rows, detail.rows)
    }
    return try TrainingSet(X: X, Y: Matrix(shape: Shape(outputs, count), filledWith: .nan))
  }
}
