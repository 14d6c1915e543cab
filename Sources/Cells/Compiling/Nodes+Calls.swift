import Languages

final class FunctionNode: Node {
  private let code: FunctionCode
  private let defaults: [Node]
  private let captures: [Int]

  init(_ code: FunctionCode, _ defaults: [Node], _ captures: [Int], _ span: Span) {
    self.code = code
    self.defaults = defaults
    self.captures = captures
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    var values: [PythonValue] = []
    for node in defaults { values.append(try node.evaluate(frame)) }
    return .function(
      FunctionObject(code, defaults: values, captured: captures.map { frame.cells[$0] }))
  }
}

final class ClassNode: Node {
  private let code: FunctionCode
  private let bases: [Node]
  private let captures: [Int]

  init(_ code: FunctionCode, _ bases: [Node], _ captures: [Int], _ span: Span) {
    self.code = code
    self.bases = bases
    self.captures = captures
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let type = TypeObject(code.name, module: "__main__", base: try base(frame))
    let inner = Frame(
      frame.machine, slotCount: code.slotCount, ownCells: code.ownCellNames,
      captured: captures.map { frame.cells[$0] })
    _ = try code.body.run(inner)
    for (name, slot) in code.slotNames where !inner.slots[slot].isUndefined {
      type.attributes[name] = inner.slots[slot]
    }
    for (cell, name) in code.ownCellNames.enumerated() {
      type.attributes[name] = inner.cells[cell].value
    }
    return .type(type)
  }

  private func base(_ frame: Frame) throws -> TypeObject? {
    guard let node = bases.first else { return nil }
    guard case .type(let base) = try node.evaluate(frame), bases.count == 1 else {
      throw inheritance(node)
    }
    if base === frame.machine.objectType { return nil }
    // An exception of one's own is raised like others.
    guard base.inherits(from: frame.machine.types.exception) else { throw inheritance(node) }
    guard base.depth < Machine.depthLimit else {
      throw PythonError(.recursion, "maximum recursion depth exceeded", at: node.span)
    }
    return base
  }

  private func inheritance(_ node: Node) -> PythonError {
    .inheritance(at: node.span)
  }
}

class CallNode: Node {
  struct Argument {
    let kind: ArgumentKind
    let node: Node
  }

  private let callee: Node
  fileprivate let arguments: [Argument]
  private let isPlain: Bool

  init(_ callee: Node, _ arguments: [Argument], _ span: Span) {
    self.callee = callee
    self.arguments = arguments
    isPlain = arguments.allSatisfy { if case .positional = $0.kind { true } else { false } }
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let function = try callee.evaluate(frame)
    var values: [PythonValue] = []
    var names: [(String, PythonValue)] = []
    try evaluateArguments(of: function, frame, &values, &names)
    do {
      return try frame.machine.call(function, values, names)
    } catch {
      throw located(frame.machine.explained(error, function, callee, values, arguments.map(\.node)))
    }
  }

  fileprivate func evaluateArguments(
    of function: PythonValue, _ frame: Frame, _ values: inout [PythonValue],
    _ names: inout [(String, PythonValue)]
  ) throws {
    values.reserveCapacity(values.count + arguments.count)
    if isPlain {
      for argument in arguments { values.append(try argument.node.evaluate(frame)) }
      return
    }
    for argument in arguments {
      let value = try argument.node.evaluate(frame)
      switch argument.kind {
      case .positional: values.append(value)
      case .named(let name): names.append((name, value))
      case .star:
        do {
          values += try frame.machine.items(
            of: value,
            "\(function.calledName)() argument after * must be an iterable, not \(value.typeName)")
        } catch {
          throw argument.node.located(error)
        }
      case .doubleStar:
        guard case .dict(let dict) = value else {
          throw PythonError(
            .type,
            "\(function.calledName)() argument after ** must be a mapping, not \(value.typeName)",
            at: span)
        }
        for pair in dict.pairs {
          guard case .string(let name) = pair.key else {
            throw PythonError(.type, "keywords must be strings", at: span)
          }
          names.append((name, pair.value))
        }
      }
    }
  }
}

/// `object.name(…)`: finds the method without making one.
final class MethodCallNode: CallNode {
  private let object: Node
  private let name: String
  private let calleeSpan: Span
  /// The global a method changes.
  private let changed: GlobalNode?
  private var cachedModule: (ModuleObject, PythonValue)?
  private var cachedMethod: (TypeObject, Native)?

  init(_ object: Node, _ name: String, _ arguments: [Argument], _ span: Span, callee: Span) {
    self.object = object
    self.name = name
    calleeSpan = callee
    changed =
      ["update", "pop", "popitem", "setdefault", "clear"].contains(name) ? object.root : nil
    super.init(AttributeNode(object, name, callee), arguments, span)
  }

  override func evaluate(_ frame: Frame) throws -> PythonValue {
    let machine = frame.machine
    changed?.adopt(frame)
    let receiver = try object.evaluate(frame)
    var values: [PythonValue] = []
    var names: [(String, PythonValue)] = []
    let function: PythonValue
    do {
      function = try find(machine, receiver, &values)
    } catch {
      throw (error as? PythonError)?.located(at: calleeSpan) ?? error
    }
    try evaluateArguments(of: function, frame, &values, &names)
    do {
      return try machine.call(function, values, names)
    } catch {
      throw located(
        machine.explained(
          error, function, nil, values,
          (values.count > arguments.count ? [object] : []) + arguments.map(\.node)))
    }
  }

  private func find(
    _ machine: Machine, _ receiver: PythonValue, _ values: inout [PythonValue]
  ) throws -> PythonValue {
    if case .module(let module) = receiver {
      if let cachedModule, cachedModule.0 === module { return cachedModule.1 }
      let member = try machine.attribute(receiver, name)
      if module.isFixed { cachedModule = (module, member) }
      return member
    }
    if case .instance = receiver { return try method(of: receiver, machine, &values) }
    let type = machine.type(of: receiver)
    if let cachedMethod, cachedMethod.0 === type {
      values.append(receiver)
      return .native(cachedMethod.1)
    }
    if case .native(let native)? = type.attributes[name] {
      cachedMethod = (type, native)
      values.append(receiver)
      return .native(native)
    }
    return try method(of: receiver, machine, &values)
  }

  private func method(
    of receiver: PythonValue, _ machine: Machine, _ values: inout [PythonValue]
  ) throws -> PythonValue {
    let found = try machine.attribute(receiver, name)
    guard case .method(let method) = found else { return found }
    values.append(method.receiver)
    return method.function
  }
}

extension PythonValue {
  /// What is called, as Python names it in messages.
  fileprivate var calledName: String {
    switch self {
    case .function(let function): "__main__." + function.code.path
    case .method(let method): method.function.calledName
    case .native(let native): native.name
    case .type(let type): type.isLearners ? "__main__." + type.name : type.fullName
    default: typeName + " object"
    }
  }
}

extension PythonError {
  /// What is said of a class that is made from another.
  static func inheritance(at span: Span) -> PythonError {
    PythonError(
      .notImplemented, "classes made from other classes are left out here",
      hint: Localized(
        en: "write all methods into one class, or keep the other object in an attribute; only "
          + "exceptions may be made from exceptions",
        zh: "把方法都写进一个类，或者把另一个对象存为属性；只有异常类可以从异常类继承"), at: span)
  }
}
