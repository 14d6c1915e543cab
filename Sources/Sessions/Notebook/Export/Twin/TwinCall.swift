import Formulas

/// A call of a function of the formula language's, its arguments by the names of its parameters.
///
/// The language takes them in more ways than NumPy does: sizes one by one or in a tuple, every one by
/// its name, those that may be absent by their place.
struct TwinCall {
  let function: String
  /// What a parameter was given.
  struct Given {
    let name: String
    let value: Syntax
    /// Whether it may be absent.
    let isOptional: Bool
    /// Whether it was given by its name.
    let isNamed: Bool
  }

  /// What was given, in the order of the parameters.
  let given: [Given]
  /// What a parameter took that takes all that is left.
  let rest: [Syntax]

  /// Binds arguments; nil where the function is none of the language's, or they cannot be told apart.
  init?(_ function: String, _ arguments: [Syntax.Argument]) {
    guard let signature = FunctionTable.signature(of: function) else { return nil }
    let parameters = signature.drop { $0 != "(" }.dropFirst().dropLast().split(separator: ",")
      .map { $0.drop { $0 == " " } }
    var (values, rest, next): ([Substring: Syntax.Argument], [Syntax], Int) = ([:], [], 0)
    for argument in arguments {
      let takesRest = parameters.indices.contains(next) && parameters[next].hasPrefix("*")
      if case .unpacked = argument.value.kind, !takesRest { return nil }
      if let label = argument.label {
        guard let parameter = parameters.first(where: { $0.plain == label.text }) else {
          return nil
        }
        if parameter.hasPrefix("*") {
          rest.append(argument.value)
        } else {
          values[parameter] = argument
        }
      } else if parameters.indices.contains(next) {
        if parameters[next].hasPrefix("*") {
          rest.append(argument.value)
          continue
        }
        values[parameters[next]] = argument
        next += 1
      }
    }
    self.function = function
    self.rest = rest
    given = parameters.compactMap { parameter in
      values[parameter].map {
        Given(
          name: parameter.plain, value: $0.value, isOptional: parameter.hasSuffix("="),
          isNamed: $0.label != nil)
      }
    }
  }

  /// What was given by a name.
  subscript(_ name: String) -> Syntax? { given.first { $0.name == name }?.value }
}

extension Substring {
  /// A parameter's name without the marks that say how it is given.
  fileprivate var plain: String { filter { !"=*[]".contains($0) } }
}

extension TwinSpelling {
  /// A call as NumPy takes it.
  func inNumPys(_ call: TwinCall) -> Syntax {
    switch call.function {
    case "zeros", "ones", "empty": return filled(call)
    case "reshape":
      return this(call, [call["a"].map(given)].compactMap(\.self) + [shape(call.rest)])
    case "full":
      let fill = [call["shape"].map { shape([$0]) }, call["fill_value"].map(given)]
      return this(call, fill.compactMap(\.self), labelled: ["dtype"])
    case "full_like", "reciprocal", "power":
      // NumPy keeps the type of whole numbers.
      let values = call.given.map { Syntax.Argument(nil, given($0.value)) }
      return Syntax(
        .call(name(of: call.function), values + [.init("dtype", Syntax(.name("float")))]))
    case "rand", "randn": return drawn(call)
    case "random", "random_sample", "standard_normal":
      return this(call, call.rest.isEmpty ? [] : [shape(call.rest)])
    case "uniform", "normal":
      let size = call["size"].map { Syntax.Argument("size", shape([$0])) }
      let bounds = call.given.filter { $0.name != "size" }
        .map { Syntax.Argument(Syntax.Identifier($0.name), given($0.value)) }
      return Syntax(.call(name(of: call.function), bounds + [size].compactMap(\.self)))
    case "item", "astype":
      return method(call.function, of: call.given.first?.value, Array(call.given.dropFirst()))
    case "arange": return range(call)
    case "clip":
      let none = Syntax(.name("None"))
      return this(
        call,
        [call["a"].map(given) ?? none, call["a_min"].map(given) ?? none]
          + [call["a_max"].map(given) ?? none])
    default: return plain(call)
    }
  }

  private func this(
    _ call: TwinCall, _ values: [Syntax], labelled: Set<String> = []
  ) -> Syntax {
    let named = call.given.filter { labelled.contains($0.name) }
      .map { Syntax.Argument(Syntax.Identifier($0.name), given($0.value)) }
    return Syntax(
      .call(name(of: call.function), values.map { Syntax.Argument(nil, $0) } + named))
  }

