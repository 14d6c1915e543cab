import Formulas
import Matrices

/// Works out formulas in which functions of the learner's are called: `my_relu(Z1)`,
/// `linear_backward(dZ2, (A1, W2, b2))[1]`, `update(parameters, grads, alpha)["W1"]`.
///
/// Calls are worked out first, each once, and what they give stands in their place for the
/// evaluator. `parameters`, `grads` and `cache` are dictionaries of tensors where they are arguments.
public struct FunctionCalls {
  private let functions: OwnFunctions
  private let dictionaries: [String: TensorDictionary]
  private var known: [Syntax: any OwnResult] = [:]

  /// Takes the functions, and what the dictionaries hold.
  public init(_ functions: OwnFunctions, dictionaries: [String: TensorDictionary]) {
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
      for value in argument.value.unpacked {
        given.append(OwnArgument(argument.label?.text, try content(value, &scope)))
      }
    }
    var random = scope.random
    let result = try function.call(given, drawingFrom: &random)
    scope.random = random
    try check(result, of: name, arguments)
    return result
  }

  /// Sees that a function keeps what it kept from the first update on: the tensors of a run are laid
  /// out once.
  private func check(
    _ result: any OwnResult, of name: String, _ arguments: [Syntax.Argument]
  ) throws(OwnFunctionFailure) {
    guard let known = dictionaries["state"]?.entries.map(\.key), !known.isEmpty,
      arguments.contains(where: { $0.value.kind == .name("state") }),
      let keys = result.item(1)?.keys
    else { return }
    let others = Set(keys).symmetricDifference(known)
    if !others.isEmpty { throw OwnFunctionFailure(name, .changesState(others.sorted())) }
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
    case .name(let name) where dictionaries[name] != nil && scope.value(named: name) == nil:
      return .dictionary(tensors(name, in: scope))
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
    _ name: String, in scope: some Scope
  ) -> [(key: String, value: OwnArgument.Content)] {
    guard let dictionary = dictionaries[name] else { return [] }
    let isNew = dictionary.isEmptyAtFirst && (scope.value(named: "t")?.number ?? 0) <= 1
    return isNew
      ? []
      : dictionary.entries.compactMap { entry in
        scope.value(named: entry.tensor).map { (entry.key, .value($0)) }
      }
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
  public var calledName: String? {
    switch kind {
    case .call(let name, _): name.text
    case .element(let base, _): base.calledName
    default: nil
    }
  }
}

extension Syntax {
  /// What `*[a, b]` hands to a function, one by one; of anything else itself.
  fileprivate var unpacked: [Syntax] {
    guard case .unpacked(let several) = kind else { return [self] }
    switch several.kind {
    case .list(let items), .tuple(let items): return items
    default: return [self]
    }
  }
}

/// A dictionary of tensors that functions are called with.
public struct TensorDictionary: Sendable {
  /// Its keys, each with the tensor under it.
  public let entries: [(key: String, tensor: String)]
  /// Whether it is empty before the first update, when the tensors hold nothing yet.
  public let isEmptyAtFirst: Bool

  /// The tensors in it.
  public var tensors: [String] { entries.map(\.tensor) }

  /// One with nothing in it, as a function's state is before the first update.
  public static let empty = TensorDictionary([], isEmptyAtFirst: true)

  fileprivate init(_ tensors: [String]) {
    (entries, isEmptyAtFirst) = (tensors.map { ($0, $0) }, false)
  }

  fileprivate init(_ entries: [(key: String, tensor: String)], isEmptyAtFirst: Bool = false) {
    (self.entries, self.isEmptyAtFirst) = (entries, isEmptyAtFirst)
  }
}

extension [any Stage] {
  /// The dictionaries that functions are called with: what training learns, the gradients, what the
  /// forward pass computes, and what an optimizer keeps, `v` of `dW1` being vdW1.
  var dictionaries: [String: TensorDictionary] {
    let parameters = flatMap(\.owns).filter(\.role.isParameter).map(\.name).uniqued
    let forward = filter { $0.id.pass == .forward }.flatMap(\.writes).filter { $0.beginning == nil }
    var all = [
      "parameters": TensorDictionary(parameters),
      "grads": TensorDictionary(parameters.map { "d\($0)" }),
      "cache": TensorDictionary(forward.map(\.name)),
    ]
    let states = filter { $0.id.pass == .update }.flatMap(\.writes)
      .filter { $0.beginning != nil && !$0.role.isParameter }.map(\.name)
    for parameter in parameters {
      for name in states where name.hasSuffix("d\(parameter)") {
        let stem = String(name.dropLast(parameter.count + 1))
        all[stem] = TensorDictionary(
          (all[stem]?.entries ?? []) + [("d\(parameter)", name)])
      }
    }
    if let own = lazy.compactMap({ $0.original as? UpdateStage }).first?.optimizer as? OwnOptimizer,
      own.isWhole
    {
      all["state"] = TensorDictionary(
        own.kept.map { ($0.key, $0.tensor) }, isEmptyAtFirst: true)
    }
    return all
  }
}

extension Plan {
  /// The dictionaries that functions are called with: `parameters`, `grads`, `cache`, `v`, `state`.
  public var dictionaries: [String: TensorDictionary] { stages.dictionaries }
}

extension [String] {
  /// Each text once, where it comes first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension TensorSpec.Role {
  /// Whether training learns it.
  fileprivate var isParameter: Bool { if case .parameter = self { true } else { false } }
}
