extension CellRunner {
  /// What may follow a name and a dot, as far as it is known without running anything: `np`,
  /// `np.random`, a variable of the learner's.
  public func members(of path: String) -> [String] {
    guard let value = value(at: path) else { return [] }
    return machine.memberNames(of: value).filter { !$0.hasPrefix("_") }.sorted()
  }

  /// What a module has that may not be imported yet.
  public func members(ofModule name: String) -> [String] {
    guard let module = try? machine.module(name, isMember: true) else { return [] }
    return machine.memberNames(of: module).filter { !$0.hasPrefix("_") }.sorted()
  }

  /// The texts that are keys of a dictionary, in their order.
  public func keys(of path: String) -> [String] {
    guard case .dict(let dictionary)? = value(at: path) else { return [] }
    return dictionary.entries.compactMap { entry in
      if case .string(let key)? = entry?.key { key } else { nil }
    }
  }

  /// The parameters of a function that may be given by name.
  public func keywords(of path: String) -> [String] {
    guard let value = value(at: path) else { return [] }
    switch value {
    case .native(let function): return function.parameters.filter { $0.count > 1 }
    case .function(let function): return function.code.parameters.map(\.name)
    default: return []
    }
  }

  /// Whether a name is a module of cells, or something that has members of its own.
  public func isModule(_ path: String) -> Bool {
    if case .module? = value(at: path) { true } else { false }
  }

  /// What `import` knows.
  public static let modules = ["copy", "math", "matplotlib.pyplot", "numpy", "time"]

  /// What stands at the end of names with dots between, as far as nothing has to run for it.
  private func value(at path: String) -> PythonValue? {
    let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = names.first,
      var value = machine.lookUp(first) ?? machine.builtins[first]
    else { return nil }
    for name in names.dropFirst() {
      guard let next = machine.member(name, of: value) else { return nil }
      value = next
    }
    return value
  }

  /// What may follow an array and a dot.
  public static let arrayMembers = Machine().types.array.memberNames + Machine.arrayProperties
}

extension Machine {
  fileprivate static let arrayProperties = ["T", "dtype", "ndim", "shape", "size"]

  fileprivate func member(_ name: String, of value: PythonValue) -> PythonValue? {
    switch value {
    case .module(let module): module.members[name]
    case .instance(let instance): instance.attributes[name] ?? instance.type.lookUp(name)
    case .type(let type): type.lookUp(name)
    default: nil
    }
  }

  fileprivate func memberNames(of value: PythonValue) -> [String] {
    switch value {
    case .module(let module): Array(module.members.keys)
    case .array: types.array.memberNames + Self.arrayProperties
    case .instance(let instance): instance.names + instance.type.memberNames
    case .type(let type): type.memberNames
    default: type(of: value).memberNames
    }
  }
}

extension TypeObject {
  /// The names of its attributes and of those it is made from.
  fileprivate var memberNames: [String] { Array(attributes.keys) + (base?.memberNames ?? []) }
}
