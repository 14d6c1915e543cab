extension Syntax.Kind {
  /// The nodes right below, from left to right.
  public var children: [Syntax] {
    switch self {
    case .number, .text, .name: []
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .comparison(let first, let links): [first] + links.map(\.right)
    case .call(_, let arguments): arguments.map(\.value)
    case .method(let receiver, _, let arguments): [receiver] + arguments.map(\.value)
    case .member(let base, _): [base]
    case .unpacked(let several): [several]
    case .element(let base, let indices): [base] + indices.flatMap(\.children)
    case .list(let elements), .tuple(let elements): elements
    }
  }

  /// The depth of the deepest child; 0 for a leaf.
  var depthBelow: Int {
    switch self {
    case .number, .text, .name: 0
    case .unary(_, let operand): operand.depth
    case .binary(_, let left, let right): max(left.depth, right.depth)
    default: children.reduce(0) { max($0, $1.depth) }
    }
  }

  /// The same node with every child changed.
  public func mapChildren(_ change: (Syntax) -> Syntax) -> Syntax.Kind {
    switch self {
    case .number, .text, .name: self
    case .unary(let sign, let operand): .unary(sign, change(operand))
    case .binary(let sign, let left, let right): .binary(sign, change(left), change(right))
    case .comparison(let first, let links):
      .comparison(change(first), links.map { .init($0.comparison, change($0.right)) })
    case .call(let name, let arguments):
      .call(name, arguments.map { .init($0.label, change($0.value)) })
    case .method(let receiver, let name, let arguments):
      .method(change(receiver), name, arguments.map { .init($0.label, change($0.value)) })
    case .member(let base, let name): .member(change(base), name)
    case .element(let base, let indices):
      .element(change(base), indices.map { $0.mapChildren(change) })
    case .unpacked(let several): .unpacked(change(several))
    case .list(let elements): .list(elements.map(change))
    case .tuple(let elements): .tuple(elements.map(change))
    }
  }
}

extension Syntax.Index {
  /// The expressions of the index, from left to right.
  public var children: [Syntax] {
    switch self {
    case .value(let value): [value]
    case .slice(let start, let stop, let step): [start, stop, step].compactMap(\.self)
    case .ellipsis: []
    }
  }

  /// The same index with every expression changed.
  public func mapChildren(_ change: (Syntax) -> Syntax) -> Syntax.Index {
    switch self {
    case .value(let value): .value(change(value))
    case .slice(let start, let stop, let step):
      .slice(start.map(change), stop.map(change), step.map(change))
    case .ellipsis: self
    }
  }
}

extension Syntax {
  /// The tree with every node, from the leaves up, replaced by what `change` makes of it.
  ///
  /// `change` returns nil for a node that stays.
  public func rewriting(_ change: (Syntax) -> Syntax?) -> Syntax {
    rewritten(change) ?? self
  }

  /// The same; nil where nothing was replaced, so that no tree is built for nothing.
  private func rewritten(_ change: (Syntax) -> Syntax?) -> Syntax? {
    guard let kind = rewrittenBelow(change) else { return change(self) }
    let rebuilt = Syntax(kind, range: range)
    return change(rebuilt) ?? rebuilt
  }

  private func rewrittenBelow(_ change: (Syntax) -> Syntax?) -> Kind? {
    switch kind {
    case .number, .text, .name: return nil
    case .unary(let sign, let operand): return operand.rewritten(change).map { .unary(sign, $0) }
    case .binary(let sign, let left, let right):
      let (a, b) = (left.rewritten(change), right.rewritten(change))
      return a == nil && b == nil ? nil : .binary(sign, a ?? left, b ?? right)
    default:
      var isChanged = false
      let kind = kind.mapChildren { child in
        guard let other = child.rewritten(change) else { return child }
        isChanged = true
        return other
      }
      return isChanged ? kind : nil
    }
  }

  /// The tree with variables replaced by expressions.
  ///
  /// ```swift
  /// let step = try Parser.parseExpression("alpha * dW1")
  /// let longer = step.substituting(["dW1": try Parser.parseExpression("dZ1 @ X.T / m")])
  /// let text = longer.description  // alpha * (dZ1 @ X.T / m)
  /// ```
  public func substituting(_ expressions: [String: Syntax]) -> Syntax {
    rewriting { node in
      if case .name(let name) = node.kind { expressions[name] } else { nil }
    }
  }

  /// Every tree that differs from this one by one change at one node.
  ///
  /// `change` returns the alternatives for a node; they replace it one at a time.
  ///
  /// ```swift
  /// let square = try Parser.parseExpression("a * a")
  /// let variants = square.variants { $0.kind == .name("a") ? [Syntax(.name("b"))] : [] }
  /// let texts = variants.map(\.description)  // ["b * a", "a * b"]
  /// ```
  public func variants(_ change: (Syntax) -> [Syntax]) -> [Syntax] {
    let children = kind.children
    let deeper = children.indices.flatMap { position in
      children[position].variants(change).map { replacingChild(at: position, by: $0) }
    }
    return change(self) + deeper
  }

  private func replacingChild(at position: Int, by replacement: Syntax) -> Syntax {
    var current = -1
    let kind = kind.mapChildren { child in
      current += 1
      return current == position ? replacement : child
    }
    return Syntax(kind, range: range)
  }

  /// The variables it reads, each once, in the order of their first use; `True` is none.
  public var names: [String] {
    var seen: Set<String> = []
    return allNames.filter { !Constants.words.contains($0) && seen.insert($0).inserted }
  }

  private var allNames: [String] {
    if case .name(let name) = kind { [name] } else { kind.children.flatMap(\.allNames) }
  }

  /// The number of nodes.
  public var count: Int { kind.children.reduce(1) { $0 + $1.count } }
}
