import Glibc
import Languages
import Matrices

/// `np.random`: the learner's stream, bit for bit NumPy's.
enum RandomModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "numpy.random", Methods.table(functions.map { $0.refusing(as: .random) }))
  }

  private static var functions: [Native] {
    [
      seed, filled("rand") { $0.uniform() }, filled("randn") { $0.gauss() },
      sized("random") { $0.uniform() }, sized("random_sample") { $0.uniform() },
      sized("ranf") { $0.uniform() }, sized("standard_normal") { $0.gauss() }, randint, choice,
      between("uniform", "low=, high=, size=", 0, 1) { low, high, random in
        low + (high - low) * random.uniform()
      },
      between("normal", "loc=, scale=, size=", 0, 1) { location, scale, random in
        location + scale * random.gauss()
      },
      permutation, shuffle, sized("sample") { $0.uniform() },
      sized("standard_exponential") { -log(1 - $0.uniform()) },
      Native("exponential", "scale=, size=") { machine, arguments in
        let scale = arguments[0]?.number ?? 1
        guard scale >= 0 else { throw PythonError(.value, "scale < 0") }
        return try draws(machine, try arguments.given(1).map(machine.shape)) {
          scale * -log(1 - $0.uniform())
        }
      },
    ]
  }

  private static var seed: Native {
    Native("seed", "seed=") { machine, arguments in
      defer { machine.isReseeded = true }
      guard let value = arguments.given(0) else {
        let chance = machine.noted(.chance, Double(UInt32.random(in: 0...UInt32.max)))
        machine.random = NumPyRandom(seed: UInt32(exactly: chance) ?? 0)
        return .none
      }
      guard let number = value.integer else {
        throw PythonError(
          .type,
          "Cannot cast scalar from dtype('\(Self.typeName(value))') to dtype('int64') according to "
            + "the rule 'safe'")
      }
      guard let seed = UInt32(exactly: number) else {
        throw PythonError(.value, "Seed must be between 0 and 2**32 - 1")
      }
      machine.random = NumPyRandom(seed: seed)
      return .none
    }
  }

  private static func typeName(_ value: PythonValue) -> String {
    if case .string(let text) = value { return "<U\(text.unicodeScalars.count)" }
    return "float64"
  }

  /// An array of draws, row after row, or one number where no shape is given.
  private static func draws(
    _ machine: Machine, _ shape: [Int]?, _ dtype: DType = .float64,
    _ draw: (inout NumPyRandom) throws -> Double
  ) throws -> PythonValue {
    guard let shape else {
      let number = try draw(&machine.random)
      return dtype == .int64 ? .int(Int(saturating: number)) : .float(number)
    }
    let result = try NDArray(
      unfilled: shape.count, NDArray.rows(shape), shape.last ?? 1, dtype)
    for place in 0..<result.count {
      result.storage.elements[place] = try draw(&machine.random)
      if place & 4095 == 4095 { try machine.work(1_000_000) }
    }
    return .array(result)
  }

  private static func filled(
    _ name: String, _ draw: @escaping (inout NumPyRandom) -> Double
  ) -> Native {
    Native(name, "*rest") { machine, arguments in
      if case .tuple? = arguments.rest.first {
        throw PythonError(
          .type, "'tuple' object cannot be interpreted as an integer",
          hint: Localized(
            en: "\(name) takes the sides one by one: \(name)(2, 3)",
            zh: "\(name) 的边长一个一个写：\(name)(2, 3)"))
      }
      let shape =
        arguments.rest.isEmpty ? nil : try machine.shape(.tuple(arguments.rest))
      return try draws(machine, shape, draw: draw)
    }
  }

  private static func draws(
    _ machine: Machine, _ shape: [Int]?, draw: (inout NumPyRandom) -> Double
  ) throws -> PythonValue { try draws(machine, shape, .float64, draw) }

  private static func sized(
    _ name: String, _ draw: @escaping (inout NumPyRandom) -> Double
  ) -> Native {
    Native(name, "size=") { machine, arguments in
      try draws(machine, try arguments.given(0).map(machine.shape), draw: draw)
    }
  }

  private static func between(
    _ name: String, _ signature: String, _ first: Double, _ second: Double,
    _ draw: @escaping (Double, Double, inout NumPyRandom) -> Double
  ) -> Native {
    Native(name, signature) { machine, arguments in
      let a = try arguments[0].map { try machine.array($0) } ?? NDArray(number: first, .float64)
      let b = try arguments[1].map { try machine.array($0) } ?? NDArray(number: second, .float64)
      if name == "normal", b.contains({ $0 < 0 }) { throw PythonError(.value, "scale < 0") }
      let shape = try arguments.given(2).map(machine.shape)
      if a.rank == 0, b.rank == 0 {
        return try draws(machine, shape) { draw(a.first, b.first, &$0) }
      }
      let wide = try NDArray.combine(a, b, .float64) { draw($0, $1, &machine.random) }
      guard shape == nil || shape == wide.shape else {
        throw PythonError(
          .notImplemented, "\(name) with arrays takes no other size than theirs here")
      }
      return .array(wide)
    }
  }

  private static var randint: Native {
    Native("randint", "low, high=, size=, dtype=") { machine, arguments in
      let bounds = try [arguments.value(0), arguments.value(1)].map { value -> Int? in
        if value.isNone || value.isUndefined { return nil }
        return try Conversions.int.call(machine, [value], []).integer
      }
      let low = bounds[1] == nil ? 0 : bounds[0] ?? 0
      let high = bounds[1] ?? bounds[0] ?? 0
      guard low < high else {
        throw PythonError(.value, bounds[1] == nil ? "high <= 0" : "low >= high")
      }
      return try draws(machine, try arguments.given(2).map(machine.shape), .int64) { random in
        Double(random.integers(1, from: low, below: high)[0])
      }
    }
  }

  private static var choice: Native {
    Native("choice", "a, size=, replace=, p=") { machine, arguments in
      let source = arguments.value(0)
      let items: PythonValue
      let count: Int
      if let whole = source.integer {
        guard whole > 0 else {
          throw PythonError(.value, "a must be greater than 0 unless no samples are taken")
        }
        items = .none
        count = whole
      } else {
        if case .list(let list) = source, case .string? = list.items.first {
          items = source
          count = list.items.count
        } else {
          let array = try machine.array(source)
          guard array.rank == 1 else {
            let alternative = array.rank == 0 ? " or an integer" : ""
            throw PythonError(.value, "a must be 1-dimensional\(alternative)")
          }
          items = .array(array)
          count = array.count
        }
        guard count > 0 else {
          throw PythonError(.value, "'a' cannot be empty unless no samples are taken")
        }
      }
      let shape = try arguments.given(1).map(machine.shape)
      let places = try self.places(
        machine, count, shape.map { try machine.count(of: $0) } ?? 1,
        replace: try arguments[2].map(machine.isTrue) ?? true, arguments.given(3))
      return try chosen(machine, items, places, shape)
    }
  }

  private static func places(
    _ machine: Machine, _ count: Int, _ size: Int, replace: Bool, _ probabilities: PythonValue?
  ) throws -> [Int] {
    try machine.checkSize(1, size)
    guard replace || size <= count else {
      throw PythonError(
        .value, "Cannot take a larger sample than population when 'replace=False'")
    }
    guard let probabilities else {
      if replace { return machine.random.integers(size, from: 0, below: count) }
      try machine.checkSize(1, count)
      return Array(machine.random.permutation(count).prefix(size))
    }
    let p = try machine.array(probabilities).elements
    guard p.count == count else { throw PythonError(.value, "'a' and 'p' must have same size") }
    guard p.allSatisfy({ $0 >= 0 }) else {
      throw PythonError(.value, "probabilities are not non-negative")
    }
    guard abs(p.reduce(0, +) - 1) < 1e-7 else {
      throw PythonError(.value, "probabilities do not sum to 1")
    }
    if replace { return machine.random.places(size, probabilities: p) }
    guard p.count(where: { $0 > 0 }) >= size else {
      throw PythonError(.value, "Fewer non-zero entries in p than size")
    }
    return machine.random.distinctPlaces(size, probabilities: p)
  }

  private static func chosen(
    _ machine: Machine, _ items: PythonValue, _ places: [Int], _ shape: [Int]?
  ) throws -> PythonValue {
    if case .list(let list) = items {
      let values = places.map { list.items[$0] }
      return shape == nil ? values[0] : .list(values)
    }
    if case .array(let array) = items {
      guard let shape else { return array.item(at: places[0]) }
      return .array(
        try NDArray(shape: shape, rowMajor: places.map { array[0, $0] }, array.dtype))
    }
    guard let shape else { return .npInt(places[0]) }
    return .array(try NDArray(shape: shape, rowMajor: places.map(Double.init), .int64))
  }

  private static var permutation: Native {
    Native("permutation", "x") { machine, arguments in
      let value = arguments.value(0)
      if let count = value.integer {
        try machine.checkSize(1, count)
        let order = machine.random.permutation(max(0, count))
        return .array(try NDArray(row: order.map(Double.init), .int64))
      }
      let array = try machine.array(value)
      guard array.rank > 0 else {
        throw PythonError(.index, "x must be an integer or at least 1-dimensional")
      }
      let order = machine.random.permutation(array.length)
      return try machine.item(.array(array), .list(order.map { .int($0) }))
    }
  }

  private static var shuffle: Native {
    Native("shuffle", "x") { machine, arguments in
      switch arguments.value(0) {
      case .list(let list):
        let order = machine.random.permutation(list.items.count)
        list.items = order.map { list.items[$0] }
      case .array(let array):
        if array.isReadOnly { throw NDArray.readOnlyError }
        let order = machine.random.permutation(array.length)
        let shuffled = try machine.item(
          .array(array), .list(order.map { .int($0) }))
        try array.assign(.view(array), try machine.array(shuffled))
      case let value:
        _ = try machine.call(.native(Builtins.len), [value])
        throw PythonError(
          .type, "'\(value.typeName)' object does not support item assignment")
      }
      return .none
    }
  }
}
