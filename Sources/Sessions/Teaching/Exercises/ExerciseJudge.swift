import Engine
import Explaining
import Formulas
import Lessons

/// What was judged of an answer.
struct JudgedAnswer {
  let verdict: Verdict
  /// What the judge of formulas found, where it was a formula that is wrong, or in which numbers
  /// stand for quantities of the run.
  var finding: TryReport?
}

/// Judges the answers to an exercise: a formula as `try` does, the rest by what it says.
struct ExerciseJudge {
  private let session: Session
  private let exercise: Exercise

  init(_ session: Session, _ exercise: Exercise) {
    (self.session, self.exercise) = (session, exercise)
  }

  /// The verdict on what was typed; nothing is changed by it.
  func judged(_ typed: String) -> JudgedAnswer {
    guard case .formula(let answer, let hidden) = exercise.question else {
      let verdict = Judge(SessionNumbers(session)).verdict(on: typed, for: exercise)
      return JudgedAnswer(verdict: verdict ?? .unreadable(typed))
    }
    let source = typed.halfWidth.trimmed
    do {
      let right = try Parser.parseExpression(answer)
      let written = try Parser.parse(source).formula.inFormulaWords
      return try judged(written, source, by: right, without: hidden)
    } catch let error as FormulaError {
      let known = exercise.wrongAnswer(as: source)
      let reason = Diagnostic(error, in: source).message.en
      return JudgedAnswer(verdict: known.map { .wrong($0) } ?? .unreadable(reason))
    } catch {
      return JudgedAnswer(verdict: .unreadable("\(error)"))
    }
  }

  private func judged(
    _ written: Syntax, _ source: String, by right: Syntax, without hidden: [String]
  ) throws -> JudgedAnswer {
    let names = written.names.map(session.canonicalName) + written.calledNames
    if let name = hidden.first(where: names.contains) {
      return JudgedAnswer(verdict: .usesAnswer(name))
    }
    let exam: Exam
    do {
      exam = try session.exam(right, for: written, without: hidden)
    } catch ExamProblem.itself(let name) {
      return JudgedAnswer(verdict: .usesAnswer(name))
    }
    var judge = FormulaJudge(exam)
    let known = known(source, judge)
    let judgement = try judge.judgement(lookingForTwo: known == nil)
    guard judgement.expected != nil else {
      return JudgedAnswer(verdict: .notNow("\(right)"))
    }
    let report = TryReport(
      exam, judgement, source: source, formula: written, digits: session.state.digits)
    // What the author calls wrong is never praised because no run here tells it from the right one.
    if let known = session.wrongFormula(source, exercise) {
      return JudgedAnswer(verdict: .wrong(known), finding: report)
    }
    if judgement.isCorrect, !judgement.isOnlyTheseSizes {
      return JudgedAnswer(verdict: .right, finding: judgement.readings.isEmpty ? nil : report)
    }
    return JudgedAnswer(verdict: verdict(judgement, known, of: written), finding: report)
  }

  private func verdict(
    _ judgement: Judgement, _ known: Exercise.WrongAnswer?, of written: Syntax
  ) -> Verdict {
    if let known { return .wrong(known) }
    let hasNumbers = written.hasNumbers
    if judgement.isOnlyTheseSizes { return .theseSizesOnly(hasNumbers: hasNumbers) }
    // Where nothing but numbers is written, they were copied.
    return judgement.isCoincidence
      ? .coincidence(hasNumbers: written.names.isEmpty) : .wrong(nil)
  }

  /// The wrong answer of the author's that a formula is, by its value or by its letters.
  private func known(_ source: String, _ judge: FormulaJudge) -> Exercise.WrongAnswer? {
    exercise.wrongAnswer(as: source)
      ?? exercise.wrong.first { wrong in
        (try? Parser.parse(wrong.answer)).map { judge.comes(to: $0.formula) } ?? false
      }
  }
}

extension Judgement {
  /// Whether the formula gives the right numbers in this run and in no other.
  fileprivate var isCoincidence: Bool {
    guard let value, let expected else { return false }
    return relation == .onlyHere || relation == .numbersOnly && value.equals(expected)
  }
}

extension Syntax {
  /// Whether a number stands in it that could have been copied: none that formulas have anyway, as
  /// in `1 - Y`, `** 2` and `axis=1`.
  fileprivate var hasNumbers: Bool {
    if case .number(let number) = kind { return ![0, 1, 2].contains(number) }
    return kind.children.contains(where: \.hasNumbers)
  }
}

extension Statement {
  /// The value that is worked out, or that the name is given: `W1 - a` of `W1 -= a`.
  var formula: Syntax {
    guard case .assignment(let target, _, _) = self, target.indices == nil else {
      return expression
    }
    return wholeFormula
  }

  /// The same for elements of a name, or for `W[l]`: `W[l] - a` of `W[l] -= a`.
  var wholeFormula: Syntax {
    guard case .assignment(let target, let sign?, let change) = self else { return expression }
    let name = Syntax(.name(target.name.text), range: target.name.range)
    let before = target.indices.map { Syntax(.element(name, $0), range: name.range) } ?? name
    return Syntax(.binary(sign, before, change), range: change.range)
  }
}
