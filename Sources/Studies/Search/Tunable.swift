import Engine

/// A setting that a search can turn.
public enum Tunable: Hashable, Sendable {
  /// The learning rate.
  case lr
  /// The strength of L2.
  case l2
  /// The strength of L1.
  case l1
  /// The examples of a mini-batch.
  case batch
  /// A setting of the optimizer, by its name.
  case optimizer(String)
  /// The share of units that stay in every hidden layer.
  case keep
  /// The units of every hidden layer.
  case hidden
  /// The number of hidden layers, all like the first.
  case layers

  /// Whether it takes whole numbers.
  public var isWhole: Bool { self == .batch || self == .hidden || self == .layers }

  /// Whether it is a share that is kept, whose distance from 1 is what matters.
  public var isShare: Bool { option?.range == .share }

  /// The optimizer's setting it turns, as the first optimizer that has it describes it.
  public var option: OptimizerOption? {
    guard case .optimizer(let name) = self else { return nil }
    return OptimizerKind.all.lazy.flatMap(\.options).first { $0.name == name }
  }

  /// Whether a value makes sense.
  func accepts(_ value: Double) -> Bool {
    switch self {
    case .lr: value > 0 && value.isFinite
    case .l2, .l1: value >= 0 && value.isFinite
    case .batch: value >= 1 && value < 1e9
    case .optimizer: option?.accepts(value) ?? false
    case .keep: value > 0 && value <= 1
    case .hidden: value >= 1 && value <= Double(Network.limits.units)
    case .layers: value >= 1 && value < Double(Network.limits.layers)
    }
  }

  /// Turns it.
  /// - Throws: `SearchError` where the network or the optimizer has no such setting.
  func set(
    _ value: Double, _ layers: inout [Layer], _ hyper: inout Hyperparameters
  ) throws(SearchError) {
    switch self {
    case .lr: hyper.learningRate = value
    case .l2: hyper.l2 = value
    case .l1: hyper.l1 = value
    case .batch: hyper.batchSize = Int(value)
    case .optimizer(let name):
      guard let optimizer = hyper.optimizer.setting(name, to: value) else {
        throw .optimizerLacks(self, optimizer: hyper.optimizer.kind.name)
      }
      hyper.optimizer = optimizer
    case .keep, .hidden, .layers: try setHidden(value, &layers)
    }
  }

  private func setHidden(_ value: Double, _ layers: inout [Layer]) throws(SearchError) {
    guard layers.count > 1 else { throw .noHiddenLayer(self) }
    let hidden = layers.indices.dropLast()
    switch self {
    case .keep: for index in hidden { layers[index].keepProbability = value }
    case .hidden: for index in hidden { layers[index].units = Int(value) }
    default: layers = Array(repeating: layers[0], count: Int(value)) + layers.suffix(1)
    }
  }
}

extension Tunable: CaseIterable, RawRepresentable {
  /// Every knob, in the order their numbers are drawn.
  public static let allCases: [Tunable] = {
    var names: [String] = []
    for option in OptimizerKind.all.flatMap(\.options)
    where option.range != .flag && !names.contains(option.name) { names.append(option.name) }
    return [.lr, .l2, .l1, .batch] + names.map(Tunable.optimizer) + [.keep, .hidden, .layers]
  }()

  /// The name a person types.
  public var rawValue: String {
    switch self {
    case .lr: "lr"
    case .l2: "l2"
    case .l1: "l1"
    case .batch: "batch"
    case .optimizer(let name): name
    case .keep: "keep"
    case .hidden: "hidden"
    case .layers: "layers"
    }
  }

  /// The knob of that name, where there is one.
  public init?(rawValue: String) {
    guard let knob = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = knob
  }
}

/// Why a search cannot be made.
public enum SearchError: Error, Hashable, Sendable {
  /// A setting of hidden layers, where there is none.
  case noHiddenLayer(Tunable)
  /// A setting the optimizer does not have.
  case optimizerLacks(Tunable, optimizer: String)
  /// A bound or a choice that the setting cannot take.
  case value(Tunable, Double)
  /// A range whose first bound is not below its second, or not above 0 on the logarithmic scale.
  case range(Tunable, Double, Double)
}
