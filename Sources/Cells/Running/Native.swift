/// A function of the library, with the names of its parameters.
final class Native {
  typealias Body = (Machine, NativeArguments) throws -> PythonValue

  let name: String
  /// The parameters as they would be written in a `def`.
  let signature: String
  let parameters: [String]
  let requiredCount: Int
  /// How many may be given by position.
  let positionalCount: Int
  /// Whether it takes any number of values.
  let isVariadic: Bool
  /// Whether it takes any name.
  let takesNames: Bool
  /// Where an array may be given that takes the result.
  private let target: Int?
  private let body: Body

  /// Whose words refuse a call: those of a `def`, or of a function written in C.
  let owner: Owner

  /// Whom a function belongs to, for what is said of a wrong call.
  enum Owner {
    /// NumPy's, written in Python.
    case python
    /// A function of NumPy's that works on each element.
    case ufunc
    /// A function of NumPy's written in C.
    case numpy
    /// A function of `np.random`.
    case random
    /// Written in C: a builtin, or with its type or module before the dot.
    case builtin(String)
  }

  /// Reads a signature such as `a, axis=, *rest, **names`: what ends in `=` may be absent, what
  /// stands behind a lone `*` is given by name only.
  init(
    _ name: String, _ signature: String = "", owner: Owner = .python, _ body: @escaping Body
  ) {
    self.name = name
    self.signature = signature
    self.owner = owner
    let words = signature.split(separator: ",").map { String($0.filter { $0 != " " }) }
    isVariadic = words.contains { $0.hasPrefix("*") && $0.count > 1 && !$0.hasPrefix("**") }
    takesNames = words.contains { $0.hasPrefix("**") }
    let plain = words.filter { !$0.hasPrefix("*") }
    parameters = plain.map { $0.filter { $0 != "=" } }
    requiredCount = plain.count { !$0.hasSuffix("=") }
    positionalCount = words.firstIndex(of: "*") ?? plain.count
    target = plain.firstIndex(of: "out=")
    self.body = body
  }

  /// The same with its result changed.
  func changing(_ change: @escaping (PythonValue) throws -> PythonValue) -> Native {
    Native(name, signature, owner: owner) { [body] machine, arguments in
      try change(try body(machine, arguments))
    }
  }

  /// The same as a function written in C, with its type or module before the dot.
  func of(_ prefix: String) -> Native {
    Native(name, signature, owner: .builtin(prefix), body)
  }

  /// The same with other words for a wrong call.
  func refusing(as owner: Owner) -> Native { Native(name, signature, owner: owner, body) }

  func call(
    _ machine: Machine, _ values: [PythonValue], _ names: [(String, PythonValue)]
  ) throws -> PythonValue {
    if !isVariadic, names.isEmpty, values.count == parameters.count,
      positionalCount == values.count
    {
      return try run(machine, NativeArguments(values: values))
    }
    return try run(machine, try bind(values, names))
  }

  private func run(_ machine: Machine, _ arguments: NativeArguments) throws -> PythonValue {
    let result = try body(machine, arguments)
    guard let target, let array = arguments.given(target) else { return result }
    return try machine.write(result, into: array, of: name)
  }

  /// Puts each value at its parameter.
  private func bind(_ values: [PythonValue], _ names: [(String, PythonValue)]) throws
    -> NativeArguments
  {
    var bound = NativeArguments(values: values)
    if isVariadic {
      // Those behind the star are given by name only.
      bound.values = Array(repeating: .undefined, count: parameters.count)
      bound.rest = values
    } else {
      if values.count > positionalCount || values.count + names.count < requiredCount {
        throw wrongCount(values.count)
      }
      bound.values += Array(repeating: .undefined, count: parameters.count - values.count)
    }
    for (key, value) in names { try bind(key, value, into: &bound) }
    if !isVariadic, let missing = (0..<requiredCount).first(where: { bound.values[$0].isUndefined })
    {
      throw absent(missing, values.count)
    }
    return bound
  }

  private func bind(_ key: String, _ value: PythonValue, into bound: inout NativeArguments) throws {
    guard let position = parameters.firstIndex(of: key), mayBeNamed(key) else {
      guard takesNames else {
        throw unknown(key)
      }
      bound.names.append((key, value))
      return
    }
    guard bound.values[position].isUndefined else {
      throw PythonError(
        .type, "argument for \(name)() given by name ('\(key)') and position (\(position + 1))")
    }
    bound.values[position] = value
  }
}

extension Native {
  /// Whether a parameter may be given by its name: those of functions in C mostly may not.
  private func mayBeNamed(_ key: String) -> Bool {
    guard case .builtin = owner, !isVariadic else { return true }
    return takesNamed || (parameters.firstIndex(of: key) ?? 0) >= positionalCount
  }
}

/// The values of a call, each at its parameter.
struct NativeArguments {
  var values: [PythonValue]
  /// What a starred parameter takes.
  var rest: [PythonValue] = []
  var names: [(String, PythonValue)] = []

  /// The value of a parameter; nil where it was not given.
  subscript(position: Int) -> PythonValue? {
    guard position < values.count, !values[position].isUndefined else { return nil }
    return values[position]
  }

  /// The same, None too meaning that nothing was given.
  func given(_ position: Int) -> PythonValue? {
    guard let value = self[position], !value.isNone else { return nil }
    return value
  }

  /// A parameter that must be there.
  func value(_ position: Int) -> PythonValue { position < values.count ? values[position] : .none }
}
