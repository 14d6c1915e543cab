import TextMeasures

extension Evaluator {
  /// `sum(a, axis=1)`.
  mutating func call(
    _ name: Syntax.Identifier, _ arguments: [Syntax.Argument], at range: Range<Int>
  ) throws(FormulaError) -> Value {
    guard let function = FunctionTable.functions[name.text] else {
      throw FormulaError(unknownFunction(name.text), at: name.range)
    }
    return try run(
      Call(function, at: range, isPythons: !name.isNumPys), arguments, isNumPys: name.isNumPys)
  }

  /// `a.sum(axis=1)`: the receiver is the function's first argument.
  mutating func method(
    _ receiver: Syntax, _ name: Syntax.Identifier, _ arguments: [Syntax.Argument],
    at range: Range<Int>
  ) throws(FormulaError) -> Value {
    guard let function = FunctionTable.functions[name.text],
      FunctionTable.methods.contains(name.text)
    else {
      _ = try evaluate(receiver)
      throw unknownMethod(name)
    }
    return try run(Call(function, at: range), [.init(nil, receiver)] + arguments)
  }

  private mutating func run(
    _ call: Call, _ arguments: [Syntax.Argument], isNumPys: Bool = false
  ) throws(FormulaError) -> Value {
    var call = call
    for argument in arguments {
      if case .unpacked(let several) = argument.value.kind {
        for part in try parts(of: several) { call.bind(part, to: try call.parameter(for: nil)) }
      } else {
        let parameter = try call.parameter(for: argument.label)
        let value = try value(of: argument.value, for: parameter)
        let isNamed = argument.label != nil
        call.bind(.init(value: value, syntax: argument.value, isNamed: isNamed), to: parameter)
      }
    }
    try call.checkComplete()
    if isNumPys { try NumPyPromise.check(call) }
    return try call.function.body(call, &self)
  }

  /// The parts of a tuple or of a row, as `*` hands them over.
  mutating func parts(of node: Syntax) throws(FormulaError) -> [Call.Argument] {
    try Call.Argument(value: try evaluate(node), syntax: node).elements()
  }

  /// A list of arrays stays a list where the function takes several.
  private mutating func value(
    of node: Syntax, for parameter: Function.Parameter
  ) throws(FormulaError) -> Value {
    guard parameter.takesSeveral, case .list(let elements) = node.kind else {
      return try evaluate(node)
    }
    return try evaluate(Syntax(.tuple(elements), range: node.range))
  }

  private func unknownFunction(_ name: String) -> Problem {
    if scope.value(named: name) != nil { return .variableCalled(name) }
    let plain = Lookalikes.spelledOut(name)
    if FunctionTable.absent[plain] != nil { return .unknownFunction(name, nearest: nil) }
    let nearest = FunctionTable.elsewhere[plain] ?? plain.nearest(among: FunctionTable.names)
    return .unknownFunction(name, nearest: nearest)
  }

  private func unknownMethod(_ name: Syntax.Identifier) -> FormulaError {
    if Self.attributes.contains(name.text) {
      return FormulaError(.attributeCalled(name.text), at: name.range)
    }
    let nearest = name.text.nearest(among: FunctionTable.methods)
    return FormulaError(.unknownMember(name.text, nearest: nearest), at: name.range)
  }
}
