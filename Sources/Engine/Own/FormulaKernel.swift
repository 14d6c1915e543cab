import Formulas
import Matrices

/// Works one tensor out by its formula, in float64, narrowed once.
struct FormulaKernel {
  let spec: TensorSpec
  let stage: StageID
  /// What the learner wrote; nil where the formula is the engine's.
  let entry: OwnFormulas.Entry?
  let plan: OwnPlan
  /// The calls of the learner's functions in its stage; nil where there are none.
  let calls: StageCalls?

  /// The code; a formula that cannot be worked out leaves its reason in the state, and the rest of
  /// the iteration does nothing.
  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let buffer = workspace.buffer(spec.name)
    guard !spec.isBlank else {
      return Kernel { $0.fail(.blank(spec.name, stage)) }
    }
    let program = calls == nil ? compiled(on: workspace, into: buffer) : nil
    return program ?? interpreted(on: workspace, into: buffer)
  }

  /// By the evaluator, which knows the whole language.
  private func interpreted<Scalar: MatrixScalar>(
    on workspace: Workspace<Scalar>, into buffer: Buffer<Scalar>
  ) -> Kernel {
    let formula = spec.formula
    return Kernel { state in
      guard !state.hasFailed else { return }
      var scope = StageScope(workspace, state, plan, entry?.values ?? [:])
      do {
        let value = try calls?.value(of: formula, in: &scope) ?? scope.evaluate(formula)
        state.random = scope.random
        try store(value, in: buffer, examples: state.examples)
      } catch {
        state.fail(failure(error))
      }
    }
  }

  private func store<Scalar: MatrixScalar>(
    _ value: Value, in buffer: Buffer<Scalar>, examples: Int
  ) throws(FormulaProblem) {
    let shape = spec.shape(examples: examples)
    guard let array = value.array else { throw .noNumbers }
    // As the engine's, order[cursor:cursor + m] is a row; and so are the losses of the examples.
    let mayBeRow = spec.role == .indices || spec.name == "L"
    let isRow =
      mayBeRow && array.rank == 1 && shape.rows == 1 && array.count == shape.count
    guard array.fits(shape) || isRow else { throw .shape(expected: shape, found: array.shape) }
    buffer.fill(from: array.matrix)
  }

  private func failure(_ error: any Error) -> TrainingError {
    switch error {
    case let error as FormulaError:
      .formula(spec.name, stage, error, source: entry?.source ?? "\(spec.formula)")
    case let error as OwnFunctionFailure: .function(spec.name, stage, error)
    case FormulaProblem.shape(let expected, let found):
      .formulaShape(spec.name, expected: expected, found: found)
    default: .noNumbers(spec.name)
    }
  }
}

/// Why a value is none for a tensor.
enum FormulaProblem: Error {
  case shape(expected: Shape, found: [Int])
  case noNumbers
}

extension NumPyArray {
  /// Whether these are the numbers of a tensor: a matrix of its shape, or one number for one.
  func fits(_ wanted: Shape) -> Bool {
    rank == 2 ? matrix.shape == wanted : wanted.count == 1 && count == 1
  }
}

/// The learning rate by a formula, worked out at the beginning of each iteration.
enum RateKernel {
  static func kernel<Scalar: MatrixScalar>(
    _ entry: OwnFormulas.Entry, _ plan: OwnPlan, on workspace: Workspace<Scalar>
  ) -> Kernel {
    guard let formula = entry.formula else {
      return Kernel { $0.fail(.blank("alpha", StageID(.batch))) }
    }
    return Kernel { state in
      guard !state.hasFailed else { return }
      state.refreshRate()
      var scope = StageScope(workspace, state, plan, entry.values)
      do throws(FormulaError) {
        let value = try scope.evaluate(formula)
        state.random = scope.random
        guard let array = value.array else { return state.fail(.noNumbers("alpha")) }
        guard let rate = value.number else {
          return state.fail(.formulaShape("alpha", expected: Shape(1, 1), found: array.shape))
        }
        state.alpha = rate
      } catch {
        state.fail(.formula("alpha", StageID(.batch), error, source: entry.source))
      }
    }
  }
}
