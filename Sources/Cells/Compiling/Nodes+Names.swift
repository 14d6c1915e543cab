import Languages

final class LiteralNode: Node {
  private let value: PythonValue
  init(_ value: PythonValue, _ span: Span) {
    self.value = value
    super.init(span)
  }
  override func evaluate(_ frame: Frame) -> PythonValue { value }
}

/// A local variable.
final class SlotNode: Node {
  private let slot: Int
  private let name: String

  init(_ slot: Int, _ name: String, _ span: Span) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let value = frame.slots[slot]
    if case .undefined = value { throw frame.machine.unbound(name, span) }
    return value
  }
}

/// A variable that functions share.
final class CellNode: Node {
  private let cell: Int
  private let name: String

  init(_ cell: Int, _ name: String, _ span: Span) {
    self.cell = cell
    self.name = name
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let value = frame.cells[cell].value
    if case .undefined = value {
      throw PythonError(
        .name,
        "cannot access free variable '\(name)' where it is not associated with a value in "
          + "enclosing scope", at: span)
    }
    return value
  }
}

/// A global: the learner's, else the engine's, else a builtin.
final class GlobalNode: Node {
  private let variable: Variable
  private let builtin: PythonValue?

  init(_ variable: Variable, _ builtin: PythonValue?, _ span: Span) {
    self.variable = variable
    self.builtin = builtin
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let value = variable.value
    if case .undefined = value {
      if let builtin { return builtin }
      if let value = frame.machine.engineValue(variable.name) { return value }
      throw frame.machine.unknown(variable.name, span)
    }
    return value
  }

  var name: String { variable.name }

  /// Makes a dictionary of the network's the learner's own before something in it is changed: a
  /// change in a copy that is gone at once would be no change at all.
  func adopt(_ frame: Frame) {
    guard variable.value.isUndefined, builtin == nil,
      case .dict? = frame.machine.engineValue(variable.name),
      let value = frame.machine.engineValue(variable.name)
    else { return }
    frame.machine.willDefine(variable.name)
    _ = frame.machine.variable(variable.name)
    variable.value = value
  }
}

extension Node {
  /// The global that `name[…][…]` begins with.
  var root: GlobalNode? { self as? GlobalNode ?? (self as? IndexNode)?.container.root }
}

/// Where an assignment puts a value.
class Target {
  let span: Span
  init(_ span: Span) { self.span = span }
  func assign(_ value: PythonValue, _ frame: Frame) throws {}
  func delete(_ frame: Frame) throws {}
}

final class SlotTarget: Target {
  private let slot: Int
  private let name: String

  init(_ slot: Int, _ name: String, _ span: Span) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override func assign(_ value: PythonValue, _ frame: Frame) { frame.slots[slot] = value }

  override func delete(_ frame: Frame) throws {
    if frame.slots[slot].isUndefined { throw frame.machine.unbound(name, span) }
    frame.slots[slot] = .undefined
  }
}

final class CellTarget: Target {
  private let cell: Int
  private let name: String

  init(_ cell: Int, _ name: String, _ span: Span) {
    self.cell = cell
    self.name = name
    super.init(span)
  }

  override func assign(_ value: PythonValue, _ frame: Frame) { frame.cells[cell].value = value }
  override func delete(_ frame: Frame) { frame.cells[cell].value = .undefined }
}

final class GlobalTarget: Target {
  private let variable: Variable

  init(_ variable: Variable, _ span: Span) {
    self.variable = variable
    super.init(span)
  }

  override func assign(_ value: PythonValue, _ frame: Frame) {
    if case .undefined = variable.value { frame.machine.willDefine(variable.name) }
    variable.value = value
  }

  override func delete(_ frame: Frame) throws {
    if variable.value.isUndefined { throw frame.machine.unknown(variable.name, span) }
    variable.value = .undefined
  }
}

final class IndexTarget: Target {
  private let container: Node
  private let index: Node

  private let root: GlobalNode?

  init(_ container: Node, _ index: Node, _ span: Span) {
    self.container = container
    self.index = index
    root = container.root
    super.init(span)
  }

  override func assign(_ value: PythonValue, _ frame: Frame) throws {
    root?.adopt(frame)
    let container = try container.evaluate(frame)
    let index = try index.evaluate(frame)
    do {
      try frame.machine.setItem(container, index, value)
    } catch {
      throw (error as? PythonError)?.located(at: span) ?? error
    }
  }

  override func delete(_ frame: Frame) throws {
    root?.adopt(frame)
    let container = try container.evaluate(frame)
    do {
      try frame.machine.deleteItem(container, try index.evaluate(frame))
    } catch {
      throw (error as? PythonError)?.located(at: span) ?? error
    }
  }
}

final class AttributeTarget: Target {
  private let object: Node
  private let name: String

  init(_ object: Node, _ name: String, _ span: Span) {
    self.object = object
    self.name = name
    super.init(span)
  }

  override func assign(_ value: PythonValue, _ frame: Frame) throws {
    let object = try object.evaluate(frame)
    do {
      try frame.machine.setAttribute(object, name, value)
    } catch {
      throw (error as? PythonError)?.located(at: span) ?? error
    }
  }

  override func delete(_ frame: Frame) throws {
    let value = try object.evaluate(frame)
    guard case .instance(let instance) = value,
      instance.attributes.removeValue(forKey: name) != nil
    else {
      throw PythonError(
        .attribute, "'\(value.typeName)' object has no attribute '\(name)'", at: span)
    }
    instance.names.removeAll { $0 == name }
  }
}

/// Several targets, one of which may take what is left.
final class TupleTarget: Target {
  private let targets: [Target]
  private let star: Int?

  init(_ targets: [Target], star: Int?, _ span: Span) {
    self.targets = targets
    self.star = star
    super.init(span)
  }

  override func assign(_ value: PythonValue, _ frame: Frame) throws {
    let items = try frame.machine.unpack(value, span)
    if let star {
      try assignStarred(items, star, frame)
      return
    }
    guard items.count == targets.count else { throw wrongCount(items.count, value) }
    for (target, item) in zip(targets, items) { try target.assign(item, frame) }
  }

  private func assignStarred(_ items: [PythonValue], _ star: Int, _ frame: Frame) throws {
    let after = targets.count - star - 1
    guard items.count >= star + after else {
      throw PythonError(
        .value,
        "not enough values to unpack (expected at least \(star + after), got \(items.count))",
        at: span)
    }
    for position in 0..<star { try targets[position].assign(items[position], frame) }
    try targets[star].assign(.list(Array(items[star..<(items.count - after)])), frame)
    for position in 0..<after {
      try targets[star + 1 + position].assign(items[items.count - after + position], frame)
    }
  }

  private func wrongCount(_ count: Int, _ value: PythonValue) -> PythonError {
    let wanted = targets.count
    let hint = Localized(
      en: "there are \(count) values for \(wanted) names", zh: "\(wanted) 个名字对着 \(count) 个值")
    if count < wanted {
      return PythonError(
        .value, "not enough values to unpack (expected \(wanted), got \(count))", hint: hint,
        at: span)
    }
    return PythonError(
      .value, "too many values to unpack (expected \(wanted))", hint: hint, at: span)
  }
}
