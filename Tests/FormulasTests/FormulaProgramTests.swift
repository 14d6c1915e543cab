import Formulas
import Matrices
import Testing

@Suite("A compiled formula")
struct FormulaProgramTests {
  /// Arrays of a little network with `m` examples, in memory that stays.
  private final class Memory {
    let examples: Int
    private(set) var starts: [String: UnsafeMutablePointer<Double>] = [:]
    private(set) var matrices: [String: Matrix<Double>] = [:]
    static let sides: [(String, Int, Int?)] = [
      ("W1", 3, 2), ("b1", 3, 1), ("X", 2, nil), ("Z1", 3, nil), ("A1", 3, nil), ("dZ1", 3, nil),
      ("D1", 3, nil), ("W2", 1, 3), ("Y", 1, nil), ("A2", 1, nil), ("dZ2", 1, nil),
      ("gamma1", 3, 1),
    ]

    init(examples: Int, seed: UInt32) {
      self.examples = examples
      var random = NumPyRandom(seed: seed)
      for (name, rows, columns) in Self.sides {
        let shape = Shape(rows, columns ?? examples)
        let values = (0..<shape.count).map { _ in name == "A2" ? random.uniform() : random.gauss() }
        matrices[name] = Matrix(shape: shape, columnMajor: values)
        let start = UnsafeMutablePointer<Double>.allocate(capacity: max(1, 3 * 64))
        for (index, value) in values.enumerated() { start[index] = value }
        starts[name] = start
      }
    }

    deinit { starts.values.forEach { $0.deallocate() } }

    func meaning(of name: String) -> FormulaProgram.Meaning? {
      if name == "m" { return .number }
      if name == "k" { return .value(Value(0.25)) }
      guard let (_, rows, columns) = Self.sides.first(where: { $0.0 == name }),
        let start = starts[name]
      else { return nil }
      return .array(
        .init(
          rows: rows, columns: columns.map { .fixed($0) } ?? .examples, at: UnsafePointer(start)))
    }
  }

  private struct Names: Scope {
    let memory: Memory
    var random = NumPyRandom(seed: 0)
    var names: [String] { Array(memory.matrices.keys) }

    func value(named name: String) -> Value? {
      name == "m"
        ? Value(Double(memory.examples))
        : name == "k" ? Value(0.25) : memory.matrices[name].map { Value($0) }
    }

    func load(_ path: String) throws(LoadFailure) -> Value { throw .noFiles }
  }

  @Test(
    "has the evaluator's value to the last bit, with any number of examples",
    arguments: [
      "W1 @ X + b1", "tanh(Z1)", "sigmoid(W2 @ A1)", "-(Y * log(A2) + (1 - Y) * log(1 - A2))",
      "A2 - Y", "dZ2 @ A1.T / m", "np.sum(dZ1, axis=1, keepdims=True) / m", "W2.T @ dZ2",
      "dZ1 * (1 - A1 ** 2)", "dZ1 * (Z1 > 0)", "np.where(Z1 > 0, Z1, 0.01 * Z1)",
      "np.maximum(0, Z1)", "mean(Z1, axis=1, keepdims=True)", "mean(A2)", "np.sum(W1 ** 2) * k / m",
      "(Z1 - mean(Z1, axis=1, keepdims=True)) / sqrt(np.sum(Z1 ** 2, axis=1, keepdims=True) + 1e-5)",
      "gamma1 * Z1 + b1", "A1 * D1 / 0.8", "np.exp(Z1) / np.sum(np.exp(Z1), axis=0, keepdims=True)",
      "W1 - 0.1 * (dZ1 @ X.T / m + k * W1)", "np.dot(W1, X)", "W1.T @ W1", "np.abs(W1) ** 3",
      "np.sign(W1) * square(W1)", "0.9 * b1 + (1 - 0.9) * gamma1", "-Z1", "Y.sum()", "W2 @ W1",
      "np.multiply(Z1, A1) + np.divide(A1, 2)", "minimum(Z1, A1)", "W1.T",
    ])
  func sameBits(source: String) throws {
    let formula = try Parser.parseExpression(source)
    for examples in [1, 2, 7, 64] {
      let memory = Memory(examples: examples, seed: UInt32(examples))
      let program = try #require(
        FormulaProgram(formula, capacity: 64, meaning: memory.meaning), "\(source)")
      var scope = Names(memory: memory)
      let expected = try #require(try scope.evaluate(formula).matrix)
      let start = program.run(examples: examples, by: .auto) { _ in Double(examples) }
      let found = (0..<expected.count).map { start[$0].bitPattern }
      #expect(found == expected.elements.map(\.bitPattern), "\(source) with \(examples)")
    }
  }

  @Test(
    "leaves to the evaluator what it does not know",
    arguments: [
      "np.random.rand(3, m)", "Z1[0:2]", "unknown + 1", "np.sum(Z1, axis=1)", "np.linalg.norm(W1)",
      "W1 @ Y", "X.T @ W1", "np.argmax(Z1, axis=0)",
    ])
  func others(source: String) throws {
    let memory = Memory(examples: 5, seed: 1)
    let formula = try Parser.parseExpression(source)
    let program = FormulaProgram(formula, capacity: 64, meaning: memory.meaning)
    #expect(program == nil)
  }
}
