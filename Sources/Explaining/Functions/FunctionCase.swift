import Engine
import Formulas
import Matrices

/// A state of a run, or of one like it, in which a learner's function must compute what a stage does.
public struct FunctionCase {
  /// What is tried by it.
  public enum Kind: String, Sendable, CaseIterable {
    /// The run as it is.
    case live
    /// Other numbers of units and of examples, other data and settings.
    case otherSizes = "other-sizes"
    /// A mini-batch of one example.
    case oneExample = "one-example"
    /// One unit in every layer that may have one.
    case oneUnit = "one-unit"
    /// Weights and biases of 0, so that every Z is 0.
    case zeros
    /// Weights so large that activations come to their ends.
    case large
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
    return try Kind.allCases.map {
      try FunctionCase($0, for: moment, like: original, naming: names, settings)
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
      scale: kind.scale, seed: kind.seed)
    makeState = { twin.scope(for: $0) }
    makeStream = { twin.stream(of: $0) }
  }
}

extension FunctionCase.Kind {
  fileprivate var scale: Double {
    switch self {
    case .zeros: 0
    case .large: 30
    case .live, .otherSizes, .oneExample, .oneUnit: 1
    }
  }

  fileprivate var seed: UInt32 { UInt32(Self.allCases.firstIndex(of: self) ?? 0) }
}

extension Sizes {
  fileprivate init(for kind: FunctionCase.Kind, like original: Original) {
    let other = Sizes(unlike: original)
    switch kind {
    case .oneExample: self.init(layers: other.layers, batch: 1, all: 4)
    case .oneUnit:
      let isMany = original.run.plan.network.loss.usual == .ce
      let layers = other.layers.indices.map { layer in
        isMany && layer == other.layers.count - 1 ? other.layers[layer] : 1
      }
      self.init(layers: layers, batch: other.batch, all: other.all)
    case .live, .otherSizes, .zeros, .large: self = other
    }
  }
}
