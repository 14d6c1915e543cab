import Engine
import Formulas
import Matrices

/// What formulas see, with zeros for tensors that have not been computed yet: enough to tell
/// whether a formula makes sense.
struct ForeseeingScope: Scope {
  private let scope: SessionScope
  var random: NumPyRandom

  init(_ scope: SessionScope) {
    (self.scope, random) = (scope, scope.random)
  }

  var names: [String] { scope.names }
  var products: Products { scope.products }

  func value(named name: String) -> Value? {
    if let value = scope.value(named: name) { return value }
    guard let run = scope.run, let tensor = run.plan.tensor(named: name) else { return nil }
    guard !tensor.isScalar else { return Value(0) }
    return Value(Matrix(shape: run.shape(of: tensor), filledWith: 0))
  }

  func load(_ path: String) throws(LoadFailure) -> Value { try scope.load(path) }
}

extension Session {
  /// A formula about a run that may not have come so far yet, and a value of the kind it will have.
  /// - Throws: `FormulaFailure` where it makes no sense, as with a name that nothing has.
  func foresee(_ source: String) throws -> (expression: Syntax, value: Value) {
    let expression = try self.expression(source)
    var scope = ForeseeingScope(self.scope)
    return (expression, try explaining(source) { try scope.evaluate(expression) })
  }
}
