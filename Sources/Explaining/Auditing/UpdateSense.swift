import Engine
import Formulas

/// What libraries do in an update that the course's formulas do not.
public struct UpdateSense: Hashable, Sendable {
  /// What of a parameter is added to its gradient before the optimizer sees it, as PyTorch's
  /// `weight_decay`; 0 where nothing is.
  public var decay = 0.0
  /// Whether that decay is of W alone, b having a group without it.
  public var decaysWeightsAlone = false
  /// Whether momentum adds gradients up, v = beta * v + (1 - dampening) * dW, as PyTorch's does.
  public var addsUp = false
  /// What of each gradient is kept back from that sum.
  public var dampening = 0.0
  /// Whether the step goes by dW + beta * v, as PyTorch's `nesterov=True`.
  public var looksAhead = false
  /// Whether AdamW's decay shrinks b as well, as PyTorch's does.
  public var decaysBiases = false

  /// The course's update.
  public init() {}

  /// One of some kind; what is left out is as in the course.
  init(
    decay: Double = 0, ofWeightsAlone decaysWeightsAlone: Bool = false, addsUp: Bool = false,
    dampening: Double = 0, looksAhead: Bool = false, decaysBiases: Bool = false
  ) {
    (self.decay, self.decaysWeightsAlone) = (decay, decaysWeightsAlone)
    (self.addsUp, self.dampening, self.looksAhead) = (addsUp, dampening, looksAhead)
    self.decaysBiases = decaysBiases
  }

  /// The names of what it does that the course's update does not.
  public var names: [String] {
    [
      decay > 0 ? decaysWeightsAlone ? "weight-decay-of-weights" : "weight-decay" : nil,
      addsUp ? "momentum-sum" : nil, dampening != 0 ? "dampening" : nil,
      looksAhead ? "nesterov-of-pytorch" : nil, decaysBiases ? "decoupled-decay-of-biases" : nil,
    ].compactMap(\.self)
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
    let (gradient, v) = ("d\(parameter)", "vd\(parameter)")
    if addsUp, name == v, own.names.contains("momentum_beta") {
      let new = Syntax.named(gradient)
      formula = Syntax.named("momentum_beta").combined(.multiply, .named(name))
        .combined(
          .add, dampening == 0 ? new : Syntax(.number(1 - dampening)).combined(.multiply, new))
    }
    if looksAhead, name == parameter, own.names.contains(v) {
      let ahead = Syntax.named(gradient).combined(
        .add, Syntax.named("momentum_beta").combined(.multiply, .named(v)))
      formula = formula.substituting([v: ahead])
    }
    if decay > 0, !decaysWeightsAlone || !parameter.hasPrefix("b") {
      let pull = Syntax(.number(decay)).combined(.multiply, .named(parameter))
      formula = formula.substituting([gradient: Syntax.named(gradient).combined(.add, pull)])
    }
    if decaysBiases, name == parameter, name.hasPrefix("b") {
      let pull = Syntax.named("alpha").combined(.multiply, .named("adamw_weight_decay"))
        .combined(.multiply, .named(parameter))
      formula = formula.combined(.subtract, pull)
    }
    return formula
  }
}
