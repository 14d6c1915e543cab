import Glibc
import Matrices

/// Makes nodes of a formula's tree; nil for whatever it does not know.
struct ProgramCompiler {
  let capacity: Int
  let meaning: (String) -> FormulaProgram.Meaning?
  /// The numbers that may be others each time.
  private(set) var numbers: [String] = []

  init(capacity: Int, meaning: @escaping (String) -> FormulaProgram.Meaning?) {
    (self.capacity, self.meaning) = (capacity, meaning)
  }

  mutating func compile(_ formula: Syntax) -> ProgramNode? {
    switch formula.kind {
    case .number(let number): return ConstantNode(NumPyArray(number))
    case .name(let name): return self.name(name)
    case .unary(.plus, let operand): return compile(operand)
    case .unary(.minus, let operand): return elementwise(operand) { -$0 }
    case .binary(.matrixProduct, let left, let right): return product(left, right)
    case .binary(let sign, let left, let right): return binary(sign, left, right)
    case .comparison(let first, let links) where links.count == 1:
      let comparison = links[0].comparison
      return combining(first, links[0].right, .other { comparison.holds($0, $1) })
    case .member(let base, let name) where name.text == "T": return transpose(base)
    case .call(let name, let arguments): return call(name.text, arguments)
    case .method(let receiver, let name, let arguments):
      return ["sum", "mean", "dot"].contains(name.text)
        ? call(name.text, [.init(nil, receiver)] + arguments) : nil
    default: return nil
    }
  }

  private mutating func name(_ name: String) -> ProgramNode? {
    switch meaning(name) {
    case .array(let operand): return OperandNode(operand)
    case .value(let value):
      guard let array = value.array, array.rank != 1 else { return nil }
      return ConstantNode(array)
    case .number:
      let index = numbers.firstIndex(of: name) ?? numbers.count
      if index == numbers.count { numbers.append(name) }
      return NumberNode(index)
    case nil: return nil
    }
  }

  private mutating func elementwise(
    _ operand: Syntax, _ function: @escaping (Double) -> Double
  ) -> ProgramNode? {
    guard let node = compile(operand) else { return nil }
    return ElementwiseNode(node, capacity: capacity) { count, source, target in
      for index in 0..<count { target[index] = function(source[index]) }
    }
  }
}

// MARK: - Two arrays

extension ProgramCompiler {
  private mutating func binary(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) -> ProgramNode? {
    switch sign {
    // Two answers add up to an answer, which the evaluator knows.
    case .add: return isAnswer(left) && isAnswer(right) ? nil : combining(left, right, .add)
    case .subtract: return combining(left, right, .subtract)
    case .multiply: return combining(left, right, .multiply)
    case .divide: return combining(left, right, .divide)
    case .power:
      if case .number(2) = right.kind { return elementwise(left) { $0 * $0 } }
      return combining(left, right, .other(Arithmetic.power))
    default: return nil
    }
  }

  /// Whether a formula gives answers, not numbers.
  private func isAnswer(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .comparison, .binary(.bitAnd, _, _), .binary(.bitOr, _, _): true
    case .binary(.multiply, let a, let b), .binary(.add, let a, let b): isAnswer(a) && isAnswer(b)
    case .name(let name):
      if case .value(.array(let a)) = meaning(name) { a.isLogical } else { false }
    default: false
    }
  }

  private mutating func combining(
    _ left: Syntax, _ right: Syntax, _ operation: CombiningNode.Operation
  ) -> ProgramNode? {
    guard let a = compile(left), let b = compile(right),
      let rows = Self.broadcast(a.rows, b.rows), let columns = Self.broadcast(a.columns, b.columns)
    else { return nil }
    return CombiningNode(
      a, b, operation, rows: rows, columns, rank: max(a.rank, b.rank), capacity: capacity)
  }

  private static func broadcast(_ a: Int, _ b: Int) -> Int? {
    a == b || b == 1 ? a : a == 1 ? b : nil
  }

  /// Where one side goes by the examples and the other has as many columns as there happen to be,
  /// the evaluator decides each time.
  private static func broadcast(
    _ a: FormulaProgram.Columns, _ b: FormulaProgram.Columns
  ) -> FormulaProgram.Columns? {
    a == b || b == .fixed(1) ? a : a == .fixed(1) ? b : nil
  }
}

// MARK: - Products

