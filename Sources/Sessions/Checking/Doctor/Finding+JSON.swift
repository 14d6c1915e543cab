import Datasets
import Engine
import Presentation
import Studies

extension Finding {
  /// The trouble by its name, how bad it is, its numbers, and what is said about it.
  func json(_ checkup: Checkup) -> JSON {
    .object(
      [
        ("trouble", .string(trouble.name)), ("severity", .string(severity.words.en)),
        ("evidence", .object(trouble.numbers)), ("message", .string(trouble.headline.en)),
        ("because", .string(trouble.evidence.en)), ("command", .string(trouble.command)),
        ("remedy", .string(remedy(checkup).en)),
      ] + (since.map { [("since", .integer($0))] } ?? [])
        + (cure.map { [("tried", $0.json)] } ?? []))
  }
}

extension Trouble {
  /// The name programs know it by.
  fileprivate var name: String {
    switch self {
    case .deadUnits: "dead-relu"
    case .saturation: "saturation"
    case .vanishingGradients: "vanishing-gradients"
    case .explodingGradients: "exploding-gradients"
    case .equalUnits: "symmetry"
    case .costNotFinite: "cost-not-finite"
    case .costWasNotFinite: "cost-was-not-finite"
    case .costRises: "rate-too-high"
    case .costOscillates: "rate-high"
    case .costWillNotBeFinite: "cost-will-not-be-finite"
    case .costBarelyFalls: "cost-stands"
    case .overfitting: "overfitting"
    case .unevenInputs: "uneven-inputs"
    case .offCentreInputs: "unnormalised-inputs"
    case .imbalance: "class-imbalance"
    case .initialCost: "initial-cost"
    case .costFallsSlowly: "rate-too-low"
    case .strongL2: "l2-too-strong"
    case .strongL1: "l1-too-strong"
    case .noHiddenLayer, .noHiddenLayerForNumbers: "no-hidden-layer"
    case .largeTargets: "large-targets"
    case .outOfReach: "output-range"
    case .wrongGradients: "wrong-gradients"
    case .planted: "planted-mistake"
    case .heldBack(let brake): brake.name
    case .costRests: "cost-rests"
    case .smallWeights: "small-weights"
    case .normalizedAlone: "batch-of-one"
    }
  }

  /// Its evidence, by name.
  fileprivate var numbers: [(String, JSON)] {
    switch self {
    case .deadUnits(let layer, let units, let count, let zeros):
      [
        ("layer", .integer(layer)), ("units", .array(units.map { .integer($0) })),
        ("of", .integer(count)), ("zeros", .number(zeros)),
      ]
    case .saturation(let layer, let activation, let share):
      [
        ("layer", .integer(layer)), ("activation", .string(activation.rawValue)),
        ("share", .number(share)),
      ]
    case .vanishingGradients(let sizes, let layer), .explodingGradients(let sizes, let layer):
      [("layer", .integer(layer)), ("rms_dZ", .array(sizes.map { .number($0) }))]
    case .equalUnits(let layer, let count):
      [("layer", .integer(layer)), ("units", .integer(count))]
    case .costNotFinite(let cost, let refuted):
      [("cost", .number(cost)), ("refuted", .integer(refuted))]
    case .costWasNotFinite(let cost, let iteration, let times):
      [("cost", .number(cost)), ("iteration", .integer(iteration)), ("times", .integer(times))]
    case .costWillNotBeFinite(let iteration): [("iteration", .integer(iteration))]
    case .strongL2(let l2, let factor, let left):
      [("l2", .number(l2)), ("factor", .number(factor)), ("left", .number(left))]
    case .strongL1(let l1, let left): [("l1", .number(l1)), ("left", .number(left))]
    case .noHiddenLayer(let error, let bent):
      [("error", .number(error))] + (bent.map { [("error_with_hidden", .number($0))] } ?? [])
    case .noHiddenLayerForNumbers(let cost, let bent):
      [("cost", .number(cost)), ("cost_with_hidden", .number(bent))]
    case .largeTargets(let mean, let deviation):
      [("mean", .number(mean)), ("deviation", .number(deviation))]
    case .outOfReach(_, let labels, _, let share):
      [
        ("lowest", .number(labels.lowerBound)), ("highest", .number(labels.upperBound)),
        ("share", .number(share)),
      ]
    case .wrongGradients(let names, let times):
      [
        ("gradients", .array(names.map { .string($0) })),
        ("times", .object(names.compactMap { name in times[name].map { (name, .number($0)) } })),
      ]
    case .planted: []
    case .heldBack(let brake): brake.numbers
    case .costRests(let cost, let iterations):
      [("cost", .number(cost)), ("iterations", .integer(iterations))]
    case .smallWeights(let layer, let size):
      [("layer", .integer(layer)), ("rms_W", .number(size))]
    case .costRises(let from, let to, let iterations),
      .costFallsSlowly(let from, let to, let iterations):
      Self.stretch(from, to, iterations)
    case .costOscillates(let ups, let by, let iterations):
      [("ups", .number(ups)), ("by", .number(by)), ("iterations", .integer(iterations))]
    case .costBarelyFalls(let from, let to, let first, let iterations):
      [("first", .number(first))] + Self.stretch(from, to, iterations)
    case .overfitting(let part, let comparison):
      [
        ("metric", .string(comparison.metric.rawValue)), ("part", .string(part.rawValue)),
        ("train", .number(comparison.train)), ("other", .number(comparison.other)),
      ]
    case .unevenInputs(let wide, let narrow): [("largest", wide.json), ("smallest", narrow.json)]
    case .offCentreInputs(let feature): [("feature", feature.json)]
    case .imbalance(let rare, let frequent, let total, let isNeverAnswered):
      [
        ("rare", rare.json), ("frequent", frequent.json), ("total", .integer(total)),
        ("never_answered", .bool(isNeverAnswered)),
      ]
    case .normalizedAlone(let layer): [("layer", .integer(layer))]
    case .initialCost(let cost, let guessing, _, _):
      [("cost", .number(cost)), ("guessing", .number(guessing))]
    }
  }

