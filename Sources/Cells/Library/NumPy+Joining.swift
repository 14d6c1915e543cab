import Glibc

/// Functions that put arrays together.
enum Joining {
  static var functions: [Native] {
    [
      Native("concatenate", "arrays, axis=") { machine, arguments in
        let parts = try arrays(machine, arguments.value(0))
        if let axis = arguments[1], axis.isNone {
          return .array(
            try Functions.joined(
              try parts.map { try $0.reshaped([$0.count]) }, axis: 0, machine))
        }
        return .array(
          try Functions.joined(
            parts, axis: try arguments[1].map(Methods.wholeNumber) ?? 0, machine))
      },
      Native("vstack", "tup") { machine, arguments in
        let parts = try stacked(machine, arguments.value(0)).map {
          try $0.rank == 2 ? $0 : $0.reshaped([1, $0.count])
        }
        return .array(try Functions.joined(parts, axis: 0, machine))
      },
      Native("hstack", "tup") { machine, arguments in
        let parts = try stacked(machine, arguments.value(0)).map {
          try $0.rank == 0 ? $0.reshaped([1]) : $0
        }
        return .array(
          try Functions.joined(parts, axis: parts.first?.rank == 2 ? 1 : 0, machine))
      },
      Native("column_stack", "tup") { machine, arguments in
        .array(try columns(try stacked(machine, arguments.value(0)), machine))
      },
      Native("stack", "arrays, axis=") { machine, arguments in
        let parts = try arrays(machine, arguments.value(0))
        guard let first = parts.first else {
          throw PythonError(.value, "need at least one array to stack")
        }
        guard parts.allSatisfy({ $0.shape == first.shape }) else {
          throw PythonError(.value, "all input arrays must have the same shape")
        }
        let axis = try arguments[1].map(Methods.wholeNumber) ?? 0
        guard axis <= first.rank, axis >= -first.rank - 1 else {
          throw PythonError(
            .axis, "axis \(axis) is out of bounds for array of dimension \(first.rank + 1)")
        }
        guard first.rank < 2 else { throw ArraySelection.dimensions() }
        if first.rank == 0 {
          return .array(
            try Functions.joined(try parts.map { try $0.reshaped([1]) }, axis: 0, machine))
        }
        let isLast = [1, -1].contains(axis)
        return .array(
          try Functions.joined(
            try parts.map { try $0.reshaped(isLast ? [$0.count, 1] : [1, $0.count]) },
            axis: isLast ? 1 : 0, machine))
      },
      Native("append", "arr, values, axis=") { machine, arguments in
        let parts = [
          try machine.array(arguments.value(0)), try machine.array(arguments.value(1)),
        ]
        guard let axis = arguments.given(2)?.integer else {
          return .array(
            try Functions.joined(
              try parts.map { try $0.reshaped([$0.count]) }, axis: 0, machine))
        }
        return .array(try Functions.joined(parts, axis: axis, machine))
      },
      Native("split", "ary, indices_or_sections, axis=") { machine, arguments in
        try split(machine, arguments, exact: true)
      },
      Native("array_split", "ary, indices_or_sections, axis=") { machine, arguments in
        try split(machine, arguments, exact: false)
      },
      Native("hsplit", "ary, indices_or_sections") { machine, arguments in
        let array = try machine.array(arguments.value(0))
        let axis = PythonValue.int(array.rank == 2 ? 1 : 0)
        return try split(
          machine, NativeArguments(values: arguments.values + [axis]), exact: true)
      },
      Native("vsplit", "ary, indices_or_sections") { machine, arguments in
        guard try machine.array(arguments.value(0)).rank == 2 else {
          throw PythonError(.value, "vsplit only works on arrays of 2 or more dimensions")
        }
        return try split(
          machine, NativeArguments(values: arguments.values + [.int(0)]), exact: true)
      },
    ]
  }

  private static func arrays(_ machine: Machine, _ value: PythonValue) throws -> [NDArray] {
    if value.number != nil {
      throw PythonError(.type, "the first input argument needs to be a sequence")
    }
    return try machine.items(of: value).map { try machine.array($0) }
  }

  private static func stacked(_ machine: Machine, _ value: PythonValue) throws -> [NDArray] {
    guard value.number == nil else {
      throw PythonError(
        .type,
        "arrays to stack must be passed as a \"sequence\" type such as list or tuple.")
    }
    return try arrays(machine, value)
  }

  static func columns(_ parts: [NDArray], _ machine: Machine) throws -> NDArray {
    try Functions.joined(
      try parts.map { try $0.rank == 2 ? $0 : $0.reshaped([$0.count, 1]) }, axis: 1, machine)
  }

  private static func split(
    _ machine: Machine, _ arguments: NativeArguments, exact: Bool
  ) throws -> PythonValue {
    let array = try machine.array(arguments.value(0))
    let axis = arguments[2]?.integer ?? 0
    let along = try array.matrixAxis(axis)
    let count = along == 0 ? array.rows : array.columns
    var bounds: [Int] = []
    if let sections = arguments.value(1).integer {
      if exact, sections == 0 { throw machine.zeroDivision("integer modulo by zero") }
      guard sections > 0, sections <= 1 << 20 else {
        throw PythonError(.value, "number sections must be larger than 0.")
      }
      guard !exact || count % sections == 0 else {
        throw PythonError(.value, "array split does not result in an equal division")
      }
      let (least, more) = (count / sections, count % sections)
      bounds = (1..<max(1, sections)).map { $0 * least + min($0, more) }
    } else {
      bounds = try machine.items(of: arguments.value(1)).map { $0.integer ?? 0 }
    }
    return .list(
      try zip([0] + bounds, bounds + [count]).map { start, stop in
        let slice = PythonValue.slice(SliceObject(.int(start), .int(stop), .none))
        return try machine.item(
          .array(array), array.rank == 2 && along == 1 ? .tuple([.ellipsis, slice]) : slice)
      })
  }
}
