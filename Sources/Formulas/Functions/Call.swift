import TextMeasures

/// A function with the arguments of one call, each in its place.
struct Call {
  /// An argument's value and where it stands.
  struct Argument {
    let value: Value
    let syntax: Syntax
    /// Whether its keyword stood before it.
    var isNamed = false
  }

  let function: Function
  let range: Range<Int>
  /// Whether Python's own function is meant where it has one of the name, and not NumPy's.
  let isPythons: Bool
  private var values: [String: Argument] = [:]
  private(set) var rest: [Argument] = []

  init(_ function: Function, at range: Range<Int>, isPythons: Bool = false) {
    self.function = function
    self.range = range
    self.isPythons = isPythons
  }

  /// The parameter the next argument belongs to.
  func parameter(for label: Syntax.Identifier?) throws(FormulaError) -> Function.Parameter {
    if let label { return try labelled(label) }
    if let free = function.parameters.first(where: { values[$0.name] == nil || $0.takesRest }) {
      return free
    }
    throw FormulaError(.tooManyArguments(signature: function.signature), at: range)
  }

  private func labelled(_ label: Syntax.Identifier) throws(FormulaError) -> Function.Parameter {
    guard let parameter = function.parameters.first(where: { $0.name == label.text }) else {
      let nearest = label.text.nearest(among: function.parameters.map(\.name))
      let problem = Problem.unknownKeyword(
        label.text, signature: function.signature, nearest: nearest)
      throw FormulaError(problem, at: label.range)
    }
    if values[parameter.name] != nil || parameter.takesRest && !rest.isEmpty {
      let problem = Problem.repeatedArgument(label.text, signature: function.signature)
      throw FormulaError(problem, at: label.range)
    }
    return parameter
  }

  mutating func bind(_ argument: Argument, to parameter: Function.Parameter) {
    if parameter.takesRest { rest.append(argument) } else { values[parameter.name] = argument }
  }

  /// Throws where an argument that must be given is not.
  func checkComplete() throws(FormulaError) {
    for parameter in function.parameters where !parameter.isOptional {
      guard values[parameter.name] == nil else { continue }
      let problem = Problem.missingArgument(parameter.name, signature: function.signature)
      throw FormulaError(problem, at: range)
    }
  }

  /// Whether an argument is there and is `None`.
  func isNone(_ name: String) -> Bool { values[name]?.value == Value.none }

  /// An argument; nil where it is absent or `None`.
  subscript(name: String) -> Argument? {
    guard let argument = values[name], argument.value != .none else { return nil }
    return argument
  }
}
