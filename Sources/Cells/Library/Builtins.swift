import Languages

/// The functions that are there without an import.
enum Builtins {
  static func table(_ types: Types, _ object: TypeObject) -> [String: PythonValue] {
    var table = Exceptions.table(types.exception)
    for native in functions { table[native.name] = .native(native.of("")) }
    for type in [
      types.bool, types.int, types.float, types.string, types.tuple, types.list, types.dict,
      types.set, types.range, types.type, object,
    ] { table[type.name] = .type(type) }
    table["np"] = .module(NumPyModule.make(types))
    table["NotImplemented"] = .notImplemented
    table["__name__"] = .string("__main__")
    return table
  }

  private static var functions: [Native] {
    [
      print, len, abs, smallest, largest, sum, round, sorted, zip, enumerate, reversed, map, filter,
      any, all, isinstance, repr, callable, pow, divmod, next, iter, hasattr, getattr, setattr, chr,
      ord, format, id, hash, issubclass, input, based("bin", 2, "0b"), based("hex", 16, "0x"),
      based("oct", 8, "0o"),
    ]
  }

  private static var print: Native {
    Native("print", "sep=, end=, file=, flush=, *rest") { machine, arguments in
      let separator = try text(arguments.given(0), "sep") ?? " "
      let end = try text(arguments.given(1), "end") ?? "\n"
      var text = ""
      for (position, value) in arguments.rest.enumerated() {
        if position > 0 { text += separator }
        text += try machine.str(value)
      }
      machine.output(text + end)
      return .none
    }
  }

  private static func text(_ value: PythonValue?, _ name: String) throws -> String? {
    guard let value else { return nil }
    if case .string(let text) = value { return text }
    throw PythonError(.type, "\(name) must be None or a string, not \(value.typeName)")
  }

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

  private static var abs: Native {
    Native("abs", "x") { machine, arguments in
      switch arguments.value(0) {
      case .int(let number):
        guard number != Int.min else { throw Machine.tooLarge }
        return .int(Swift.abs(number))
      case .float(let number): return .float(Swift.abs(number))
      case .bool(let answer): return .int(answer ? 1 : 0)
      case .npInt(let number): return .npInt(number == .min ? number : Swift.abs(number))
      case .npFloat(let number): return .npFloat(Swift.abs(number))
      case .array: return try machine.call(machine.numpy("absolute"), [arguments.value(0)])
      case let value:
        throw PythonError(.type, "bad operand type for abs(): '\(value.typeName)'")
      }
    }
  }

  private static var smallest: Native { extreme("min") { try $0.isLess($1, $2) } }
  private static var largest: Native {
    extreme("max") { try $0.isTrue($0.compare(.greater, $1, $2)) }
  }

  private static func extreme(
    _ name: String, _ isBetter: @escaping (Machine, PythonValue, PythonValue) throws -> Bool
  ) -> Native {
    Native(name, "key=, default=, *rest") { machine, arguments in
      guard !arguments.rest.isEmpty else {
        throw PythonError(.type, "\(name) expected at least 1 argument, got 0")
      }
      let items =
        arguments.rest.count == 1 ? try machine.items(of: arguments.rest[0]) : arguments.rest
      guard var best = items.first else {
        if let standard = arguments[1] { return standard }
        throw PythonError(.value, "\(name)() arg is an empty sequence")
      }
      guard let key = arguments.given(0) else {
        for item in items.dropFirst() where try isBetter(machine, item, best) { best = item }
        return best
      }
      var bestKey = try machine.call(key, [best])
      for item in items.dropFirst() {
        let itemKey = try machine.call(key, [item])
        if try isBetter(machine, itemKey, bestKey) { (best, bestKey) = (item, itemKey) }
      }
      return best
    }
  }

  private static var sum: Native {
    Native("sum", "iterable, start=") { machine, arguments in
      var total = arguments[1] ?? .int(0)
      if case .string = total {
        throw PythonError(.type, "sum() can't sum strings [use ''.join(seq) instead]")
      }
      let iterator = try machine.iterator(arguments.value(0))
      while let item = try iterator.next() {
        total = try machine.binary(.add, total, item)
        try machine.tick()
      }
      return total
    }
  }

