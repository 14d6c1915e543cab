import Formulas
import Matrices

extension Syntax {
  /// For each element of what it gives whether something that goes into it is too large for a number,
  /// as the exponential of 1e4: what comes of that cannot be held against a formula, as the same
  /// quotient written in another way would not be a number.
  public func isEndless(in state: any ExamState, over shape: Shape) -> [Bool] {
    var found = [Bool](repeating: false, count: shape.count)
    mark(&found, in: state, shape)
    return found
  }

  private func mark(_ found: inout [Bool], in state: any ExamState, _ shape: Shape) {
    if case .element = kind { return }
    var scope = state
    if constant == nil, let part = try? scope.evaluate(self).array?.matrix {
      for place in part.elements.indices where !part.elements[place].isFinite {
        let (row, column) = (place % part.rows, place / part.rows)
        for element in found.indices {
          let isInRow = part.rows != shape.rows || element % shape.rows == row
          let isInColumn = part.columns != shape.columns || element / shape.rows == column
          if isInRow, isInColumn { found[element] = true }
        }
      }
    }
    for child in kind.children { child.mark(&found, in: state, shape) }
  }
}
