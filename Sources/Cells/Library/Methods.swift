/// The methods of Python's own types; the value before the dot is the first argument.
enum Methods {
  static func table(_ methods: [Native]) -> [String: PythonValue] {
    Dictionary(methods.map { ($0.name, .native($0)) }) { first, _ in first }
  }

  /// The same, said of a type or a module when a call is refused.
  static func table(_ methods: [Native], of owner: String) -> [String: PythonValue] {
    table(methods.map { $0.of(owner) })
  }

  private static func list(
    _ name: String, _ signature: String = "",
    _ body: @escaping (Machine, ListObject, NativeArguments) throws -> PythonValue
  ) -> Native {
    Native(name, signature.isEmpty ? "self" : "self, " + signature) { machine, arguments in
      guard case .list(let list) = arguments.value(0) else { throw wrongSelf(name, "list") }
      return try body(machine, list, arguments)
    }
  }

  private static func wrongSelf(_ name: String, _ type: String) -> PythonError {
    PythonError(.type, "unbound method \(type).\(name)() needs an argument")
  }

  static var list: [Native] {
    [
      list("append", "object") { machine, list, arguments in
        try machine.makeRoom(in: list.items)
        list.items.append(arguments.value(1))
        return .none
      },
      list("extend", "iterable") { machine, list, arguments in
        try machine.extend(list, by: machine.items(of: arguments.value(1)))
        return .none
      },
      list("insert", "index, object") { machine, list, arguments in
        try machine.makeRoom(in: list.items)
        let index = try wholeNumber(arguments.value(1))
        let count = list.items.count
        let place = index < 0 ? max(0, index + count) : min(index, count)
        list.items.insert(arguments.value(2), at: place)
        return .none
      },
      list("pop", "index=") { _, list, arguments in
        guard !list.items.isEmpty else { throw PythonError(.index, "pop from empty list") }
        let index = try arguments[1].map(wholeNumber) ?? -1
        let count = list.items.count
        guard index < count, index >= -count else {
          throw PythonError(.index, "pop index out of range")
        }
        return list.items.remove(at: index < 0 ? index + count : index)
      },
      list("remove", "value") { machine, list, arguments in
        for (place, item) in list.items.enumerated()
        where try machine.areEqual(item, arguments.value(1)) {
          list.items.remove(at: place)
          return .none
        }
        throw PythonError(.value, "list.remove(x): x not in list")
      },
      list("index", "value, start=") { machine, list, arguments in
        try index(machine, list.items, arguments)
      },
      list("count", "value") { machine, list, arguments in
        .int(try list.items.count { try machine.areEqual($0, arguments.value(1)) })
      },
      list("sort", "*, key=, reverse=") { machine, list, arguments in
        list.items = try machine.sorted(
          list.items, key: arguments.given(1),
          reverse: try arguments[2].map(machine.isTrue) ?? false)
        return .none
      },
      list("reverse") { _, list, _ in
        list.items.reverse()
        return .none
      },
      list("copy") { _, list, _ in .list(list.items) },
      list("clear") { _, list, _ in
        list.items = []
        return .none
      },
    ]
  }

  /// - Throws: TypeError where a value is no whole number.
  static func wholeNumber(_ value: PythonValue) throws -> Int {
    guard let number = value.integer else {
      throw PythonError(
        .type, "'\(value.typeName)' object cannot be interpreted as an integer")
    }
    return number
  }

  private static func index(
    _ machine: Machine, _ items: [PythonValue], _ arguments: NativeArguments, absent: String? = nil
  ) throws -> PythonValue {
    let start = max(0, min(arguments[2]?.integer ?? 0, items.count))
    for place in start..<items.count
    where try machine.areEqual(items[place], arguments.value(1)) { return .int(place) }
    throw PythonError(
      .value, try absent ?? "\(machine.repr(arguments.value(1))) is not in list")
  }

  static var tuple: [Native] {
    func items(_ arguments: NativeArguments) -> [PythonValue] {
      if case .tuple(let tuple) = arguments.value(0) { tuple.items } else { [] }
    }
    return [
      Native("index", "self, value, start=") { machine, arguments in
        try index(machine, items(arguments), arguments, absent: "tuple.index(x): x not in tuple")
      },
      Native("count", "self, value") { machine, arguments in
        .int(try items(arguments).count { try machine.areEqual($0, arguments.value(1)) })
      },
    ]
  }

  private static func dict(
    _ name: String, _ signature: String = "",
    _ body: @escaping (Machine, DictObject, NativeArguments) throws -> PythonValue
  ) -> Native {
    Native(name, signature.isEmpty ? "self" : "self, " + signature) { machine, arguments in
      guard case .dict(let dict) = arguments.value(0) else { throw wrongSelf(name, "dict") }
      return try body(machine, dict, arguments)
    }
  }

