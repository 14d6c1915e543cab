import Engine
import Matrices

/// Numbers that say how good predictions are; missing labels are counted out.
public enum Metrics {
  /// The share of labels predicted right; nil for a loss that has no right and wrong.
  ///
  /// With `ce` an example is right where the largest output is the labelled class; with `bce`
  /// each output is right where it is on the label's side of 0.5.
  public static func accuracy(
    _ predictions: Matrix<Double>, _ labels: Matrix<Double>, loss: Loss
  ) -> Double? {
    switch loss {
    case .ce: shareOfRightClasses(predictions, labels)
    case .bce: shareOfRightSides(predictions, labels)
    case .squared: nil
    }
  }

  private static func shareOfRightSides(
    _ predictions: Matrix<Double>, _ labels: Matrix<Double>
  ) -> Double {
    let known = zip(predictions.elements, labels.elements).filter { !$1.isNaN }
    let right = known.count { ($0 > 0.5) == ($1 > 0.5) }
    return Double(right) / Double(known.count)
  }

  private static func shareOfRightClasses(
    _ predictions: Matrix<Double>, _ labels: Matrix<Double>
  ) -> Double {
    let known = (0..<labels.columns).filter { !labels[0, $0].isNaN }
    let right = known.count { largest(predictions, $0) == largest(labels, $0) }
    return Double(right) / Double(known.count)
  }

  /// The row of the largest element of a column; the first of equals.
  public static func largest(_ matrix: Matrix<Double>, _ column: Int) -> Int {
    (0..<matrix.rows).max { (matrix[$0, column], -$0) < (matrix[$1, column], -$1) } ?? 0
  }
}
