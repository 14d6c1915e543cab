/// The exceptions a learner may raise.
enum Exceptions {
  static let names = [
    "ValueError", "TypeError", "IndexError", "KeyError", "NameError", "AttributeError",
    "ZeroDivisionError", "OverflowError", "AssertionError", "RuntimeError", "NotImplementedError",
    "StopIteration", "ArithmeticError", "LookupError", "RecursionError", "FileNotFoundError",
    "ImportError", "IOError", "OSError", "KeyboardInterrupt", "MemoryError",
  ]

  static func table(_ base: TypeObject) -> [String: PythonValue] {
    var table: [String: PythonValue] = ["Exception": .type(base), "BaseException": .type(base)]
    for name in names { table[name] = .type(TypeObject(name, base: base)) }
    return table
  }
}
