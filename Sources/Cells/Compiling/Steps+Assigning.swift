final class ExpressionStep: Step {
  let node: Node
  init(_ node: Node, _ span: Span) {
    self.node = node
    super.init(span)
  }
  override func run(_ frame: Frame) throws -> Flow {
    _ = try node.evaluate(frame)
    return .next
  }
}

final class SlotAssignStep: Step {
  private let slot: Int
  private let value: Node

  init(_ slot: Int, _ value: Node, _ span: Span) {
    self.slot = slot
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    frame.slots[slot] = try value.evaluate(frame)
    return .next
  }
}

final class AssignStep: Step {
  private let targets: [Target]
  private let value: Node

  init(_ targets: [Target], _ value: Node, _ span: Span) {
    self.targets = targets
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    let value = try value.evaluate(frame)
    for target in targets { try target.assign(value, frame) }
    return .next
  }
}

final class AugmentNameStep: Step {
  private let current: Node
  private let target: Target
  private let operation: PythonBinaryOperator
  private let value: Node

  init(
    _ current: Node, _ target: Target, _ operation: PythonBinaryOperator, _ value: Node,
    _ span: Span
  ) {
    self.current = current
    self.target = target
    self.operation = operation
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    let current = try current.evaluate(frame)
    let value = try value.evaluate(frame)
    try target.assign(
      frame.machine.augmented(operation, current, value, ownsCurrent: target is GlobalTarget), frame
    )
    return .next
  }
}

final class AugmentIndexStep: Step {
  private let container: Node
  private let index: Node
  private let operation: PythonBinaryOperator
  private let value: Node
  private let root: GlobalNode?

  init(
    _ container: Node, _ index: Node, _ operation: PythonBinaryOperator, _ value: Node, _ span: Span
  ) {
    root = container.root
    self.container = container
    self.index = index
    self.operation = operation
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    let machine = frame.machine
    root?.adopt(frame)
    let container = try container.evaluate(frame)
    let index = try index.evaluate(frame)
    let current = try machine.item(container, index)
    let value = try value.evaluate(frame)
    if case .array(let whole) = container, whole.isReadOnly { throw NDArray.readOnlyError }
    let result = try machine.augmented(operation, current, value)
    // A view has been changed where it lies.
    if case .array(let whole) = container, case .array(let part) = result,
      case .array(let old) = current, part === old, part.storage === whole.storage
    {
      return .next
    }
    try machine.setItem(container, index, result)
    return .next
  }
}

final class AugmentAttributeStep: Step {
  private let object: Node
  private let name: String
  private let operation: PythonBinaryOperator
  private let value: Node

  init(
    _ object: Node, _ name: String, _ operation: PythonBinaryOperator, _ value: Node, _ span: Span
  ) {
    self.object = object
    self.name = name
    self.operation = operation
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    let machine = frame.machine
    let object = try object.evaluate(frame)
    let current = try machine.attribute(object, name)
    let result = try machine.augmented(operation, current, try value.evaluate(frame))
    try machine.setAttribute(object, name, result)
    return .next
  }
}

final class ResultStep: Step {
  private let value: Node?

  init(_ value: Node?, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    frame.result = try value?.evaluate(frame) ?? .none
    return .result
  }
}
