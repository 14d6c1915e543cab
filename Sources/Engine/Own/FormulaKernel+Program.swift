import Formulas
import Matrices

extension FormulaKernel {
  /// By a program compiled once; nil where the formula is more than that can do.
  func compiled<Scalar: MatrixScalar>(
    on workspace: Workspace<Scalar>, into buffer: Buffer<Scalar>
  ) -> Kernel? {
    let operands = ProgramOperands(on: workspace)
    let (values, plan) = (entry?.values ?? [:], self.plan)
    let program = FormulaProgram(spec.formula, capacity: workspace.capacity) { name in
      if let value = values[name] { return .value(value) }
      if let operand = operands.operand(name) { return .array(operand) }
      if RunState.countedNumbers[name] != nil { return .number }
      return plan.constants[name].map { .value(Value($0)) }
    }
    guard let program, program.gives(rows: spec.rows, columns: spec.columns.inProgram) else {
      return nil
    }
    let numbers = program.numberNames.compactMap { RunState.countedNumbers[$0] }
    return Kernel { state in
      guard !state.hasFailed else { return }
      operands.widen(state.examples)
      let result = program.run(examples: state.examples, by: state.products) { numbers[$0](state) }
      Scalar.narrow(buffer.count(state.examples), result, into: buffer.start)
    }
  }
}

/// The tensors a program reads as numbers in float64: where they lie, or copies where training has
/// fewer bits.
private final class ProgramOperands<Scalar: MatrixScalar> {
  private let workspace: Workspace<Scalar>
  private var copies: [(buffer: Buffer<Scalar>, start: UnsafeMutablePointer<Double>)] = []
  private var starts: [String: UnsafePointer<Double>] = [:]

  init(on workspace: Workspace<Scalar>) { self.workspace = workspace }

  deinit { copies.forEach { $0.start.deallocate() } }

  func operand(_ name: String) -> FormulaProgram.Operand? {
    guard let buffer = workspace.find(name) else { return nil }
    return FormulaProgram.Operand(
      rows: buffer.rows, columns: buffer.spec.columns.inProgram, isNumber: buffer.spec.isScalar,
      at: start(of: buffer))
  }

  private func start(of buffer: Buffer<Scalar>) -> UnsafePointer<Double> {
    if let buffer = buffer as? Buffer<Double> { return UnsafePointer(buffer.start) }
    if let known = starts[buffer.spec.name] { return known }
    let copy = UnsafeMutablePointer<Double>.allocate(
      capacity: max(1, buffer.count(workspace.capacity)))
    copies.append((buffer, copy))
    starts[buffer.spec.name] = UnsafePointer(copy)
    return UnsafePointer(copy)
  }

  /// Brings the copies up to date.
  func widen(_ examples: Int) {
    for (buffer, start) in copies {
      Scalar.widen(buffer.count(examples), buffer.start, into: start)
    }
  }
}

extension TensorSpec.Columns {
  fileprivate var inProgram: FormulaProgram.Columns {
    switch self {
    case .fixed(let count): .fixed(count)
    case .batch: .examples
    }
  }
}
