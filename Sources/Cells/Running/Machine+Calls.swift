import Languages

extension Machine {
  func call(
    _ function: PythonValue, _ values: [PythonValue], _ names: [(String, PythonValue)] = []
  ) throws -> PythonValue {
    switch function {
    case .function(let function): return try invoke(function, values, names)
    case .native(let native):
      let result = try native.call(self, values, names)
      try count(result)
      return result
    case .method(let method):
      return try call(method.function, [method.receiver] + values, names)
    case .type(let type): return try make(type, values, names)
    case .instance(let instance):
      if let method = instance.type.lookUp("__call__") {
        return try call(method, [function] + values, names)
      }
    case .dtype(let dtype): return try call(types.scalar(dtype), values, names)
    default: break
    }
    throw PythonError(
      .type, "'\(function.typeName)' object is not callable", hint: hint(notCallable: function))
  }

  /// Counts the memory of what the library has made; what lies in it has been counted.
  private func count(_ result: PythonValue) throws {
    switch result {
    case .array(let array): try work(array.count)
    case .list(let list): try work(2 * list.items.count)
    case .tuple(let tuple): try work(2 * tuple.items.count)
    case .string(let text): try work(text.utf8.count >> 3)
    case .dict(let dict): try work(12 * dict.count)
    default: break
    }
  }

  private func hint(notCallable value: PythonValue) -> Localized<String>? {
    switch value {
    case .list, .dict, .tuple, .array:
      Localized(en: "items are taken with [ ]", zh: "取元素用 [ ]")
    case .int, .float, .npInt, .npFloat, .none, .string:
      Localized(
        en: "a name that was a function holds a value now, or a * is missing",
        zh: "原来是函数的名字现在存了一个值，或者漏了 *")
    default: nil
    }
  }

  private func make(
    _ type: TypeObject, _ values: [PythonValue], _ names: [(String, PythonValue)]
  ) throws -> PythonValue {
    if let make = type.make { return try call(.native(make), values, names) }
    if type.inherits(from: types.exception) { return .exception(ExceptionObject(type, values)) }
    let instance = PythonValue.instance(InstanceObject(type))
    if let start = type.lookUp("__init__") {
      let result = try call(start, [instance] + values, names)
      guard result.isNone else {
        throw PythonError(.type, "__init__() should return None, not '\(result.typeName)'")
      }
    } else if !values.isEmpty || !names.isEmpty {
      throw PythonError(.type, "\(type.name)() takes no arguments")
    }
    return instance
  }

  private func invoke(
    _ function: FunctionObject, _ values: [PythonValue], _ names: [(String, PythonValue)]
  ) throws -> PythonValue {
    let code = function.code
    guard depth < Self.depthLimit else {
      throw PythonError(
        .recursion, "maximum recursion depth exceeded",
        hint: Localized(
          en: "\(code.name) calls itself and never comes to an end: which argument ends it?",
          zh: "\(code.name) 一直调用自己，停不下来：什么时候该结束？"))
    }
    let frame = Frame(
      self, slotCount: code.slotCount, ownCells: code.ownCellNames, captured: function.captured)
    if code.isPlain, names.isEmpty, values.count == code.parameters.count {
      for (slot, value) in values.enumerated() { frame.slots[slot] = value }
    } else {
      try Binding(function).bind(values, names, into: frame)
    }
    return try run(code, frame)
  }

  private func run(_ code: FunctionCode, _ frame: Frame) throws -> PythonValue {
    depth += 1
    frames.append(code)
    defer {
      depth -= 1
      frames.removeLast()
    }
    do {
      try tick()
      if let result = code.result {
        let value = try result.evaluate(frame)
        if !pendingWarnings.isEmpty { sayWarnings(at: result.span) }
        return value
      }
      _ = try code.body.run(frame)
      return frame.result
    } catch let error as PythonError {
      error.places.append(
        .init(source: code.source, span: error.span ?? code.span, function: code.name))
      error.span = nil
      throw error
    }
  }
}