  /// What must be there by its place; what may be absent by its name, but for a second one that was
  /// given by its place.
  private func plain(_ call: TwinCall) -> Syntax {
    let values = call.given.enumerated().map { index, argument in
      let isNamed = argument.isOptional && (argument.isNamed || index > 1)
      // A function of the program's own takes no list for an array.
      let value = isHelper(call.function) ? self(argument.value) : given(argument.value)
      return Syntax.Argument(isNamed ? Syntax.Identifier(argument.name) : nil, value)
    }
    return Syntax(.call(name(of: call.function), values))
  }

  private func filled(_ call: TwinCall) -> Syntax {
    let type = call.rest.count > 1 ? call.rest.last.flatMap(\.numberType) : nil
    let sides = type == nil ? call.rest : call.rest.dropLast()
    let named = (type ?? call["dtype"]).map { [Syntax.Argument("dtype", given($0))] } ?? []
    return Syntax(.call(name(of: call.function), [.init(nil, shape(sides))] + named))
  }

  /// `rand` and `randn` take sizes one by one.
  private func drawn(_ call: TwinCall) -> Syntax {
    guard call.rest.count == 1, let only = call.rest.first, !isPlainNumber(only) else {
      return this(call, call.rest.map(given))
    }
    switch only.kind {
    case .tuple(let sides), .list(let sides): return this(call, sides.map(given))
    default: return this(call, [Syntax(.unpacked(shape([only])))])
    }
  }

  /// A shape as NumPy takes it: a tuple, or one whole number.
  private func shape(_ sides: [Syntax]) -> Syntax {
    guard sides.count == 1, let only = sides.first else { return Syntax(.tuple(sides.map(given))) }
    switch only.kind {
    case .tuple(let parts), .list(let parts): return Syntax(.tuple(parts.map(given)))
    case .unpacked(let whole): return shape([whole])
    case .member(_, "shape"): return given(only)
    case _ where isPlainNumber(only): return given(only)
    default:
      let row = Syntax(.call("np.ravel", [.init(nil, given(only))]))
      let whole = Syntax(.method(row, "astype", [.init(nil, Syntax(.name("int")))]))
      return Syntax(.call("tuple", [.init(nil, whole)]))
    }
  }

  private func range(_ call: TwinCall) -> Syntax {
    let zero = Syntax(.number(0))
    let bounds =
      call["stop"].map { [call["start"].map(given) ?? zero, given($0)] }
      ?? (call["step"] == nil ? [] : [zero]) + [call["start"].map(given) ?? zero]
    return this(call, bounds + [call["step"].map(given)].compactMap(\.self))
  }

  private func method(
    _ function: String, of value: Syntax?, _ rest: [TwinCall.Given]
  ) -> Syntax {
    let array = asArray(value.map(given) ?? Syntax(.number(0)))
    return Syntax(
      .method(array, .init(function), rest.map { Syntax.Argument(nil, given($0.value)) }))
  }

  /// A call behind a dot, as NumPy's arrays take it.
  func method(
    _ function: Syntax.Identifier, of value: Syntax, _ arguments: [Syntax.Argument]
  ) -> Syntax {
    let spelled = self(value)
    let receiver = isPlainNumber(value) ? asArray(spelled) : spelled
    let call =
      value.isModule ? nil : TwinCall(function.text, [.init(nil, value)] + arguments)
    if function.text == "clip", let call { return inNumPys(call) }
    let hasOptional = call?.given.dropFirst().contains(where: \.isOptional) ?? false
    guard hasOptional, let call, case .call(_, let values) = plain(call).kind else {
      let values = arguments.map { Syntax.Argument($0.label, given($0.value)) }
      return Syntax(.method(receiver, function, values))
    }
    return Syntax(.method(receiver, function, Array(values.dropFirst())))
  }

  func asArray(_ value: Syntax) -> Syntax {
    Syntax(.call("np.asarray", [.init(nil, value)]))
  }

  /// Whether it is a number of Python's, which has no parts and no methods.
  func isPlainNumber(_ node: Syntax) -> Bool {
    switch node.kind {
    case .number: true
    case .name(let name): namesNumber(name) && !node.isModule
    case .unary(_, let value): isPlainNumber(value)
    case .binary(_, let left, let right): isPlainNumber(left) && isPlainNumber(right)
    default: false
    }
  }
}

extension Syntax {
  /// Whether it names a module, which needs no import in the shell.
  fileprivate var isModule: Bool {
    if case .name(let name) = kind { TwinSpelling.modules.contains(name) } else { false }
  }

  /// It, where it names a type of numbers.
  fileprivate var numberType: Syntax? {
    switch kind {
    case .text: self
    case .name(let name):
      ["float", "int", "bool"].contains(name) || name.hasPrefix("np.") ? self : nil
    default: nil
    }
  }
}
