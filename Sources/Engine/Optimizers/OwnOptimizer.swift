import Matrices

/// An optimizer of the learner's own: every formula is to be written, its states begin at 0.
public struct OwnOptimizer: Optimizer {
  /// `mine`; it is not among `OptimizerKind.all`, for it does nothing until it is written.
  public static let kind = OptimizerKind("mine", []) { _ in OwnOptimizer(states: []) }
  /// The states kept for each parameter: `v` of W1 is `vdW1`.
  public let states: [String]

  /// Creates one with such states.
  public init(states: [String]) { self.states = states }

  /// It has no settings.
  public var settings: [Double] { [] }

  /// The states, then the parameter, each to be written.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let kept = states.map { parameter.state("\($0)d\(parameter.name)", "0", as: .average) }
    return (kept + [parameter]).map { $0.rewritten(by: nil) }
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
  /// The states of an optimizer of the learner's own; nil where it is another.
  public var ownStates: [String]? {
    let update = stages.lazy.compactMap { $0.original as? UpdateStage }.first
    return (update?.optimizer as? OwnOptimizer)?.states
  }
}
