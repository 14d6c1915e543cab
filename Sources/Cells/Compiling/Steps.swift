import Languages

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
  private let operation: BinaryOperator
  private let value: Node

  init(
    _ current: Node, _ target: Target, _ operation: BinaryOperator, _ value: Node, _ span: Span
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
  private let operation: BinaryOperator
  private let value: Node

  init(
    _ container: Node, _ index: Node, _ operation: BinaryOperator, _ value: Node, _ span: Span
  ) {
    self.container = container
    self.index = index
    self.operation = operation
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    let machine = frame.machine
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
  private let operation: BinaryOperator
  private let value: Node

  init(_ object: Node, _ name: String, _ operation: BinaryOperator, _ value: Node, _ span: Span) {
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

final class PassStep: Step {}

final class FlowStep: Step {
  private let flow: Flow
  init(_ flow: Flow, _ span: Span) {
    self.flow = flow
    super.init(span)
  }
  override func run(_ frame: Frame) -> Flow { flow }
}

final class AssertStep: Step {
  private let test: Node
  private let message: Node?

  init(_ test: Node, _ message: Node?, _ span: Span) {
    self.test = test
    self.message = message
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    var sides: (Value, Value)?
    let value: Value
    if let comparison = test as? CompareNode {
      (value, sides) = try comparison.evaluateWithSides(frame)
    } else {
      value = try test.evaluate(frame)
    }
    do {
      if try frame.machine.isTrue(value) { return .next }
    } catch {
      throw test.located(error)
    }
    let text = try message.map { try frame.machine.str($0.evaluate(frame)) } ?? ""
    let hint = try sides.map { try Self.hint(frame.machine, $0) }
    throw PythonError(.assertion, text, hint: hint, at: span)
  }

  private static func hint(
    _ machine: Machine, _ sides: (Value, Value)
  ) throws -> Localized<String> {
    let left = try machine.shortened(sides.0)
    let right = try machine.shortened(sides.1)
    return Localized(
      en: "left of the comparison is \(left), right is \(right)",
      zh: "比较的左边是 \(left)，右边是 \(right)")
  }
}

final class RaiseStep: Step {
  private let value: Node?

  init(_ value: Node?, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    guard let value = try value?.evaluate(frame) else {
      throw PythonError(.runtime, "No active exception to reraise", at: span)
    }
    switch value {
    case .exception(let exception):
      throw PythonError(
        name: exception.type.name, try frame.machine.str(value), span: span)
    case .type(let type) where type.inherits(from: frame.machine.types.exception):
      throw PythonError(name: type.name, "", span: span)
    default:
      throw PythonError(.type, "exceptions must derive from BaseException", at: span)
    }
  }
}

final class DeleteStep: Step {
  private let targets: [Target]
  init(_ targets: [Target], _ span: Span) {
    self.targets = targets
    super.init(span)
  }
  override func run(_ frame: Frame) throws -> Flow {
    for target in targets { try target.delete(frame) }
    return .next
  }
}

final class ImportStep: Step {
  private let modules: [(module: String, target: Target)]
  init(_ modules: [(String, Target)], _ span: Span) {
    self.modules = modules
    super.init(span)
  }
  override func run(_ frame: Frame) throws -> Flow {
    for (name, target) in modules { try target.assign(frame.machine.module(name), frame) }
    return .next
  }
}

final class ImportFromStep: Step {
  private let module: String
  private let names: [(name: String, target: Target)]

  init(_ module: String, _ names: [(String, Target)], _ span: Span) {
    self.module = module
    self.names = names
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    if module == "__future__" { return .next }
    guard case .module(let module) = try frame.machine.module(module, isFrom: true) else {
      return .next
    }
    if names.isEmpty {
      for (name, value) in module.members where !name.hasPrefix("_") {
        frame.machine.variable(name).value = value
      }
    }
    for (name, target) in names {
      guard let value = module.members[name] else {
        throw PythonError(
          .importing, "cannot import name '\(name)' from '\(module.name)'", at: span)
      }
      try target.assign(value, frame)
    }
    return .next
  }
}

final class BranchStep: Step {
  private let branches: [(Node, Block)]
  private let otherwise: Block

  init(_ branches: [(Node, Block)], _ otherwise: Block, _ span: Span) {
    self.branches = branches
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    for (condition, block) in branches where try condition.isTrue(frame) {
      return try block.run(frame)
    }
    return try otherwise.run(frame)
  }
}

extension Node {
  func isTrue(_ frame: Frame) throws -> Bool {
    let value = try evaluate(frame)
    if case .bool(let answer) = value { return answer }
    do {
      return try frame.machine.isTrue(value)
    } catch {
      throw located(error)
    }
  }
}

final class WhileStep: Step {
  private let condition: Node
  private let body: Block
  private let otherwise: Block

  init(_ condition: Node, _ body: Block, _ otherwise: Block, _ span: Span) {
    self.condition = condition
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    while try condition.isTrue(frame) {
      switch try body.run(frame) {
      case .breakLoop: return .next
      case .result: return .result
      case .next, .continueLoop: try frame.machine.tick()
      }
    }
    return try otherwise.run(frame)
  }
}

final class ForStep: Step {
  private let target: Target
  private let source: Node
  private let body: Block
  private let otherwise: Block

  init(_ target: Target, _ source: Node, _ body: Block, _ otherwise: Block, _ span: Span) {
    self.target = target
    self.source = source
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    let iterator: IteratorObject
    do {
      iterator = try frame.machine.iterator(try source.evaluate(frame))
    } catch {
      throw source.located(error)
    }
    while let item = try next(iterator) {
      try target.assign(item, frame)
      switch try body.run(frame) {
      case .breakLoop: return .next
      case .result: return .result
      case .next, .continueLoop: try frame.machine.tick()
      }
    }
    return try otherwise.run(frame)
  }

  private func next(_ iterator: IteratorObject) throws -> Value? {
    do {
      return try iterator.next()
    } catch {
      throw source.located(error)
    }
  }
}
