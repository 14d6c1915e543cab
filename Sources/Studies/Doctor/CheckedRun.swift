import Datasets
import Engine
import Matrices

/// All that checks look at: the run's past, and a copy that has just gone forward and back.
struct CheckedRun {
  /// The most training examples that are taken through the network, evenly spread.
  static let limit = 2000

  let network: Network
  let hyperparameters: Hyperparameters
  /// The cost of each finished iteration.
  let costs: [Double]
  let iterationsPerEpoch: Int
  /// The training part.
  let training: Dataset
  /// The training part's labels, judged; and those of a part that is not trained on.
  let train: Assessment
  let other: (part: Splits.Part, assessment: Assessment, dataset: Dataset)?
  /// The other part's examples.
  let heldSet: TrainingSet?
  /// A copy of the run after a pass over `examples` of training.
  private let copy: Trainer
  let examples: Int
  /// The examples of the copy.
  let sample: TrainingSet
  /// The same with their labels' names.
  let sampled: Dataset
  /// The same, normalised as `normalize` does; nil where that is no number.
  let normalized: TrainingSet?
  /// The gradients that do not fit the cost by the learner's formulas.
  let misfits: [String]
  /// What became of trials that were made; that of the run as it is stands under nil.
  let tried = Tried()
  /// How the run came here.
  let past: Hindsight
  /// What the run's scalars are, such as alpha.
  private let alpha: Double

  /// A place for trials that several checks look at.
  final class Tried {
    var trials: [Change?: Trial] = [:]
    var updates: [String: Double]?
  }

  init(_ run: Trainer, on splits: Splits, timeline: Timeline?) throws {
    past = Hindsight(timeline)
    alpha = run.state.alpha
    network = run.plan.network
    hyperparameters = run.state.hyperparameters
    costs = run.costs
    iterationsPerEpoch = run.iterationsPerEpoch
    training = splits.train
    train = try Self.assessment(of: run, on: splits.train)
    let held = [Splits.Part.trainDev, .dev].first { splits[$0] != nil }
    other = try held.flatMap { part in
      try splits[part].map { (part, try Self.assessment(of: run, on: $0), $0) }
    }
    heldSet = try other.map { try TrainingSet(features: $0.dataset.features, Y: $0.dataset.Y) }
    let part = Self.sample(of: splits.train)
    examples = part.count
    sample = try TrainingSet(features: part.features, Y: part.Y)
    sampled = part
    let even = Self.sample(of: splits.normalized().splits.train)
    normalized = try? TrainingSet(features: even.features, Y: even.Y)
    misfits = hyperparameters.own.isEmpty ? [] : run.misfits(with: hyperparameters.own)
    copy = try run.examined(on: sample)
  }

  private static func assessment(of run: Trainer, on dataset: Dataset) throws -> Assessment {
    let examples = try TrainingSet(features: dataset.features, Y: dataset.Y)
    return try Assessment(run.evaluate(examples), on: dataset, loss: run.plan.network.loss)
  }

  /// Evenly spread examples.
  static func sample(of dataset: Dataset) -> Dataset {
    let count = dataset.count
    guard count > limit else { return dataset }
    return dataset.selecting((0..<limit).map { $0 * count / limit })
  }

  /// A tensor of the copy.
  func tensor(_ name: String) -> Matrix<Double> {
    copy.tensor(name) ?? Matrix(shape: Shape(0, 0), columnMajor: [])
  }

  /// The learning rate that the last iteration went by; by the learner's formula where there is one.
  var rateInForce: Double { hyperparameters.own["alpha"] == nil ? rate : alpha }

  /// The cost of the copy's pass, without what regularisation adds.
  var cost: Double { tensor("J_data").elements.first ?? .nan }

  /// The iteration, from 1, behind which something shows in a pass over the sample; 0 where it does
  /// from the first weights on; nil where the past is not known or there is no time.
  func beginning(of shows: (Trainer) -> Bool) -> Int? {
    guard allowsTrials, !costs.isEmpty else { return nil }
    return past.beginning { (try? $0.examined(on: sample)).map(shows) ?? false }
  }

  /// How many examples have an output that is exactly 0 or 1 where its label is not.
  var refutedExamples: Int { Set(copy.refutedOutputs.map(\.column)).count }

  /// Whether nearly every example is answered right, of what was held out too: a network may then be
  /// sure of itself, and do without some of its units.
  var isLearnt: Bool {
    let errors = [train, other?.assessment].compactMap { $0?.value(.error) }
    return !errors.isEmpty && errors.allSatisfy { $0 < Self.fewErrors }
  }

  private static let fewErrors = 0.05

  /// The layers with one of some activations, by number from 1.
  func layers(with activations: [Activation]) -> [(number: Int, layer: Layer)] {
    network.layers.enumerated().map { ($0 + 1, $1) }.filter { activations.contains($1.activation) }
  }

  /// Whether the output's dZ is A - Y, so that a saturated output that is right does no harm.
  func isPairedOutput(_ number: Int) -> Bool {
    number == network.depth && network.loss.pairs(with: network.layers[number - 1].activation)
  }
}
