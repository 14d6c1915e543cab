import Engine
import Formulas

/// How somebody's cost and its derivatives are meant.
struct CostSense: Hashable, Sendable {
  /// What a loss is the sum or mean of.
  var error = SquaredError.half
  /// Whether the mean over the examples is taken at once, so that every dZ and dA carries 1/m and dW and
  /// db are plain sums, as autograd has it; in the course's, dW and db carry it.
  var averagesEarly = false

  /// Settings under which a run's cost and its derivatives are those of this sense.
  func applied(
    to hyperparameters: Hyperparameters, _ network: Network, on data: TrainingSet
  ) -> Hyperparameters {
    var hyper = error.applied(to: hyperparameters, network, on: data)
    guard averagesEarly else { return hyper }
    let plan = Plan(training: network, on: data, with: hyper)
    for spec in plan.tensors.compactMap({ plan.tensor(named: $0.name) }) {
      guard let formula = averaged(spec, plan) else { continue }
      hyper.own.write(OwnFormulas.Entry(spec.name, formula, source: "\(spec.name) = \(formula)"))
    }
    return hyper
  }

  /// The formula of a derivative with its 1/m where this sense has it; nil where it stays.
  private func averaged(_ spec: TensorSpec, _ plan: Plan) -> Syntax? {
    switch spec.role {
    case .gradient where spec.formula.names.contains("Y"):
      return spec.formula.combined(.divide, .named("m"))
    case .parameterGradient:
      let read = spec.formula.names.filter { plan.tensor(named: $0)?.role == .gradient }
      guard !read.isEmpty else { return nil }
      let sums = read.map { ($0, Syntax.named("m").combined(.multiply, .named($0))) }
      return spec.formula.substituting(Dictionary(sums) { first, _ in first })
    default: return nil
    }
  }
}
