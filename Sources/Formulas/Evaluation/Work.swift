import Matrices

/// What one formula may cost, so that no line keeps the learner waiting for minutes.
struct Work {
  /// Multiplications of matrix products that a formula may do.
  static let most = 1 << 35

  /// What is left of them; an element of anything else counts as `elementCost`.
  private var left = Self.most
  private static let elementCost = 32

  mutating func spend(elements count: Int) throws(Problem) {
    // What is worked out of a large array is as large, and one more may be on the way there.
    if count > 1 << 20, !MachineMemory.hasRoom(for: 2 * count * MemoryLayout<Double>.stride) {
      throw .noMemory
    }
    try spend(count.multipliedReportingOverflow(by: Self.elementCost))
  }

  /// The product of a (rows, inner) by an (inner, columns) matrix.
  mutating func spend(rows: Int, inner: Int, columns: Int) throws(Problem) {
    let (outer, overflow) = rows.multipliedReportingOverflow(by: columns)
    if overflow { throw .tooMuchWork }
    try spend(outer.multipliedReportingOverflow(by: inner))
  }

  private mutating func spend(_ cost: (Int, overflow: Bool)) throws(Problem) {
    guard !cost.overflow, cost.0 <= left else { throw .tooMuchWork }
    left -= cost.0
  }
}
