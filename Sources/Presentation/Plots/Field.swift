import Matrices

/// What something answers all over a plane, sampled on a grid.
public struct Field: Sendable, Hashable {
  /// What the numbers mean.
  public enum Meaning: Sendable, Hashable {
    /// The index of a class by these names, and how sure the answer is, from 0 to 1.
    case classes([String], certainty: Matrix<Double>)
    /// A quantity, shown by its sign and size.
    case quantity
  }

  /// The samples: row 0 at the bottom, column 0 at the left.
  public let values: Matrix<Double>
  /// What they mean.
  public let meaning: Meaning

  /// Creates a field; it fills the chart it is drawn in.
  public init(_ values: Matrix<Double>, meaning: Meaning) {
    self.values = values
    self.meaning = meaning
  }

  /// The sample nearest to a place, both coordinates from 0 to 1.
  func index(atX x: Double, y: Double) -> (row: Int, column: Int) {
    func nearest(_ place: Double, _ count: Int) -> Int {
      min(max(Int(place * Double(count)), 0), count - 1)
    }
    return (nearest(y, values.rows), nearest(x, values.columns))
  }
}
