import Formulas

/// The calls of the learner's functions while one stage runs: a function whose result several of
/// its tensors are parts of is called once.
final class StageCalls {
  private let fresh: FunctionCalls
  private var calls: FunctionCalls

  /// Nil where no function is called.
  init?(_ functions: OwnFunctions, _ plan: OwnPlan) {
    guard !functions.isEmpty else { return nil }
    fresh = FunctionCalls(functions, dictionaries: plan.dictionaries)
    calls = fresh
  }

  /// Forgets what was called before; the stage runs again.
  func begin() { calls = fresh }

  func value(of formula: Syntax, in scope: inout some Scope) throws -> Value {
    try calls.value(of: formula, in: &scope)
  }
}