  private static var round: Native {
    Native("round", "number, ndigits=") { machine, arguments in
      let value = arguments.value(0)
      let digits = try arguments.given(1).map(Methods.wholeNumber)
      switch value {
      case .int(let number), .npInt(let number):
        guard let digits, digits < 0, digits > -19 else { return value }
        let rounded = Int(saturating: Numbers.round(Double(number), digits))
        return value.isNumPyScalar ? .npInt(rounded) : .int(rounded)
      case .bool(let answer): return .int(answer ? 1 : 0)
      case .float(let number):
        guard let digits else { return try whole(number) }
        return .float(decimal(number, digits))
      case .npFloat(let number):
        guard let digits else { return try whole(number) }
        return .npFloat(Numbers.round(number, digits))
      default:
        let isArray = if case .array = value { true } else { false }
        throw PythonError(
          .type, "type \(value.typeName) doesn't define __round__ method",
          hint: isArray
            ? Localized(en: "for arrays: np.round(a, 2)", zh: "数组用 np.round(a, 2)") : nil)
      }
    }
  }

  private static func whole(_ number: Double) throws -> PythonValue {
    if number.isNaN { throw PythonError(.value, "cannot convert float NaN to integer") }
    guard let whole = Int(exactly: number.rounded(.toNearestOrEven)) else {
      throw PythonError(.overflow, "cannot convert float infinity to integer")
    }
    return .int(whole)
  }

  /// Python's rounding, right in decimals: by the digits the number really has.
  private static func decimal(_ number: Double, _ digits: Int) -> Double {
    guard number.isFinite else { return number }
    if digits > 22 { return number }
    if digits < 0 {
      return digits < -308 ? 0 : Numbers.round(number, digits)
    }
    return Double(FloatText.printf("f", number, precision: digits)) ?? number
  }

  private static var sorted: Native {
    Native("sorted", "iterable, *, key=, reverse=") { machine, arguments in
      .list(
        try machine.sorted(
          try machine.items(of: arguments.value(0)), key: arguments.given(1),
          reverse: try arguments[2].map(machine.isTrue) ?? false))
    }
  }

  private static var zip: Native {
    Native("zip", "strict=, *rest") { machine, arguments in
      .iterator(
        try ZipIterator(
          try arguments.rest.map(machine.iterator),
          isStrict: try arguments[0].map(machine.isTrue) ?? false))
    }
  }

  private static var enumerate: Native {
    Native("enumerate", "iterable, start=") { machine, arguments in
      .iterator(
        try EnumerateIterator(
          try machine.iterator(arguments.value(0)), from: arguments[1]?.integer ?? 0))
    }
  }

