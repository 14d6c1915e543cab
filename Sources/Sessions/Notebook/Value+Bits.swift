import Formulas
import Glibc
import Matrices

extension Value {
  /// Whether both are the same bit by bit: 0 and -0 are two numbers, and a NaN is itself.
  func hasBits(of other: Value) -> Bool {
    switch (self, other) {
    case (.array(let mine), .array(let its)):
      mine.rank == its.rank && mine.isLogical == its.isLogical
        && mine.matrix.hasBits(of: its.matrix)
    case (.tuple(let mine), .tuple(let its)):
      mine.count == its.count && zip(mine, its).allSatisfy { $0.hasBits(of: $1) }
    default: self == other
    }
  }
}

extension [String: Value] {
  /// Whether both hold the same names with the same values, bit by bit.
  func hasBits(of other: [String: Value]) -> Bool {
    count == other.count && allSatisfy { other[$0]?.hasBits(of: $1) == true }
  }
}

extension Matrix<Double> {
  fileprivate func hasBits(of other: Matrix) -> Bool {
    guard shape == other.shape else { return false }
    return elements.withUnsafeBytes { mine in
      other.elements.withUnsafeBytes { its in
        guard let left = mine.baseAddress, let right = its.baseAddress, left != right else {
          return true
        }
        return memcmp(left, right, mine.count) == 0
      }
    }
  }
}
