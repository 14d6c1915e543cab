import Languages

/// Values side by side that never change.
final class TupleObject: Holder {
  private(set) var items: [PythonValue]
  init(_ items: [PythonValue]) { self.items = items }
  deinit { if items.contains(where: \.isHolder) { takeApart() } }

  /// Gives a new tuple what it holds ever after.
  func fill(_ items: [PythonValue]) { if self.items.isEmpty { self.items = items } }

  override func surrender() -> [PythonValue] {
    defer { items = [] }
    return items
  }
}

/// Values side by side that do.
final class ListObject: Holder {
  var items: [PythonValue]
  init(_ items: [PythonValue]) { self.items = items }
  deinit { if items.contains(where: \.isHolder) { takeApart() } }

  override func surrender() -> [PythonValue] {
    defer { items = [] }
    return items
  }
}

/// `range(start, stop, step)`.
final class RangeObject {
  let start: Int
  let step: Int
  let count: Int
  let stop: Int

  init(_ start: Int, _ stop: Int, _ step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    if overflow {
      count = (step > 0) == (stop > start) ? Int.max / Swift.max(1, abs(step / 2)) : 0
    } else if step > 0 {
      count = distance > 0 ? (distance - 1) / step + 1 : 0
    } else {
      count = distance < 0 ? (distance + 1) / step + 1 : 0
    }
  }

  subscript(position: Int) -> Int { start &+ position &* step }
}

/// `start:stop:step` between the brackets of an index.
final class SliceObject {
  let start, stop, step: PythonValue
  init(_ start: PythonValue, _ stop: PythonValue, _ step: PythonValue) {
    self.start = start
    self.stop = stop
    self.step = step
  }
}

/// A variable that outlives the call it belongs to: a global, or one a nested function reads.
final class Variable: Holder {
  let name: String
  var value: PythonValue
  init(_ name: String, _ value: PythonValue = .undefined) {
    self.name = name
    self.value = value
  }
  deinit { if value.isHolder { takeApart() } }

  override func surrender() -> [PythonValue] {
    defer { value = .undefined }
    return [value]
  }
}

/// A function that was defined in a cell, with the variables around it.
final class FunctionObject: Holder {
  let code: FunctionCode
  private(set) var defaults: [PythonValue]
  private(set) var captured: [Variable]

  init(_ code: FunctionCode, defaults: [PythonValue], captured: [Variable]) {
    self.code = code
    self.defaults = defaults
    self.captured = captured
  }

  override func surrender() -> [PythonValue] {
    var (values, variables) = (defaults, captured)
    (defaults, captured) = ([], [])
    for place in variables.indices where isKnownUniquelyReferenced(&variables[place]) {
      values += variables[place].surrender()
    }
    return values
  }
}

/// A function with the value in front of its dot.
final class BoundMethod: Holder {
  let receiver: PythonValue
  let function: PythonValue
  init(_ receiver: PythonValue, _ function: PythonValue) {
    self.receiver = receiver
    self.function = function
  }

  override func surrender() -> [PythonValue] { [receiver, function] }
}

/// `np`, `math`, and what else may be imported.
final class ModuleObject {
  let name: String
  var members: [String: PythonValue]
  /// Whether its members never change, so that they may be remembered.
  let isFixed: Bool
  init(_ name: String, _ members: [String: PythonValue] = [:], isFixed: Bool = true) {
    self.name = name
    self.members = members
    self.isFixed = isFixed
  }
}

/// A type as a value: `int`, `np.ndarray`, an exception, or a learner's class.
final class TypeObject: Holder {
  let name: String
  /// The module's name before the type's own, where it is none of Python's builtins.
  let module: String
  var attributes: [String: PythonValue] = [:]
  let base: TypeObject?
  /// What calling the type does; nil for a learner's class, which makes an instance.
  let make: Native?

  init(_ name: String, module: String = "", base: TypeObject? = nil, make: Native? = nil) {
    self.name = name
    self.module = module
    self.base = base
    self.make = make
  }

  var fullName: String { module.isEmpty ? name : module + "." + name }

  /// How many types it is made from, one from another.
  var depth: Int { (base?.depth ?? 0) + 1 }

  func inherits(from other: TypeObject) -> Bool {
    self === other || base?.inherits(from: other) == true
  }

  deinit { if attributes.values.contains(where: \.isHolder) { takeApart() } }

  override func surrender() -> [PythonValue] {
    defer { attributes = [:] }
    return Array(attributes.values)
  }

  /// What the class or one it is made from says about a name.
  func lookUp(_ name: String) -> PythonValue? { attributes[name] ?? base?.lookUp(name) }
}

/// An object of a learner's class.
final class InstanceObject: Holder {
  let type: TypeObject
  var names: [String] = []
  var attributes: [String: PythonValue] = [:]
  init(_ type: TypeObject) { self.type = type }
  deinit { if attributes.values.contains(where: \.isHolder) { takeApart() } }

  override func surrender() -> [PythonValue] {
    defer { attributes = [:] }
    return Array(attributes.values)
  }
}

/// `ValueError("…")` as a value.
final class ExceptionObject: Holder {
  let type: TypeObject
  let arguments: [PythonValue]
  init(_ type: TypeObject, _ arguments: [PythonValue]) {
    self.type = type
    self.arguments = arguments
  }

  override func surrender() -> [PythonValue] { arguments }
}
