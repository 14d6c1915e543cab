import Formulas

/// A formula changed at one place by a mistake, or by mending one.
struct Variant {
  let mistake: Mistake
  let formula: Syntax
  /// Where the change was made in the source the formula came from.
  let range: Range<Int>
}

extension Syntax {
  /// Every formula that differs from this one by a change at one node, with that node's place.
  func changed(_ change: (Syntax, _ isRoot: Bool) -> [Syntax]) -> [(
    formula: Syntax, range: Range<Int>
  )] {
    changed(isRoot: true, change)
  }

  private func changed(
    isRoot: Bool, _ change: (Syntax, Bool) -> [Syntax]
  ) -> [(formula: Syntax, range: Range<Int>)] {
    let here = change(self, isRoot).map { (formula: $0, range: place(of: $0)) }
    let children = kind.children
    return here
      + children.indices.flatMap { position in
        children[position].changed(isRoot: false, change).map {
          (replacingChild(at: position, by: $0.formula), $0.range)
        }
      }
  }

  /// Where this node was changed: at the operator, where only that is another.
  private func place(of changed: Syntax) -> Range<Int> {
    guard case .binary(let sign, let left, let right) = kind,
      case .binary(let other, left, right) = changed.kind, sign != other,
      left.range.upperBound < right.range.lowerBound
    else { return range }
    return left.range.upperBound..<right.range.lowerBound
  }

  private func replacingChild(at position: Int, by replacement: Syntax) -> Syntax {
    var current = -1
    let kind = kind.mapChildren { child in
      current += 1
      return current == position ? replacement : child
    }
    return Syntax(kind, range: range)
  }
}
