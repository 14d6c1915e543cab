import Matrices

extension FunctionTable {
  /// Functions of the learner's random stream, bit for bit NumPy's.
  static let random: [Function] = [
    filled("rand") { $0.uniform() }, filled("random") { $0.uniform() },
    filled("random_sample") { $0.uniform() }, filled("randn") { $0.gauss() },
    filled("standard_normal") { $0.gauss() },
    permutation,
    scaled("uniform(low=, high=, size=)", from: ("low", 0), to: ("high", 1)) { low, high, random in
      low + (high - low) * random.uniform()
    },
    scaled("normal(loc=, scale=, size=)", from: ("loc", 0), to: ("scale", 1)) {
      loc, scale, random in
      loc + scale * random.gauss()
    },
    Function("seed(seed)") { call, evaluator throws(FormulaError) in
      let number = try call.number("seed")
      guard let seed = UInt32(exactly: number) else {
        let problem = Problem.outOfBounds(number, 0...Double(UInt32.max))
        throw FormulaError(problem, at: try call.argument("seed").syntax.range)
      }
      evaluator.random = NumPyRandom(seed: seed)
      return .none
    },
  ]

  /// The names of those.
  fileprivate static let drawing = Set(random.map(\.name))

  private static func filled(
    _ name: String, _ draw: @escaping @Sendable (inout NumPyRandom) -> Double
  ) -> Function {
    Function("\(name)(*size)") { call, evaluator throws(FormulaError) in
      let sides = try call.shape(call.rest)
      let shape = try call.locate { () throws(Problem) in try Shape(checkingSides: sides) }
      try call.locate { () throws(Problem) in
        try evaluator.work.spend(elements: 4 * shape.count)
      }
      let numbers = Array(places: shape.count) { _ in draw(&evaluator.random) }
      return .array(NumPyArray(shape: sides, rowMajor: numbers))
    }
  }

  /// Numbers of a distribution with two settings: one, or as many as `size=` says.
  private static func scaled(
    _ signature: String, from first: (name: String, value: Double),
    to second: (name: String, value: Double),
    _ draw: @escaping @Sendable (Double, Double, inout NumPyRandom) -> Double
  ) -> Function {
    Function(signature) { call, evaluator throws(FormulaError) in
      let a = try call.number(first.name, default: first.value)
      let b = try call.number(second.name, default: second.value)
      guard let size = call["size"] else { return Value(draw(a, b, &evaluator.random)) }
      let sides = try call.shape([size])
      let shape = try call.locate { () throws(Problem) in try Shape(checkingSides: sides) }
      try call.locate { () throws(Problem) in
        try evaluator.work.spend(elements: 4 * shape.count)
      }
      let numbers = Array(places: shape.count) { _ in draw(a, b, &evaluator.random) }
      return .array(NumPyArray(shape: sides, rowMajor: numbers))
    }
  }

  /// The numbers below n, or the rows of an array, in a new order.
  private static let permutation = Function("permutation(x)") {
    call, evaluator throws(FormulaError) in
    let argument = try call.argument("x")
    let array = try argument.array()
    let count = array.rank == 0 ? try argument.side() : array.shape[0]
    guard count >= 0, count <= Shape.maximumCount else {
      throw FormulaError(
        .outOfBounds(Double(count), 0...Double(Shape.maximumCount)), at: call.range)
    }
    let order = evaluator.random.permutation(count)
    if array.rank == 0 { return .array(NumPyArray(row: order.map(Double.init))) }
    return .array(
      try call.locate { () throws(Problem) in
        array[try Selection([.list(order)], of: array)]
      })
  }
}

extension Syntax {
  /// Whether it draws random numbers, so that it would not give the same again.
  public var isDrawn: Bool {
    if case .call(let name, _) = kind, FunctionTable.drawing.contains(name.text) { return true }
    return kind.children.contains(where: \.isDrawn)
  }
}
