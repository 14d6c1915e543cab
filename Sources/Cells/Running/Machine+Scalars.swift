import Formulas
import Glibc
import Matrices

extension Machine {
  func scalars(
    _ operation: PythonBinaryOperator, _ a: PythonValue, _ first: DType, _ b: PythonValue,
    _ second: DType
  ) throws -> PythonValue {
    let common = DType.common(first, second)
    if common == .int64, let a = a.integer ?? a.number.map({ Int($0) }),
      let b = b.integer ?? b.number.map({ Int($0) })
    {
      if let result = try wholeScalars(operation, a, b) { return result }
    }
    let x = a.number ?? 0
    let y = b.number ?? 0
    if common == .bool {
      return try arrays(operation, a, b)
    }
    let result: Double
    switch operation {
    case .add: result = x + y
    case .subtract: result = x - y
    case .multiply: result = x * y
    case .divide: result = x / y
    case .floorDivide: result = y == 0 ? (x / y) : Numbers.floorDivide(x, y)
    case .remainder: result = y == 0 ? .nan : Numbers.remainder(x, y)
    case .power: result = Numbers.power(x, y)
    default: return try arrays(operation, a, b)
    }
    if !result.isFinite { warn(operation, x, y, result, scalar: true) }
    return .npFloat(result)
  }

  private func wholeScalars(_ operation: PythonBinaryOperator, _ a: Int, _ b: Int) throws
    -> PythonValue?
  {
    let (result, overflow): (Int, Bool)
    switch operation {
    case .add: (result, overflow) = a.addingReportingOverflow(b)
    case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
    case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
    case .floorDivide, .remainder:
      guard b != 0 else {
        let name = operation == .remainder ? "remainder" : "floor_divide"
        warn("divide by zero encountered in scalar \(name)")
        return .npInt(0)
      }
      (result, overflow) =
        (operation == .remainder ? Numbers.remainder(a, b) : Numbers.floorDivide(a, b), false)
    case .power:
      guard b >= 0 else {
        throw PythonError(.value, "Integers to negative integer powers are not allowed.")
      }
      (result, overflow) = (Numbers.wrappingPower(a, b), Self.wholePower(a, b) == nil)
    case .bitAnd: (result, overflow) = (a & b, false)
    case .bitOr: (result, overflow) = (a | b, false)
    case .bitXor: (result, overflow) = (a ^ b, false)
    case .shiftLeft: (result, overflow) = (Numbers.shiftedLeft(a, b), false)
    case .shiftRight: (result, overflow) = (Numbers.shiftedRight(a, b), false)
    default: return nil
    }
    if overflow { warn("overflow encountered in scalar \(operation.ufunc)") }
    return .npInt(result)
  }

  /// One line where a number became infinite or none at all.
  func warn(
    _ operation: PythonBinaryOperator, _ a: Double, _ b: Double, _ result: Double, scalar: Bool
  ) {
    let name = (scalar ? "scalar " : "") + operation.ufunc
    if result.isNaN, !a.isNaN, !b.isNaN {
      warn("invalid value encountered in \(name)")
    } else if result.isInfinite, a.isFinite, b.isFinite {
      let isByZero = operation == .divide && b == 0 || operation == .power && a == 0
      warn("\(isByZero ? "divide by zero" : "overflow") encountered in \(name)")
    }
  }
}
