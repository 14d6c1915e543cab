extension Evaluator {
  mutating func evaluate(_ statement: Statement) throws(FormulaError) -> Outcome {
    switch statement {
    case .expression(let expression): return .value(try evaluate(expression))
    case .assignment(let target, nil, let expression) where target.indices == nil:
      return .assignment(name: target.name.text, try evaluate(expression))
    case .assignment(let target, let sign, let expression):
      return try assignment(to: target, sign, expression)
    }
  }

  /// An assignment that starts from the value the target has.
  private mutating func assignment(
    to target: Statement.Target, _ sign: BinaryOperator?, _ expression: Syntax
  ) throws(FormulaError) -> Outcome {
    let name = target.name
    let old = try numbers(Syntax(.name(name.text), range: name.range))
    let places: Selection? =
      if let indices = target.indices { try selection(indices, of: old, at: name.range) } else {
        nil
      }
    let operand = try numbers(expression)
    let range =
      min(name.range.lowerBound, expression.range.lowerBound)..<expression.range.upperBound
    let value = try locate(range) { () throws(Problem) in
      let part = places.map { old[$0] } ?? old
      let new = try updated(part, of: target, sign, Named(expression, operand))
      if let places { return try old.replacing(places, with: new) }
      return new
    }
    return .assignment(name: name.text, .array(value))
  }

  /// What `part += operand` leaves: an operation in place keeps the shape.
  private mutating func updated(
    _ part: NumPyArray, of target: Statement.Target, _ sign: BinaryOperator?, _ operand: Named
  ) throws(Problem) -> NumPyArray {
    guard let sign else { return operand.array }
    let source = Syntax(
      target.indices.map { .element(Syntax(.name(target.name.text)), $0) }
        ?? .name(target.name.text))
    let new = try apply(sign, Named(source, part), operand)
    guard new.shape == part.shape || part.rank == 0 else {
      throw .cannotAssignShape(new.shape, into: part.shape)
    }
    return new
  }
}
