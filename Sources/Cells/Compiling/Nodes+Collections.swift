/// `*values` inside a list, a tuple or a set.
final class StarNode: Node {
  let inner: Node
  init(_ inner: Node, _ span: Span) {
    self.inner = inner
    super.init(span)
  }
}

/// The items of a display, stars unpacked.
private func itemValues(_ nodes: [Node], _ frame: Frame) throws -> [PythonValue] {
  var items: [PythonValue] = []
  items.reserveCapacity(nodes.count)
  for node in nodes {
    if let star = node as? StarNode {
      do {
        let value = try star.inner.evaluate(frame)
        items += try frame.machine.items(
          of: value, "Value after * must be an iterable, not \(value.typeName)")
      } catch {
        throw star.located(error)
      }
    } else {
      items.append(try node.evaluate(frame))
    }
  }
  return items
}

final class TupleNode: Node {
  private let nodes: [Node]
  init(_ nodes: [Node], _ span: Span) {
    self.nodes = nodes
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> PythonValue {
    .tuple(try itemValues(nodes, frame))
  }
}

final class ListNode: Node {
  private let nodes: [Node]
  init(_ nodes: [Node], _ span: Span) {
    self.nodes = nodes
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> PythonValue {
    .list(try itemValues(nodes, frame))
  }
}

final class SetNode: Node {
  private let nodes: [Node]
  init(_ nodes: [Node], _ span: Span) {
    self.nodes = nodes
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> PythonValue {
    .set(try SetObject(try itemValues(nodes, frame)))
  }
}

final class DictNode: Node {
  private let pairs: [(key: Node?, value: Node)]
  init(_ pairs: [(Node?, Node)], _ span: Span) {
    self.pairs = pairs
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let dict = DictObject()
    for (key, value) in pairs {
      do {
        if let key {
          try dict.set(try key.evaluate(frame), try value.evaluate(frame))
        } else {
          let found = try value.evaluate(frame)
          guard case .dict(let other) = found else {
            throw PythonError(.type, "'\(found.typeName)' object is not a mapping")
          }
          for pair in other.pairs { try dict.set(pair.key, pair.value) }
        }
      } catch {
        throw (key ?? value).located(error)
      }
    }
    return .dict(dict)
  }
}

/// An f-string.
final class TextNode: Node {
  enum Piece {
    case literal(String)
    case field(Node, Character?, [Piece])
  }
  private let pieces: [Piece]

  init(_ pieces: [Piece], _ span: Span) {
    self.pieces = pieces
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue { .string(try text(pieces, frame)) }

  private func text(_ pieces: [Piece], _ frame: Frame) throws -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let letters): text += letters
      case .field(let node, let conversion, let format):
        let value = try node.evaluate(frame)
        let spec = format.isEmpty ? "" : try self.text(format, frame)
        do {
          text += try frame.machine.formatted(value, conversion, spec)
        } catch {
          throw node.located(error)
        }
      }
    }
    return text
  }
}

final class ComprehensionNode: Node {
  struct Clause {
    let target: Target
    let source: Node
    let conditions: [Node]
  }

  private let kind: ComprehensionSyntax.Kind
  private let clauses: [Clause]
  private let element: Node
  private let value: Node?
  private let captures: [Int]
  private let slotCount: Int
  private let ownCells: [String]

  init(
    _ syntax: ComprehensionSyntax, _ clauses: [Clause], _ element: Node, _ value: Node?,
    _ captures: [Int], _ span: Span
  ) {
    kind = syntax.kind
    self.clauses = clauses
    self.element = element
    self.value = value
    self.captures = captures
    slotCount = syntax.scope.slotCount
    ownCells = syntax.scope.ownCellNames
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let first: IteratorObject
    do {
      first = try frame.machine.iterator(try clauses[0].source.evaluate(frame))
    } catch {
      throw clauses[0].source.located(error)
    }
    let inner = Frame(
      frame.machine, slotCount: slotCount, ownCells: ownCells,
      captured: captures.map { frame.cells[$0] })
    let walk = ClauseWalk(clauses, first, inner)
    switch kind {
    case .generator:
      return .iterator(
        try CallingIterator("generator", asking: [first]) { [element] in
          try walk.advance() ? try element.evaluate(inner) : nil
        })
    case .dict:
      let dict = DictObject()
      while try walk.advance() {
        try dict.set(
          try element.evaluate(inner), try value?.evaluate(inner) ?? .none, frame.machine.gauge)
      }
      return .dict(dict)
    case .list, .set:
      var items: [PythonValue] = []
      while try walk.advance() {
        let item = try element.evaluate(inner)
        try frame.machine.makeRoom(in: items)
        items.append(item)
      }
      return kind == .list ? .list(items) : .set(try SetObject(items))
    }
  }
}

/// Goes through the values of nested `for` clauses.
private final class ClauseWalk {
  private let clauses: [ComprehensionNode.Clause]
  private let frame: Frame
  private var iterators: [IteratorObject]

  init(_ clauses: [ComprehensionNode.Clause], _ first: IteratorObject, _ frame: Frame) {
    self.clauses = clauses
    self.frame = frame
    iterators = [first]
  }

  /// Moves to the next values that meet all conditions; false at the end.
  func advance() throws -> Bool {
    while let iterator = iterators.last {
      try frame.machine.tick()
      let clause = clauses[iterators.count - 1]
      guard let item = try step(iterator, clause) else {
        iterators.removeLast()
        continue
      }
      try clause.target.assign(item, frame)
      guard try meets(clause) else { continue }
      if iterators.count == clauses.count { return true }
      let source = clauses[iterators.count].source
      do {
        iterators.append(try frame.machine.iterator(try source.evaluate(frame)))
      } catch {
        throw source.located(error)
      }
    }
    return false
  }

  private func step(
    _ iterator: IteratorObject, _ clause: ComprehensionNode.Clause
  ) throws -> PythonValue? {
    do {
      return try iterator.next()
    } catch {
      throw clause.source.located(error)
    }
  }

  private func meets(_ clause: ComprehensionNode.Clause) throws -> Bool {
    for condition in clause.conditions where !(try condition.isTrue(frame)) { return false }
    return true
  }
}
