import Testing

@testable import Lessons

/// Knows a few numbers; the values are worked out by hand.
private struct TableNumbers: NumberReading {
  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  static let numbers: [String: Double] = [
    "nan": .nan, "1 / 2": 0.5, "0.5": 0.5, "0.505": 0.505, "0.52": 0.52, "-0.5": -0.5, "2": 2,
  ]

  func number(typed: String) throws -> Double? {
    if typed == "[1, 2]" { return nil }
    return try number(of: typed)
  }

  func number(of answer: String) throws -> Double {
    guard let number = Self.numbers[answer] else {
      throw Unknown(description: "unknown: \(answer)")
    }
    return number
  }
}

@Suite("The judge of what says itself")
struct JudgeTests {
  private let judge = Judge(TableNumbers())

  @Test("leaves formulas to those who know runs")
  func formulas() throws {
    #expect(try verdict("A2 - Y", 0) == nil)
  }

  @Test("takes numbers and arithmetic within the tolerance")
  func numbers() throws {
    let wrong = try Sample.lesson().exercises[1].wrong
    #expect(try verdict("0.5", 1) == .right)
    #expect(try verdict("1 / 2", 1) == .right)
    #expect(try verdict("0.505", 1) == .right)
    #expect(try verdict("0.52", 1) == .near(.tooLarge))
    #expect(try verdict("-0.5", 1) == .near(.sign))
    #expect(try verdict("2", 1) == .wrong(wrong[0]))
    #expect(try verdict("A2", 1) == .unreadable("unknown: A2"))
    #expect(try verdict("[1, 2]", 1) == .notANumber)
    #expect(try verdict("nan", 1) == .near(.noNumber))
  }

  @Test(
    "takes options by letter or number", arguments: ["b", "B", "b)", "2", "（2）", "Ｂ", "选b", "选 B。"])
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

  @Test(
    "takes shapes in every spelling",
    arguments: [
      "(4, 3)", "4,3", "4x3", "4 × 3", "（4，3）", "4 by 3", "4行3列",
      "4 rows, 3 columns", "3列4行", "3 columns and 4 rows", "4 Rows 3 cols",
    ])
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

  private func verdict(_ typed: String, _ exercise: Int) throws -> Verdict? {
    judge.verdict(on: typed, for: try Sample.lesson().exercises[exercise])
  }
}
