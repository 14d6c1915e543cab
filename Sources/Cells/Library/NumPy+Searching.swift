import Glibc

/// Functions that look for something.
enum Searching {
  static var functions: [Native] {
    [
      isIn("isin"),
      .ofArray("nonzero") { machine, array, _ in try machine.nonzero(array) },
      .ofArray("argwhere") { machine, array, _ in
        guard case .tuple(let places) = try machine.nonzero(array) else { return .none }
        return .array(
          try Joining.columns(try places.items.map { try machine.array($0) }, machine))
      },
      .ofArray("flatnonzero") { machine, array, _ in
        guard case .tuple(let places) = try machine.nonzero(array.reshaped([array.count])) else {
          return .none
        }
        return places.items[0]
      },
      .ofArray("unique", "ar, return_index=, return_inverse=, return_counts=") {
        machine, array, arguments in
        let values = array.elements
        let sorted = try Functions.sorted(values, machine)
        var kept: [Double] = []
        var counts: [Double] = []
        for value in sorted {
          try machine.work(1)
          if kept.last == value {
            counts[counts.count - 1] += 1
          } else {
            kept.append(value)
            counts.append(1)
          }
        }
        var results: [PythonValue] = [.array(try NDArray(row: kept, array.dtype))]
        if try arguments[1].map(machine.isTrue) ?? false {
          let places = try kept.map { value in
            try machine.work(values.count)
            return Double(values.firstIndex(of: value) ?? 0)
          }
          results.append(.array(try NDArray(row: places, .int64)))
        }
        if try arguments[2].map(machine.isTrue) ?? false {
          let places = try values.map { value in
            try machine.work(kept.count)
            return Double(kept.firstIndex(of: value) ?? 0)
          }
          results.append(.array(try NDArray(shape: array.shape, rowMajor: places, .int64)))
        }
        if try arguments[3].map(machine.isTrue) ?? false {
          results.append(.array(try NDArray(row: counts, .int64)))
        }
        return results.count == 1 ? results[0] : .tuple(results)
      },
      .ofArray("bincount", "x, weights=, minlength=") { machine, array, arguments in
        guard array.rank == 1 else {
          throw PythonError(
            .value,
            array.rank == 0
              ? "object of too small depth for desired array"
              : "object too deep for desired array")
        }
        guard array.dtype != .float64 || array.count == 0 else {
          throw PythonError(
            .type,
            "Cannot cast array data from dtype('float64') to dtype('int64') according to "
              + "the rule 'safe'")
        }
        guard !array.contains({ $0 < 0 }) else {
          throw PythonError(.value, "'list' argument must have no negative elements")
        }
        let largest = array.elements.max().map { Int(saturating: $0) &+ 1 } ?? 0
        guard largest >= 0 else { throw NDArray.tooLarge([Int.max], .int64) }
        let weights = try arguments.given(1).map { try machine.array($0) }
        let result = try NDArray(
          shape: [max(largest, arguments[2]?.integer ?? 0)], filledWith: 0,
          weights == nil ? .int64 : .float64)
        for (place, number) in array.elements.enumerated() {
          result.storage.elements[Int(number)] +=
            weights.map { $0[0, min(place, $0.columns - 1)] } ?? 1
        }
        return .array(result)
      },
      .ofArray("searchsorted", "a, v, side=") { machine, array, arguments in
        let sorted = array.elements
        let isRight = try arguments[2].map(machine.str) == "right"
        return try machine.array(arguments.value(1)).map(.int64) { value in
          var (low, high) = (0, sorted.count)
          while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value || isRight && sorted[middle] == value {
              low = middle + 1
            } else {
              high = middle
            }
          }
          return Double(low)
        }.unwrapped
      },
      Native("array_equal", "a1, a2") { machine, arguments in
        guard let a = try? machine.array(arguments.value(0)),
          let b = try? machine.array(arguments.value(1))
        else { return .bool(false) }
        return .bool(a.shape == b.shape && a.elements == b.elements)
      },
      Native("isscalar", "element") { _, arguments in
        let value = arguments.value(0)
        if case .string = value { return .bool(true) }
        return .bool(value.number != nil)
      },
      Native("iterable", "y") { machine, arguments in
        .bool((try? machine.iterator(arguments.value(0))) != nil)
      },
    ]
  }

  static func isIn(_ name: String) -> Native {
    .ofArray(name, "element, test_elements") { machine, array, arguments in
      let wanted = Set(try machine.array(arguments.value(1)).elements)
      return .array(try array.map(.bool) { wanted.contains($0) ? 1 : 0 })
    }
  }
}
