import Matrices
import TextMeasures

/// Works out a tree in a scope; each method is named after the node it takes.
struct Evaluator {
  let scope: any Scope
  var random: NumPyRandom
  var work = Work()

  init(_ scope: any Scope) {
    self.scope = scope
    random = scope.random
  }

  mutating func evaluate(_ node: Syntax) throws(FormulaError) -> Value {
    switch node.kind {
    case .number(let number): return Value(number)
    case .text(let text): return .text(text)
    case .name(let name): return try value(named: name, at: node.range)
    default:
      let value = try compound(node)
      // What a loop that was stopped has left must become nobody's value.
      if Patience.hasLost { throw FormulaError(.tooMuchWork, at: node.range) }
      try locate(node.range) { () throws(Problem) in
        try work.spend(elements: value.array?.count ?? 1)
      }
      return value
    }
  }

  private mutating func compound(_ node: Syntax) throws(FormulaError) -> Value {
    switch node.kind {
    case .number, .text, .name: try evaluate(node)
    case .unary(let sign, let operand): try unary(sign, operand, at: node.range)
    case .binary(let sign, let left, let right): try binary(sign, left, right, at: node.range)
    case .comparison(let first, let links): try comparison(first, links, at: node.range)
    case .call(let name, let arguments): try call(name, arguments, at: node.range)
    case .method(let receiver, let name, let arguments):
      try method(receiver, name, arguments, at: node.range)
    case .member(let base, let name): try member(base, name)
    case .element(let base, let indices): try element(base, indices, at: node.range)
    case .list(let elements): .array(try list(elements))
    case .tuple(let elements): .tuple(try tuple(elements))
    case .unpacked(let several): .tuple(try parts(of: several).map(\.value))
    }
  }

  private mutating func tuple(_ elements: [Syntax]) throws(FormulaError) -> [Value] {
    var values: [Value] = []
    for element in elements { values.append(try evaluate(element)) }
    return values
  }

  /// The value of a part that must be numbers.
  mutating func numbers(_ node: Syntax) throws(FormulaError) -> NumPyArray {
    let value = try evaluate(node)
    guard let array = value.array else {
      let operand = Operand(node.description, shape: [])
      throw FormulaError(.notNumeric(operand, value.kind), at: node.range)
    }
    return array
  }

  private func value(named name: String, at range: Range<Int>) throws(FormulaError) -> Value {
    if let value = Constants.reserved[name] { return value }
    if let value = scope.value(named: name) { return value }
    if let value = Constants.defaults[name] { return value }
    throw FormulaError(unknown(name), at: range)
  }

  private func unknown(_ name: String) -> Problem {
    let plain = Constants.withoutModule(name)
    if FunctionTable.functions[plain] != nil { return .functionNotCalled(name) }
    if plain != name {
      let nearest = plain.nearest(among: FunctionTable.names + Constants.defaults.keys)
      return .unknownFunction(name, nearest: nearest)
    }
    let known = scope.names + Constants.names
    let spelled = Lookalikes.spelledOut(name)
    let nearest =
      spelled == name
      ? name.nearest(among: known)
      : known.first { $0 == spelled } ?? known.first { $0.hasSuffix("_" + spelled) }
    return .unknownName(name, nearest: nearest)
  }

  /// `[1, 2]`, or `[[1, 2], [3, 4]]`.
  mutating func list(_ elements: [Syntax]) throws(FormulaError) -> NumPyArray {
    var rows: [NumPyArray] = []
    for element in elements {
      let row = try numbers(element)
      rows.append(row)
      try locate(element.range) { () throws(Problem) in
        try NumPyArray.checkRow(row, at: rows.count - 1, first: rows[0])
      }
    }
    return NumPyArray(stacking: rows)
  }
}

/// Gives a problem its place.
func locate<Result>(
  _ range: Range<Int>, _ body: () throws(Problem) -> Result
) throws(FormulaError) -> Result {
  do {
    return try body()
  } catch {
    throw FormulaError(error, at: range)
  }
}

extension NumPyArray {
  /// Puts numbers into a row, or rows into a matrix.
  init(stacking rows: [NumPyArray]) {
    let numbers = rows.flatMap(\.matrix.elements)
    let isLogical = !rows.isEmpty && rows.allSatisfy(\.isLogical)
    let sides = [rows.count] + (rows.first?.shape ?? [])
    self.init(shape: sides, rowMajor: numbers, isLogical: isLogical)
  }

  /// Throws where a row cannot stand below the first.
  static func checkRow(
    _ row: NumPyArray, at index: Int, first: NumPyArray
  ) throws(Problem) {
    guard row.rank < 2 else { throw .tooManyDimensions(row.rank + 1) }
    guard row.shape == first.shape else {
      throw .ragged(row: index, shape: row.shape, first: first.shape)
    }
  }
}
