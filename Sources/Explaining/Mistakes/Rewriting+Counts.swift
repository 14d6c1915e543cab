import Formulas

extension Rewriting {
  /// A wrong number of examples to divide by.
  static let counts: [Rewriting] = [
    Rewriting(.wrongCount) { node, isRoot, words in
      let m = Syntax.named("m")
      if node == m { return words.wrongCounts }
      let mean = ["mean", "var"].contains(Reduction(node)?.name)
      return isRoot && !words.isOfEachExample || mean
        ? words.wrongCounts.map { node.times(m).over($0) } : []
    } mend: { node, _, _, whole in
      guard case .binary(.divide, let left, let right) = node.kind, right.isCount else { return [] }
      let (m, twice) = (Syntax.named("m"), Syntax.number(2).times(.named("m")))
      // A count in place of 2m took the half of the squared loss with it.
      let isOfHalves = whole.contains(twice) || right != m && !right.isNumber
      return [left.over(m)] + (isOfHalves ? [left.over(twice)] : [])
    }
  ]
}

extension Vocabulary {
  /// Whether what is asked for belongs to each example, so that nothing in it is divided by a count.
  fileprivate var isOfEachExample: Bool {
    let stem = LayerName(target)?.stem ?? target
    return ["Z", "A", "dZ", "dA", "Ztilde", "Znorm", "dZtilde", "dZnorm", "L"].contains(stem)
  }
}

extension Rewriting {
  /// Counts that are not the examples': of rows, of all elements, and one beside.
  static func wrongCounts(among names: [String]) -> [Syntax] {
    let m = Syntax.named("m")
    let rows = names.filter { name in
      name == "X" || name == "Y"
        || LayerName(name).map { $0.stem == "A" && $0.suffix == "" } == true
    }.map(\.rowCount)
    return rows + rows.map { $0.times(m) }
      + [
        m.combined(.subtract, .number(1)), m.combined(.add, .number(1)), m.calling("sqrt"),
      ]
  }
}

extension Syntax {
  /// Whether a formula stands somewhere in it.
  fileprivate func contains(_ part: Syntax) -> Bool {
    self == part || kind.children.contains { $0.contains(part) }
  }

  /// Whether it counts something: `m - 1`, `X.shape[0]`, `len(Y)`, a number.
  fileprivate var isCount: Bool {
    switch kind {
    case .number, .name("m"): true
    case .binary(_, let left, let right): left.isCount && right.isCount
    case .element(let base, _): base.isShape
    case .member(_, "size"): true
    case .call(let name, let arguments):
      name.text == "len" || name.text == "size"
        || name.text == "sqrt" && arguments.allSatisfy(\.value.isCount)
    default: false
    }
  }

  private var isShape: Bool { if case .member(_, "shape") = kind { true } else { false } }
}
