import Matrices

/// How a gradient becomes a step of its parameter; its state is visible by name.
public protocol Optimizer: Sendable {
  /// The name a person types.
  static var name: String { get }
  /// The settings, by the names formulas use: `adam_beta1`.
  var scalars: [(name: String, value: Double)] { get }
  /// The state kept for a parameter, then the parameter itself, each with its formula.
  func writes(for parameter: TensorSpec) -> [TensorSpec]
  /// The code of one step.
  func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel
}

extension Optimizer {
  /// The settings by the names a person types: `beta1` for `adam_beta1`.
  public var options: [(name: String, value: Double)] {
    scalars.map { (String($0.name.dropFirst(Self.name.count + 1)), $0.value) }
  }
}

extension TensorSpec {
  /// A tensor of this one's shape that lives on and starts at 0: an optimizer's state.
  func state(_ name: String, _ formula: String) -> TensorSpec {
    TensorSpec(name, rows, columns, formula, beginning: .constant(0))
  }

  /// A tensor of this one's shape, written anew by each update.
  func passing(_ name: String, _ formula: String) -> TensorSpec {
    TensorSpec(name, rows, columns, formula)
  }

  /// This parameter after a step.
  func stepped(by step: String) -> TensorSpec {
    TensorSpec(name, rows, columns, "\(name) - alpha * \(step)", beginning: beginning)
  }
}