  static var dict: [Native] {
    [
      dict("keys") { _, dict, _ in .view(DictView(dict, .keys)) },
      dict("values") { _, dict, _ in .view(DictView(dict, .values)) },
      dict("items") { _, dict, _ in .view(DictView(dict, .items)) },
      dict("get", "key, default=") { _, dict, arguments in
        try dict.get(arguments.value(1)) ?? arguments[2] ?? .none
      },
      dict("pop", "key, default=") { machine, dict, arguments in
        if let value = try dict.remove(arguments.value(1)) ?? arguments[2] { return value }
        throw PythonError(.key, try machine.repr(arguments.value(1)))
      },
      dict("popitem") { _, dict, _ in
        guard let last = dict.keys.last, let value = try dict.remove(last) else {
          throw PythonError(.key, "'popitem(): dictionary is empty'")
        }
        return .tuple([last, value])
      },
      Native("update", "*rest, **names") { machine, arguments in
        guard case .dict(let dict)? = arguments.rest.first else {
          throw wrongSelf("update", "dict")
        }
        let source = try Conversions.dict.call(
          machine, Array(arguments.rest.dropFirst()), arguments.names)
        guard case .dict(let other) = source else { return .none }
        for pair in other.pairs { try dict.set(pair.key, pair.value, machine.gauge) }
        return .none
      },
      dict("setdefault", "key, default=") { machine, dict, arguments in
        if let value = try dict.get(arguments.value(1)) { return value }
        let value = arguments[2] ?? .none
        try dict.set(arguments.value(1), value, machine.gauge)
        return value
      },
      dict("copy") { _, dict, _ in .dict(dict.copy()) },
      dict("clear") { _, dict, _ in
        dict.removeAll()
        return .none
      },
    ]
  }

  static var set: [Native] {
    func method(
      _ name: String, _ body: @escaping (Machine, SetObject, PythonValue) throws -> PythonValue
    ) -> Native {
      Native(name, "self, other") { machine, arguments in
        guard case .set(let set) = arguments.value(0) else { throw wrongSelf(name, "set") }
        return try body(machine, set, arguments.value(1))
      }
    }
    func of(_ name: String, _ body: @escaping (SetObject) throws -> PythonValue) -> Native {
      Native(name, "self") { _, arguments in
        guard case .set(let set) = arguments.value(0) else { throw wrongSelf(name, "set") }
        return try body(set)
      }
    }
    func joined(_ name: String, _ operation: PythonBinaryOperator) -> Native {
      method(name) { machine, set, other in
        let items = try SetObject(try machine.items(of: other))
        return try machine.binary(operation, .set(set), .set(items))
      }
    }
    return [
      method("add") { machine, set, item in
        try set.dict.set(item, .none, machine.gauge)
        return .none
      },
      method("discard") { _, set, item in
        _ = try set.dict.remove(item)
        return .none
      },
      method("remove") { machine, set, item in
        if try set.dict.remove(item) == nil {
          throw PythonError(.key, try machine.repr(item))
        }
        return .none
      },
      joined("union", .bitOr), joined("intersection", .bitAnd), joined("difference", .subtract),
      joined("symmetric_difference", .bitXor),
      method("update") { machine, set, other in
        for item in try machine.items(of: other) { try set.dict.set(item, .none, machine.gauge) }
        return .none
      },
      method("issubset") { machine, set, other in
        let whole = try SetObject(try machine.items(of: other))
        return .bool(try set.items.allSatisfy { try whole.dict.get($0) != nil })
      },
      method("issuperset") { machine, set, other in
        .bool(try machine.items(of: other).allSatisfy { try set.dict.get($0) != nil })
      },
      method("isdisjoint") { machine, set, other in
        .bool(try machine.items(of: other).allSatisfy { try set.dict.get($0) == nil })
      },
      of("copy") { .set(try SetObject($0.items)) },
      of("clear") {
        $0.dict.removeAll()
        return .none
      },
      of("pop") { set in
        guard let first = set.items.first else {
          throw PythonError(.key, "'pop from an empty set'")
        }
        _ = try set.dict.remove(first)
        return first
      },
    ]
  }

  /// `dict.fromkeys(keys)`.
  static var fromKeys: Native {
    Native("fromkeys", "iterable, value=", owner: .builtin("dict.")) { machine, arguments in
      let value = arguments[1] ?? .none
      return .dict(
        try DictObject(try machine.items(of: arguments.value(0)).map { ($0, value) }))
    }
  }

  static var int: [Native] {
    [
      Native("bit_length", "self") { _, arguments in
        let size = (arguments.value(0).integer ?? 0).magnitude
        return .int(UInt.bitWidth - size.leadingZeroBitCount)
      },
      Native("bit_count", "self") { _, arguments in
        .int((arguments.value(0).integer ?? 0).magnitude.nonzeroBitCount)
      },
      Native("conjugate", "self") { _, arguments in arguments.value(0) },
      Native("is_integer", "self") { _, _ in .bool(true) },
    ]
  }

  static var float: [Native] {
    [
      Native("is_integer", "self") { _, arguments in
        let number = arguments.value(0).number ?? 0
        return .bool(number.isFinite && number == number.rounded())
      },
      Native("conjugate", "self") { _, arguments in arguments.value(0) },
      Native("as_integer_ratio", "self") { machine, arguments in
        let number = arguments.value(0).number ?? 0
        guard number.isFinite else {
          throw PythonError(
            number.isNaN ? .value : .overflow,
            "cannot convert \(number.isNaN ? "NaN" : "Infinity") to integer ratio")
        }
        var (top, bottom) = (number, 1)
        while top != top.rounded(), bottom < 1 << 61 { (top, bottom) = (top * 2, bottom * 2) }
        guard let whole = Int(exactly: top) else { throw Machine.tooLarge }
        return .tuple([.int(whole), .int(bottom)])
      },
    ]
  }
}
