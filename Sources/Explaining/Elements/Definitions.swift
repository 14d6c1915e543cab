import Formulas

/// What functions of the formula language mean in simpler ones.
enum Definitions {
  /// Functions whose element needs only that element of their arguments.
  static func isElementwise(_ name: String) -> Bool { elementwise.contains(name) }

  private static let elementwise: Set = [
    "abs", "exp", "log", "sqrt", "square", "tanh", "sign", "sigmoid", "relu", "leakyrelu",
    "floor", "maximum", "minimum", "where", "isnan",
  ]

  private static let sources = [
    "sigmoid": "1 / (1 + exp(-x))",
    "relu": "where(x > 0, x, 0)",
    "softmax":
      "exp(x - max(x, axis=0, keepdims=True)) / sum(exp(x - max(x, axis=0, keepdims=True)), "
      + "axis=0, keepdims=True)",
    "var": "mean((x - mean(x, axis=1, keepdims=True)) ** 2, axis=1, keepdims=True)",
  ]

  /// A call written out; nil where it is as simple as it gets.
  static func expansion(of node: Syntax) -> Syntax? {
    guard case .call(let name, let arguments) = node.kind, let x = arguments.first?.value,
      let source = sources[name.text],
      name.text != "var" || Reduction(node)?.axis == 1,
      let definition = try? Parser.parseExpression(source)
    else { return nil }
    return definition.substituting(["x": x])
  }
}
