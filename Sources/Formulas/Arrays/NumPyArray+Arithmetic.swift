import Glibc
import Matrices

extension NumPyArray {
  /// Every element through a function.
  func map(isLogical: Bool = false, _ function: (Double) -> Double) -> NumPyArray {
    NumPyArray(matrix.map(function), rank: rank, isLogical: isLogical)
  }

  /// Two arrays element by element, broadcast; the higher rank counts.
  static func combining(
    _ a: NumPyArray, _ b: NumPyArray, isLogical: Bool = false,
    _ operation: (Double, Double) -> Double
  ) throws(ShapeError) -> NumPyArray {
    let matrix = try Matrix.combining(a.matrix, b.matrix, operation)
    return NumPyArray(matrix, rank: max(a.rank, b.rank), isLogical: isLogical)
  }

  /// The array repeated along its sides of length 1 to fill a shape it broadcasts to.
  func broadcast(to shape: [Int]) -> NumPyArray? {
    let filled = NumPyArray(
      Matrix(shape: Shape(sides: shape), filledWith: 0), rank: shape.count)
    guard let result = try? Self.combining(self, filled, { a, _ in a }),
      result.matrix.shape == filled.matrix.shape
    else { return nil }
    return NumPyArray(result.matrix, rank: shape.count, isLogical: isLogical)
  }

  /// The product of NumPy's `@` and `dot`: a row is a row on the left and a column on the right.
  /// - Parameter form: The matrix that is given as its transpose.
  static func product(
    _ a: NumPyArray, _ b: NumPyArray, by products: Products, turning form: Transposition = .none
  ) throws(ShapeError) -> NumPyArray {
    guard a.rank > 0, b.rank > 0 else { return try combining(a, b, *) }
    let right = b.rank == 1 ? b.matrix.transposed : b.matrix
    let product = try Matrix.product(a.matrix, right, by: products, turning: form)
    let rank = a.rank + b.rank - 2
    return NumPyArray(a.rank == 2 && b.rank == 1 ? product.transposed : product, rank: rank)
  }
}

extension BinaryOperator {
  /// What it does with two numbers; nil for those that are not done element by element.
  var operation: ((Double, Double) -> Double)? {
    switch self {
    case .add: (+)
    case .subtract: (-)
    case .multiply: (*)
    case .divide: (/)
    case .floorDivide: Arithmetic.floorDivide
    case .remainder: Arithmetic.remainder
    case .power: Arithmetic.power
    case .bitAnd: { a, b in a * b }
    case .bitOr: { a, b in max(a, b) }
    case .and, .or, .matrixProduct: nil
    }
  }
}

extension ComparisonOperator {
  /// 1 where it holds between two numbers, else 0.
  public func holds(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .less: a < b ? 1 : 0
    case .lessOrEqual: a <= b ? 1 : 0
    case .greater: a > b ? 1 : 0
    case .greaterOrEqual: a >= b ? 1 : 0
    case .equal: a == b ? 1 : 0
    case .unequal: a != b ? 1 : 0
    }
  }
}

/// Arithmetic on two numbers where NumPy has rules of its own.
enum Arithmetic {
  /// The power; a square is the product, to the last bit, as NumPy's.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 2 ? base * base : pow(base, exponent)
  }

  /// The remainder with the sign of the divisor; NaN for a divisor of 0.
  static func remainder(_ a: Double, _ b: Double) -> Double {
    let remainder = fmod(a, b)
    if remainder == 0 { return b.sign == .minus ? -0.0 : 0 }
    return (remainder < 0) == (b < 0) ? remainder : remainder + b
  }

  /// The largest whole number not above a / b.
  static func floorDivide(_ a: Double, _ b: Double) -> Double {
    if b == 0 { return a / b }
    let quotient = (a - remainder(a, b)) / b
    return quotient.rounded()
  }

  /// The larger; NaN where one is.
  static func maximum(_ a: Double, _ b: Double) -> Double { a >= b || a.isNaN ? a : b }

  /// log(exp(a) + exp(b)), of which no part overflows.
  static func logAddExp(_ a: Double, _ b: Double) -> Double {
    // Two infinities of one sign have no difference.
    a == b ? a + log(2) : max(a, b) + log1p(exp(-abs(a - b))) + (a.isNaN || b.isNaN ? .nan : 0)
  }

  /// The smaller; NaN where one is.
  static func minimum(_ a: Double, _ b: Double) -> Double { a <= b || a.isNaN ? a : b }
}
