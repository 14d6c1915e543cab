import Formulas
import Matrices

/// Works formulas out in a state; values and products of matrices that many of them share are
/// looked up and worked out once.
final class SharedProducts {
  /// What was looked up.
  private final class Memory {
    var values: [String: Value?] = [:]
  }

  private struct State: Scope {
    var base: any ExamState
    let memory = Memory()
    var worked: [String: Value] = [:]

    var names: [String] { base.names }
    var products: Products { base.products }
    var random: NumPyRandom {
      get { base.random }
      set { base.random = newValue }
    }

    func value(named name: String) -> Value? {
      if let known = memory.values[name] { return known }
      let value = worked[name] ?? base.value(named: name)
      memory.values[name] = .some(value)
      return value
    }

    func load(_ path: String) throws(LoadFailure) -> Value { try base.load(path) }
  }

  private var state: State
  /// Under names nobody can type; nil for what has no value.
  private var names: [Syntax: String?] = [:]

  init(_ state: any ExamState) { self.state = State(base: state) }

  /// What a formula comes to; nil where it has no value.
  func value(of formula: Syntax) -> NumPyArray? {
    let shorter = formula.rewriting { node in
      node.asProduct.flatMap { $0.hasCalls ? nil : self.name(of: $0) }.map { .named($0) }
    }
    var scope = state
    return try? scope.evaluate(shorter).array
  }

  /// The same for a formula as somebody has written it.
  /// - Returns: nil where it is no array.
  /// - Throws: Why it has no value, in the words of the formula.
  func evaluated(_ formula: Syntax) throws(FormulaError) -> NumPyArray? {
    if let value = value(of: formula) { return value }
    var scope = state
    return try scope.evaluate(formula).array
  }

  private func name(of product: Syntax) -> String? {
    if let known = names[product] { return known }
    var scope = state
    let name = "product \(names.count)"
    let value = try? scope.evaluate(product)
    names[product] = .some(value.map { _ in name })
    state.worked[name] = value
    return value.map { _ in name }
  }
}

extension Syntax {
  /// The product it is by `@`, or by NumPy's names for that.
  fileprivate var asProduct: Syntax? {
    switch kind {
    case .binary(.matrixProduct, _, _): return self
    case .call("dot", let factors), .call("matmul", let factors):
      guard factors.count == 2, factors.allSatisfy({ $0.label == nil }) else { return nil }
      return Syntax(.binary(.matrixProduct, factors[0].value, factors[1].value), range: range)
    default: return nil
    }
  }

  /// Whether it calls a function; one may draw random numbers.
  fileprivate var hasCalls: Bool {
    switch kind {
    case .call, .method: true
    default: kind.children.contains(where: \.hasCalls)
    }
  }
}
