final class BinaryNode: Node {
  let operation: PythonBinaryOperator
  let left: Node
  let right: Node

  init(_ operation: PythonBinaryOperator, _ left: Node, _ right: Node, _ span: Span) {
    self.operation = operation
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    do {
      return try frame.machine.binary(operation, a, b)
    } catch {
      throw located(frame.machine.explained(error, operation, left, a, right, b))
    }
  }
}

final class UnaryNode: Node {
  private let operation: PythonUnaryOperator
  private let operand: Node

  init(_ operation: PythonUnaryOperator, _ operand: Node, _ span: Span) {
    self.operation = operation
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let value = try operand.evaluate(frame)
    do {
      return try frame.machine.unary(operation, value)
    } catch {
      throw located(error)
    }
  }
}

final class NotNode: Node {
  private let operand: Node
  init(_ operand: Node, _ span: Span) {
    self.operand = operand
    super.init(span)
  }
  override func evaluate(_ frame: Frame) throws -> PythonValue {
    .bool(!(try operand.isTrue(frame)))
  }
}

final class CompareNode: Node {
  private let operation: PythonComparison
  private let left: Node
  private let right: Node

  init(_ operation: PythonComparison, _ left: Node, _ right: Node, _ span: Span) {
    self.operation = operation
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue { try evaluateWithSides(frame).0 }

  /// The answer with what was compared, for an assertion that fails.
  func evaluateWithSides(_ frame: Frame) throws -> (PythonValue, (PythonValue, PythonValue)) {
    let a = try left.evaluate(frame)
    let b = try right.evaluate(frame)
    do {
      return (try frame.machine.compare(operation, a, b), (a, b))
    } catch {
      throw located(error)
    }
  }
}

/// `a < b < c`.
final class ChainNode: Node {
  private let first: Node
  private let rest: [(PythonComparison, Node)]

  init(_ first: Node, _ rest: [(PythonComparison, Node)], _ span: Span) {
    self.first = first
    self.rest = rest
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    var left = try first.evaluate(frame)
    var answer = PythonValue.bool(true)
    for (position, (operation, node)) in rest.enumerated() {
      let right = try node.evaluate(frame)
      do {
        answer = try frame.machine.compare(operation, left, right)
        if position < rest.count - 1, !(try frame.machine.isTrue(answer)) { return answer }
      } catch {
        throw located(error)
      }
      left = right
    }
    return answer
  }
}

final class AndNode: Node {
  private let left: Node
  private let right: Node

  init(_ left: Node, _ right: Node, _ span: Span) {
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let value = try left.evaluate(frame)
    do {
      guard try frame.machine.isTrue(value) else { return value }
    } catch {
      throw left.located(error)
    }
    return try right.evaluate(frame)
  }
}

final class OrNode: Node {
  private let left: Node
  private let right: Node

  init(_ left: Node, _ right: Node, _ span: Span) {
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let value = try left.evaluate(frame)
    do {
      if try frame.machine.isTrue(value) { return value }
    } catch {
      throw left.located(error)
    }
    return try right.evaluate(frame)
  }
}

final class ConditionalNode: Node {
  private let condition: Node
  private let first: Node
  private let second: Node

  init(_ condition: Node, _ first: Node, _ second: Node, _ span: Span) {
    self.condition = condition
    self.first = first
    self.second = second
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    try condition.isTrue(frame) ? try first.evaluate(frame) : try second.evaluate(frame)
  }
}

final class AttributeNode: Node {
  let object: Node
  let name: String
  /// The module a member was last found in, and the member.
  private var cached: (ModuleObject, PythonValue)?

  init(_ object: Node, _ name: String, _ span: Span) {
    self.object = object
    self.name = name
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let value = try object.evaluate(frame)
    do {
      guard case .module(let module) = value else {
        return try frame.machine.attribute(value, name)
      }
      if let cached, cached.0 === module { return cached.1 }
      let member = try frame.machine.attribute(value, name)
      if module.isFixed { cached = (module, member) }
      return member
    } catch {
      throw located(error)
    }
  }
}

final class IndexNode: Node {
  let container: Node
  private let index: Node

  init(_ container: Node, _ index: Node, _ span: Span) {
    self.container = container
    self.index = index
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let container = try container.evaluate(frame)
    let index = try index.evaluate(frame)
    do {
      return try frame.machine.item(container, index)
    } catch {
      throw located(error)
    }
  }
}

final class SliceNode: Node {
  private let start, stop, step: Node?

  init(_ start: Node?, _ stop: Node?, _ step: Node?, _ span: Span) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    .slice(
      SliceObject(
        try start?.evaluate(frame) ?? .none, try stop?.evaluate(frame) ?? .none,
        try step?.evaluate(frame) ?? .none))
  }
}
