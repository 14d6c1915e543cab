import COpenBLAS
import Glibc

/// `np.linalg`.
enum LinearAlgebra {
  static var functions: [Native] {
    [
      .ofArray("norm", "x, ord=, axis=, keepdims=") { machine, array, arguments in
        try norm(machine, array, arguments)
      },
      .ofArray("inv") { _, array, _ in
        let count = try square(array)
        let identity = try NDArray(shape: [count, count], filledWith: 0, .float64)
        for place in 0..<count { identity.storage.elements[place * (count + 1)] = 1 }
        return .array(try solve(array, identity))
      },
      .ofArray("det") { _, array, _ in .npFloat(try determinant(array)) },
      .ofArray("solve", "a, b") { machine, array, arguments in
        let right = try machine.array(arguments.value(1))
        let column = right.rank == 1 ? try right.reshaped([right.count, 1]) : right
        guard try square(array) == column.rows else {
          let (name, signature) =
            right.rank == 1 ? ("solve1", "(m,m),(m)->(m)") : ("solve", "(m,m),(m,n)->(m,n)")
          throw PythonError(
            .value,
            "\(name): Input operand 1 has a mismatch in its core dimension 0, with gufunc "
              + "signature \(signature) (size \(column.rows) is different from \(array.rows))")
        }
        return .array(try solve(array, column).reshaped(right.shape))
      },
    ]
  }

  private static func square(_ array: NDArray) throws -> Int {
    guard array.rank == 2 else {
      throw PythonError(
        .linearAlgebra,
        "\(array.rank)-dimensional array given. Array must be at least "
          + "two-dimensional")
    }
    guard array.rows == array.columns else {
      throw PythonError(.linearAlgebra, "Last 2 dimensions of the array must be square")
    }
    return array.rows
  }

  /// By LAPACK's elimination with rows exchanged, as NumPy has it: the product of the pivots is
  /// taken through their logarithms.
  private static func determinant(_ matrix: NDArray) throws -> Double {
    var count = Int32(try square(matrix))
    guard count > 0 else { return 1 }
    let columns = try matrix.transposed.copy(as: .float64).storage
    var pivots = [Int32](repeating: 0, count: matrix.rows)
    var status: Int32 = 0
    dgetrf_(&count, &count, columns.elements, &count, &pivots, &status)
    guard status == 0 else { return 0 }
    var (sign, logarithm) = (1.0, 0.0)
    for place in 0..<matrix.rows {
      let pivot = columns.elements[place * (matrix.rows + 1)]
      if pivots[place] != place + 1 { sign = -sign }
      if pivot < 0 { sign = -sign }
      logarithm += log(abs(pivot))
    }
    return sign * exp(logarithm)
  }

  /// What a square matrix makes `right` of.
  private static func solve(_ matrix: NDArray, _ right: NDArray) throws -> NDArray {
    var (count, rights) = (Int32(matrix.rows), Int32(right.columns))
    let columns = try matrix.transposed.copy(as: .float64).storage
    let result = try right.transposed.copy(as: .float64)
    guard count > 0, rights > 0 else { return result.transposed }
    var pivots = [Int32](repeating: 0, count: matrix.rows)
    var status: Int32 = 0
    dgesv_(
      &count, &rights, columns.elements, &count, &pivots, result.storage.elements, &count, &status)
    guard status == 0 else { throw PythonError(.linearAlgebra, "Singular matrix") }
    return try result.transposed.copy()
  }

  private static func norm(
    _ machine: Machine, _ array: NDArray, _ arguments: NativeArguments
  ) throws -> PythonValue {
    try machine.work(array.count)
    var kind = arguments.given(1)
    if case .string(let name)? = kind, name == "fro" { kind = nil }
    let direction = try Functions.Direction(
      machine, array, axis: arguments[2], keeps: arguments[3])
    let order = kind?.number ?? 2
    guard kind == nil || array.rank == 1 || direction.axis != nil else {
      return try matrixNorm(machine, array, order)
    }
    if order == .infinity || order == -.infinity {
      let sizes = try array.map(.float64) { abs($0) }
      return try Functions.fold(
        sizes, direction, machine, name: "maximum",
        order > 0 ? Numbers.maximum : Numbers.minimum)
    }
    let terms = try array.map(.float64) { x in
      order == 2 ? x * x : order == 1 ? abs(x) : order == 0 ? (x != 0 ? 1 : 0) : pow(abs(x), order)
    }
    let root: (Double) -> Double = { sum in
      order == 2 ? sum.squareRoot() : order == 1 || order == 0 ? sum : pow(sum, 1 / order)
    }
    guard let axis = direction.axis else {
      // NumPy takes the scalar product of the elements with themselves.
      let line = try (order == 2 ? array : terms).reshaped([array.count])
      let sum =
        order == 2
        ? try NDArray.product(line, line, machine, named: .dot).first : terms.total()
      return try Functions.whole(root(sum), .float64, array, direction)
    }
    return try terms.sums(axis, keeps: direction.keeps, .float64).map(.float64, root).unwrapped
  }

  private static func matrixNorm(
    _ machine: Machine, _ array: NDArray, _ order: Double
  ) throws -> PythonValue {
    guard order == 1 || order == .infinity else {
      throw PythonError(
        .notImplemented, "of the norms of a matrix there are 'fro', 1 and np.inf")
    }
    let sums = try array.map(.float64) { abs($0) }.sums(order == 1 ? 0 : 1, keeps: false, .float64)
    return .npFloat(sums.elements.max() ?? 0)
  }
}
