import Languages
import TextMeasures

extension Machine {
  func attribute(_ value: PythonValue, _ name: String) throws -> PythonValue {
    switch value {
    case .array(let array): if let found = try property(array, name) { return found }
    case .module(let module): return try member(module, name)
    case .instance(let instance):
      if let found = instance.attributes[name] { return found }
      if let found = instance.type.lookUp(name) { return bound(found, to: value) }
      switch name {
      case "__class__": return .type(instance.type)
      case "__dict__":
        return .dict(
          try DictObject(instance.names.map { (.string($0), instance.attributes[$0] ?? .none) }))
      default: break
      }
    case .type(let type):
      if name == "__name__" { return .string(type.name) }
      if name == "fromkeys", type === types.dict { return .native(Methods.fromKeys) }
      if let found = type.lookUp(name) { return found }
    case .function(let function):
      if name == "__name__" { return .string(function.code.name) }
      if name == "__doc__" { return function.code.documentation.map { .string($0) } ?? .none }
    case .native(let native):
      if name == "__name__" { return .string(native.name) }
      if let found = ufunc(native, name) { return found }
    case .dtype(let dtype):
      switch name {
      case "name": return .string(dtype.name)
      case "kind": return .string(dtype == .float64 ? "f" : dtype == .int64 ? "i" : "b")
      case "type": return types.scalar(dtype)
      case "itemsize": return .int(dtype == .bool ? 1 : 8)
      default: break
      }
    case .npFloat, .npInt, .npBool:
      if let array = scalarArray(value), let found = try property(array, name) {
        if case .array(let part) = found { return part.unwrapped }
        return found
      }
    case .int, .float, .bool:
      if name == "real" { return value }
      if name == "imag" { return value.integer == nil ? .float(0) : .int(0) }
      if name == "numerator", let whole = value.integer { return .int(whole) }
      if name == "denominator", value.integer != nil { return .int(1) }
    case .exception(let exception): if name == "args" { return .tuple(exception.arguments) }
    default: break
    }
    if name == "__class__" { return .type(type(of: value)) }
    guard let method = type(of: value).lookUp(name) ?? Dunders.method(name, of: value) else {
      throw absent(value, name)
    }
    return bound(method, to: value)
  }

  private func bound(_ found: PythonValue, to value: PythonValue) -> PythonValue {
    switch found {
    case .function: return .method(BoundMethod(value, found))
    case .native:
      // A function kept in a class attribute is no method of its own.
      if case .instance = value { return found }
      return .method(BoundMethod(value, found))
    default: return found
    }
  }

  private func scalarArray(_ value: PythonValue) -> NDArray? {
    guard let type = value.scalarType, let number = value.number else { return nil }
    return NDArray(number: number, type)
  }

  private func property(_ array: NDArray, _ name: String) throws -> PythonValue? {
    switch name {
    case "shape": return .tuple(array.shape.map { .int($0) })
    case "T": return array.transposed.value
    case "size": return .int(array.count)
    case "ndim": return .int(array.rank)
    case "dtype": return .dtype(array.dtype)
    case "itemsize": return .int(array.dtype == .bool ? 1 : 8)
    case "nbytes": return .int(array.count * (array.dtype == .bool ? 1 : 8))
    case "real": return array.value
    case "flat": return .iterator(ArrayIterator(try array.reshaped([array.count])))
    default: return nil
    }
  }

  private func member(_ module: ModuleObject, _ name: String) throws -> PythonValue {
    if module.name == "engine" {
      if let value = readEngine(name) { return value }
      throw PythonError(
        .attribute, "the network has no '\(name)'", hint: engine?.whyAbsent(name))
    }
    if let value = module.members[name] { return value }
    if name == "__name__" { return .string(module.name) }
    if module.name == "numpy", let replaced = NumPyModule.older[name] {
      sayOnce("np." + name, .oldName(name))
      return replaced(types)
    }
    if let error = LeftOut.error(name, in: module.name) { throw error }
    let nearest = name.nearest(among: Array(module.members.keys))
    throw PythonError(
      .attribute, "module '\(module.name)' has no attribute '\(name)'",
      hint: nearest.map { .didYouMean($0) })
  }

  private func absent(_ value: PythonValue, _ name: String) -> PythonError {
    if let error = LeftOut.error(name, in: value.isNumPyScalar ? "numpy.ndarray" : value.typeName) {
      return error
    }
    var hint: Localized<String>?
    let known = Array(type(of: value).attributes.keys)
    switch value {
    case .list, .tuple:
      if types.array.attributes[name] != nil
        || ["shape", "T", "size", "ndim", "dtype"].contains(name)
      {
        hint = Localized(
          en: "a list is no array: np.array(…) makes one that has .\(name)",
          zh: "列表不是数组：np.array(…) 得到的数组才有 .\(name)")
      }
    case .none:
      hint = Localized(
        en: "a function returned nothing: is there a return?", zh: "函数没有返回值：写 return 了吗？")
    case .array where name == "append":
      hint = Localized(
        en: "an array does not grow: np.append(a, x), or a list", zh: "数组不能追加：用 np.append(a, x) 或列表"
      )
    case .instance(let instance):
      hint = name.nearest(among: instance.names + known).map { .didYouMean($0) }
      return PythonError(
        .attribute, "'\(instance.type.name)' object has no attribute '\(name)'", hint: hint)
    case .type(let type):
      return PythonError(
        .attribute, "type object '\(type.name)' has no attribute '\(name)'",
        hint: name.nearest(among: Array(type.attributes.keys)).map { .didYouMean($0) })
    default: break
    }
    if hint == nil {
      let properties =
        if case .array = value { ["shape", "T", "size", "ndim", "dtype"] } else { [String]() }
      hint = name.nearest(among: known + properties).map { .didYouMean($0) }
    }
    return PythonError(
      .attribute, "'\(value.typeName)' object has no attribute '\(name)'", hint: hint)
  }

  func setAttribute(_ object: PythonValue, _ name: String, _ value: PythonValue) throws {
    switch object {
    case .instance(let instance):
      if instance.attributes.updateValue(value, forKey: name) == nil {
        instance.names.append(name)
      }
    case .type(let type) where type.make == nil: type.attributes[name] = value
    case .array(let array) where name == "shape":
      throw PythonError(
        .notImplemented, "an array's shape is not set here",
        hint: Localized(
          en: "a = a.reshape(…) from \(array.broadcastShape)", zh: "写 a = a.reshape(…)"))
    case .module(let module) where module.name == "engine":
      throw PythonError(
        .attribute, "the network's \(name) is read here, not written",
        hint: Localized(
          en: "write \(name) = … outside a cell, or load parameters",
          zh: "在代码块外写 \(name) = …，或用 load parameters"))
    default:
      throw PythonError(
        .attribute, "'\(object.typeName)' object has no attribute '\(name)'")
    }
  }

  /// What the network itself holds, whatever the learner's variables are.
  private func readEngine(_ name: String) -> PythonValue? {
    name == "engine" ? nil : engineValue(name)
  }
}
