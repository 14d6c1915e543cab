import Glibc

/// `copy`.
enum CopyModule {
  static func make() -> ModuleObject {
    ModuleObject(
      "copy",
      Methods.table([
        Native("copy", "x") { _, arguments in try copy(arguments.value(0)) },
        Native("deepcopy", "x, memo=") { machine, arguments in
          var known: [ObjectIdentifier: PythonValue] = [:]
          return try machine.nested { try deepCopy(arguments.value(0), machine, &known) }
        },
      ]))
  }

  private static func copy(_ value: PythonValue) throws -> PythonValue {
    switch value {
    case .list(let list): return .list(list.items)
    case .dict(let dict): return .dict(dict.copy())
    case .set(let set): return .set(try SetObject(set.items))
    case .array(let array): return .array(try array.copy())
    case .instance(let instance):
      let copy = InstanceObject(instance.type)
      copy.names = instance.names
      copy.attributes = instance.attributes
      return .instance(copy)
    default: return value
    }
  }

  private static func deepCopy(
    _ value: PythonValue, _ machine: Machine, _ known: inout [ObjectIdentifier: PythonValue]
  ) throws -> PythonValue {
    guard let object = value.object else { return value }
    if let copy = known[ObjectIdentifier(object)] { return copy }
    switch value {
    case .array(let array): return .array(try array.copy())
    case .tuple(let tuple):
      var items: [PythonValue] = []
      for item in tuple.items { items.append(try deeper(item, machine, &known)) }
      return .tuple(items)
    case .list(let list):
      let copy = ListObject([])
      known[ObjectIdentifier(object)] = .list(copy)
      for item in list.items { copy.items.append(try deeper(item, machine, &known)) }
      return .list(copy)
    case .dict(let dict):
      let copy = DictObject()
      known[ObjectIdentifier(object)] = .dict(copy)
      for pair in dict.pairs { try copy.set(pair.key, try deeper(pair.value, machine, &known)) }
      return .dict(copy)
    case .instance(let instance):
      let copy = InstanceObject(instance.type)
      known[ObjectIdentifier(object)] = .instance(copy)
      copy.names = instance.names
      for (name, item) in instance.attributes {
        copy.attributes[name] = try deeper(item, machine, &known)
      }
      return .instance(copy)
    default: return value
    }
  }

  private static func deeper(
    _ value: PythonValue, _ machine: Machine, _ known: inout [ObjectIdentifier: PythonValue]
  ) throws -> PythonValue {
    guard machine.nesting < 200 else {
      throw PythonError(.recursion, "maximum recursion depth exceeded")
    }
    machine.nesting += 1
    defer { machine.nesting -= 1 }
    return try deepCopy(value, machine, &known)
  }
}
