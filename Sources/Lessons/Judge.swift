/// Judges answers; changes nothing.
public struct Judge<Evaluator: FormulaEvaluating> {
  private let evaluator: Evaluator

  /// A judge that asks `evaluator` for the value of formulas.
  public init(_ evaluator: Evaluator) {
    self.evaluator = evaluator
  }

  /// The verdict on what was typed as the answer to `exercise`.
  public func verdict(on typed: String, for exercise: Exercise) -> Verdict {
    let typed = typed.halfWidth.trimmed
    switch exercise.question {
    case .formula(let answer, let hidden, let tolerance):
      return formula(typed, answer: answer, without: hidden, tolerance, exercise.wrong)
    case .number(let answer, let tolerance):
      return number(typed, answer: answer, tolerance, exercise.wrong)
    case .shape(let shape): return self.shape(typed, shape, exercise.wrong)
    case .choice(let options, let answer):
      return choice(typed, answer: answer, of: options.count, exercise.wrong)
    // Judged by the network's state, not by what is typed.
    case .rewrite, .reach: return .unreadable(typed)
    }
  }

  private func choice(
    _ typed: String, answer: Int, of count: Int, _ wrong: [Exercise.WrongAnswer]
  ) -> Verdict {
    guard let index = Question.index(typed: typed, of: count) else {
      return .notAnOption(count: count)
    }
    let letter = Question.letter(index)
    return index == answer ? .right : .wrong(wrong.first { $0.answer == letter })
  }

  private func shape(
    _ typed: String, _ shape: Question.Shape, _ wrong: [Exercise.WrongAnswer]
  ) -> Verdict {
    guard let given = Question.Shape(typed: typed) else { return .notAShape }
    return given == shape
      ? .right : .wrong(wrong.first { Question.Shape(typed: $0.answer) == given })
  }
}

extension Judge {
  private func number(
    _ typed: String, answer: String, _ tolerance: Double, _ wrong: [Exercise.WrongAnswer]
  ) -> Verdict {
    let expected: Double
    let given: Measured
    do { expected = try live(answer) } catch { return .notNow("\(error)") }
    do {
      given = try evaluator.value(of: typed, on: .bare)
    } catch { return .unreadable("\(error)") }
    guard let value = given.scalar else {
      return .otherShape(found: given.shape, expected: .scalar)
    }
    if Self.near(value, expected, tolerance) { return .right }
    return .wrong(
      wrong.first { Self.near(value, (try? live($0.answer)) ?? .nan, tolerance) })
  }

  /// The number an author's formula has on the live tensors; NaN for a matrix.
  private func live(_ formula: String) throws -> Double {
    try evaluator.value(of: formula, on: .live).scalar ?? .nan
  }

  private static func near(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || abs(a - b) <= tolerance
  }
}

extension Judge {
  private func formula(
    _ typed: String, answer: String, without hidden: [String], _ tolerance: Double,
    _ wrong: [Exercise.WrongAnswer]
  ) -> Verdict {
    let formula = typed.rightHandSide
    if let name = hidden.first(where: formula.identifiers.contains) { return .usesAnswer(name) }
    let trial = Trial(evaluator: evaluator, tolerance: tolerance)
    let expected: Trial<Evaluator>.Values
    do { expected = try trial.values(of: answer) } catch { return .notNow("\(error)") }
    do {
      return trial.compare(try trial.attempt(formula), with: expected, known: wrong)
    } catch {
      return trial.known(formula, in: wrong).map { .wrong($0) } ?? .unreadable("\(error)")
    }
  }
}

extension Measured {
  /// Its only element, or nil for a matrix.
  fileprivate var scalar: Double? { values.count == 1 ? values[0] : nil }
}

extension Question.Shape {
  fileprivate static var scalar: Self { Self(rows: 1, columns: 1) }
}
