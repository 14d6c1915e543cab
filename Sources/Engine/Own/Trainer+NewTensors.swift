import Formulas
import Matrices

extension Trainer {
  /// A tensor of the learner's alone, with the shape its formula gives: worked out with ones in
  /// every tensor, for two numbers of examples that are no other size of the network.
  /// - Returns: nil where that is no matrix whose examples are its columns.
  /// - Throws: Why the formula cannot be worked out.
  public func newTensor(
    _ name: String, _ formula: Syntax, values: [String: Value],
    calling functions: OwnFunctions = OwnFunctions()
  ) throws -> TensorSpec? {
    guard let first = try shapeOfOnes(formula, values, functions, 0),
      let second = try shapeOfOnes(formula, values, functions, 1),
      first.shape.rows == second.shape.rows
    else { return nil }
    let isByExample =
      first.shape.columns == first.examples && second.shape.columns == second.examples
    guard isByExample || first.shape.columns == second.shape.columns else { return nil }
    return .new(name, first.shape, isByExample: isByExample, formula)
  }

  private func shapeOfOnes(
    _ formula: Syntax, _ values: [String: Value], _ functions: OwnFunctions, _ number: Int
  ) throws -> (shape: Shape, examples: Int)? {
    let sizes = Set(plan.tensors.flatMap { [$0.rows, $0.shape(examples: 0).columns] })
    let free = (7...).lazy.filter { !sizes.contains($0) }
    let examples = free.first { $0 > 7 + number * 4 } ?? 7
    var scope = OnesScope(plan: plan, state: state, examples: examples, values: values)
    var calls = FunctionCalls(functions, dictionaries: plan.dictionaries)
    let value = try calls.value(of: formula, in: &scope)
    if value.number != nil { return (Shape(1, 1), examples) }
    guard let array = value.array, array.rank == 2 else { return nil }
    return (array.matrix.shape, examples)
  }
}

/// Every tensor full of ones, enough to tell a shape.
private struct OnesScope: Scope {
  let plan: Plan
  let state: RunState
  let examples: Int
  let values: [String: Value]
  var random = NumPyRandom(seed: 0)

  var products: Products { state.products }

  var names: [String] {
    plan.tensors.map(\.name) + values.keys
      + state.scalars(of: plan.network, examples: examples).map(\.name)
  }

  func value(named name: String) -> Value? {
    if let value = values[name] { return value }
    if let spec = plan.tensor(named: name) {
      let ones = Matrix(shape: spec.shape(examples: examples), filledWith: 1)
      return spec.isScalar ? Value(1) : Value(ones)
    }
    return state.scalars(of: plan.network, examples: examples)
      .first { $0.name == name }.map { Value($0.value) }
  }

  func load(_ path: String) throws(LoadFailure) -> Value { throw .noFiles }
}