  private static var reversed: Native {
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

  private static var map: Native {
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

  private static var filter: Native {
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

  private static var any: Native { quantifier("any", until: true) }
  private static var all: Native { quantifier("all", until: false) }

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

  private static var isinstance: Native {
    Native("isinstance", "obj, class_or_tuple") { machine, arguments in
      .bool(try machine.isInstance(arguments.value(0), arguments.value(1)))
    }
  }

  private static var issubclass: Native {
    Native("issubclass", "cls, class_or_tuple") { _, arguments in
      guard case .type(let type) = arguments.value(0), case .type(let other) = arguments.value(1)
      else { throw PythonError(.type, "issubclass() arg 1 must be a class") }
      return .bool(type.inherits(from: other))
    }
  }

  private static var repr: Native {
    Native("repr", "obj") { machine, arguments in .string(try machine.repr(arguments.value(0))) }
  }

  private static var callable: Native {
    Native("callable", "obj") { _, arguments in
      switch arguments.value(0) {
      case .function, .native, .method, .type: .bool(true)
      case .instance(let instance): .bool(instance.type.lookUp("__call__") != nil)
      default: .bool(false)
      }
    }
  }

  private static var pow: Native {
    Native("pow", "base, exp, mod=") { machine, arguments in
      let power = try machine.binary(.power, arguments.value(0), arguments.value(1))
      return try arguments.given(2).map { try machine.binary(.remainder, power, $0) } ?? power
    }
  }

  private static var divmod: Native {
    Native("divmod", "x, y") { machine, arguments in
      let (a, b) = (arguments.value(0), arguments.value(1))
      if b.number == 0, !a.isNumPyScalar, !b.isNumPyScalar, let first = a.scalarType,
        let second = b.scalarType
      {
        throw PythonError(
          .zeroDivision,
          DType.common(first, second) == .float64
            ? "float divmod()" : "integer division or modulo by zero")
      }
      return .tuple([
        try machine.binary(.floorDivide, a, b), try machine.binary(.remainder, a, b),
      ])
    }
  }

  private static var next: Native {
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

  private static var iter: Native {
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

  private static var hasattr: Native {
    Native("hasattr", "obj, name") { machine, arguments in
      let name = try machine.str(arguments.value(1))
      return .bool((try? machine.attribute(arguments.value(0), name)) != nil)
    }
  }

  private static var getattr: Native {
    Native("getattr", "obj, name, default=") { machine, arguments in
      let name = try machine.str(arguments.value(1))
      do {
        return try machine.attribute(arguments.value(0), name)
      } catch let error as PythonError {
        guard let standard = arguments[2] else { throw error }
        return standard
      }
    }
  }

  private static var setattr: Native {
    Native("setattr", "obj, name, value") { machine, arguments in
      try machine.setAttribute(
        arguments.value(0), try machine.str(arguments.value(1)), arguments.value(2))
      return .none
    }
  }

  private static var chr: Native {
    Native("chr", "i") { _, arguments in
      let code = try Methods.wholeNumber(arguments.value(0))
      guard code >= 0, code < 0x11_0000, let scalar = Unicode.Scalar(UInt32(code)) else {
        throw PythonError(.value, "chr() arg not in range(0x110000)")
      }
      return .string(String(scalar))
    }
  }

  private static var ord: Native {
    Native("ord", "c") { _, arguments in
      guard case .string(let text) = arguments.value(0) else {
        throw PythonError(
          .type,
          "ord() expected string of length 1, but \(arguments.value(0).typeName) found")
      }
      let count = text.unicodeScalars.count
      guard let scalar = text.unicodeScalars.first, count == 1 else {
        throw PythonError(
          .type, "ord() expected a character, but string of length \(count) found")
      }
      return .int(Int(scalar.value))
    }
  }

  private static var format: Native {
    Native("format", "value, format_spec=") { machine, arguments in
      let spec = arguments[1] ?? .string("")
      guard case .string(let text) = spec else {
        throw PythonError(.type, "format() argument 2 must be str, not \(spec.typeName)")
      }
      return .string(try machine.format(arguments.value(0), text))
    }
  }

  private static func based(_ name: String, _ base: Int, _ prefix: String) -> Native {
    Native(name, "number") { _, arguments in
      let number = try Methods.wholeNumber(arguments.value(0))
      let digits = String(number.magnitude, radix: base)
      return .string((number < 0 ? "-" : "") + prefix + digits)
    }
  }

  private static var id: Native {
    Native("id", "obj") { _, arguments in
      let value = arguments.value(0)
      if let object = value.object { return .int(ObjectIdentifier(object).hashValue & Int.max) }
      // What is no reference is one object wherever it is the same.
      var hasher = Hasher()
      hasher.combine(value.typeName)
      hasher.combine(try DictKey(value))
      return .int(hasher.finalize() & Int.max)
    }
  }

  private static var hash: Native {
    Native("hash", "obj") { _, arguments in
      let value = arguments.value(0)
      let key = try DictKey(value)
      guard let number = value.number, let whole = value.integer ?? Int(exactly: number) else {
        return .int(key.hashValue)
      }
      let rest = whole % ((1 << 61) - 1)
      return .int(rest == -1 ? -2 : rest)
    }
  }

  private static var input: Native {
    Native("input", "prompt=") { _, _ in
      throw PythonError(
        .notImplemented, "a cell cannot ask for input",
        hint: Localized(en: "assign the value to a name instead", zh: "直接给变量赋值"))
    }
  }
}