extension ProgramCompiler {
  private mutating func product(_ left: Syntax, _ right: Syntax) -> ProgramNode? {
    if case .member(let base, let name) = right.kind, name.text == "T" {
      guard let a = compile(left), let b = compile(base), a.rank == 2, b.rank == 2,
        a.columns == b.columns
      else { return nil }
      return ProductNode(a, b, .right, a.rows, .fixed(b.rows), capacity: capacity)
    }
    if case .member(let base, let name) = left.kind, name.text == "T" {
      guard let a = compile(base), let b = compile(right), a.rank == 2, b.rank == 2,
        a.rows == b.rows, case .fixed(let rows) = a.columns
      else { return nil }
      return ProductNode(a, b, .left, rows, b.columns, capacity: capacity)
    }
    guard let a = compile(left), let b = compile(right), a.rank == 2, b.rank == 2,
      a.columns == .fixed(b.rows)
    else { return nil }
    return ProductNode(a, b, .none, a.rows, b.columns, capacity: capacity)
  }

  private mutating func transpose(_ base: Syntax) -> ProgramNode? {
    guard let node = compile(base) else { return nil }
    if node.rank == 0 { return node }
    guard case .fixed(let count) = node.columns else { return nil }
    return TransposeNode(node, count: count)
  }
}

// MARK: - Calls

extension ProgramCompiler {
  private mutating func call(_ name: String, _ arguments: [Syntax.Argument]) -> ProgramNode? {
    if name == "sum" || name == "mean" { return reduction(name, arguments) }
    guard arguments.allSatisfy({ $0.label == nil }) else { return nil }
    let operands = arguments.map(\.value)
    switch (name, operands.count) {
    case ("where", 3): return choice(operands)
    case ("dot", 2), ("matmul", 2): return product(operands[0], operands[1])
    case (_, 1):
      if let function = Self.functions[name] { return elementwise(operands[0], function) }
      guard let kernel = FunctionTable.functions[name]?.kernel, let node = compile(operands[0])
      else { return nil }
      return ElementwiseNode(node, capacity: capacity, kernel)
    case (_, 2):
      guard let operation = Self.operations[name] else { return nil }
      return combining(operands[0], operands[1], operation)
    default: return nil
    }
  }

  private mutating func reduction(
    _ name: String, _ arguments: [Syntax.Argument]
  ) -> ProgramNode? {
    guard let operand = arguments.first, operand.label == nil, let node = compile(operand.value)
    else { return nil }
    var (axis, keeps): (Axis?, Bool) = (nil, false)
    for argument in arguments.dropFirst() {
      switch (argument.label?.text, argument.value.kind) {
      case ("axis", .number(0)): axis = .rows
      case ("axis", .number(1)): axis = .columns
      case ("keepdims", .name("True")), ("keepdims", .number(1)): keeps = true
      default: return nil
      }
    }
    guard axis == nil || keeps && node.rank == 2 else { return nil }
    return ReductionNode(
      node, along: axis, isMean: name == "mean", rank: axis == nil && !keeps ? 0 : node.rank,
      capacity: capacity)
  }

  private mutating func choice(_ operands: [Syntax]) -> ProgramNode? {
    guard let condition = compile(operands[0]), let a = compile(operands[1]),
      let b = compile(operands[2]),
      [a, b].allSatisfy({
        $0.rank == 0 || $0.rows == condition.rows && $0.columns == condition.columns
      })
    else { return nil }
    return ChoiceNode(condition, a, b, capacity: capacity)
  }

  private static let functions: [String: @Sendable (Double) -> Double] = [
    "exp": { exp($0) }, "log": { log($0) }, "sqrt": { $0.squareRoot() }, "abs": { $0.magnitude },
    "square": { $0 * $0 }, "negative": { -$0 }, "log1p": { log1p($0) }, "expm1": { expm1($0) },
    "sin": { sin($0) }, "cos": { cos($0) }, "erf": { erf($0) },
    "sign": { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 }, "isnan": { $0.isNaN ? 1 : 0 },
  ]

  private static let operations: [String: CombiningNode.Operation] = [
    "add": .add, "subtract": .subtract, "multiply": .multiply, "divide": .divide,
    "maximum": .other(Arithmetic.maximum), "minimum": .other(Arithmetic.minimum),
    "power": .other(Arithmetic.power),
  ]
}
