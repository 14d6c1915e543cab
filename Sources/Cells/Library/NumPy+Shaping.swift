import Glibc

/// Functions that give arrays another shape or order, and products.
enum Shaping {
  static var functions: [Native] {
    [
      Native("reshape", "a, shape=, order=, newshape=") { machine, arguments in
        let array = try machine.array(arguments.value(0))
        guard let wanted = arguments[1] ?? arguments[3] else {
          throw PythonError(.type, "reshape() missing 1 required positional argument: 'shape'")
        }
        let sides = try Functions.sides(machine, [wanted], of: array)
        if sides.isEmpty, arguments.value(0).isNumPyScalar { return array.unwrapped }
        if let order = arguments.given(2), try machine.str(order) == "F" {
          return .array(try array.transposed.copy().reshaped(sides.reversed()).transposed)
        }
        return .array(try array.reshaped(sides))
      },
      .ofArray("ravel") { _, array, _ in .array(try array.reshaped([array.count])) },
      .ofArray("transpose", "a, axes=") { _, array, arguments in
        arguments.value(0).isNumPyScalar ? array.unwrapped : .array(array.transposed)
      },
      .ofArray("squeeze", "a, axis=") { _, array, arguments in
        arguments.value(0).isNumPyScalar
          ? array.unwrapped : try Functions.squeezed(array, arguments.given(1))
      },
      .ofArray("expand_dims", "a, axis") { _, array, arguments in
        guard array.rank < 2 else { throw ArraySelection.dimensions() }
        var shape = array.shape
        let axis = arguments.value(1).integer ?? 0
        let place = axis < 0 ? axis + array.rank + 1 : axis
        guard place >= 0, place <= shape.count else {
          throw PythonError(
            .axis, "axis \(axis) is out of bounds for array of dimension \(array.rank + 1)")
        }
        shape.insert(1, at: place)
        return .array(try array.reshaped(shape))
      },
      .ofArray("atleast_2d") { _, array, _ in
        .array(try array.rank == 2 ? array : array.reshaped([1, array.count]))
      },
      .ofArray("atleast_1d") { _, array, _ in
        .array(try array.rank > 0 ? array : array.reshaped([1]))
      },
      .ofArray("shape") { _, array, _ in .tuple(array.shape.map { .int($0) }) },
      .ofArray("ndim") { _, array, _ in .int(array.rank) },
      .ofArray("size", "a, axis=") { _, array, arguments in
        guard let axis = arguments.given(1)?.integer else { return .int(array.count) }
        return .int(try array.matrixAxis(axis) == 0 ? array.rows : array.columns)
      },
      .ofArray("sort", "a, axis=") { machine, array, arguments in
        try machine.work(array.count * 20)
        return try Functions.lines(array, arguments[1], array.dtype, Functions.sorted)
      },
      .ofArray("argsort", "a, axis=, kind=") { machine, array, arguments in
        try machine.work(array.count * 20)
        return try Functions.lines(array, arguments[1], .int64, Functions.order)
      },
      .ofArray("flip", "m, axis=") { machine, array, arguments in
        let back = PythonValue.slice(SliceObject(.none, .none, .int(-1)))
        let whole = PythonValue.slice(SliceObject(.none, .none, .none))
        guard array.rank == 2 else { return try machine.item(.array(array), back) }
        guard let axis = arguments.given(1)?.integer else {
          return try machine.item(.array(array), .tuple([back, back]))
        }
        let isDown = try array.matrixAxis(axis) == 0
        return try machine.item(
          .array(array), .tuple(isDown ? [back, whole] : [whole, back]))
      },
      .ofArray("swapaxes", "a, axis1, axis2") { _, array, arguments in
        let axes = try [1, 2].map {
          try array.matrixAxis(Methods.wholeNumber(arguments.value($0)))
        }
        return .array(axes[0] == axes[1] ? array : array.transposed)
      },
      .ofArray("diagonal") { machine, array, _ in
        guard array.rank == 2 else {
          throw PythonError(.value, "diag requires an array of at least two dimensions")
        }
        return try machine.call(machine.numpy("diag"), [.array(array)])
      },
      .ofArray("rot90", "m, k=") { machine, array, arguments in
        guard array.rank == 2 else { throw PythonError(.value, "axes must be different.") }
        let turns = ((try arguments[1].map(Methods.wholeNumber) ?? 1) % 4 + 4) % 4
        let back = PythonValue.slice(SliceObject(.none, .none, .int(-1)))
        let source = turns % 2 == 1 ? array.transposed : array
        switch turns {
        case 0: return .array(array)
        case 1: return try machine.item(.array(source), back)
        case 2: return try machine.item(.array(source), .tuple([back, back]))
        default: return try machine.item(.array(source), .tuple([.ellipsis, back]))
        }
      },
      .ofArray("trapezoid", "y, x=, dx=") { machine, array, arguments in
        guard array.rank == 1 else {
          throw PythonError(.notImplemented, "np.trapezoid takes one row here")
        }
        let y = array.elements
        let x = try arguments.given(1).map { try machine.array($0).elements }
        let step = arguments[2]?.number ?? 1
        guard x == nil || x?.count == y.count else {
          throw PythonError(
            .value,
            "operands could not be broadcast together with shapes (\((x?.count ?? 1) - 1),) "
              + "(\(y.count - 1),) ")
        }
        var parts: [Double] = []
        for place in 1..<max(1, y.count) {
          let width: Double = x.map { $0[place] - $0[place - 1] } ?? step
          let height: Double = y[place] + y[place - 1]
          parts.append(width * height / 2)
        }
        return .npFloat(try NDArray(row: parts, .float64).total())
      },
      .ofArray("polyval", "p, x") { machine, array, arguments in
        var result: PythonValue = .int(0)
        for place in 0..<array.count {
          result = try machine.binary(
            .add, machine.binary(.multiply, result, arguments.value(1)), array.item(at: place))
        }
        return result
      },
      .ofArray("fliplr") { machine, array, _ in
        try machine.item(
          .array(array), .tuple([.ellipsis, .slice(SliceObject(.none, .none, .int(-1)))]))
      },
      .ofArray("flipud") { machine, array, _ in
        try machine.item(.array(array), .slice(SliceObject(.none, .none, .int(-1))))
      },
      .ofArray("roll", "a, shift, axis=") { machine, array, arguments in
        let shift = arguments.value(1).integer ?? 0
        func rolled(_ line: [Double]) -> [Double] {
          guard !line.isEmpty else { return line }
          let cut = ((-shift) % line.count + line.count) % line.count
          return Array(line[cut...] + line[..<cut])
        }
        if let axis = arguments.given(2) {
          return try Functions.lines(array, axis, array.dtype, rolled)
        }
        return .array(
          try NDArray(shape: array.shape, rowMajor: rolled(array.elements), array.dtype))
      },
      .ofArray("tile", "A, reps") { machine, array, arguments in
        var times = try machine.array(arguments.value(1)).elements.map {
          max(0, Int(saturating: $0))
        }
        let rank = max(array.rank, times.count)
        guard rank <= 2 else { throw ArraySelection.dimensions() }
        while times.count < 2 { times.insert(1, at: 0) }
        let (rows, _) = array.rows.multipliedReportingOverflow(by: times[0])
        let (columns, _) = array.columns.multipliedReportingOverflow(by: times[1])
        let result = try NDArray(unfilled: max(1, rank), rows, columns, array.dtype)
        for row in 0..<rows {
          for column in 0..<columns {
            result.storage.elements[row * columns + column] =
              array[row % array.rows, column % array.columns]
          }
        }
        return .array(result)
      },
      .ofArray("repeat", "a, repeats, axis=") { machine, array, arguments in
        let counts = try machine.array(arguments.value(1))
        let source =
          arguments.given(2) == nil ? try array.reshaped([array.count]) : array
        let axis = try source.matrixAxis(arguments.given(2)?.integer ?? 0)
        let count = axis == 0 ? source.rows : source.columns
        guard counts.count == 1 || counts.count == count else {
          throw PythonError(
            .value,
            "operands could not be broadcast together with shape (\(count),) "
              + "\(counts.broadcastShape)")
        }
        guard !counts.contains({ $0 < 0 }) else {
          throw PythonError(.value, "negative dimensions are not allowed")
        }
        var places: [PythonValue] = []
        for place in 0..<count {
          let times = Int(saturating: counts.count == 1 ? counts.first : counts[0, place])
          try machine.checkSize(1, places.count + max(0, times))
          places += Array(repeating: .int(place), count: max(0, times))
        }
        let index = PythonValue.list(places)
        return try machine.item(
          .array(source), source.rank == 2 && axis == 1 ? .tuple([.ellipsis, index]) : index)
      },
      Native("dot", "a, b, out=") { machine, arguments in
        try machine.dot(
          try machine.array(arguments.value(0)), try machine.array(arguments.value(1)))
      },
      Native("matmul", "x1, x2, out=") { machine, arguments in
        try machine.arrays(
          .matrixProduct, .array(try machine.array(arguments.value(0))),
          .array(try machine.array(arguments.value(1))))
      },
      Native("inner", "a, b") { machine, arguments in
        try machine.dot(
          try machine.array(arguments.value(0)), try machine.array(arguments.value(1)).transposed)
      },
      Native("vdot", "a, b") { machine, arguments in
        let a = try machine.array(arguments.value(0))
        let b = try machine.array(arguments.value(1))
        return try machine.dot(a.reshaped([a.count]), b.reshaped([b.count]))
      },
      Native("outer", "a, b") { machine, arguments in
        let a = try machine.array(arguments.value(0))
        let b = try machine.array(arguments.value(1))
        return .array(
          try machine.elementwise(
            .multiply, a.reshaped([a.count, 1]), b.reshaped([1, b.count])))
      },
    ]
  }
}
