import Formulas
import Matrices
import Testing

@Suite("Whatever is typed ends in a value or an error")
struct RobustnessTests {
  private static let deep: [(name: String, source: String)] = [
    ("parentheses", String(repeating: "(", count: 100_000)),
    ("closed parentheses", pairs("(", "1", ")", 100_000)),
    ("brackets", pairs("[", "1", "]", 100_000)),
    ("calls", pairs("abs(", "1", ")", 100_000)),
    ("indices", pairs("m[", "0", "]", 100_000)),
    ("minus signs", String(repeating: "-", count: 100_000) + "1"),
    ("not", String(repeating: "not ", count: 100_000) + "1"),
    ("powers", Array(repeating: "1", count: 100_000).joined(separator: "**")),
    ("terms", Array(repeating: "1", count: 200_000).joined(separator: "+")),
    ("products", Array(repeating: "m", count: 200_000).joined(separator: "@")),
    ("transposes", "m" + String(repeating: ".T", count: 200_000)),
    ("methods", "m" + String(repeating: ".sum()", count: 100_000)),
    ("elements", "m" + String(repeating: "[0]", count: 200_000)),
    ("chained answers", Array(repeating: "m", count: 100_000).joined(separator: " and ")),
    ("a line of more than a mebibyte", String(repeating: "1+", count: 600_000)),
    ("a literal of too many numbers", "[" + String(repeating: "1,", count: 500_000) + "]"),
  ]

