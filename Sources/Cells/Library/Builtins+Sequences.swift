/// Those that go through many values.
extension Builtins {
  static var len: Native {
    Native("len", "obj") { machine, arguments in
      let value = arguments.value(0)
      switch value {
      case .list(let list): return .int(list.items.count)
      case .tuple(let tuple): return .int(tuple.items.count)
      case .dict(let dict): return .int(dict.count)
      case .set(let set): return .int(set.dict.count)
      case .view(let view): return .int(view.dict.count)
      case .range(let range): return .int(range.count)
      case .string(let text): return .int(text.unicodeScalars.count)
      case .array(let array):
        guard array.rank > 0 else { throw PythonError(.type, "len() of unsized object") }
        return .int(array.length)
      case .instance(let instance):
        if let method = instance.type.lookUp("__len__") {
          let length = try Methods.wholeNumber(try machine.call(method, [value]))
          guard length >= 0 else { throw PythonError(.value, "__len__() should return >= 0") }
          return .int(length)
        }
      default: break
      }
      throw PythonError(.type, "object of type '\(value.typeName)' has no len()")
    }
  }

  static var sorted: Native {
    Native("sorted", "iterable, *, key=, reverse=") { machine, arguments in
      .list(
        try machine.sorted(
          try machine.items(of: arguments.value(0)), key: arguments.given(1),
          reverse: try arguments[2].map(machine.isTrue) ?? false))
    }
  }

  static var zip: Native {
    Native("zip", "strict=, *rest") { machine, arguments in
      .iterator(
        try ZipIterator(
          try arguments.rest.map(machine.iterator),
          isStrict: try arguments[0].map(machine.isTrue) ?? false))
    }
  }

  static var enumerate: Native {
    Native("enumerate", "iterable, start=") { machine, arguments in
      .iterator(
        try EnumerateIterator(
          try machine.iterator(arguments.value(0)), from: arguments[1]?.integer ?? 0))
    }
  }

  static var reversed: Native {
    Native("reversed", "sequence") { machine, arguments in
      let value = arguments.value(0)
      switch value {
      case .range(let range):
        let last = range.count > 0 ? range[range.count - 1] : range.start
        let back = RangeObject(last, last &- range.step &* range.count, 0 &- range.step)
        return .iterator(RangeIterator(range.count > 0 ? back : RangeObject(0, 0, 1)))
      case .list, .tuple, .string, .array, .dict, .view:
        return .iterator(
          ItemsIterator(try machine.items(of: value).reversed(), "reversed"))
      default:
        throw PythonError(.type, "'\(value.typeName)' object is not reversible")
      }
    }
  }

  static var map: Native {
    Native("map", "*rest") { machine, arguments in
      guard let function = arguments.rest.first, arguments.rest.count > 1 else {
        throw PythonError(.type, "map() must have at least two arguments.")
      }
      let sources = try arguments.rest.dropFirst().map(machine.iterator)
      return .iterator(
        try CallingIterator("map", asking: sources) {
          var items: [PythonValue] = []
          for source in sources {
            guard let item = try source.next() else { return nil }
            items.append(item)
          }
          return try machine.call(function, items)
        })
    }
  }

  static var filter: Native {
    Native("filter", "function, iterable") { machine, arguments in
      let function = arguments.value(0)
      let source = try machine.iterator(arguments.value(1))
      return .iterator(
        try CallingIterator("filter", asking: [source]) {
          while let item = try source.next() {
            try machine.tick()
            let answer = function.isNone ? item : try machine.call(function, [item])
            if try machine.isTrue(answer) { return item }
          }
          return nil
        })
    }
  }

  static var any: Native { quantifier("any", until: true) }
  static var all: Native { quantifier("all", until: false) }

  private static func quantifier(_ name: String, until stop: Bool) -> Native {
    Native(name, "iterable") { machine, arguments in
      let iterator = try machine.iterator(arguments.value(0))
      while let item = try iterator.next() {
        if try machine.isTrue(item) == stop { return .bool(stop) }
        try machine.tick()
      }
      return .bool(!stop)
    }
  }

  static var next: Native {
    Native("next", "iterator, default=") { _, arguments in
      let value = arguments.value(0)
      guard case .iterator(let iterator) = value else {
        throw PythonError(.type, "'\(value.typeName)' object is not an iterator")
      }
      if let item = try iterator.next() { return item }
      if let standard = arguments[1] { return standard }
      throw PythonError(.stopIteration, "")
    }
  }

  static var iter: Native {
    Native("iter", "iterable, sentinel=") { machine, arguments in
      guard let last = arguments[1] else {
        return .iterator(try machine.iterator(arguments.value(0)))
      }
      return .iterator(
        try CallingIterator("callable_iterator", asking: []) {
          let value = try machine.call(arguments.value(0), [])
          return try machine.areEqual(value, last) ? nil : value
        })
    }
  }
}
