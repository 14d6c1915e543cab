import Formulas

/// A formula changed at one place by a mistake, or by mending one.
struct Variant {
  let mistake: Mistake
  let formula: Syntax
  /// Where the change was made in the source the formula came from.
  let range: Range<Int>
}

/// What a change makes of a formula.
struct Changes {
  let formula: Syntax
  /// What may stand in a node's place, for the root as one, then for every node from left to right.
  let root: [Syntax]
  let choices: [[Syntax]]
  /// What may stand in the place of a node of a formula that was changed already.
  let change: (Syntax) -> [Syntax]

  private var isEmpty: Bool { root.isEmpty && choices.allSatisfy(\.isEmpty) }

  /// Every formula that differs by a change at one node, with that node's place.
  var single: [(formula: Syntax, range: Range<Int>)] {
    if isEmpty { return [] }
    var next = 0
    return formula.changed(choices, &next, root: root)
  }

  /// The formulas in which every node that can be changed is, where there are several: the first way
  /// at each, the second, and so on.
  var everywhere: [Syntax] { several { _ in "" } }

  /// The same, of nodes that are alike: calls of one function, one operator, names.
  var alike: [Syntax] { several(\.kindName) }

  private func several(_ kind: (Syntax) -> String?) -> [Syntax] {
    if choices.count(where: { !$0.isEmpty }) < 2 { return [] }
    var ways: [String: (nodes: Int, ways: Int)] = [:]
    var next = 0
    formula.visit { node in
      let count = choices[next].count
      next += 1
      guard count > 0, let name = kind(node) else { return }
      let known = ways[name] ?? (0, 0)
      ways[name] = (known.nodes + 1, max(known.ways, count))
    }
    return ways.sorted { $0.key < $1.key }.filter { $0.value.nodes > 1 }.flatMap { name, count in
      (0..<min(count.ways, 12)).map { way in
        var next = 0
        let changed = formula.rewrittenOutsideShapes(&next) { node, place in
          guard kind(node) == name else { return nil }
          let choices = place.map { self.choices[$0] } ?? change(node)
          return choices.isEmpty ? nil : choices[min(way, choices.count - 1)]
        }
        return changed ?? formula
      }
    }
  }
}

extension Syntax {
  fileprivate func changed(
    _ choices: [[Syntax]], _ next: inout Int, root: [Syntax]? = nil
  ) -> [(formula: Syntax, range: Range<Int>)] {
    if isShape { return [] }
    var found = (root ?? choices[next]).map { (formula: $0, range: place(of: $0)) }
    next += 1
    for (position, child) in kind.children.enumerated() {
      found += child.changed(choices, &next).map {
        (replacingChild(at: position, by: $0.formula), $0.range)
      }
    }
    return found
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

  /// The tree with nodes replaced from the leaves up; nil where none is.
  /// - Parameters:
  ///   - next: How many nodes lie before this one, from left to right.
  ///   - change: Takes a node with its place among them, or without where it was changed below.
  fileprivate func rewrittenOutsideShapes(
    _ next: inout Int, _ change: (Syntax, _ place: Int?) -> Syntax?
  ) -> Syntax? {
    if isShape { return nil }
    let place = next
    next += 1
    var isChanged = false
    let kind = kind.mapChildren { child in
      guard let other = child.rewrittenOutsideShapes(&next, change) else { return child }
      isChanged = true
      return other
    }
    guard isChanged else { return change(self, place) }
    let rebuilt = Syntax(kind, range: range)
    return change(rebuilt, nil) ?? rebuilt
  }

  /// What a shape is taken of counts, and no more: no mistake is made in it.
  private var isShape: Bool { if case .member(_, "shape") = kind { true } else { false } }

  /// Every node outside of shapes, from left to right.
  func visit(_ body: (Syntax) -> Void) {
    if isShape { return }
    body(self)
    for child in kind.children { child.visit(body) }
  }

  /// What nodes of a kind have in common; nil for numbers.
  fileprivate var kindName: String? {
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
