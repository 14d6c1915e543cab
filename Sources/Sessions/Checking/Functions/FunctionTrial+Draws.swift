import Explaining
import Formulas
import Matrices

/// What a function for dropout draws.
extension FunctionTrial {
  /// Dropout's mask, which is the learner's own draw.
  var mask: String { "D\(task.layer)" }

  /// The share that is to be kept here.
  var share: Double {
    task.state(for: mask, in: place)?.value(named: "keep_prob\(task.layer)")?.number ?? 1
  }

  /// The mask as far as the results tell of it: not a number where nothing was to be seen.
  var drawn: Matrix<Double>? {
    if let D = value(of: mask)?.matrix { return D }
    guard let shown = parts.first?.value.array?.matrix,
      let A = task.state(for: parts[0].tensor, in: place)?.value(named: "A\(task.layer)")?.matrix,
      A.shape == shown.shape
    else { return nil }
    return Matrix(
      shape: A.shape,
      columnMajor: zip(A.elements, shown.elements).map { $0 == 0 ? .nan : $1 == 0 ? 0 : 1 })
  }

  /// The mask that the learner drew, or the one that the result shows.
  var ownMask: Matrix<Double>? {
    let shown = parts.first { $0.tensor != mask }?.value.array?.matrix
    return value(of: mask)?.matrix ?? shown?.map { $0 == 0 ? 0 : 1 }
  }

  /// What is left of A by that mask.
  func dropped(_ tensor: String) -> NumPyArray? {
    guard var state = state(for: tensor), let formula = task.formula(of: tensor),
      let A = state.value(named: "A\(task.layer)")?.array
    else { return nil }
    // Where shapes do not fit together nothing is left out.
    return (try? state.evaluate(formula).array) ?? A
  }
}

extension Matrix<Double> {
  /// Whether every element is 0 or 1, as a mask's are.
  var isOfZeroAndOne: Bool { elements.allSatisfy { $0 == 0 || $0 == 1 } }
}
