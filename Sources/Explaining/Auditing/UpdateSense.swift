import Engine
import Formulas

/// What libraries do in an update that the course's formulas do not.
public struct UpdateSense: Hashable, Sendable {
  /// What of a parameter is added to its gradient before the optimizer sees it, as PyTorch's
  /// `weight_decay`; 0 where nothing is.
  public var decay = 0.0
  /// Whether momentum adds gradients up, v = beta * v + dW, as PyTorch's does.
  public var addsUp = false
  /// Whether AdamW's decay shrinks b as well, as PyTorch's does.
  public var decaysBiases = false

  /// The course's update.
  public init() {}

  init(decay: Double = 0, addsUp: Bool = false, decaysBiases: Bool = false) {
    (self.decay, self.addsUp, self.decaysBiases) = (decay, addsUp, decaysBiases)
  }

  /// Settings under which a run's updates are those of this sense.
  func applied(
    to hyperparameters: Hyperparameters, _ network: Network, on data: TrainingSet
  ) -> Hyperparameters {
    guard self != UpdateSense() else { return hyperparameters }
    var hyper = hyperparameters
    let plan = Plan(training: network, on: data, with: hyper)
    for spec in plan.parameters.compactMap({ plan.tensor(named: $0.name) }) {
      let names = [spec.name, "vd\(spec.name)", "sd\(spec.name)"]
      for name in names {
        guard let own = plan.tensor(named: name)?.formula else { continue }
        let formula = changed(own, of: name, parameter: spec.name)
        if formula != own {
          hyper.own.write(
            OwnFormulas.Entry(name, formula, source: "\(name) = \(formula)"))
        }
      }
    }
    return hyper
  }

  private func changed(_ own: Syntax, of name: String, parameter: String) -> Syntax {
    var formula = own
    if addsUp, name == "vd\(parameter)", own.names.contains("momentum_beta") {
      formula = Syntax.named("momentum_beta").combined(.multiply, .named(name))
        .combined(.add, .named("d\(parameter)"))
    }
    if decay > 0 {
      let pull = Syntax(.number(decay)).combined(.multiply, .named(parameter))
      let gradient = Syntax.named("d\(parameter)").combined(.add, pull)
      formula = formula.substituting(["d\(parameter)": gradient])
    }
    if decaysBiases, name == parameter, name.hasPrefix("b") {
      let pull = Syntax.named("alpha").combined(.multiply, .named("adamw_weight_decay"))
        .combined(.multiply, .named(parameter))
      formula = formula.combined(.subtract, pull)
    }
    return formula
  }
}
