import Datasets
import Engine
import Matrices

/// What a person has set up, and its training run once one is needed.
struct Experiment {
  /// The whole set, as it was read.
  private(set) var dataset: Dataset?
  /// Its parts, normalised where that was asked for.
  private(set) var splits: Splits?
  /// What the parts were normalised by.
  private(set) var normalization: Normalization?
  /// The network's layers, as described.
  private(set) var layers: [Layer]?
  /// The loss, where another than the output's own was chosen.
  private(set) var loss: Loss?
  /// What was set.
  private(set) var hyperparameters = Hyperparameters()
  /// The run, from the moment a number of it is needed.
  private(set) var trainer: Trainer?

  /// Takes another data set; training starts anew.
  mutating func use(_ dataset: Dataset) {
    self.dataset = dataset
    splits = Splits(whole: dataset)
    normalization = nil
    trainer = nil
  }

  /// Takes other parts of the data; training starts anew.
  mutating func use(_ splits: Splits, normalizedBy normalization: Normalization?) {
    self.splits = splits
    self.normalization = normalization
    trainer = nil
  }

  /// Takes another network; training starts anew.
  mutating func use(_ layers: [Layer], loss: Loss?) {
    self.layers = layers
    self.loss = loss
    trainer = nil
  }

  /// Changes what is set; a run under way goes on under it.
  mutating func set(_ change: (inout Hyperparameters) throws -> Void) throws {
    var changed = hyperparameters
    try change(&changed)
    if let trainer { self.trainer = try Trainer(continuing: trainer, with: changed) }
    hyperparameters = changed
  }

  /// Freezes some layers, or lets them learn again; a run under way goes on.
  mutating func setFrozen(_ isFrozen: Bool, _ numbers: Set<Int>) throws {
    guard var changed = layers else { throw SessionError.needs(.network) }
    for number in numbers { changed[number - 1].isFrozen = isFrozen }
    if let trainer {
      let network = try Network(
        inputs: trainer.plan.network.inputs, layers: changed, loss: trainer.plan.network.loss)
      self.trainer = try Trainer(
        continuing: trainer, network: network, with: hyperparameters)
    }
    layers = changed
  }

  /// Goes back to the first weights; with another seed, to others.
  mutating func restart(seed: UInt32? = nil) {
    if let seed { hyperparameters.seed = seed }
    trainer = nil
  }

  /// The network over the data's features.
  /// - Throws: what is missing or does not fit.
  func network() throws -> Network {
    guard let layers else { throw SessionError.needs(.network) }
    guard let splits, let training = splits[.train] else { throw SessionError.needs(.data) }
    return try Network(inputs: training.X.rows, layers: layers, loss: loss)
  }

  /// A part of the data as examples to train or judge on.
  func examples(_ part: Splits.Part) throws -> TrainingSet {
    guard let splits else { throw SessionError.needs(.data) }
    guard let dataset = splits[part] else { throw SessionError.noPart(part) }
    return try TrainingSet(X: dataset.X, Y: dataset.Y)
  }

  /// Whether a run can begin.
  var isComplete: Bool { layers != nil && splits != nil }

  /// The run; its first weights are drawn now where there is none yet.
  mutating func run() throws -> Trainer {
    if let trainer { return trainer }
    let trainer = try Trainer(network(), on: examples(.train), with: hyperparameters)
    self.trainer = trainer
    return trainer
  }
}
