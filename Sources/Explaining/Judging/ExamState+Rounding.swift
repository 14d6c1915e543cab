import Engine
import Formulas
import Matrices

extension ExamState {
  /// The largest difference that counts as nothing where a derivative is all but 0: so small a share
  /// of the gradient it is multiplied with; 0 for what is no dZ.
  ///
  /// There the engine's 1 - A² has no digits left, and another spelling may have them all.
  public func least(for target: String, made right: Syntax, in plan: Plan) -> Double {
    guard target.hasPrefix("dZ") else { return 0 }
    let gradients = right.names.filter { plan.tensor(named: $0)?.role == .gradient }
    let sizes = gradients.compactMap { value(named: $0)?.matrix?.elements.largestFiniteMagnitude }
    return 1e-12 * (sizes.max() ?? 0)
  }
}

extension NumPyArray {
  /// The same with the other's elements where they are as near as a difference that counts as nothing.
  /// - Parameter lost: What each element may be off by besides; empty where that is nothing.
  public func taking(
    _ other: NumPyArray, within least: Double, besides lost: [Double] = []
  ) -> NumPyArray {
    guard matrix.shape == other.matrix.shape, least > 0 || lost.count == count else { return self }
    let (mine, theirs) = (matrix.elements, other.matrix.elements)
    let elements = mine.indices.map { place in
      let allowed = least + (lost.count == mine.count ? lost[place] : 0)
      return abs(mine[place] - theirs[place]) <= allowed ? theirs[place] : mine[place]
    }
    return NumPyArray(Matrix(shape: matrix.shape, columnMajor: elements), rank: rank)
  }
}