  private static func pairs(_ open: String, _ inner: String, _ close: String, _ count: Int)
    -> String
  {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  @Test("A formula beyond the limits is refused", arguments: deep.map(\.name))
  func tooDeep(_ name: String) throws {
    let source = try #require(Self.deep.first { $0.name == name }).source
    let error = #expect(throws: FormulaError.self) { try Parser.parse(source) }
    let explanation = Diagnostic(try #require(error), in: source)
    #expect(explanation.kind == "limit" || name == "parentheses")
    #expect(explanation.excerpt.allSatisfy { $0.count <= 80 })
  }

  @Test("A formula at the limits is worked out")
  func deepButFine() throws {
    var variables = Variables(["m": Value(4)])
    let nested = Self.pairs("(", "m", ")", 190)
    #expect(try variables.run(nested).number == 4)
    let signs = String(repeating: "-", count: 190) + "m"
    #expect(try variables.run(signs).number == 4)
    let sum = Array(repeating: "m", count: 490).joined(separator: " + ")
    #expect(try variables.run(sum).number == 4 * 490)
    let chain = Array(repeating: "m", count: 100_000).joined(separator: "==")
    #expect(try variables.run(chain).number == 1)
    let long = "[" + Array(repeating: "m", count: 100_000).joined(separator: ",") + "]"
    #expect(try variables.run("sum(\(long))").number == 400_000)
    #expect(try variables.run(String(repeating: "9", count: 1_000_000)).number == .infinity)
    let spaces = String(repeating: " ", count: 1_000_000)
    #expect(try variables.run("1" + spaces + "+ 1").number == 2)
  }

  @Test(
    "A formula that asks for too much is refused",
    arguments: [
      "zeros(1e9, 1e9)", "ones((1e300, 1))", "arange(1e18)", "arange(-1e18, 1e18, 1e-18)",
      "linspace(0, 1, 1e12)", "eye(1e9)", "full((1e5, 1e5), 1)", "rand(1e6, 1e6)",
      "outer(arange(1e5), arange(1e5))", "diag(arange(1e5))", "permutation(1e15)",
      "arange(1e5)[:, None] + arange(1e5)", "arange(1e5)[:, None] @ arange(1e5)[None, :]",
      "zeros(1e308 * 10)", "arange(nan)", "zeros(2 ** 62, 4)", "reshape(1, (2 ** 62, 4))",
      "zeros((3, 0)).reshape(2 ** 53, -1)", "x[2 ** 70]", "x[-2 ** 63]", "x[::nan]",
      "round(x, 2 ** 80)", "sum(x, axis=-2 ** 63)", "squeeze(x, axis=2 ** 62)",
      "expand_dims(x, -2 ** 63)", "eye(3, k=2 ** 80)", "np.random.seed(-1)", "permutation(-1)",
    ])
  func tooLarge(_ source: String) throws {
    var variables = Variables(["x": .array(NumPyArray(row: [1, 2, 3]))])
    let error = #expect(throws: FormulaError.self) { try variables.run(source) }
    #expect(!Diagnostic(try #require(error), in: source).message.en.isEmpty)
  }

  @Test(
    "An extreme number is an IEEE value",
    arguments: [
      ("1 / 0", Double.infinity), ("-1 / 0", -.infinity), ("1e308 * 10", .infinity),
      ("x[-2 ** 62:2 ** 62][0]", 1), ("x[::2 ** 62][0]", 1), ("x[::-2 ** 62][0]", 3),
      ("round(1.5, 400)", 1.5), ("round(1.5, -400)", 0), ("eye(3, k=-2 ** 62).sum()", 0),
      ("exp(1e308)", .infinity), ("int(1e300)", 1e300), ("log(0)", -.infinity),
      ("5 % 0", .nan), ("2 ** 5000", .infinity), ("mean(zeros(0))", .nan),
    ])
  func extreme(_ source: String, _ expected: Double) throws {
    var variables = Variables(["x": .array(NumPyArray(row: [1, 2, 3]))])
    let number = try #require(try variables.run(source).number)
    #expect(number == expected || number.isNaN && expected.isNaN)
  }

  @Test("Random bytes neither crash nor hang", arguments: 0..<8)
  func randomBytes(_ seed: UInt32) {
    var random = NumPyRandom(seed: seed)
    for _ in 0..<500 {
      let length = random.integer(through: 60)
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.nextWord()) }
      Self.check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("Random tokens neither crash nor hang", arguments: 0..<8)
  func randomTokens(_ seed: UInt32) {
    var random = NumPyRandom(seed: seed)
    for _ in 0..<1000 {
      let length = random.integer(through: 12)
      let tokens = (0...length).map { _ in
        Self.vocabulary[Int(random.integer(through: UInt32(Self.vocabulary.count - 1)))]
      }
      Self.check(tokens.joined(separator: random.uniform() < 0.5 ? "" : " "))
    }
  }

  @Test("Mutated formulas neither crash nor hang", arguments: 0..<8)
  func mutations(_ seed: UInt32) {
    var random = NumPyRandom(seed: seed)
    let sources = CorpusCase.all { _ in true }.flatMap { $0.source.split(separator: "\n") }
    for _ in 0..<1000 {
      var characters = Array(sources[Int(random.integer(through: UInt32(sources.count - 1)))])
      for _ in 0...random.integer(through: 3) { Self.mutate(&characters, &random) }
      Self.check(String(characters))
    }
  }

  private static let vocabulary: [String] =
    FunctionTable.names + FunctionTable.constants
    + [
      "A1", "b1", "x", "m", "q", "0", "1", "2", "-1", "0.5", "1e300", "3", "+", "-", "*", "/",
      "//", "%", "**", "@", "(", ")", "[", "]", ",", ":", ".", "...", "<", "==", "=", "+=", "&",
      "|", "~", "and", "or", "not", ".T", ".shape", ".sum()", "axis=", "keepdims=True", "\"a\"",
      "np.", "np.random.", "（", "，", "变量", "\n", "#", "'", "ᵀ", "\u{301}", "\u{0}",
    ]

  private static func mutate(_ characters: inout [Character], _ random: inout NumPyRandom) {
    let place = Int(random.integer(through: UInt32(characters.count)))
    let piece = vocabulary[Int(random.integer(through: UInt32(vocabulary.count - 1)))]
    switch random.integer(through: 3) {
    case 0 where place < characters.count: characters.remove(at: place)
    case 1 where place < characters.count: characters[place] = piece.first ?? " "
    case 2: characters.insert(contentsOf: piece, at: place)
    default: characters.append(contentsOf: characters.suffix(place).prefix(10))
    }
  }

  /// Runs it; what parses must parse back from its description, and an error must say something.
  private static func check(_ source: String) {
    var variables = Variables([
      "A1": Value(Matrix(shape: Shape(3, 4), filledWith: 0.5)), "m": Value(4),
      "b1": Value(Matrix(shape: Shape(3, 1), filledWith: -1)),
      "x": .array(NumPyArray(row: [1, 2, 3])),
    ])
    do {
      let statement = try Parser.parse(source)
      #expect(try Parser.parse(statement.description) == statement, "\(source)")
      try variables.run(source)
    } catch {
      let diagnostic = Diagnostic(error, in: source)
      #expect(!diagnostic.message.en.isEmpty, "\(source)")
      #expect(!diagnostic.description.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
  }
}
