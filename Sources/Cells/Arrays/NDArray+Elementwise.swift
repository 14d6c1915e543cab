import Formulas
import Glibc

extension NDArray {
  /// The sides two arrays broadcast to.
  static func broadcast(_ a: NDArray, _ b: NDArray) throws -> (rank: Int, rows: Int, columns: Int) {
    guard let rows = side(a.rows, b.rows), let columns = side(a.columns, b.columns) else {
      throw PythonError(
        .value,
        "operands could not be broadcast together with shapes \(a.broadcastShape) "
          + "\(b.broadcastShape) ")
    }
    return (max(a.rank, b.rank), rows, columns)
  }

  /// The shape as NumPy writes it where broadcasting fails: without blanks.
  var broadcastShape: String {
    NumPyArray.text(of: shape).filter { $0 != " " }
  }

  private static func side(_ a: Int, _ b: Int) -> Int? {
    a == b || b == 1 ? a : a == 1 ? b : nil
  }

  /// Two arrays element by element, broadcast.
  @inline(__always)
  static func combine(
    _ a: NDArray, _ b: NDArray, _ dtype: DType, _ operation: (Double, Double) -> Double
  ) throws -> NDArray {
    let (rank, rows, columns) = try broadcast(a, b)
    let result = try NDArray(unfilled: rank, rows, columns, dtype)
    var target = result.storage.elements
    let (aRow, bRow) = (a.rows == 1 ? 0 : a.rowStride, b.rows == 1 ? 0 : b.rowStride)
    let (aStep, bStep) = (a.columns == 1 ? 0 : a.columnStride, b.columns == 1 ? 0 : b.columnStride)
    for row in 0..<rows {
      let left = a.start + row * aRow
      let right = b.start + row * bRow
      if aStep == 1, bStep == 1 {
        for column in 0..<columns { target[column] = operation(left[column], right[column]) }
      } else if aStep == 1, bStep == 0, columns > 0 {
        let number = right.pointee
        for column in 0..<columns { target[column] = operation(left[column], number) }
      } else if aStep == 0, bStep == 1, columns > 0 {
        let number = left.pointee
        for column in 0..<columns { target[column] = operation(number, right[column]) }
      } else {
        for column in 0..<columns {
          target[column] = operation(left[column * aStep], right[column * bStep])
        }
      }
      target += columns
    }
    return result
  }

  /// Changes every element where it lies, by an array that broadcasts to its shape.
  @inline(__always)
  func update(_ other: NDArray, _ operation: (Double, Double) -> Double) {
    let row = other.rows == 1 ? 0 : other.rowStride
    let step = other.columns == 1 ? 0 : other.columnStride
    for index in 0..<rows {
      let target = start + index * rowStride
      let source = other.start + index * row
      for column in 0..<columns {
        target[column * columnStride] = operation(
          target[column * columnStride], source[column * step])
      }
    }
  }

  /// Every element through a function.
  @inline(__always)
  func map(_ dtype: DType, _ function: (Double) -> Double) throws -> NDArray {
    let result = try NDArray(unfilled: rank, rows, columns, dtype)
    var target = result.storage.elements
    for row in 0..<rows {
      let source = start + row * rowStride
      if columnStride == 1 {
        for column in 0..<columns { target[column] = function(source[column]) }
      } else {
        for column in 0..<columns { target[column] = function(source[column * columnStride]) }
      }
      target += columns
    }
    return result
  }

  /// Whether an element is infinite or no number.
  var hasNonFinite: Bool {
    var sum = 0.0
    for row in 0..<rows {
      let source = start + row * rowStride
      for column in 0..<columns { sum += source[column * columnStride] * 0 }
    }
    return sum != 0 || sum.isNaN
  }

  func contains(_ test: (Double) -> Bool) -> Bool {
    for row in 0..<rows {
      for column in 0..<columns where test(self[row, column]) { return true }
    }
    return false
  }

  /// Whether the sides of another array broadcast to these.
  func accepts(_ other: NDArray) -> Bool {
    (other.rows == rows || other.rows == 1) && (other.columns == columns || other.columns == 1)
  }
}

/// Arithmetic on two numbers where NumPy and Python have rules of their own.
enum Numbers {
  static func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 2 ? base * base : exponent == 1 ? base : pow(base, exponent)
  }

  /// The remainder with the sign of the divisor; NaN for a divisor of 0.
  static func remainder(_ a: Double, _ b: Double) -> Double {
    let remainder = fmod(a, b)
    if remainder == 0 { return b.sign == .minus ? -0.0 : 0 }
    return (remainder < 0) == (b < 0) ? remainder : remainder + b
  }

  static func floorDivide(_ a: Double, _ b: Double) -> Double {
    if b == 0 { return a / b }
    let rest = remainder(a, b)
    let quotient = (a - rest) / b
    if quotient == 0 { return copysign(0, a / b) }
    let floored = quotient.rounded(.down)
    return quotient - floored > 0.5 ? floored + 1 : floored
  }

  static func floorDivide(_ a: Int, _ b: Int) -> Int {
    let (quotient, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { return a }
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  static func remainder(_ a: Int, _ b: Int) -> Int {
    if b == -1 { return 0 }
    let rest = a % b
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }

  static func maximum(_ a: Double, _ b: Double) -> Double { a >= b || a.isNaN ? a : b }
  static func minimum(_ a: Double, _ b: Double) -> Double { a <= b || a.isNaN ? a : b }

  /// NumPy's rounding to decimals: scale, round half to even, scale back.
  static func round(_ value: Double, _ decimals: Int) -> Double {
    guard value.isFinite else { return value }
    if decimals == 0 { return value.rounded(.toNearestOrEven) }
    let factor = pow(10, abs(Double(decimals)))
    return decimals > 0
      ? (value * factor).rounded(.toNearestOrEven) / factor
      : (value / factor).rounded(.toNearestOrEven) * factor
  }
}
