extension FunctionTable {
  /// Whether each element of a function's value needs only that element of its arguments.
  public static func isElementwise(_ name: String) -> Bool {
    functions[Constants.withoutModule(name)]?.isElementwise ?? false
  }

  /// A call in simpler functions: `sigmoid(Z1)` is `1 / (1 + exp(-Z1))`; nil where it is as simple
  /// as it gets.
  public static func writtenOut(_ call: Syntax) -> Syntax? {
    guard case .call(let name, let arguments) = call.kind,
      let function = functions[Constants.withoutModule(name.text)],
      let meaning = function.meaning.flatMap({ try? Parser.parseExpression($0) })
    else { return nil }
    let parameters = function.parameters.map(\.name)
    guard arguments.count <= parameters.count else { return nil }
    var values: [String: Syntax] = [:]
    for (place, argument) in arguments.enumerated() {
      values[argument.label?.text ?? parameters[place]] = argument.value
    }
    // What the meaning does not speak of, as an axis, or what is not given, makes it another.
    let spoken = Set(meaning.names).intersection(parameters)
    return spoken == Set(values.keys) ? meaning.substituting(values) : nil
  }
}
