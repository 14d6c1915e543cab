import Testing

@testable import Lessons

/// Knows a few formulas of two scalars; the values are worked out by hand.
private struct TableEvaluator: FormulaEvaluating {
  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  /// On the live state A2 is 0.5 and Y is 1, on the second A2 is 0.25 and Y is 0.
  static let values: [String: (live: [Double], second: [Double])] = [
    "A2 - Y": ([-0.5], [0.25]), "-Y + A2": ([-0.5], [0.25]), "-0.5": ([-0.5], [-0.5]),
    "Y - A2": ([0.5], [-0.25]), "A2": ([0.5], [0.25]), "dZ2": ([-0.5], [0.25]),
    "row": ([-0.5, -0.5], [0.25, 0.25]), "A2 - Y + 1e-12": ([-0.5 + 1e-12], [0.25 + 1e-12]),
  ]

  static let numbers: [String: Double] = [
    "1 / 2": 0.5, "0.5": 0.5, "0.505": 0.505, "0.52": 0.52, "2": 2,
  ]

  func value(of formula: String, on ground: Ground) throws -> Measured {
    if let number = Self.numbers[formula] { return Measured(rows: 1, columns: 1, values: [number]) }
    guard ground != .bare, let both = Self.values[formula] else {
      throw Unknown(description: "unknown: \(formula)")
    }
    let values = ground == .live ? both.live : both.second
    return Measured(rows: 1, columns: values.count, values: values)
  }
}

@Suite("The judge")
struct JudgeTests {
  private let judge = Judge(TableEvaluator())

  @Test(
    "takes formulas of equal value, whatever their form",
    arguments: ["A2 - Y", "-Y + A2", "  A2 - Y ", "d = A2 - Y", "A2 - Y + 1e-12", "Ａ2 － Ｙ"])
  func equalForms(_ typed: String) throws {
    #expect(try verdict(typed, 0) == .right)
  }

  @Test("does not take a copied number")
  func copiedNumber() throws {
    #expect(try verdict("-0.5", 0) == .coincidence)
  }

  @Test("does not take the name of the answer, even inside a formula")
  func answerItself() throws {
    #expect(try verdict("dZ2", 0) == .usesAnswer("dZ2"))
    #expect(try verdict("dZ2 * 1", 0) == .usesAnswer("dZ2"))
  }

  @Test("knows a wrong answer by its value, or by its letters where it has none")
  func knownWrong() throws {
    let wrong = try Sample.lesson().exercises[0].wrong
    #expect(try verdict("Y - A2", 0) == .wrong(wrong[0]))
    #expect(try verdict("(A2-Y)@Y", 0) == .wrong(wrong[1]))
    #expect(try verdict("A2", 0) == .wrong(nil))
  }

  @Test("tells a wrong shape from a wrong value")
  func shapes() throws {
    let one = Question.Shape(rows: 1, columns: 1)
    let row = Question.Shape(rows: 1, columns: 2)
    #expect(try verdict("row", 0) == .otherShape(found: row, expected: one))
  }

  @Test("hands on the evaluator's words, and counts no miss")
  func unreadable() throws {
    let verdict = try verdict("A2 -", 0)
    #expect(verdict == .unreadable("unknown: A2 -"))
    #expect(!verdict.isMiss)
  }

  @Test("says when the tensors of the exercise are not there")
  func notNow() throws {
    let text = try Sample.text("answer: A2 - Y", "answer: A9 - Y")
    let exercise = try LessonParser.parse(text, file: "a.md").exercises[0]
    #expect(judge.verdict(on: "A2 - Y", for: exercise) == .notNow("unknown: A9 - Y"))
  }

  @Test("takes numbers and arithmetic within the tolerance")
  func numbers() throws {
    let wrong = try Sample.lesson().exercises[1].wrong
    #expect(try verdict("0.5", 1) == .right)
    #expect(try verdict("1 / 2", 1) == .right)
    #expect(try verdict("0.505", 1) == .right)
    #expect(try verdict("0.52", 1) == .wrong(nil))
    #expect(try verdict("2", 1) == .wrong(wrong[0]))
    #expect(try verdict("A2", 1) == .unreadable("unknown: A2"))
  }

  @Test("takes options by letter or number", arguments: ["b", "B", "b)", "2", "（2）", "Ｂ"])
  func rightOption(_ typed: String) throws {
    #expect(try verdict(typed, 2) == .right)
  }

  @Test("explains the option that was chosen, and refuses what is none")
  func otherOptions() throws {
    let wrong = try Sample.lesson().exercises[2].wrong
    #expect(try verdict("a", 2) == .wrong(wrong[0]))
    for typed in ["c", "0", "3", "", "ab", "99999999999999999999"] {
      #expect(try verdict(typed, 2) == .notAnOption(count: 2))
    }
  }

  @Test("takes shapes in every spelling", arguments: ["(4, 3)", "4,3", "4x3", "4 × 3", "（4，3）"])
  func rightShape(_ typed: String) throws {
    #expect(try verdict(typed, 3) == .right)
  }

  @Test("knows a wrong shape, and what is no shape")
  func wrongShape() throws {
    let wrong = try Sample.lesson().exercises[3].wrong
    #expect(try verdict("(3, 4)", 3) == .wrong(wrong[0]))
    #expect(try verdict("(4, 4)", 3) == .wrong(nil))
    #expect(try verdict("(4)", 3) == .notAShape)
    #expect(try verdict("(4, 3, 1)", 3) == .notAShape)
    #expect(try verdict("(4, 99999999999999999999)", 3) == .notAShape)
  }

  private func verdict(_ typed: String, _ exercise: Int) throws -> Verdict {
    judge.verdict(on: typed, for: try Sample.lesson().exercises[exercise])
  }
}

@Suite("What stands right of an assignment")
struct RightHandSideTests {
  @Test(arguments: [
    ("dZ2 = A2 - Y", "A2 - Y"), ("A2 == Y", "A2 == Y"), ("A2 >= Y", "A2 >= Y"),
    ("sum(dZ1, axis=1)", "sum(dZ1, axis=1)"), ("a += 1", "a += 1"), ("x =", "x ="), ("", ""),
    ("dW1[0, 0] = 3", "3"),
  ])
  func side(_ pair: (typed: String, right: String)) {
    #expect(pair.typed.rightHandSide == pair.right)
  }
}
