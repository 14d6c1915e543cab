/// Functions that take arrays for the sets of their numbers, and that put in or take out.
enum Choosing {
  static var functions: [Native] {
    [
      set("union1d") { a, b in a + b }, set("intersect1d") { a, b in a.filter(Set(b).contains) },
      set("setdiff1d") { a, b in
        let gone = Set(b)
        return a.filter { !gone.contains($0) }
      },
      set("setxor1d") { a, b in
        let (first, second) = (Set(a), Set(b))
        return a.filter { !second.contains($0) } + b.filter { !first.contains($0) }
      },
      insert, delete,
      .ofArray("take", "a, indices, axis=, out=") { machine, array, arguments in
        try machine.call(
          machine.attribute(.array(array), "take"),
          Array(arguments.values.dropFirst().prefix(2).filter { !$0.isUndefined }))
      },
      .ofArray("broadcast_to", "array, shape") { machine, array, arguments in
        let shape = try machine.shape(arguments.value(1))
        let target = try NDArray(shape: shape, filledWith: 0, array.dtype)
        guard target.accepts(array), array.rank <= shape.count else {
          throw PythonError(
            .value,
            "operands could not be broadcast together with remapped shapes [original->remapped]: "
              + "\(array.broadcastShape) and requested shape \(target.broadcastShape)")
        }
        try target.assign(.view(target), array)
        return .array(target)
      },
      .ofArray("fill_diagonal", "a, val") { machine, array, arguments in
        guard array.rank == 2 else {
          throw PythonError(.value, "array must be at least 2-d")
        }
        for place in 0..<min(array.rows, array.columns) {
          try machine.setItem(
            arguments.value(0), .tuple([.int(place), .int(place)]), arguments.value(1))
        }
        return .none
      },
    ]
  }

  private static func set(
    _ name: String, _ choose: @escaping ([Double], [Double]) -> [Double]
  ) -> Native {
    .ofArray(name, "ar1, ar2") { machine, array, arguments in
      let other = try machine.array(arguments.value(1))
      let chosen = Set(choose(array.elements, other.elements))
      return .array(
        try NDArray(
          row: Functions.sorted(Array(chosen), machine), .common(array.dtype, other.dtype)))
    }
  }

  /// The array in a row where no axis is given, and the axis that is cut.
  private static func cut(
    _ array: NDArray, _ axis: PythonValue?
  ) throws -> (array: NDArray, axis: Int, count: Int) {
    let source = try axis == nil ? array.reshaped([array.count]) : array
    let along = try source.matrixAxis(try axis.map(Methods.wholeNumber) ?? 0)
    return (source, along, along == 0 ? source.rows : source.columns)
  }

  private static func part(
    _ machine: Machine, _ array: NDArray, _ axis: Int, _ index: PythonValue
  ) throws -> NDArray {
    let isSecond = array.rank == 2 && axis == 1
    return try machine.array(
      machine.item(.array(array), isSecond ? .tuple([.ellipsis, index]) : index))
  }

  private static func places(
    _ machine: Machine, _ value: PythonValue, _ count: Int
  ) throws -> [Int] {
    if case .slice(let slice) = value {
      let (start, step, length) = try slice.resolved(count)
      return (0..<length).map { start + $0 * step }
    }
    let array = try machine.array(value)
    if array.dtype == .bool { return array.elements.indices.filter { array.elements[$0] != 0 } }
    guard array.dtype == .int64 || array.count == 0 else {
      throw PythonError(
        .index, "arrays used as indices must be of integer (or boolean) type")
    }
    return array.wholes
  }

  private static var delete: Native {
    .ofArray("delete", "arr, obj, axis=") { machine, array, arguments in
      let (source, axis, count) = try cut(array, arguments.given(2))
      let gone = Set(
        try places(machine, arguments.value(1), count).map {
          try ArraySelection.position($0, axis: source.rank == 2 ? axis : 0, count: count)
        })
      let kept = PythonValue.list((0..<count).filter { !gone.contains($0) }.map { .int($0) })
      return .array(try part(machine, source, axis, kept))
    }
  }

  private static var insert: Native {
    .ofArray("insert", "arr, obj, values, axis=") { machine, array, arguments in
      let (source, axis, count) = try cut(array, arguments.given(3))
      let places = try places(machine, arguments.value(1), count).map { place in
        guard place <= count, place >= -count else {
          throw PythonError(
            .index,
            "index \(place) is out of bounds for axis \(source.rank == 2 ? axis : 0) with size "
              + "\(count)")
        }
        return place < 0 ? place + count : place
      }
      let values = try machine.array(arguments.value(2)).copy(as: array.dtype)
      guard source.rank == 1 else {
        return .array(try inserted(machine, values, into: source, at: places, axis))
      }
      var result = source.elements
      let isSingle = arguments.value(1).integer != nil
      let new = values.elements
      guard isSingle || new.count == 1 || new.count == places.count else {
        throw PythonError(
          .value,
          "shape mismatch: value array of shape (\(new.count),) could not be broadcast to "
            + "indexing result of shape (\(places.count),)")
      }
      if isSingle {
        result.insert(contentsOf: new, at: places[0])
      } else {
        let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        for (shift, place) in order.enumerated() {
          result.insert(new.count == 1 ? new[0] : new[place], at: places[place] + shift)
        }
      }
      return .array(try NDArray(row: result, array.dtype))
    }
  }

  /// One row or column more.
  private static func inserted(
    _ machine: Machine, _ values: NDArray, into source: NDArray, at places: [Int], _ axis: Int
  ) throws -> NDArray {
    guard places.count == 1 else {
      throw PythonError(.notImplemented, "np.insert puts one row or column in at a time here")
    }
    let shape = axis == 0 ? [1, source.columns] : [source.rows, 1]
    let line = try NDArray(shape: shape, filledWith: 0, source.dtype)
    let turned =
      axis == 1 && values.rank == 1 && values.count > 1
      ? try values.reshaped([values.count, 1]) : values
    try line.assign(.view(line), turned)
    func slice(_ from: PythonValue, _ to: PythonValue) -> PythonValue {
      .slice(SliceObject(from, to, .none))
    }
    return try Functions.joined(
      [
        part(machine, source, axis, slice(.none, .int(places[0]))), line,
        part(machine, source, axis, slice(.int(places[0]), .none)),
      ], axis: axis, machine)
  }
}
