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
  /// The run and its past, from the moment a number of it is needed.
  private(set) var timeline: Timeline?
  /// Counts how often the data or its parts were changed.
  private(set) var dataRevision = 0
  /// Weights the run begins with in place of drawn ones: those kept from a run before.
  private(set) var kept: Weights?
  /// The most bytes that copies of the run's past may take.
  var historyLimit = Timeline.defaultMemoryLimit {
    didSet {
      timeline?.memoryLimit = historyLimit
      revision += 1
    }
  }
  /// Copies of runs that were written down earlier, to be taken up where one of these runs comes by.
  var offers: [KeptCopy] = [] {
    didSet { timeline?.offers = offers }
  }
  /// Whether a run begins with weights one last bit from what they were, to see how much hangs on
  /// that.
  var movesFirstWeights = false
  /// Counts what a person changed: what is set up, and by hand in the run.
  private(set) var revision = 0
  private var describedLayers: [Layer]?
  private var describedLoss: Loss?
  private var chosen = Hyperparameters()

  /// The run as it is now.
  var trainer: Trainer? { timeline?.trainer }
  /// The network's layers: as they are in the run where there is one, else as described.
  var layers: [Layer]? { trainer?.plan.network.layers ?? describedLayers }
  /// The loss, where another than the output's own was chosen: as it is in the run where there is one.
  var loss: Loss? {
    guard let loss = trainer?.plan.network.loss else { return describedLoss }
    return describedLoss == nil && loss == layers?.last?.activation.defaultLoss ? nil : loss
  }
  /// What training makes small, chosen or the output's own; nil where there is no network.
  var lossInUse: Loss? {
    trainer?.plan.network.loss ?? describedLoss ?? describedLayers?.last?.activation.defaultLoss
  }
  /// What is set: as it is at this point of the run where there is one, else as chosen.
  var hyperparameters: Hyperparameters { trainer?.state.hyperparameters ?? chosen }

  /// Takes another data set, whole or in parts; training starts anew, from the weights as they are where they are
  /// to be kept.
  /// - Throws: `TrainingError.inputs` where the kept weights take another number of features.
  mutating func use(
    _ dataset: Dataset, in parts: Splits? = nil, keepingWeights: Bool = false
  ) throws {
    let weights = keepingWeights ? try weights() : nil
    if let inputs = weights?.inputs, inputs != dataset.featureCount {
      throw TrainingError.inputs(network: inputs, data: dataset.featureCount)
    }
    kept = weights
    let isOfOtherSize =
      self.dataset.map { $0.featureCount != dataset.featureCount || $0.Y.rows != dataset.Y.rows }
      ?? false
    self.dataset = dataset
    defer { if isOfOtherSize { letGoOfFormulas() } }
    if kept == nil { normalization = nil }
    use(parts ?? Splits(whole: dataset))
  }

  /// Takes other parts of the data, normalised where the data were: by their own training part, or
  /// as kept weights are used to it; training starts anew.
  mutating func use(_ parts: Splits) {
    guard let normalization else { return use(parts, normalizedBy: nil) }
    let own = kept == nil ? Normalization(training: parts.train.X) : normalization
    use(parts.normalized(by: own), normalizedBy: own)
  }

  /// Normalises the data by their training part, unless they are normalised already.
  mutating func normalize() throws {
    guard let splits else { throw SessionError.needs(.data) }
    guard normalization == nil else { return forgetRun() }
    let normalized = splits.normalized()
    use(normalized.splits, normalizedBy: normalized.by)
  }

  /// Normalises the data by given numbers, such as those that loaded weights expect; training
  /// starts anew.
  mutating func normalize(by other: Normalization) throws {
    guard let splits else { throw SessionError.needs(.data) }
    let raw = normalization.map(splits.undoing) ?? splits
    use(raw.normalized(by: other), normalizedBy: other)
  }

  /// Takes other parts of the data as they are; training starts anew.
  mutating func use(_ splits: Splits, normalizedBy normalization: Normalization?) {
    self.splits = splits
    dataRevision += 1
    self.normalization = normalization
    forgetRun()
    chosen.own.update(splits.values(of: Set(chosen.own.entries.flatMap(\.values.keys))))
  }

  /// Takes another network; training starts anew.
  mutating func use(_ layers: [Layer], loss: Loss?) {
    forgetRun()
    letGoOfFormulas()
    (describedLayers, describedLoss) = (layers, loss)
    kept = nil
  }

  /// Takes another loss; training starts anew, from kept weights where there are any.
  ///
  /// By another formula of the same loss a run under way goes on.
  mutating func use(_ loss: Loss) throws {
    if let network = trainer?.plan.network, network.loss != loss,
      network.loss.usual == loss.usual
    {
      try timeline?.edit(
        .network(Network(inputs: network.inputs, layers: network.layers, loss: loss)))
      revision += 1
    } else {
      forgetRun()
    }
    describedLoss = loss
  }

  /// Puts a fresh layer in another's place; the run begins anew, with the others' weights as they
  /// are now.
  ///
  /// The optimizer's averages start at 0 and t is counted anew: one t corrects all of them, and
  /// the fresh layer's have seen nothing yet.
  mutating func replace(_ number: Int, with layer: Layer) throws {
    guard var changed = layers else { throw SessionError.needs(.network) }
    let old = changed[number - 1]
    guard number == changed.count || old.units == layer.units else {
      throw WeightsError.nextLayer(number, units: layer.units, needed: old.units)
    }
    changed[number - 1] = layer
    _ = try Network(inputs: 1, layers: changed, loss: loss)
    let others = (trainer.map(Weights.init(of:)) ?? kept)?.dropping(layer: number)
    forgetRun()
    letGoOfFormulas()
    (describedLayers, kept) = (changed, others)
    if isComplete { try run() }
  }

  /// The weights as they are: of the run, else those a run would begin with.
  private mutating func weights() throws -> Weights {
    try trainer.map(Weights.init(of:)) ?? kept ?? Weights(of: run())
  }

  /// Lets go of the run; what is set at this point of it stays set.
  private mutating func forgetRun() {
    revision += 1
    (chosen, describedLayers, describedLoss) = (hyperparameters, layers, loss)
    timeline = nil
  }

  /// Gives every formula back to the engine: those of the learner's were for other tensors.
  private mutating func letGoOfFormulas() {
    chosen.own = OwnFormulas()
    if chosen.optimizer is OwnOptimizer { chosen.optimizer = GradientDescent() }
  }

  /// Takes a run with its network and its settings.
  mutating func adopt(_ run: Trainer) {
    revision += 1
    (describedLayers, describedLoss) = (run.plan.network.layers, run.plan.network.loss)
    (chosen, kept) = (run.state.hyperparameters, nil)
    timeline = Timeline(run)
    timeline?.offers = offers
  }

  /// Changes what is set; a run under way goes on under it.
  mutating func set(_ change: (inout Hyperparameters) throws -> Void) throws {
    var changed = hyperparameters
    try change(&changed)
    try timeline?.edit(.hyperparameters(changed))
    chosen = changed
    revision += 1
  }

  /// Freezes some layers, or lets them learn again; a run under way goes on.
  mutating func setFrozen(_ isFrozen: Bool, _ numbers: Set<Int>) throws {
    guard var changed = layers else { throw SessionError.needs(.network) }
    for number in numbers { changed[number - 1].isFrozen = isFrozen }
    if let network = trainer?.plan.network {
      try timeline?.edit(
        .network(Network(inputs: network.inputs, layers: changed, loss: network.loss)))
    }
    describedLayers = changed
    revision += 1
  }

  /// Goes back to the first weights; with another seed, to others.
  mutating func restart(seed: UInt32? = nil) {
    forgetRun()
    kept = nil
    if let seed { chosen.seed = seed }
  }

  /// The network over the data's features.
  /// - Throws: what is missing or does not fit.
  func network() throws -> Network {
    guard let layers else { throw SessionError.needs(.network) }
    guard let splits, let training = splits[.train] else { throw SessionError.needs(.data) }
    return try Network(inputs: training.featureCount, layers: layers, loss: loss)
  }

  /// A part of the data as examples to train or judge on.
  func examples(_ part: Splits.Part) throws -> TrainingSet {
    guard let splits else { throw SessionError.needs(.data) }
    guard let dataset = splits[part] else { throw SessionError.noPart(part) }
    return try TrainingSet(features: dataset.features, Y: dataset.Y)
  }

  /// Sees that there is room for the run's tensors, once it is known what they are.
  func checkMemory() throws {
    guard let network = try? network(), let data = try? examples(.train) else { return }
    try Trainer.checkMemory(of: network, on: data, with: hyperparameters)
  }

  /// Whether a run has begun or would begin in a blink, so that nobody has to ask for it.
  var beginsAtOnce: Bool {
    guard trainer == nil, let network = try? network(), let data = try? examples(.train) else {
      return true
    }
    return Trainer.memory(of: network, on: data, with: hyperparameters) < Double(64 << 20)
  }

  /// Whether a run can begin.
  var isComplete: Bool { layers != nil && splits != nil }

  /// The run; its first weights are drawn now where there is none yet.
  @discardableResult
  mutating func run() throws -> Trainer {
    if let trainer { return trainer }
    let trainer = try Trainer(network(), on: examples(.train), with: hyperparameters)
    try Patience.check()
    try kept?.place(in: trainer)
    if movesFirstWeights { try trainer.moveWeights() }
    timeline = Timeline(trainer, memoryLimit: historyLimit)
    timeline?.offers = offers
    return trainer
  }

  /// Changes something of the run by hand.
  mutating func edit(_ edit: Edit) throws {
    let trainer = try run()
    try timeline?.edit(movesFirstWeights ? edit.movingWeights(of: trainer) : edit)
    revision += 1
  }

  /// Lets the run go on, or back; nothing is kept of a body that throws, but what ran before a
  /// formula of the learner's that could not be worked out.
  mutating func withTimeline<Result>(
    _ body: (inout Timeline) throws -> Result
  ) throws -> Result {
    try run()
    guard var timeline else { throw SessionError.needs(.network) }
    do {
      let result = try body(&timeline)
      self.timeline = timeline
      return result
    } catch let error as TrainingError where error.isOfOwnFormula {
      self.timeline = timeline
      throw error
    }
  }

  /// Lets the run go far; where the body throws it stands again where it was.
  mutating func travel<Result>(_ body: (inout Timeline) throws -> Result) throws -> Result {
    try run()
    let bookmark = timeline?.bookmark()
    do {
      return try withTimeline(body)
    } catch {
      if let bookmark { timeline?.turnBack(to: bookmark) }
      throw error
    }
  }

  /// An experiment of its own with the same past.
  func forked() -> Experiment {
    var fork = self
    fork.timeline = timeline?.forked()
    return fork
  }

  /// Brings the run back to a point after a body threw half-way.
  mutating func recover(to moment: Moment) {
    timeline?.recover(to: moment)
  }
}
