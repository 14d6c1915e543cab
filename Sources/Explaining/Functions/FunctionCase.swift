import Engine
import Formulas
import Matrices

/// A state of a run, or of one like it, in which a learner's function must compute what a stage does.
public struct FunctionCase {
  /// What is tried by it.
  public enum Kind: Hashable, Sendable {
    /// The run as it is.
    case live
    /// Other numbers of units and of examples, other data and settings.
    case otherSizes
    /// A mini-batch of one example.
    case oneExample
    /// One unit in every layer that may have one.
    case oneUnit
    /// Weights and biases of 0, so that every Z is 0.
    case zeros
    /// Weights so large that activations come to their ends.
    case large
    /// Where formulas show that differ nowhere else, which is looked at behind the others.
    case edge(Edge)
    /// As many units in every layer, examples and features: no shapes clash, so that a function that
    /// does not run elsewhere shows what it does.
    case square(Int)

    /// The six in which every function must be right.
    public static let six: [Kind] = [.live, .otherSizes, .oneExample, .oneUnit, .zeros, .large]

    /// What programs read.
    public var name: String {
      switch self {
      case .live: "live"
      case .otherSizes: "other-sizes"
      case .oneExample: "one-example"
      case .oneUnit: "one-unit"
      case .zeros: "zeros"
      case .large: "large"
      case .edge(let edge): "edge-\(edge.name)"
      case .square: "square"
      }
    }
  }

  /// What is tried by it.
  public let kind: Kind
  private let makeState: (String) -> (any ExamState)?
  private let makeStream: (String) -> NumPyRandom?

  /// What a formula for a tensor sees there; nil where there is no such tensor.
  public func state(for tensor: String) -> (any ExamState)? { makeState(tensor) }

  /// The stream that a tensor's formula draws from there; nil where there is no such tensor.
  public func stream(of tensor: String) -> NumPyRandom? { makeStream(tensor) }

  /// What a tensor should become there, by the engine's own formula.
  public func right(_ tensor: String, by formula: Syntax) -> NumPyArray? {
    guard var state = state(for: tensor) else { return nil }
    return try? state.evaluate(formula).array
  }
}

extension FunctionCase {
  /// The six cases for a tensor's stage.
  /// - Parameters:
  ///   - names: What the function asks for: a penalty that is off is put on where it is named.
  ///   - keepsOneOutput: Whether one output of the network stays one in every case.
  ///   - settings: Settings with the values they have in every case but the run as it is; the others
  ///     have values of the case's own.
  public static func all(
    for moment: StageMoment, naming names: Set<String>,
    keepingOneOutput keepsOneOutput: Bool = false, setting settings: [String: Double] = [:]
  ) throws -> [FunctionCase] {
    let original = Original(moment, keepingOneOutput: keepsOneOutput)
    return try Kind.six.map {
      try FunctionCase($0, for: moment, like: original, naming: names, settings)
    }
  }

  /// The states at whose edges a function for some tensors is looked at, as `try` looks at formulas.
  /// - Parameter edges: Those of every tensor.
  public static func atEdges(
    _ edges: [Edge], for moment: StageMoment, naming names: Set<String>,
    keepingOneOutput keepsOneOutput: Bool = false, setting settings: [String: Double] = [:]
  ) throws -> [FunctionCase] {
    let original = Original(moment, keepingOneOutput: keepsOneOutput)
    return try edges.map {
      try FunctionCase(.edge($0), for: moment, like: original, naming: names, settings)
    }
  }

  /// States in which all sizes are the same, by which mistakes of shapes are told.
  public static func squares(
    for moment: StageMoment, naming names: Set<String>, setting settings: [String: Double] = [:]
  ) throws -> [FunctionCase] {
    let original = Original(moment)
    return try [5, 7].map {
      try FunctionCase(.square($0), for: moment, like: original, naming: names, settings)
    }
  }

  private init(
    _ kind: Kind, for moment: StageMoment, like original: Original, naming names: Set<String>,
    _ settings: [String: Double]
  ) throws {
    self.kind = kind
    if kind == .live {
      makeState = { name in
        let own = try? StageMoment(of: name, from: moment.beginning, in: moment.timeline)
        return own.map { MomentScope($0) }
      }
      makeStream = { name in
        (try? StageMoment(of: name, from: moment.beginning, in: moment.timeline))?.randomStream
      }
      return
    }
    let twin = try Twin(
      of: original, naming: names, Sizes(for: kind, like: original), setting: settings,
      scale: kind.scale, edge: kind.edge, seed: kind.seed)
    makeState = { twin.scope(for: $0) }
    makeStream = { twin.stream(of: $0) }
  }
}

extension FunctionCase.Kind {
  fileprivate var scale: Double {
    switch self {
    case .zeros: 0
    case .large: 30
    case .live, .otherSizes, .oneExample, .oneUnit, .edge, .square: 1
    }
  }

  fileprivate var seed: UInt32 { UInt32(Self.six.firstIndex(of: self) ?? 1) }

  /// Where its values lie.
  public var edge: Edge? { if case .edge(let edge) = self { edge } else { nil } }
}

extension Sizes {
  fileprivate init(for kind: FunctionCase.Kind, like original: Original) {
    let other = Sizes(unlike: original)
    switch kind {
    case .oneExample: self.init(layers: other.layers, batch: 1, all: 4)
    case .square(let side):
      self.init(layers: other.layers.map { _ in side }, batch: side, all: side + 3)
    case .oneUnit:
      // One class alone is none, whatever the loss.
      let network = original.run.plan.network
      let isMany = network.loss.usual == .ce || network.layers.last?.activation == .softmax
      let layers = other.layers.indices.map { layer in
        isMany && layer == other.layers.count - 1 ? other.layers[layer] : 1
      }
      self.init(layers: layers, batch: other.batch, all: other.all)
    case .live, .otherSizes, .zeros, .large, .edge: self = other
    }
  }
}
