import Matrices

extension FunctionTable {
  /// Functions that ask for or change the shape.
  static let shaping: [Function] = [
    Function("shape(a)") { call, _ throws(FormulaError) in
      Value(shape: try call.array("a").shape)
    },
    Function("size(a, axis=)") { call, _ throws(FormulaError) in try size(call) },
    Function("ndim(a)") { call, _ throws(FormulaError) in Value(Double(try call.array("a").rank)) },
    Function("len(a)") { call, _ throws(FormulaError) in try length(call) },
    reshape, ravel, alias("flatten", of: ravel), squeeze,
    Function("transpose(a)") { call, _ throws(FormulaError) in
      .array(try call.array("a").transposed)
    },
    Function("expand_dims(a, axis)") { call, _ throws(FormulaError) in try expanded(call) },
    diagonal,
  ]

  private static func length(_ call: Call) throws(FormulaError) -> Value {
    if case .tuple(let values) = try call.argument("a").value { return Value(Double(values.count)) }
    let array = try call.array("a")
    guard let length = array.shape.first else {
      throw FormulaError(.tooManyIndices(1, shape: []), at: call.range)
    }
    return Value(Double(length))
  }

  /// One side may be -1: it is what is left.
  private static let reshape = Function("reshape(a, *shape)") { call, _ throws(FormulaError) in
    let array = try call.array("a")
    var sides = try call.shape(call.rest)
    let known = sides.filter { $0 != -1 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).0 }
    if let open = sides.firstIndex(of: -1), open == sides.lastIndex(of: -1), known > 0,
      array.count % known == 0
    {
      sides[open] = array.count / known
    }
    let wanted = sides
    return .array(try call.locate { () throws(Problem) in try array.reshaped(to: wanted) })
  }

  private static let ravel = Function("ravel(a)") { call, _ throws(FormulaError) in
    let array = try call.array("a")
    return .array(NumPyArray(row: array.matrix.rowMajor, isLogical: array.isLogical))
  }

  /// Removes the sides of length 1.
  private static let squeeze = Function("squeeze(a, axis=)") { call, _ throws(FormulaError) in
    let array = try call.array("a")
    let axis = try call.whole("axis").map { $0 < 0 ? $0 + array.rank : $0 }
    let sides = array.shape.enumerated().filter { position, side in
      side != 1 || axis != nil && axis != position
    }
    if let axis, !(0..<array.rank).contains(axis) || array.shape[axis] != 1 {
      throw FormulaError(.axisOutOfRange(axis, shape: array.shape), at: call.range)
    }
    return .array(
      NumPyArray(
        shape: sides.map(\.element), rowMajor: array.matrix.rowMajor, isLogical: array.isLogical))
  }

  /// How many elements there are, or how many along an axis.
  private static func size(_ call: Call) throws(FormulaError) -> Value {
    let array = try call.array("a")
    guard let axis = try call.whole("axis") else { return Value(Double(array.count)) }
    let place = axis < 0 ? axis + array.rank : axis
    guard array.shape.indices.contains(place) else {
      throw FormulaError(.axisOutOfRange(axis, shape: array.shape), at: call.range)
    }
    return Value(Double(array.shape[place]))
  }

  private static func expanded(_ call: Call) throws(FormulaError) -> Value {
    let array = try call.array("a")
    let axis = try call.argument("axis").whole()
    let place = axis < 0 ? axis + array.rank + 1 : axis
    guard (0...array.rank).contains(place) else {
      throw FormulaError(.axisOutOfRange(axis, shape: array.shape), at: call.range)
    }
    var sides = array.shape
    sides.insert(1, at: place)
    let wanted = sides
    return .array(try call.locate { () throws(Problem) in try array.reshaped(to: wanted) })
  }

  /// The diagonal of a matrix, or a matrix with a row as its diagonal.
  private static let diagonal = Function("diag(v)") { call, _ throws(FormulaError) in
    let array = try call.array("v")
    if array.rank == 2 {
      let count = min(array.matrix.rows, array.matrix.columns)
      return .array(NumPyArray(row: (0..<count).map { array.matrix[$0, $0] }))
    }
    guard array.rank == 1 else {
      throw FormulaError(.tooManyIndices(1, shape: []), at: call.range)
    }
    let shape = try call.locate { () throws(Problem) in
      try Shape(checkingSides: [array.count, array.count])
    }
    return .array(
      NumPyArray(Matrix(shape: shape) { $0 == $1 ? array.matrix.elements[$0] : 0 }))
  }
}

extension NumPyArray {
  /// The same elements, row after row, in another shape.
  func reshaped(to sides: [Int]) throws(Problem) -> NumPyArray {
    if sides.contains(where: { $0 < 0 }) { throw .cannotReshape(from: shape, to: sides) }
    let wanted = try Shape(checkingSides: sides)
    guard wanted.count == count else { throw .cannotReshape(from: shape, to: sides) }
    return NumPyArray(shape: sides, rowMajor: matrix.rowMajor, isLogical: isLogical)
  }
}
