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
        return .array(try solve(array, identity).result)
      },
      .ofArray("det") { _, array, _ in
        let count = try square(array)
        let empty = try NDArray(shape: [count, 0], filledWith: 0, .float64)
        guard let determinant = try? solve(array, empty).determinant else { return .npFloat(0) }
        return .npFloat(determinant)
      },
      .ofArray("solve", "a, b") { machine, array, arguments in
        let right = try machine.array(arguments.value(1))
        let column = right.rank == 1 ? try right.reshaped([right.count, 1]) : right
        guard try square(array) == column.rows else {
          throw PythonError(.value, "solve: Input operand 1 has a mismatch in its core dimension 0")
        }
        return .array(try solve(array, column).result.reshaped(right.shape))
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

  /// Gauss's elimination with the largest pivot of each column.
  private static func solve(
    _ matrix: NDArray, _ right: NDArray
  ) throws -> (result: NDArray, determinant: Double) {
    let a = try matrix.copy(as: .float64)
    let b = try right.copy(as: .float64)
    let (left, rights, count) = (a.storage.elements, b.storage.elements, a.rows)
    var determinant = 1.0
    for column in 0..<count {
      let pivot =
        (column..<count).max { abs(left[$0 * count + column]) < abs(left[$1 * count + column]) }
        ?? column
      guard left[pivot * count + column] != 0 else {
        throw PythonError(.linearAlgebra, "Singular matrix")
      }
      if pivot != column {
        determinant = -determinant
        for place in 0..<count {
          (left[pivot * count + place], left[column * count + place]) = (
            left[column * count + place], left[pivot * count + place]
          )
        }
        for place in 0..<b.columns {
          (rights[pivot * b.columns + place], rights[column * b.columns + place]) = (
            rights[column * b.columns + place], rights[pivot * b.columns + place]
          )
        }
      }
      determinant *= left[column * count + column]
      for row in (column + 1)..<max(count, column + 1) {
        let factor = left[row * count + column] / left[column * count + column]
        if factor == 0 { continue }
        for place in column..<count {
          left[row * count + place] -= factor * left[column * count + place]
        }
        for place in 0..<b.columns {
          rights[row * b.columns + place] -= factor * rights[column * b.columns + place]
        }
      }
    }
    for row in (0..<count).reversed() {
      for place in 0..<b.columns {
        var sum = rights[row * b.columns + place]
        for other in (row + 1)..<max(count, row + 1) {
          sum -= left[row * count + other] * rights[other * b.columns + place]
        }
        rights[row * b.columns + place] = sum / left[row * count + row]
      }
    }
    return (b, determinant)
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
