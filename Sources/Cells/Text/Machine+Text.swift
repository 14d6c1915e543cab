extension Machine {
  /// A value as `print` shows it.
  func str(_ value: PythonValue) throws -> String {
    switch value {
    case .string(let text): return text
    case .npFloat(let number): return FloatText.repr(number)
    case .npInt(let number): return String(number)
    case .npBool(let answer): return answer ? "True" : "False"
    case .array(let array): return ArrayText.str(array, options)
    case .dtype(let dtype): return dtype.name
    case .exception(let exception):
      switch exception.arguments.count {
      case 0: return ""
      case 1:
        return exception.type.name == "KeyError"
          ? try repr(exception.arguments[0]) : try str(exception.arguments[0])
      default: return try repr(.tuple(exception.arguments))
      }
    case .instance(let instance):
      if let method = instance.type.lookUp("__str__") { return try text(of: method, value) }
      return try repr(value)
    default: return try repr(value)
    }
  }

  private func text(of method: PythonValue, _ instance: PythonValue) throws -> String {
    let result = try call(method, [instance])
    if case .string(let text) = result { return text }
    let name = if case .function(let function) = method { function.code.name } else { "__str__" }
    throw PythonError(.type, "\(name) returned non-string (type \(result.typeName))")
  }

  /// A value as it is shown inside lists and dictionaries.
  func repr(_ value: PythonValue) throws -> String {
    switch value {
    case .none: return "None"
    case .undefined: return ""
    case .bool(let answer): return answer ? "True" : "False"
    case .int(let number): return String(number)
    case .float(let number): return FloatText.repr(number)
    case .npBool(let answer): return answer ? "np.True_" : "np.False_"
    case .npInt(let number): return "np.int64(\(number))"
    case .npFloat(let number): return "np.float64(\(FloatText.repr(number)))"
    case .string(let text): return Self.quoted(text)
    case .array(let array): return ArrayText.repr(array, options)
    case .ellipsis: return "Ellipsis"
    case .notImplemented: return "NotImplemented"
    case .dtype(let dtype): return "dtype('\(dtype.name)')"
    case .tuple, .list, .dict, .set, .view:
      return try nested("while getting the repr of an object") { try reprOfMany(value) }
    default: return try reprOfObject(value)
    }
  }

  private func reprOfMany(_ value: PythonValue) throws -> String {
    if let object = value.object, !isShown.insert(ObjectIdentifier(object)).inserted {
      if case .dict = value { return "{...}" }
      return "[...]"
    }
    defer { if let object = value.object { isShown.remove(ObjectIdentifier(object)) } }
    switch value {
    case .tuple(let tuple):
      let end = tuple.items.count == 1 ? ",)" : ")"
      return "(" + (try tuple.items.map(repr).joined(separator: ", ")) + end
    case .list(let list): return "[" + (try list.items.map(repr).joined(separator: ", ")) + "]"
    case .dict(let dict):
      let pairs = try dict.pairs.map { "\(try repr($0.key)): \(try repr($0.value))" }
      return "{" + pairs.joined(separator: ", ") + "}"
    case .set(let set):
      if set.items.isEmpty { return "set()" }
      return "{" + (try set.items.map(repr).joined(separator: ", ")) + "}"
    case .view(let view):
      return "dict_\(view.part)([" + (try view.items.map(repr).joined(separator: ", ")) + "])"
    default: return ""
    }
  }

  private func reprOfObject(_ value: PythonValue) throws -> String {
    switch value {
    case .function(let function): return "<function \(function.code.name)>"
    case .native(let native): return "<built-in function \(native.name)>"
    case .method(let method):
      let name = (try? attribute(method.function, "__name__")).flatMap { try? str($0) } ?? ""
      return "<bound method \(name)>"
    case .range(let range):
      let step = range.step == 1 ? "" : ", \(range.step)"
      return "range(\(range.start), \(range.stop)\(step))"
    case .slice(let slice):
      return "slice(\(try repr(slice.start)), \(try repr(slice.stop)), \(try repr(slice.step)))"
    case .iterator(let iterator): return "<\(iterator.name) object>"
    case .module(let module): return "<module '\(module.name)'>"
    case .type(let type): return "<class '\(type.fullName)'>"
    case .exception(let exception):
      return exception.type.name + "("
        + (try exception.arguments.map(repr).joined(separator: ", ")) + ")"
    case .instance(let instance):
      if let method = instance.type.lookUp("__repr__") { return try text(of: method, value) }
      return "<\(instance.type.fullName) object>"
    default: return ""
    }
  }

  /// A text in quotes, what cannot be seen written out.
  static func quoted(_ text: String) -> String {
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "'" where quote == "'": result += "\\'"
      case _ where scalar.value < 32 || scalar.value == 127:
        let hex = String(scalar.value, radix: 16)
        result += "\\x" + (hex.count < 2 ? "0" : "") + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + String(quote)
  }

  /// A value in few letters, for a hint.
  func shortened(_ value: PythonValue) throws -> String {
    if case .array(let array) = value, array.count > 8 {
      return "an array of shape \(array.broadcastShape)"
    }
    let text = try repr(value).split(separator: "\n").joined(separator: " ")
    return text.count > 60 ? text.prefix(57) + "…" : text
  }
}
