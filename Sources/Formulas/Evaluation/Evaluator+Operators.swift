import Matrices

extension Evaluator {
  mutating func unary(
    _ sign: UnaryOperator, _ operand: Syntax, at range: Range<Int>
  ) throws(FormulaError) -> Value {
    switch sign {
    case .plus: return .array(try numbers(operand).asNumbers)
    case .minus: return .array(try numbers(operand).map { -$0 })
    case .not: return .array(NumPyArray(truth: !(try truth(of: operand))))
    case .invert:
      let array = try numbers(operand)
      try locate(range) { () throws(Problem) in try array.checkLogical("~") }
      return .array(array.map(isLogical: true) { 1 - $0 })
    }
  }

  mutating func binary(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax, at range: Range<Int>
  ) throws(FormulaError) -> Value {
    switch sign {
    case .and: return try truth(of: left) ? evaluate(right) : evaluate(left)
    case .or: return try truth(of: left) ? evaluate(left) : evaluate(right)
    case .matrixProduct:
      let a = try factor(left)
      let b = try factor(right)
      return .array(try locate(range) { () throws(Problem) in try product(a, b) })
    default:
      let a = Named(left, try numbers(left))
      let b = Named(right, try numbers(right))
      if sign == .power, let problem = Self.complexPower(a, b) {
        throw FormulaError(problem, at: range)
      }
      return .array(
        try locate(range) { () throws(Problem) in try apply(sign, a, b) })
    }
  }

  /// Of numbers that are Python's own, a root of one below 0 is complex, and no NaN as in an array.
  private static func complexPower(_ a: Named, _ b: Named) -> Problem? {
    guard a.syntax.isPythonsNumber, a.syntax.names.isEmpty, b.syntax.isPythonsNumber,
      let base = a.array.number, let exponent = b.array.number, base < 0, exponent.isFinite,
      exponent != exponent.rounded()
    else { return nil }
    let power = Syntax(.binary(.power, a.syntax, b.syntax))
    return .complexPower("\(power)", base: "\(a.syntax)")
  }

  /// The one answer that `and`, `or` and `not` need.
  private mutating func truth(of node: Syntax) throws(FormulaError) -> Bool {
    let array = try numbers(node)
    guard let number = array.number else {
      throw FormulaError(.ambiguousTruth(array.shape), at: node.range)
    }
    return number != 0
  }

  /// An operation on two arrays; the names serve only its errors.
  mutating func apply(
    _ sign: BinaryOperator, _ a: Named, _ b: Named
  ) throws(Problem) -> NumPyArray {
    if sign == .matrixProduct { return try product(ProductFactor(a), ProductFactor(b)) }
    let isLogical = sign == .bitAnd || sign == .bitOr
    if isLogical {
      try a.array.checkLogical(sign.rawValue)
      try b.array.checkLogical(sign.rawValue)
    }
    guard let operation = sign.operation else { preconditionFailure("\(sign) by element") }
    if let answer = try Self.answers(sign, a, b) { return answer }
    return try Self.combining(a, b, isLogical: isLogical, operation)
  }

  /// The product or sum of two arrays of answers, which is one of answers: both, or either.
  ///
  /// It is nil where they are numbers; two single answers add up to a number, as in Python.
  private static func answers(
    _ sign: BinaryOperator, _ a: Named, _ b: Named
  ) throws(Problem) -> NumPyArray? {
    guard a.array.isLogical, b.array.isLogical, max(a.array.rank, b.array.rank) > 0 else {
      return nil
    }
    switch sign {
    case .multiply: return try combining(a, b, isLogical: true, *)
    case .add: return try combining(a, b, isLogical: true, max)
    default: return nil
    }
  }

  static func combining(
    _ a: Named, _ b: Named, isLogical: Bool = false, _ operation: (Double, Double) -> Double
  ) throws(Problem) -> NumPyArray {
    do {
      return try NumPyArray.combining(a.array, b.array, isLogical: isLogical, operation)
    } catch {
      throw problem(error, a.operand, b.operand)
    }
  }

  static func problem(_ error: ShapeError, _ a: Operand, _ b: Operand) -> Problem {
    switch error {
    case .cannotBroadcast: .cannotBroadcast(a, b)
    case .cannotMultiply: .cannotMultiply(a, b)
    case .cannotReshape(let from, let to):
      .cannotReshape(from: [from.rows, from.columns], to: [to.rows, to.columns])
    case .impossible(let rows, let columns):
      Shape.refusal(of: [rows, columns])
    }
  }

  /// `a < b`; in a chain every link must hold.
  mutating func comparison(
    _ first: Syntax, _ links: [Syntax.Comparison], at range: Range<Int>
  ) throws(FormulaError) -> Value {
    var left = (node: first, value: try evaluate(first))
    var result: NumPyArray?
    for link in links {
      let right = (node: link.right, value: try evaluate(link.right))
      let answer = try compare(link.comparison, left, right, at: range)
      let both = try result.map { (previous) throws(FormulaError) in
        try locate(range) { () throws(Problem) in
          try Self.combining(
            Named(first, previous), Named(link.right, answer), isLogical: true, *)
        }
      }
      result = both ?? answer
      left = right
    }
    return .array(result ?? NumPyArray(truth: true))
  }

  private func compare(
    _ sign: ComparisonOperator, _ left: (node: Syntax, value: Value),
    _ right: (node: Syntax, value: Value), at range: Range<Int>
  ) throws(FormulaError) -> NumPyArray {
    if let a = left.value.array, let b = right.value.array {
      return try locate(range) { () throws(Problem) in
        try Self.combining(
          Named(left.node, a), Named(right.node, b), isLogical: true, sign.holds)
      }
    }
    if sign == .equal { return NumPyArray(truth: left.value == right.value) }
    if sign == .unequal { return NumPyArray(truth: left.value != right.value) }
    let other = left.value.array == nil ? left : right
    let operand = Operand(other.node.description, shape: [])
    throw FormulaError(.notNumeric(operand, other.value.kind), at: other.node.range)
  }
}

/// An array and the source it came from, for messages.
struct Named {
  let syntax: Syntax
  let array: NumPyArray

  init(_ syntax: Syntax, _ array: NumPyArray) {
    self.syntax = syntax
    self.array = array
  }

  var operand: Operand { Operand(syntax.description, shape: array.shape) }

  /// Whether it is a matrix's transpose by the way it is written.
  var isTranspose: Bool {
    if case .member(_, "T") = syntax.kind { array.rank == 2 } else { false }
  }
}

extension NumPyArray {
  /// Creates a single answer.
  init(truth: Bool) { self.init(Matrix(truth ? 1 : 0), rank: 0, isLogical: true) }

  /// Throws where an element is neither 0 nor 1.
  func checkLogical(_ sign: String) throws(Problem) {
    guard isLogical || matrix.elements.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      throw .notLogical(sign)
    }
  }
}
