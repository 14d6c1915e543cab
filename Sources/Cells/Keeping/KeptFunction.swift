/// A function of the learner's as it was when it was taken, with the outside values it reads.
///
/// Whatever cells do later does not change it, and it changes nothing outside itself: what it may
/// write to is copied for each call. Only one thread at a time may call it, as with the cells of
/// its runner.
public final class KeptFunction: @unchecked Sendable {
  /// A parameter of its signature.
  public struct Parameter: Sendable {
    /// As it is spelt.
    public let name: String
    /// Whether a call may leave it out.
    public let isOptional: Bool
    /// Whether it is a plain number where a call leaves it out.
    public let isNumberElse: Bool
  }

  /// The name it was taken by.
  public let name: String
  /// Its parameters in their order; those that take any number of arguments are left out.
  public let parameters: [Parameter]
  /// The variables outside it that it reads, functions and modules aside.
  public let readsOutside: [String]

  let machine: Machine
  let function: FunctionObject
  let outside: [Outside]
  /// Whether calls may leave something behind in what the function holds or reads.
  let isMutable: Bool

  /// A variable outside the function, with what it is worth in every call.
  struct Outside {
    let variable: Variable
    let value: PythonValue
  }

  fileprivate init(
    _ name: String, _ function: FunctionObject, _ outside: [(Variable, PythonValue)],
    on machine: Machine
  ) {
    (self.name, self.function, self.machine) = (name, function, machine)
    self.outside = outside.map { Outside(variable: $0.0, value: $0.1) }
    parameters = function.code.parameters.filter { $0.kind == .plain || $0.kind == .keywordOnly }
      .map { place in
        let standard = place.standard.map { function.defaults[$0] }
        return Parameter(
          name: place.name, isOptional: standard != nil,
          isNumberElse: standard?.isPlainNumber ?? false)
      }
    readsOutside = outside.filter(\.1.isData).map(\.0.name).sorted()
    isMutable =
      !function.captured.isEmpty || function.defaults.contains(where: \.isHolder)
      || outside.contains { $0.1.canChange }
  }

  /// Whether another is of the same definition and reads the same from outside.
  public func isSame(as other: KeptFunction) -> Bool {
    function.code === other.function.code
      && (readsOutside.isEmpty || function === other.function)
  }

  /// Whether a variable still holds this very function, as far as its text tells.
  public func isStill(_ name: String, in runner: CellRunner) -> Bool {
    guard case .function(let now)? = runner.machine.lookUp(name) else { return false }
    return now.code === function.code
  }
}

extension CellRunner {
  /// Takes a function with the outside values it reads; a name that is none of the learner's is
  /// read from the network, as it is now.
  /// - Returns: nil where no function has that name.
  public func keep(_ name: String, reading engine: (any EngineView)? = nil) -> KeptFunction? {
    onDeepStack { [machine] in
      guard case .function(let function)? = machine.lookUp(name) else { return nil }
      let copier = Copier()
      guard case .function(let copy) = copier.copy(.function(function)) else { return nil }
      machine.engine = engine
      let outside = machine.outside(of: function).map { name in
        (machine.global(name), copier.copy(machine.outsideValue(name)))
      }
      return KeptFunction(name, copy, outside, on: machine)
    }
  }

  /// The names of the learner's functions, in the order they came.
  public var functionNames: [String] {
    machine.defined.filter { if case .function = $0.value { true } else { false } }.map(\.name)
  }
}

extension Machine {
  /// The outside names a function comes by, itself or through what it calls.
  fileprivate func outside(of function: FunctionObject) -> [String] {
    var (names, rest) = (function.outsideNames, Array(function.outsideNames))
    while let name = rest.popLast() {
      let more = lookUp(name)?.outsideNames ?? []
      rest += more.subtracting(names)
      names.formUnion(more)
    }
    return names.filter { builtins[$0] == nil || lookUp($0) != nil }.sorted()
  }

  fileprivate func outsideValue(_ name: String) -> PythonValue {
    lookUp(name) ?? (name == "engine" ? nil : engineValue(name)) ?? .undefined
  }
}

extension FunctionObject {
  fileprivate var outsideNames: Set<String> {
    captured.reduce(code.outsideNames) { $0.union($1.value.outsideNames) }
  }
}

extension PythonValue {
  /// The outside names that functions in it read.
  fileprivate var outsideNames: Set<String> {
    switch self {
    case .function(let function): function.outsideNames
    case .type(let type): type.attributes.values.reduce([]) { $0.union($1.outsideNames) }
    case .instance(let instance): PythonValue.type(instance.type).outsideNames
    case .list(let list): list.items.reduce([]) { $0.union($1.outsideNames) }
    case .tuple(let tuple): tuple.items.reduce([]) { $0.union($1.outsideNames) }
    case .dict(let dict): dict.pairs.reduce([]) { $0.union($1.value.outsideNames) }
    default: []
    }
  }

  /// Whether it is data, and no way to compute something.
  fileprivate var isData: Bool {
    switch self {
    case .undefined, .function, .native, .method, .module, .type, .dtype: false
    default: true
    }
  }

  /// Whether a call could change it.
  fileprivate var canChange: Bool {
    switch self {
    case .array, .list, .dict, .set, .instance, .iterator: true
    case .tuple(let tuple): tuple.items.contains(where: \.canChange)
    case .function(let function):
      !function.captured.isEmpty || function.defaults.contains(where: \.canChange)
    case .type(let type): type.isLearners
    default: false
    }
  }
}

extension PythonValue {
  /// Whether it is a plain number.
  fileprivate var isPlainNumber: Bool {
    switch self {
    case .int, .float, .npInt, .npFloat: true
    default: false
    }
  }
}
