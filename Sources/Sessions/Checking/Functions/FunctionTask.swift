import Cells
import Engine
import Explaining
import Formulas

/// What a learner's function is to compute: tensors of one stage, or of several.
struct FunctionTask {
  /// The parts of a training step that functions are written for.
  enum Work: Hashable {
    case linear, activation, linearActivation, normalize, dropout, cost
    case lossGradient, activationGradient, dropoutGradient, linearGradient, parameterGradient
    case linearBackward, update, forwardPropagation, backwardPropagation
    case linearActivationBackward, batch, prediction
  }

  let work: Work
  /// The layer, from 1; the last one where the work is the whole network's.
  let layer: Int
  /// The plan by the engine's own formulas.
  let plan: Plan
  /// The stage, or what it is called where there are several.
  let stage: String
  /// What a tuple of results may hold, in order; one result alone is the first tensor of one.
  let tuples: [[String]]
  /// What a single result may be; the first is what it is where nothing else is said.
  let singles: [String]
  /// The keys of a dictionary of results; empty where none is wanted.
  let keys: [String]
  /// The gradient it is called with, and dZ by that gradient; nil where it is called with none.
  var handed: (dA: String, dZ: String, formula: Syntax)?
  /// Whether it is told which share dropout keeps.
  var isGivenShare = false
  /// Whether it is given dropout's mask, so that it draws none.
  var isGivenMask = false
  /// Whether an update of one layer is given the optimizer's averages as they were before it.
  var takesOldAverages = false
  /// Whether nobody knows what its values should be.
  var isUntold = false
  /// What it returns behind a dictionary: that of an optimizer's averages it was given, by name.
  var states: [(name: String, entries: [(key: String, tensor: String)])] = []

  init(
    _ work: Work, layer: Int, _ plan: Plan, stage: String, tuples: [[String]],
    singles: [String]? = nil, keys: [String] = []
  ) {
    (self.work, self.layer, self.plan, self.stage) = (work, layer, plan, stage)
    (self.tuples, self.keys) = (tuples, keys)
    self.singles = singles ?? tuples.compactMap(\.first)
  }

  /// The tensor whose formula sees all that the function is called with.
  var sight: String {
    switch work {
    case .linearActivation: "Z\(layer)"
    case .linearBackward: "dW\(layer)"
    case .forwardPropagation, .prediction: "Z1"
    case .backwardPropagation: plan.stages.first { $0.id.pass == .backward }?.writes[0].name ?? "J"
    case .linearActivationBackward: "dZ\(layer)"
    // Averages as they were before the update.
    case .update: plan.stages.first { $0.id.pass == .update }?.writes[0].name ?? "J"
    // A mini-batch of one's own is made of the engine's.
    case .batch: "Z1"
    default: singles.first ?? keys.first ?? "J"
    }
  }

  /// Whether it is about the network as a whole, whose number of outputs a learner knows.
  var isOfWholeNetwork: Bool {
    [.forwardPropagation, .backwardPropagation, .prediction].contains(work)
  }

  /// Whether it is the update of one layer, whose averages are there before its parameters are moved.
  var isOfOneUpdate: Bool { work == .update && keys.isEmpty }

  /// The engine's formula for a tensor, made of the gradient that is handed in where one is.
  func formula(of tensor: String) -> Syntax? {
    if work == .prediction { return predictions }
    let formula = plan.tensor(named: tensor)?.formula
    guard let handed else { return formula }
    return tensor == handed.dZ ? handed.formula : formula?.substituting([handed.dZ: handed.formula])
  }
}
