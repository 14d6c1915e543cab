/// The functions that are there without an import.
enum Builtins {
  static func table(_ types: Types, _ object: TypeObject) -> [String: PythonValue] {
    var table = Exceptions.table(types.exception)
    for native in functions { table[native.name] = .native(native.of("")) }
    for type in [
      types.bool, types.int, types.float, types.string, types.tuple, types.list, types.dict,
      types.set, types.range, types.type, object,
    ] { table[type.name] = .type(type) }
    table["np"] = .module(NumPyModule.make(types))
    table["NotImplemented"] = .notImplemented
    table["__name__"] = .string("__main__")
    return table
  }

  private static var functions: [Native] {
    [
      print, len, abs, smallest, largest, sum, round, sorted, zip, enumerate, reversed, map, filter,
      any, all, isinstance, repr, callable, pow, divmod, next, iter, hasattr, getattr, setattr, chr,
      ord, format, id, hash, issubclass, input, based("bin", 2, "0b"), based("hex", 16, "0x"),
      based("oct", 8, "0o"),
    ]
  }

  private static var print: Native {
    Native("print", "sep=, end=, file=, flush=, *rest") { machine, arguments in
      let separator = try text(arguments.given(0), "sep") ?? " "
      let end = try text(arguments.given(1), "end") ?? "\n"
      var text = ""
      for (position, value) in arguments.rest.enumerated() {
        if position > 0 { text += separator }
        text += try machine.str(value)
      }
      machine.output(text + end)
      return .none
    }
  }

  private static func text(_ value: PythonValue?, _ name: String) throws -> String? {
    guard let value else { return nil }
    if case .string(let text) = value { return text }
    throw PythonError(.type, "\(name) must be None or a string, not \(value.typeName)")
  }
}
