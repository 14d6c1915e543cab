import Cells
import Engine
import Explaining
import Formulas
import Matrices

/// A call of a learner's function in one case, beside what the engine computes there.
struct FunctionTrial {
  /// A result with the tensor it is to be.
  struct Part {
    let tensor: String
    let value: FunctionValue
  }

  let place: FunctionCase
  let task: FunctionTask
  let result: FunctionValue
  let changed: [String]
  let written: [String]
  let isReseeding: Bool

  init(
    _ task: FunctionTask, _ place: FunctionCase, _ result: FunctionValue, by call: EngineFunction
  ) {
    (self.task, self.place, self.result) = (task, place, result)
    (changed, written) = (call.changed, call.written.sorted())
    isReseeding = call.isReseeding
  }

  /// What a tensor should be here: by the engine's formula, but for what the learner drew.
  func right(_ tensor: String) -> NumPyArray? {
    if task.work == .dropout, tensor != mask { return dropped(tensor) }
    if task.work == .prediction { return predicted() }
    // What was drawn is looked at apart.
    return tensor == mask && task.work == .dropout ? nil : task.right(tensor, in: place)
  }

  /// The predictions, the learner's where either is right.
  private func predicted() -> NumPyArray? {
    guard let right = task.right(FunctionTask.predictions, in: place) else { return nil }
    guard let mine = value(of: FunctionTask.predictions), mine.count == right.count else {
      return right
    }
    let elements = zip(right.matrix.elements, mine.matrix.elements).map { right, mine in
      right == 0.5 && task.isOfTwoClasses ? (mine == 1 ? 1 : 0) : right
    }
    return NumPyArray(
      Matrix(shape: right.matrix.shape, columnMajor: elements), rank: right.rank)
  }

  /// What a formula for a tensor sees here, the learner's own mask with it.
  func state(for tensor: String) -> (any ExamState)? {
    guard let state = task.state(for: tensor, in: place) else { return nil }
    guard task.work == .dropout, let D = ownMask else { return state }
    return ChangedState(base: state, name: mask, value: Value(D))
  }

  /// The result for a tensor.
  func value(of tensor: String) -> NumPyArray? {
    parts.first { $0.tensor == tensor }?.value.array
  }
}
