import Formulas
import Matrices

/// Works out formulas in which functions of the learner's are called: `my_relu(Z1)`,
/// `linear_backward(dZ2, (A1, W2, b2))[1]`, `update(parameters, grads, alpha)["W1"]`.
///
/// Calls are worked out first, each once, and what they give stands in their place for the
/// evaluator. `parameters`, `grads` and `cache` are dictionaries of tensors where they are arguments.
public struct FunctionCalls {
  private let functions: OwnFunctions
  /// The tensors in each dictionary.
  private let dictionaries: [String: [String]]
  private var known: [Syntax: any OwnResult] = [:]

  /// Takes the functions, and what the dictionaries hold.
  public init(_ functions: OwnFunctions, dictionaries: [String: [String]]) {
    (self.functions, self.dictionaries) = (functions, dictionaries)
  }

  /// Works out a formula; a call that was made before is not made again.
  /// - Throws: `OwnFunctionFailure`, or `FormulaError`.
  public mutating func value(of formula: Syntax, in scope: inout some Scope) throws -> Value {
    var values: [String: Value] = [:]
    let rest = try replacingCalls(in: formula, &values, &scope)
    var inner = CallScope(base: scope, values: values)
    defer { scope.random = inner.random }
    return try inner.evaluate(rest)
  }

  /// What a call gives, as its function returned it.
  public mutating func result(
    of call: Syntax, in scope: inout some Scope
  ) throws -> any OwnResult {
    if let result = known[call] { return result }
    let result =
      switch call.kind {
      case .call(let name, let arguments): try self.call(name.text, arguments, &scope)
      case .element(let base, let indices): try part(indices, of: base, &scope)
      default: throw FormulaError(.unknownFunction("\(call)", nearest: nil), at: call.range)
      }
    known[call] = result
    return result
  }
}

extension FunctionCalls {
  private mutating func call(
    _ name: String, _ arguments: [Syntax.Argument], _ scope: inout some Scope
  ) throws -> any OwnResult {
    guard let function = functions[name] else {
      throw FormulaError(.unknownFunction(name, nearest: nil), at: 0..<0)
    }
    var given: [OwnArgument] = []
    for argument in arguments {
      given.append(OwnArgument(argument.label?.text, try content(argument.value, &scope)))
    }
    var random = scope.random
    let result = try function.call(given, drawingFrom: &random)
    scope.random = random
    return result
  }

  private mutating func part(
    _ indices: [Syntax.Index], of base: Syntax, _ scope: inout some Scope
  ) throws -> any OwnResult {
    let whole = try result(of: base, in: &scope)
    let part: (any OwnResult)?
    let place: String
    switch indices.first {
    case .value(let index)?:
      place = "[\(index)]"
      if case .text(let key) = index.kind {
        part = whole.entry(key)
      } else if case .number(let number) = index.kind {
        part = Int(exactly: number).flatMap(whole.item)
      } else {
        part = nil
      }
    default: (part, place) = (nil, "")
    }
    guard let part else {
      throw OwnFunctionFailure(
        base.calledName ?? "\(base)", .lacks(part: place, typeName: whole.typeName))
    }
    return part
  }

  private mutating func content(
    _ argument: Syntax, _ scope: inout some Scope
  ) throws -> OwnArgument.Content {
    if isCall(argument) { return .result(try result(of: argument, in: &scope)) }
    switch argument.kind {
    case .name(let name) where dictionaries[name] != nil:
      return .dictionary(tensors(dictionaries[name] ?? [], in: scope))
    case .name(let name) where ["m", "t", "epoch", "iteration"].contains(name):
      if let whole = scope.value(named: name)?.number.flatMap({ Int(exactly: $0) }) {
        return .whole(whole)
      }
    case .tuple(let items):
      var contents: [OwnArgument.Content] = []
      for item in items { contents.append(try content(item, &scope)) }
      return .tuple(contents)
    default: break
    }
    return .value(try value(of: argument, in: &scope))
  }

  private func tensors(
    _ names: [String], in scope: some Scope
  ) -> [(key: String, value: OwnArgument.Content)] {
    names.compactMap { name in scope.value(named: name).map { (name, .value($0)) } }
  }

  /// Whether a tree is a call of the learner's function, or a part of what one gives.
  private func isCall(_ formula: Syntax) -> Bool {
    formula.calledName.map { functions[$0] != nil } ?? false
  }

  private mutating func replacingCalls(
    in formula: Syntax, _ values: inout [String: Value], _ scope: inout some Scope
  ) throws -> Syntax {
    if isCall(formula) {
      let result = try result(of: formula, in: &scope)
      guard let value = result.value else {
        throw OwnFunctionFailure(
          formula.calledName ?? "", .notNumbers(typeName: result.typeName))
      }
      // Nobody can type such a name.
      let name = "call \(values.count)"
      values[name] = value
      return Syntax(.name(name), range: formula.range)
    }
    var parts: [Syntax] = []
    for child in formula.kind.children {
      parts.append(try replacingCalls(in: child, &values, &scope))
    }
    var rest = parts.makeIterator()
    return Syntax(formula.kind.mapChildren { rest.next() ?? $0 }, range: formula.range)
  }
}

/// A scope in which calls have been worked out.
private struct CallScope<Base: Scope>: Scope {
  var base: Base
  let values: [String: Value]

  var names: [String] { base.names }
  var products: Products { base.products }
  var random: NumPyRandom {
    get { base.random }
    set { base.random = newValue }
  }

  func value(named name: String) -> Value? { values[name] ?? base.value(named: name) }
  func load(_ path: String) throws(LoadFailure) -> Value { try base.load(path) }
}

extension Syntax {
  /// The function it is a call of, or a part of whose result it is.
  var calledName: String? {
    switch kind {
    case .call(let name, _): name.text
    case .element(let base, _): base.calledName
    default: nil
    }
  }
}

extension [any Stage] {
  /// The tensors in the dictionaries that functions are called with: what training learns, the
  /// gradients, and what the forward pass computes.
  var dictionaries: [String: [String]] {
    let parameters = flatMap(\.owns).filter(\.role.isParameter).map(\.name)
    let forward = filter { $0.id.pass == .forward }.flatMap(\.writes).filter { $0.beginning == nil }
    return [
      "parameters": parameters, "grads": parameters.map { "d\($0)" },
      "cache": forward.map(\.name),
    ]
  }
}

extension Plan {
  /// The tensors in the dictionaries that functions are called with: `parameters`, `grads`, `cache`.
  public var dictionaries: [String: [String]] { stages.dictionaries }
}

extension TensorSpec.Role {
  /// Whether training learns it.
  fileprivate var isParameter: Bool { if case .parameter = self { true } else { false } }
}
