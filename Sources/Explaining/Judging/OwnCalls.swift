import Engine
import Formulas
import Matrices

/// The learner's functions that a formula calls: each call is worked out in every state in which the
/// formula is judged.
public struct OwnCalls {
  private let functions: OwnFunctions
  private let dictionaries: [String: TensorDictionary]
  /// The numbers that are written in them, which cannot follow other settings.
  let numbers: Set<Double>

  /// Takes functions, what the dictionaries they are called with hold, and their numbers.
  public init(
    _ functions: OwnFunctions = OwnFunctions(), dictionaries: [String: TensorDictionary] = [:],
    numbers: Set<Double> = []
  ) {
    (self.functions, self.dictionaries, self.numbers) = (functions, dictionaries, numbers)
  }

  /// A formula in which a name that nobody can type stands for each call.
  func replaced(in formula: Syntax, _ calls: inout [String: Syntax]) -> Syntax {
    if let name = formula.calledName, functions[name] != nil {
      let name = "call \(formula)"
      calls[name] = formula
      return Syntax(.name(name), range: formula.range)
    }
    let parts = formula.kind.children.map { replaced(in: $0, &calls) }
    var rest = parts.makeIterator()
    return Syntax(formula.kind.mapChildren { rest.next() ?? $0 }, range: formula.range)
  }

  /// What a call gives in a state.
  /// - Throws: What its function raised.
  func value(of call: Syntax, in state: any ExamState) throws -> Value {
    var (state, working) = (state, FunctionCalls(functions, dictionaries: dictionaries))
    return try working.value(of: call, in: &state)
  }
}

/// A state in which calls of the learner's functions have values.
struct CallingState: ExamState {
  var base: any ExamState
  let own: OwnCalls
  let calls: [String: Syntax]

  var names: [String] { base.names }
  var products: Products { base.products }
  var random: NumPyRandom {
    get { base.random }
    set { base.random = newValue }
  }

  func value(named name: String) -> Value? {
    guard let call = calls[name] else { return base.value(named: name) }
    return try? own.value(of: call, in: base)
  }

  func shape(of name: String) -> Shape? {
    calls[name] == nil ? base.shape(of: name) : value(named: name)?.matrix?.shape
  }

  func load(_ path: String) throws(LoadFailure) -> Value { try base.load(path) }
}

extension Original {
  /// The settings whose values in this run are among some numbers, or what these leave of 1.
  func settings(among numbers: Set<Double>) -> [(name: String, reading: Reading)] {
    settings.compactMap { name in
      guard let value = scalar(name), value != 0 else { return nil }
      func isNear(_ number: Double) -> Bool { abs(number - value) <= 1e-12 * abs(value) }
      let (h, rest) = (Syntax.named(name), Syntax.number(1).combined(.subtract, .named(name)))
      let found =
        numbers.first(where: isNear).map { ($0, h) }
        ?? numbers.first { isNear(1 - $0) }.map { ($0, rest) }
      return found.map { number, quantity in
        (name, Reading(written: .number(number), quantity: quantity, isSize: false))
      }
    }
  }
}