  private static func stretch(_ from: Double, _ to: Double, _ count: Int) -> [(String, JSON)] {
    [("from", .number(from)), ("to", .number(to)), ("iterations", .integer(count))]
  }
}

extension Trouble.Brake {
  fileprivate var name: String {
    switch self {
    case .ownFormulas: "own-formulas"
    case .ownRate: "own-rate"
    case .ownUpdate: "own-update"
    case .setByHand: "set-by-hand"
    case .longStep: "long-step"
    case .frozen: "frozen"
    case .decayedRate: "rate-decayed"
    case .weightDecay: "weight-decay-too-strong"
    case .beta: "momentum-too-strong"
    case .epsilon: "epsilon-too-large"
    case .noBiases: "no-biases"
    case .smallBatches: "batch-of-few"
    case .dropout: "dropout-too-strong"
    case .linearLayers: "linear-layers"
    }
  }

  fileprivate var numbers: [(String, JSON)] {
    switch self {
    case .ownFormulas, .linearLayers, .noBiases: []
    case .ownRate(let rate): [("alpha", .number(rate))]
    case .ownUpdate(let name, let along):
      [("parameter", .string(name)), ("along", .number(along))]
    case .setByHand(let names, let iteration):
      [("parameters", .array(names.map { .string($0) })), ("iteration", .integer(iteration))]
    case .longStep(let iteration, let rate, let now):
      [("iteration", .integer(iteration)), ("alpha", .number(rate)), ("now", .number(now))]
    case .frozen(let layers): [("layers", .array(layers.map { .integer($0) }))]
    case .decayedRate(let rate, let first): [("alpha", .number(rate)), ("lr", .number(first))]
    case .weightDecay(let decay): [("weight_decay", .number(decay))]
    case .beta(let name, let beta): [(name, .number(beta))]
    case .epsilon(let epsilon): [("epsilon", .number(epsilon))]
    case .smallBatches(let batch): [("batch", .integer(batch))]
    case .dropout(let keep): [("keep", .number(keep))]
    }
  }
}

extension Trouble.Feature {
  fileprivate var json: JSON {
    .object([
      ("row", .integer(row)), ("name", .string(name)), ("mean", .number(mean)),
      ("deviation", .number(deviation)),
    ])
  }
}

extension Trouble.Group {
  fileprivate var json: JSON { .object([("name", .string(name)), ("count", .integer(count))]) }
}
