import Formulas
import Matrices
import TestSupport
import Testing

@Suite("The corpus of formulas")
struct CorpusTests {
  @Test("gives NumPy's values", arguments: CorpusCase.all { $0 != "errors.txt" })
  func value(_ example: CorpusCase) throws {
    var variables = Variables()
    var result = Value.none
    for statement in Self.statements(example.source) { result = try variables.run(statement) }
    let expected = try #require(Expectation(example.expectation))
    #expect(Expectation(result).agrees(with: expected), "\(result)")
  }

  @Test(
    "parses back from its own description", arguments: CorpusCase.all { $0 != "errors.txt" })
  func description(_ example: CorpusCase) throws {
    for source in Self.statements(example.source) {
      let statement = try Parser.parse(source)
      #expect(try Parser.parse(statement.description) == statement, "\(statement)")
    }
  }

  @Test("explains what is wrong", arguments: CorpusCase.all { $0 == "errors.txt" })
  func error(_ example: CorpusCase) throws {
    #expect(Self.explanation(of: example.source) == example.expectation)
  }

  @Test("is rewritten where RECORD is set", .enabled(if: Recording.isOn))
  func record() throws {
    let cases = CorpusCase.all { $0 == "errors.txt" }
    let file = "FormulasTests/Corpus/errors.txt"
    let old = try String(contentsOfFile: Recording.path(file), encoding: .utf8)
    let told = cases.map {
      "\n=== \($0.name)\n\($0.source)\n---\n\(Self.explanation(of: $0.source))\n"
    }
    try Recording.write(old.components(separatedBy: "\n===")[0] + told.joined(), to: file)
    Issue.record("errors.txt is rewritten: read what changed")
  }

  /// What a learner reads who has these variables and types a formula that is wrong.
  static func explanation(of source: String) -> String {
    var variables = Variables(ErrorScope.values)
    do {
      return "no error: \(try variables.run(source))"
    } catch {
      return Diagnostic(error, in: source).description
    }
  }

  /// A line that ends within brackets goes on in the next.
  private static func statements(_ source: String) -> [String] {
    var statements: [String] = []
    var open = 0
    for line in source.split(separator: "\n") {
      if open > 0 {
        statements[statements.count - 1] += "\n" + line
      } else {
        statements.append(String(line))
      }
      open += line.reduce(0) { $0 + ("([".contains($1) ? 1 : ")]".contains($1) ? -1 : 0) }
    }
    return statements
  }
}

/// The variables of errors.txt.
enum ErrorScope {
  static let values: [String: Value] = [
    "W2": zeros(1, 4), "A1": zeros(4, 209), "A2": zeros(1, 209), "dZ2": zeros(1, 209),
    "b1": zeros(4, 1), "m": Value(209), "alpha": Value(0.1), "keep_prob": Value(0.8),
    "权重": zeros(2, 3), "偏置": zeros(4, 1), "x": .array(NumPyArray(row: [1, 2, 3])),
  ]

  private static func zeros(_ rows: Int, _ columns: Int) -> Value {
    Value(Matrix(shape: Shape(rows, columns), filledWith: 0))
  }
}

/// A value as the corpus writes it: a word for its kind, its shape, its numbers row after row.
struct Expectation {
  let kind: String
  let shape: String
  let numbers: [Double]

  init?(_ text: String) {
    let lines = text.split(separator: "\n")
    guard let first = lines.first else { return nil }
    let bracket = first.firstIndex(of: "(") ?? first.endIndex
    kind = first[..<bracket].filter { $0 != " " }
    shape = String(first[bracket...])
    numbers = lines.dropFirst().flatMap { $0.split(separator: " ") }.compactMap { Double($0) }
  }

  init(_ value: Value) {
    switch value {
    case .array(let array):
      (kind, shape, numbers) = ("", array.shapeText, array.matrix.rowMajor)
    case .tuple(let values):
      (kind, shape) = ("tuple", NumPyArray.text(of: [values.count]))
      numbers = values.compactMap(\.number)
    case .text(let text): (kind, shape, numbers) = ("text\(text)", "", [])
    case .none: (kind, shape, numbers) = ("nothing", "", [])
    }
  }

  /// The last bits may differ: sums are added in another order.
  func agrees(with other: Expectation) -> Bool {
    kind == other.kind && shape == other.shape && numbers.count == other.numbers.count
      && zip(numbers, other.numbers).allSatisfy { a, b in
        a == b || a.isNaN && b.isNaN || abs(a - b) <= 1e-13 * max(1, abs(b))
      }
  }
}
