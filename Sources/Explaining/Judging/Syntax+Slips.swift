import Formulas

extension Syntax {
  /// How often something is squared in it.
  var squares: Int {
    let inside = kind.children.reduce(0) { $0 + $1.squares }
    switch kind {
    case .binary(.power, _, let exponent) where exponent == .number(2): return inside + 1
    case .call(let name, _) where name.text == "square": return inside + 1
    default: return inside
    }
  }

  /// Whether it divides by how many rows something has, or by how many numbers.
  var dividesByRows: Bool {
    if case .binary(.divide, _, let count) = kind, count.countsRows { return true }
    return kind.children.contains(where: \.dividesByRows)
  }

  private var countsRows: Bool {
    switch kind {
    case .call(let name, _): ["len", "size"].contains(name.text)
    case .member(_, "size"): true
    case .element(let base, let indices):
      if case .member(_, "shape") = base.kind, case .value(let place)? = indices.first {
        place.constant == 0
      } else {
        false
      }
    default: false
    }
  }

  /// Whether it turns what it has worked out.
  var isTransposed: Bool {
    switch kind {
    case .member(_, let name): name.text == "T"
    case .call(let name, _), .method(_, let name, _): name.text == "transpose"
    default: false
    }
  }
}
