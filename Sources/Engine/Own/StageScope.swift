import Formulas
import Matrices

/// What a formula of the learner's sees while its stage runs: the tensors as they are, the scalars,
/// and its variables as they were when it was written.
struct StageScope<Scalar: MatrixScalar>: Scope {
  private let workspace: Workspace<Scalar>
  private var state: RunState
  private let plan: OwnPlan
  private let values: [String: Value]

  init(
    _ workspace: Workspace<Scalar>, _ state: RunState, _ plan: OwnPlan, _ values: [String: Value]
  ) {
    (self.workspace, self.state, self.plan, self.values) = (workspace, state, plan, values)
  }

  var names: [String] {
    workspace.names + state.scalars(of: plan.network, examples: state.examples).map(\.name)
      + values.keys
  }

  /// The experiment's stream, at its place.
  var random: NumPyRandom {
    get { state.random }
    set { state.random = newValue }
  }

  var products: Products { state.products }

  func value(named name: String) -> Value? {
    if let value = values[name] { return value }
    if let buffer = workspace.find(name) {
      let matrix = buffer.matrix(examples: state.examples)
      return buffer.spec.isScalar ? Value(matrix.elements[0]) : Value(matrix)
    }
    if name == "order", let order = state.order(of: plan.count) { return .array(order) }
    return state.scalars(of: plan.network, examples: state.examples)
      .first { $0.name == name }.map { Value($0.value) }
  }

  func load(_ path: String) throws(LoadFailure) -> Value { throw .noFiles }
}

extension RunState {
  /// This epoch's order of so many examples; nil where there are none.
  fileprivate func order(of count: Int) -> NumPyArray? {
    guard count > 0 else { return nil }
    return NumPyArray(row: (order.isEmpty ? Array(0..<count) : order).map(Double.init))
  }
}
