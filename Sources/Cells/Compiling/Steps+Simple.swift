import Languages

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
    var sides: (PythonValue, PythonValue)?
    let value: PythonValue
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
    _ machine: Machine, _ sides: (PythonValue, PythonValue)
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
  /// Of `import a.b` the name is a's; of `import a.b as c`, a.b's.
  private let modules: [(module: String, target: Target, isNamed: Bool)]
  init(_ modules: [(String, Target, Bool)], _ span: Span) {
    self.modules = modules
    super.init(span)
  }
  override func run(_ frame: Frame) throws -> Flow {
    for (name, target, isNamed) in modules {
      try target.assign(frame.machine.module(name, isMember: isNamed), frame)
    }
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
    guard case .module(let module) = try frame.machine.module(module, isMember: true) else {
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
