import Formulas

/// What functions of the formula language mean in simpler ones.
enum Definitions {
  /// A call written out; nil where it is as simple as it gets.
  static func expansion(of node: Syntax) -> Syntax? {
    FunctionTable.writtenOut(node) ?? variance(node)
  }

  /// A variance along rows, the mean of the squares of what is left without the mean.
  private static func variance(_ node: Syntax) -> Syntax? {
    guard case .call(let name, let arguments) = node.kind, name.text == "var",
      let x = arguments.first?.value, Reduction(node)?.axis == 1,
      let definition = try? Parser.parseExpression(
        "mean((x - mean(x, axis=1, keepdims=True)) ** 2, axis=1, keepdims=True)")
    else { return nil }
    return definition.substituting(["x": x])
  }
}
