import Matrices

extension FunctionTable {
  /// Functions that join arrays.
  static let joining: [Function] = [
    Function("concatenate([arrays], axis=)") { call, _ throws(FormulaError) in
      let arrays = try call.arrays("arrays")
      if call.isNone("axis") {
        let rows = arrays.map { NumPyArray(row: $0.matrix.rowMajor) }
        return try joined(rows, along: .columns, call)
      }
      let first = arrays.first ?? NumPyArray(row: [])
      let direction = try call.direction(of: first, default: 0)
      return try joined(arrays, along: direction.axis == .rows ? .rows : .columns, call)
    },
    Function("vstack([arrays])") { call, _ throws(FormulaError) in
      let rows = try call.arrays("arrays").map { NumPyArray($0.matrix) }
      return try joined(rows, along: .rows, call)
    },
    Function("hstack([arrays])") { call, _ throws(FormulaError) in
      let arrays = try call.arrays("arrays").map {
        $0.rank == 0 ? NumPyArray(row: $0.matrix.elements) : $0
      }
      return try joined(arrays, along: .columns, call)
    },
    append,
  ]

  /// Without a side, all elements of both in one row.
  private static let append = Function("append(arr, values, axis=)") {
    call, _ throws(FormulaError) in
    let arrays = [try call.array("arr"), try call.array("values")]
    guard let axis = try call.whole("axis") else {
      return try joined(arrays.map { NumPyArray(row: $0.matrix.rowMajor) }, along: .columns, call)
    }
    let direction = try call.direction(of: arrays[0], default: axis)
    return try joined(arrays, along: direction.axis == .rows ? .rows : .columns, call)
  }

  private static func joined(
    _ arrays: [NumPyArray], along axis: Axis, _ call: Call
  ) throws(FormulaError) -> Value {
    guard var result = arrays.first else {
      throw FormulaError(.noElements(call.function.name), at: call.range)
    }
    try checkFit(arrays, along: axis, call)
    let matrices = arrays.map { axis == .rows ? $0.matrix.transposed : $0.matrix }
    let shape = Shape(matrices[0].rows, matrices.reduce(0) { $0 + $1.columns })
    let wide = Matrix(shape: shape, columnMajor: matrices.flatMap(\.elements))
    result = NumPyArray(axis == .rows ? wide.transposed : wide, rank: result.rank)
    return .array(result)
  }

  private static func checkFit(
    _ arrays: [NumPyArray], along axis: Axis, _ call: Call
  ) throws(FormulaError) {
    for array in arrays.dropFirst() {
      let (a, b) = (arrays[0], array)
      let fits =
        axis == .rows ? a.matrix.columns == b.matrix.columns : a.matrix.rows == b.matrix.rows
      guard fits, a.rank == b.rank, a.rank > 0 else {
        throw FormulaError(.cannotJoin(a.shape, b.shape), at: call.range)
      }
    }
    let count = arrays.reduce(0) { $0 + $1.count }
    if count > Shape.maximumCount || arrays[0].rank == 0 {
      let problem =
        arrays[0].rank == 0
        ? Problem.cannotJoin([], arrays.last?.shape ?? [])
        : .tooLarge([Double(count)], limit: Shape.maximumCount)
      throw FormulaError(problem, at: call.range)
    }
  }
}
