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
    if isShape { return [] }
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

  /// The formulas in which every node that can be changed is, where there are several: the first way
  /// at each, the second, and so on.
  func changedEverywhere(_ change: (Syntax, _ isRoot: Bool) -> [Syntax]) -> [Syntax] {
    changedAt({ _ in "" }, change)
  }

  /// The same, of nodes that are alike: calls of one function, one operator, names.
  func changedAlike(_ change: (Syntax, _ isRoot: Bool) -> [Syntax]) -> [Syntax] {
    changedAt(\.kindName, change)
  }

  private func changedAt(
    _ kind: (Syntax) -> String?, _ change: (Syntax, _ isRoot: Bool) -> [Syntax]
  ) -> [Syntax] {
    var ways: [String: (nodes: Int, ways: Int)] = [:]
    visit { node in
      guard let name = kind(node) else { return }
      let count = change(node, false).count
      guard count > 0 else { return }
      let known = ways[name] ?? (0, 0)
      ways[name] = (known.nodes + 1, max(known.ways, count))
    }
    return ways.sorted { $0.key < $1.key }.filter { $0.value.nodes > 1 }.flatMap { name, count in
      (0..<min(count.ways, 12)).map { way in
        rewritingOutsideShapes { node in
          guard kind(node) == name else { return nil }
          let choices = change(node, false)
          return choices.isEmpty ? nil : choices[min(way, choices.count - 1)]
        }
      }
    }
  }

  private func rewritingOutsideShapes(_ change: (Syntax) -> Syntax?) -> Syntax {
    if isShape { return self }
    let rebuilt = Syntax(kind.mapChildren { $0.rewritingOutsideShapes(change) }, range: range)
    return change(rebuilt) ?? rebuilt
  }

  /// What a shape is taken of counts, and no more: no mistake is made in it.
  private var isShape: Bool { if case .member(_, "shape") = kind { true } else { false } }

  private func visit(_ body: (Syntax) -> Void) {
    if isShape { return }
    body(self)
    for child in kind.children { child.visit(body) }
  }

  /// What nodes of a kind have in common; nil for numbers.
  private var kindName: String? {
    switch kind {
    case .number, .text: nil
    case .name: "name"
    case .call(let name, _): name.text
    case .binary(let sign, _, _): sign.rawValue
    case .unary(let sign, _): sign.rawValue
    case .member(_, let name): ".\(name.text)"
    default: "other"
    }
  }
}
