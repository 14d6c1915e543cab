import Explaining
import Formulas

/// What careful functions do where numbers end, and careless ones do not.
extension FunctionCheck {
  /// By how much a cost may differ for what keeps its logarithms from 0, as a share of it: what the
  /// right one would by the function's own tiny number.
  func care(of tensor: String, _ trial: FunctionTrial) -> Double {
    let tiny = numbers.filter { $0 > 0 && $0 <= Syntax.guardLimit }.max()
    guard task.work == .cost, let tiny, let right = trial.right(tensor)?.matrix.elements,
      let formula = task.whole(tensor), var state = trial.state(for: tensor),
      let guarded = try? state.evaluate(formula.guarded(by: tiny)).array?.matrix.elements,
      guarded.count == right.count
    else { return 0 }
    let largest = zip(right, guarded).map { abs($0 - $1) }.max() ?? 0
    let scale = right.largestFiniteMagnitude
    return largest.isFinite && scale > 0 ? 1.5 * largest / scale : 0
  }

  /// Whether it is no number where values are so large that exponentials end.
  func overflows(holding held: [String: Double]) throws -> Bool {
    guard !hasOwnValues, gradients == nil,
      let place = try cases(setting: held).first(where: { $0.kind == .large }),
      case .success(let trial) = try trial(place)
    else { return false }
    return trial.parts.contains { part in
      guard let right = trial.right(part.tensor), let mine = part.value.array else { return false }
      return zip(mine.matrix.elements, right.matrix.elements).contains {
        $0.isNaN && $1.isFinite
      }
    }
  }
}

extension FunctionTask {
  /// A cost's formula in outputs and labels.
  fileprivate func whole(_ tensor: String) -> Syntax? {
    var formula = formula(of: tensor)
    for name in ["J_data", "L"] where name != tensor {
      guard let part = self.formula(of: name) else { continue }
      formula = formula?.substituting([name: part])
    }
    return formula
  }
}
