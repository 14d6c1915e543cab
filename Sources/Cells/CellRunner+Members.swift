extension CellRunner {
  /// What may follow a name and a dot, as far as it is known without running anything: `np`,
  /// `np.random`, a variable of the learner's.
  public func members(of path: String) -> [String] {
    let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = names.first, let start = machine.lookUp(first) ?? machine.builtins[first]
    else { return [] }
    var value = start
    for name in names.dropFirst() {
      guard case .module(let module) = value, let next = module.members[name] else { return [] }
      value = next
    }
    return machine.memberNames(of: value).filter { !$0.hasPrefix("_") }.sorted()
  }

  /// What may follow an array and a dot.
  public static let arrayMembers = Machine().types.array.memberNames + Machine.arrayProperties
}

extension Machine {
  fileprivate static let arrayProperties = ["T", "dtype", "ndim", "shape", "size"]

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
