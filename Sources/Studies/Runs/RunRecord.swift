import Engine

/// What is kept of a training run, so that runs can be compared and the best one taken over.
public struct RunRecord: Sendable {
  /// Where a run came from.
  public enum Origin: String, Hashable, Sendable {
    case train, search
  }

  /// Its number, from 1.
  public let number: Int
  /// The command that ran it.
  public let origin: Origin
  /// What was trained.
  public let network: Network
  /// Under which settings.
  public let hyperparameters: Hyperparameters
  /// How many epochs its weights have been trained in all.
  public let epochs: Int
  /// How many iterations its weights have been trained in all.
  public let iterations: Int
  /// How long the command's training took.
  public let seconds: Double
  /// The cost of the last mini-batch; NaN where training broke down.
  public let cost: Double
  /// How good it is on the dev part, where there is one.
  public let dev: Assessment?
  /// Which state of the data it learnt from.
  public let dataRevision: Int
  /// Its weights and place; nil where they are not kept.
  public fileprivate(set) var checkpoint: Trainer.Checkpoint?

  /// Keeps a run between two iterations.
  public init(
    number: Int, origin: Origin, _ run: Trainer, dev: Assessment?, seconds: Double,
    dataRevision: Int
  ) {
    self.number = number
    self.origin = origin
    network = run.plan.network
    hyperparameters = run.state.hyperparameters
    epochs = run.completedEpochs
    iterations = run.state.iteration
    self.seconds = seconds
    cost = run.costs.last ?? .nan
    self.dev = dev
    self.dataRevision = dataRevision
    checkpoint = run.checkpoint()
  }

  /// A measure's value; nil where it was not taken.
  public func value(_ measure: Measure) -> Double? {
    switch measure {
    case .dev(let metric): dev?.value(metric)
    case .cost: cost
    case .seconds: seconds
    case .parameters: Double(network.parameterCount)
    }
  }
}

/// The runs of a session, in order.
public struct RunRecords: Sendable {
  /// The most bytes of weights that are kept.
  public static let memoryLimit = 256 << 20

  /// The records, the first run first.
  public private(set) var all: [RunRecord] = []

  /// Creates an empty book.
  public init() {}

  /// The number of the next run.
  public var nextNumber: Int { all.count + 1 }

  /// A run by its number.
  public subscript(number: Int) -> RunRecord? {
    all.indices.contains(number - 1) ? all[number - 1] : nil
  }

  /// Keeps a run; where weights take too much memory, those of the oldest are given up.
  public mutating func append(_ record: RunRecord) {
    all.append(record)
    var total = all.reduce(0) { $0 + ($1.checkpoint?.byteCount ?? 0) }
    for index in all.indices.dropLast() where total > Self.memoryLimit {
      total -= all[index].checkpoint?.byteCount ?? 0
      all[index].checkpoint = nil
    }
  }
}

extension Network {
  /// How many numbers are learnt.
  public var parameterCount: Int {
    layers.enumerated().reduce(0) { total, next in
      let (index, layer) = next
      let besides =
        (layer.hasBatchNorm ? 2 : layer.hasBias ? 1 : 0) + (layer.activation.learnsSlope ? 1 : 0)
      return total + layer.units * (units(index) + besides)
    }
  }
}
