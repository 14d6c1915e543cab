import Languages
import Matrices

/// An optimizer of the learner's own: every formula is to be written, its states begin at 0.
public struct OwnOptimizer: Optimizer {
  /// `mine`; it is not among `OptimizerKind.all`, for it does nothing until it is written.
  public static let kind = OptimizerKind(
    "mine", Localized(en: "your own formulas", zh: "你自己的公式"), []
  ) { _ in OwnOptimizer(states: []) }
  /// The states kept for each parameter: `v` of W1 is `vdW1`.
  public let states: [String]
  /// Whether one stage updates every layer, as a function does that is given all parameters.
  public let isWhole: Bool
  /// What such a function keeps from one update to the next besides.
  public let kept: [Kept]
  /// The engine's optimizer that a function of the learner's stands in the place of.
  public let replaced: (any Optimizer)?

  /// Something that a function of the learner's keeps under a key of its dictionary `state`.
  public struct Kept: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The tensor it is in.
    public let tensor: String
    /// Its shape.
    public let shape: Shape
    /// Whether it is a plain number.
    public let isNumber: Bool

    /// Keeps a value of this shape under a key.
    public init(key: String, tensor: String, shape: Shape, isNumber: Bool) {
      (self.key, self.tensor, self.shape, self.isNumber) = (key, tensor, shape, isNumber)
    }
  }

  /// Creates one with such states.
  public init(
    states: [String], isWhole: Bool = false, kept: [Kept] = [], replaced: (any Optimizer)? = nil
  ) {
    (self.states, self.isWhole, self.kept) = (states, isWhole, kept)
    self.replaced = replaced
  }

  /// It has no settings.
  public var settings: [Double] { [] }

  /// The states, then the parameter, each to be written.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let kept = states.map { parameter.state("\($0)d\(parameter.name)", "0", as: .average) }
    return (kept + [parameter]).map { $0.rewritten(by: nil) }
  }

  /// What is kept besides, to be written.
  var ownWrites: [TensorSpec] {
    kept.map { kept in
      TensorSpec(
        kept.tensor, kept.shape.rows, .fixed(kept.shape.columns), .average, "0",
        beginning: .constant(0), isScalar: kept.isNumber
      ).rewritten(by: nil)
    }
  }

  /// One step, which is to be written.
  public func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let blank = writes(for: parameter)[0].name
    return Kernel { $0.fail(.blank(blank, StageID(.update))) }
  }
}

extension Plan {
  /// The learner's own optimizer; nil where it is another.
  public var ownOptimizer: OwnOptimizer? {
    let update = stages.lazy.compactMap { $0.original as? UpdateStage }.first
    return update?.optimizer as? OwnOptimizer
  }
}