/// Puts the arguments of a call at a function's parameters.
private struct Binding {
  private let function: FunctionObject
  private let code: FunctionCode

  init(_ function: FunctionObject) {
    self.function = function
    code = function.code
  }

  func bind(_ values: [PythonValue], _ names: [(String, PythonValue)], into frame: Frame) throws {
    let parameters = code.parameters
    var bound = Array(repeating: PythonValue.undefined, count: parameters.count)
    let plain = parameters.indices.filter { parameters[$0].kind == .plain }
    for (place, value) in zip(plain, values) { bound[place] = value }
    let rest = Array(values.dropFirst(plain.count))
    if let star = parameters.firstIndex(where: { $0.kind == .star }) {
      bound[star] = .tuple(rest)
    } else if !rest.isEmpty {
      throw tooMany(values.count, plain, names)
    }
    try bind(names, &bound)
    try fillIn(&bound)
    for (place, value) in bound.enumerated() { frame.set(parameters[place].place, value) }
  }

  private func bind(_ names: [(String, PythonValue)], _ bound: inout [PythonValue]) throws {
    let options = DictObject()
    let optionsPlace = code.parameters.firstIndex { $0.kind == .doubleStar }
    for (name, value) in names {
      let place = code.parameters.firstIndex {
        $0.name == name && ($0.kind == .plain || $0.kind == .keywordOnly)
      }
      if let place {
        guard bound[place].isUndefined else {
          throw PythonError(
            .type, "\(code.path)() got multiple values for argument '\(name)'", hint: signature)
        }
        bound[place] = value
      } else if optionsPlace != nil {
        try options.set(.string(name), value)
      } else {
        throw PythonError(
          .type, "\(code.path)() got an unexpected keyword argument '\(name)'", hint: signature)
      }
    }
    if let optionsPlace { bound[optionsPlace] = .dict(options) }
  }

  private func fillIn(_ bound: inout [PythonValue]) throws {
    var missing: [String] = []
    var missingNames: [String] = []
    for (place, parameter) in code.parameters.enumerated() where bound[place].isUndefined {
      if let standard = parameter.standard {
        bound[place] = function.defaults[standard]
      } else if parameter.kind == .plain {
        missing.append(parameter.name)
      } else {
        missingNames.append(parameter.name)
      }
    }
    if !missing.isEmpty { throw absent(missing, "positional") }
    if !missingNames.isEmpty { throw absent(missingNames, "keyword-only") }
  }

  private func absent(_ names: [String], _ kind: String) -> PythonError {
    let list = listed(names.map { "'\($0)'" })
    return PythonError(
      .type,
      "\(code.path)() missing \(names.count) required \(kind) argument"
        + "\(names.count == 1 ? "" : "s"): \(list)", hint: signature)
  }

  private func tooMany(
    _ count: Int, _ plain: [Int], _ names: [(String, PythonValue)]
  ) -> PythonError {
    let named = names.count { name in
      code.parameters.contains { $0.name == name.0 && $0.kind == .keywordOnly }
    }
    let optional = plain.count { code.parameters[$0].standard != nil }
    let takes =
      optional == 0 ? "\(plain.count)" : "from \(plain.count - optional) to \(plain.count)"
    let many = plain.count == 1 && optional == 0 ? "" : "s"
    return PythonError(
      .type,
      "\(code.path)() takes \(takes) positional argument\(many) but \(count) "
        + (named == 0
          ? "\(count == 1 ? "was" : "were") given"
          : "positional argument\(count == 1 ? "" : "s") (and \(named) keyword-only "
            + "argument\(named == 1 ? "" : "s")) were given"),
      hint: signature)
  }

  /// How the function wants to be called.
  private var signature: Localized<String> {
    let words = code.parameters.map { parameter in
      switch parameter.kind {
      case .star: "*\(parameter.name)"
      case .doubleStar: "**\(parameter.name)"
      default: parameter.standard == nil ? parameter.name : "\(parameter.name)=…"
      }
    }
    return Localized("\(code.name)(\(words.joined(separator: ", ")))")
  }
}
