/// Judges answers that say what they are: options, shapes, numbers.
///
/// It changes nothing. Formulas are judged by their values in runs, which a lesson knows nothing of.
public struct Judge {
  private let numbers: any NumberReading

  /// A judge that asks `numbers` what arithmetic comes to.
  public init(_ numbers: any NumberReading) {
    self.numbers = numbers
  }

  /// The verdict on what was typed as the answer to `exercise`; nil where its question is about a
  /// formula or a function.
  public func verdict(on typed: String, for exercise: Exercise) -> Verdict? {
    let typed = typed.halfWidth.trimmed
    switch exercise.question {
    case .formula, .rewrite, .reach, .function, .asserts: return nil
    case .number(let answer, let tolerance):
      let hasLogarithm = [answer, typed, exercise.ask.en.plainText]
        .contains(where: \.namesLogarithm)
      return number(
        typed.numberInWords ?? typed, answer: answer, tolerance, exercise.wrong,
        isPercentage: exercise.asksPercentage, hasLogarithm: hasLogarithm)
    case .shape(let shape): return self.shape(typed, shape, exercise.wrong)
    case .choice(let options, let answer):
      return choice(typed, answer: answer, of: options, exercise.wrong)
    }
  }

  private func choice(
    _ typed: String, answer: Int, of options: [Question.Option], _ wrong: [Exercise.WrongAnswer]
  ) -> Verdict {
    switch Question.choice(typed: typed, of: options) {
    case .one(answer): return .right
    case .one(let index):
      let letter = Question.letter(index)
      return .wrong(wrong.first { $0.answer == letter })
    case .several(let found): return .severalOptions(found)
    case .none: return .notAnOption(count: options.count)
    }
  }

  private func shape(
    _ typed: String, _ shape: Question.Shape, _ wrong: [Exercise.WrongAnswer]
  ) -> Verdict {
    guard let given = Question.Shape(typed: typed) else { return .notAShape }
    return given == shape
      ? .right : .wrong(wrong.first { Question.Shape(typed: $0.answer) == given })
  }

  private func number(
    _ typed: String, answer: String, _ tolerance: Double, _ wrong: [Exercise.WrongAnswer],
    isPercentage: Bool, hasLogarithm: Bool
  ) -> Verdict {
    let expected: Double
    let given: Double?
    do { expected = try numbers.number(of: answer) } catch { return .notNow("\(error)") }
    do { given = try numbers.number(typed: typed.arithmetic) } catch {
      return .unreadable("\(error)")
    }
    guard let given else { return .notANumber }
    // Where per cent are asked for, `9%` says no more than `9`.
    let meant = typed.last == "%" && isPercentage ? [given, 100 * given] : [given]
    func isNear(_ number: Double, _ tolerance: Double) -> Bool {
      meant.contains { $0 == number || abs($0 - number) <= tolerance || $0.isNaN && number.isNaN }
    }
    if isNear(expected, tolerance) { return .right }
    let known = wrong.first { wrong in
      guard let number = try? numbers.number(of: wrong.answer) else { return false }
      // A small number is not known again by a tolerance that is as large as it is.
      return isNear(number, min(tolerance, abs(number) / 10))
    }
    if let known { return .wrong(known) }
    guard !given.isNaN else { return .near(.noNumber) }
    return NumberSlip(given, for: expected, withLogarithm: hasLogarithm).map { .near($0) }
      ?? .wrong(nil)
  }
}

extension Exercise {
  /// Whether its question speaks of per cent, so that `9%` may be the share or the 9.
  fileprivate var asksPercentage: Bool {
    ["per cent", "percent", "%"].contains(where: ask.en.plainText.contains)
      || ["百分", "%"].contains(where: ask.zh.plainText.contains)
  }
}

extension String {
  /// Whether a logarithm is spoken of, so that one of another base may have been taken.
  fileprivate var namesLogarithm: Bool {
    contains(#/(^|[^A-Za-z])(log|ln)/#)
  }
}

/// What the judge needs to know of the session: what arithmetic comes to.
///
/// Nothing may be changed by it.
public protocol NumberReading {
  /// The number a learner's arithmetic comes to, without the names of any tensor; nil for an array.
  /// - Throws: An error whose description tells a learner what is wrong.
  func number(typed: String) throws -> Double?

  /// The number an author's formula has on the tensors as they stand.
  /// - Throws: An error whose description tells why it has none.
  func number(of answer: String) throws -> Double
}
