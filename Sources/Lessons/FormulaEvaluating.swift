/// What the judge needs to know of the session: the value of a formula.
public protocol FormulaEvaluating {
  /// The value of `formula` on `ground`; nothing may be changed by it.
  ///
  /// - Throws: An error whose description tells a learner what is wrong with the formula.
  func value(of formula: String, on ground: Ground) throws -> Measured
}

/// Where a formula is evaluated.
public enum Ground: Equatable, Sendable {
  /// The learner's tensors as they stand.
  case live
  /// The same network at the same stage, reached from another seed with other inputs: every
  /// tensor has its live shape and other values that belong together. It must be the same state
  /// each time within one judgement.
  case second
  /// No tensor and no variable, only numbers and functions.
  case bare
}

/// A value a formula had.
public struct Measured: Equatable, Sendable {
  /// Its shape; a scalar is (1, 1).
  public let shape: Question.Shape
  /// Its elements in a fixed order.
  public let values: [Double]

  /// Makes one of `values`, `rows * columns` of them.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "\(values.count) values for \(rows)x\(columns)")
    self.shape = Question.Shape(rows: rows, columns: columns)
    self.values = values
  }
}

extension Measured {
  /// Whether shapes are equal and each element is within `tolerance`, relative to elements over 1.
  func agrees(with other: Measured, tolerance: Double) -> Bool {
    shape == other.shape
      && zip(values, other.values).allSatisfy { Self.near($0, $1, tolerance) }
  }

  private static func near(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    if a == b || (a.isNaN && b.isNaN) { return true }
    return abs(a - b) <= tolerance * max(1, min(abs(a), abs(b)))
  }
}
