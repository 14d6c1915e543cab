import Languages

extension Machine {
  /// The same error with a hint that knows how the operands were written.
  func explained(
    _ error: any Error, _ operation: PythonBinaryOperator, _ left: Node, _ a: PythonValue,
    _ right: Node,
    _ b: PythonValue
  ) -> any Error {
    guard let error = error as? PythonError, error.hint == nil else { return error }
    if error.name == PythonError.Kind.zeroDivision.rawValue, let source = currentSource {
      let name = source[right.span]
      if Double(name) == nil {
        error.hint = Localized(en: "\(name) is 0 here", zh: "这里 \(name) 是 0")
      }
    } else if error.name == PythonError.Kind.value.rawValue {
      error.hint = hint(shapes: [(left, a), (right, b)], isProduct: operation == .matrixProduct)
    }
    return error
  }

  func explained(
    _ error: any Error, _ function: PythonValue, _ callee: Node?, _ values: [PythonValue],
    _ nodes: [Node]
  ) -> any Error {
    guard let error = error as? PythonError, error.hint == nil, error.places.isEmpty,
      error.name == PythonError.Kind.value.rawValue, case .native(let native) = function,
      values.count == nodes.count, values.count >= 2
    else { return error }
    let isProduct = ["dot", "matmul", "inner"].contains(native.name)
    guard isProduct || native.parameters.prefix(2) == ["x1", "x2"] else { return error }
    error.hint = hint(shapes: Array(zip(nodes, values)), isProduct: isProduct)
    return error
  }

  /// The text the code that runs now stands in.
  var currentSource: SourceText? { frames.last?.source ?? cellSource }

  private func hint(
    shapes operands: [(node: Node, value: PythonValue)], isProduct: Bool
  ) -> Localized<String>? {
    guard operands.count >= 2, let source = currentSource,
      case .array(let a) = operands[0].value, case .array(let b) = operands[1].value
    else { return nil }
    let first = source[operands[0].node.span]
    let second = source[operands[1].node.span]
    let (p, q) = (Self.text(a), Self.text(b))
    let names = Localized(
      en: "\(first) is \(p), \(second) is \(q): ", zh: "\(first) 是 \(p)，\(second) 是 \(q)：")
    guard isProduct else {
      return names
        + Localized(
          en: "from the right, two sides must be equal or one of them 1",
          zh: "从右往左，对应的边长要相等，或者其中一个是 1")
    }
    let inner = b.rank == 2 ? b.rows : b.columns
    var text =
      names
      + Localized(
        en: "the inner sizes must match, \(a.columns) and \(inner)",
        zh: "里面的两个边长要相等，这里是 \(a.columns) 和 \(inner)")
    if a.rank == 2, b.rank == 2, a.columns == b.columns {
      text = text + Localized(en: ". \(second).T would fit", zh: "。\(second).T 合得上")
    } else if a.rank == 2, b.rank == 2, a.rows == b.rows {
      text = text + Localized(en: ". \(first).T would fit", zh: "。\(first).T 合得上")
    }
    return text
  }

  private static func text(_ array: NDArray) -> String {
    array.rank == 1 ? "(\(array.columns),)" : "(\(array.rows), \(array.columns))"
  }
}
