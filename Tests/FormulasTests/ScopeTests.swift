import Formulas
import Matrices
import Testing

@Suite("A formula and its scope")
struct ScopeTests {
  /// A scope with one file.
  private struct Files: Scope {
    var random = NumPyRandom(seed: 0)
    var names: [String] { ["lambda"] }
    func value(named name: String) -> Value? { name == "lambda" ? Value(0.7) : nil }
    func load(_ path: String) throws(LoadFailure) -> Value {
      guard path == "数据/W.csv" else { throw .noFiles }
      return Value(Matrix(shape: Shape(2, 1), columnMajor: [3, 4]))
    }
  }

  @Test("lambda is a name like any other")
  func ordinaryName() throws {
    var scope = Files()
    #expect(try scope.evaluate(Parser.parseExpression("lambda / 2")) == Value(0.35))
  }

  @Test("Files are asked of the scope")
  func files() throws {
    var scope = Files()
    let value = try scope.evaluate(Parser.parseExpression("load(\"数据/W.csv\").T @ [3, 4]"))
    #expect(value == .array(NumPyArray(row: [25])))
  }

  @Test("A file that is not there is an error at its name")
  func missingFile() throws {
    var scope = Files()
    let syntax = try Parser.parseExpression("1 + load('b.csv')")
    let error = #expect(throws: FormulaError.self) { try scope.evaluate(syntax) }
    #expect(error?.problem == .cannotLoad("b.csv", reason: LoadFailure.noFiles.reason))
    #expect(error?.range == 9..<16)
  }

  @Test("An assignment is returned and changes nothing")
  func assignment() throws {
    var variables = Variables(["W": Value(Matrix(shape: Shape(1, 2), filledWith: 1))])
    let before = variables
    let outcome = try variables.evaluate(Parser.parse("W[0, 1] += 4"))
    let expected = Value(Matrix(shape: Shape(1, 2), columnMajor: [1, 5]))
    #expect(outcome == .assignment(name: "W", expected))
    #expect(variables.values == before.values && variables.random == before.random)
  }

  @Test("Only random functions move the random stream")
  func randomStream() throws {
    var variables = Variables(seed: 5)
    try variables.run("sum(arange(10)) * e")
    #expect(variables.random == NumPyRandom(seed: 5))
    try variables.run("rand()")
    var expected = NumPyRandom(seed: 5)
    _ = expected.uniform()
    #expect(variables.random == expected)
  }

  @Test("A variable hides a constant, but not np's")
  func hiding() throws {
    var variables = Variables(["e": Value(7), "pi": Value(3)])
    #expect(try variables.run("e + pi") == Value(10))
    #expect(try variables.run("np.pi") == Value(.pi))
  }

  @Test("One number is true or false, several are neither")
  func truth() throws {
    var variables = Variables()
    #expect(try variables.run("3 > 2").truth == true)
    #expect(try variables.run("[[0]]").truth == false)
    #expect(try variables.run("[1, 1]").truth == nil)
    #expect(try variables.run("np.random.seed(1)").truth == nil)
  }

  @Test("Shapes are written as NumPy writes them")
  func shapeText() throws {
    var variables = Variables()
    let texts = try ["5", "[1, 2, 3]", "zeros((4, 400))", "zeros((0, 2))"].map {
      try variables.run($0).array?.shapeText
    }
    #expect(texts == ["()", "(3,)", "(4, 400)", "(0, 2)"])
  }
}
