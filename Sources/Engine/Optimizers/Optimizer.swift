import Matrices

/// How a gradient becomes a step of its parameter; its state is visible by name.
public protocol Optimizer: Sendable {
  /// Its name, its settings, and how one is made of them.
  static var kind: OptimizerKind { get }
  /// The values of the kind's settings, in their order.
  var settings: [Double] { get }
  /// The state kept for a parameter, then the parameter itself, each with its formula.
  func writes(for parameter: TensorSpec) -> [TensorSpec]
  /// The code of one step.
  func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel
  /// The same, compiled for single precision.
  func kernel32(for parameter: TensorSpec, on workspace: Workspace<Float>) -> Kernel
  /// The same, compiled for double precision.
  func kernel64(for parameter: TensorSpec, on workspace: Workspace<Double>) -> Kernel
}

extension Optimizer {
  /// `kernel(for:on:)`, which the compiler can specialise here, where it sees both types.
  public func kernel32(for parameter: TensorSpec, on workspace: Workspace<Float>) -> Kernel {
    kernel(for: parameter, on: workspace)
  }

  /// `kernel(for:on:)`, which the compiler can specialise here, where it sees both types.
  public func kernel64(for parameter: TensorSpec, on workspace: Workspace<Double>) -> Kernel {
    kernel(for: parameter, on: workspace)
  }

  /// The code of one step, compiled for the workspace's own precision.
  func compiledKernel<Scalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    switch workspace {
    case let workspace as Workspace<Float>: kernel32(for: parameter, on: workspace)
    case let workspace as Workspace<Double>: kernel64(for: parameter, on: workspace)
    default: kernel(for: parameter, on: workspace)
    }
  }

  /// The kind it is of.
  public var kind: OptimizerKind { Self.kind }

  /// The settings with their values.
  public var options: [(option: OptimizerOption, value: Double)] {
    Array(zip(kind.options, settings))
  }

  /// The settings that are numbers, by the names formulas use: `adam_beta1`.
  public var scalars: [(name: String, value: Double)] {
    options.filter { $0.option.range != .flag }.map { ("\(kind.name)_\($0.option.name)", $0.value) }
  }

  /// The same with one setting changed; nil where there is no such setting.
  public func setting(_ name: String, to value: Double) -> (any Optimizer)? {
    guard kind.options.contains(where: { $0.name == name }) else { return nil }
    let settings = Dictionary(uniqueKeysWithValues: options.map { ($0.option.name, $0.value) })
    return kind.optimizer(settings.merging([name: value]) { $1 })
  }
}

extension TensorSpec {
  /// A tensor of this one's shape that lives on and starts at 0: an optimizer's state.
  func state(_ name: String, _ formula: String, as role: Role) -> TensorSpec {
    TensorSpec(name, rows, columns, role, formula, beginning: .constant(0))
  }

  /// A tensor of this one's shape, written anew by each update.
  func passing(_ name: String, _ formula: String, as role: Role) -> TensorSpec {
    TensorSpec(name, rows, columns, role, formula)
  }

  /// This parameter after a step.
  func stepped(by step: String) -> TensorSpec {
    TensorSpec(name, rows, columns, role, "\(name) - alpha * \(step)", beginning: beginning)
  }
}
