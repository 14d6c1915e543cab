import Matrices
import TextMeasures

extension Evaluator {
  /// `.T`, `.shape`, `.size`, `.ndim`.
  mutating func member(_ base: Syntax, _ name: Syntax.Identifier) throws(FormulaError) -> Value {
    guard Self.attributes.contains(name.text) else {
      _ = try evaluate(base)
      throw unknownMember(name)
    }
    let array = try numbers(base)
    switch name.text {
    case "T": return .array(array.transposed)
    case "shape": return Value(shape: array.shape)
    case "size": return Value(Double(array.count))
    default: return Value(Double(array.rank))
    }
  }

  static let attributes = ["T", "shape", "size", "ndim"]

  func unknownMember(_ name: Syntax.Identifier) -> FormulaError {
    if FunctionTable.methods.contains(name.text) {
      return FormulaError(.methodNotCalled(name.text), at: name.range)
    }
    let known = Self.attributes + FunctionTable.methods
    let nearest = name.text.nearest(among: known)
    return FormulaError(.unknownMember(name.text, nearest: nearest), at: name.range)
  }

  mutating func element(
    _ base: Syntax, _ indices: [Syntax.Index], at range: Range<Int>
  ) throws(FormulaError) -> Value {
    let value = try evaluate(base)
    if case .tuple(let elements) = value {
      return try tupleElement(elements, indices, at: range)
    }
    guard let array = value.array else {
      let operand = Operand(base.description, shape: [])
      throw FormulaError(.notNumeric(operand, value.kind), at: base.range)
    }
    return .array(array[try selection(indices, of: array, at: range)])
  }

  mutating func selection(
    _ indices: [Syntax.Index], of array: NumPyArray, at range: Range<Int>
  ) throws(FormulaError) -> Selection {
    var resolved: [ArrayIndex] = []
    for index in indices { resolved += try arrayIndex(index, of: array) }
    return try locate(range) { () throws(Problem) in try Selection(resolved, of: array) }
  }

  private mutating func tupleElement(
    _ elements: [Value], _ indices: [Syntax.Index], at range: Range<Int>
  ) throws(FormulaError) -> Value {
    let places = NumPyArray(row: elements.indices.map(Double.init))
    let chosen = places[try selection(indices, of: places, at: range)]
    let positions = chosen.matrix.elements.compactMap { Int(exactly: $0) }
    if chosen.rank == 0, let position = positions.first { return elements[position] }
    return .tuple(positions.map { elements[$0] })
  }

  private mutating func arrayIndex(
    _ index: Syntax.Index, of array: NumPyArray
  ) throws(FormulaError) -> [ArrayIndex] {
    switch index {
    case .ellipsis: return [.ellipsis]
    case .slice(let start, let stop, let step):
      return [.slice(try bound(start), try bound(stop), try bound(step))]
    case .value(let node):
      let value = try indexValue(node, of: array)
      return try locate(node.range) { () throws(Problem) in
        try Self.arrayIndices(value, of: array)
      }
    }
  }

  /// What stands between the brackets; a minus turns no mask round.
  private mutating func indexValue(
    _ node: Syntax, of array: NumPyArray
  ) throws(FormulaError) -> Value {
    guard case .unary(let sign, let operand) = node.kind, sign == .minus || sign == .plus else {
      return try evaluate(node)
    }
    let value = try evaluate(operand)
    if case .array(let mask) = value, mask.isLogical {
      throw FormulaError(
        .refusedByNumPy(
          "TypeError: the `\(sign.rawValue)` operator is not supported for booleans",
          instead: sign == .minus ? "~(\(operand))" : "\(operand)"), at: node.range)
    }
    guard let number = value.array else { return value }
    return .array(sign == .minus ? number.map { -$0 } : number)
  }

  private mutating func bound(_ node: Syntax?) throws(FormulaError) -> Int? {
    guard let node else { return nil }
    let value = try evaluate(node)
    if value == .none { return nil }
    return try locate(node.range) { () throws(Problem) in try value.wholeNumber() }
  }

  private static func arrayIndices(
    _ value: Value, of array: NumPyArray
  ) throws(Problem) -> [ArrayIndex] {
    switch value {
    case .none: return [.newAxis]
    case .text: throw .wrongKind(needed: .array, found: .text)
    case .tuple(let values):
      var indices: [ArrayIndex] = []
      for value in values { indices += try arrayIndices(value, of: array) }
      return indices
    case .array(let index): return [try arrayIndex(index, of: array)]
    }
  }

  private static func arrayIndex(
    _ index: NumPyArray, of array: NumPyArray
  ) throws(Problem) -> ArrayIndex {
    switch index.rank {
    // One answer is a side of its own, as NumPy has it; no takes all away.
    case 0 where index.isLogical && index.number == 1: return .newAxis
    case 0 where index.isLogical: throw .answerAsIndex
    case 0: return .position(try Value.array(index).wholeNumber())
    case 1 where !index.isLogical:
      return .list(
        try index.matrix.elements.map { (number) throws(Problem) in
          try Value(number).wholeNumber()
        })
    case 1: return .mask(index)
    default:
      guard index.matrix.elements.allSatisfy({ $0 == 0 || $0 == 1 }) else {
        throw .badIndex(shape: array.shape, index: index.shape)
      }
      return .mask(index)
    }
  }
}

extension Value {
  /// The one whole number it is.
  func wholeNumber() throws(Problem) -> Int {
    guard let array else { throw .wrongKind(needed: .array, found: kind) }
    guard let number = array.number else { throw .notSingle(array.shape) }
    guard let whole = Int(exactly: number) else { throw .notWhole(number) }
    return whole
  }
}
