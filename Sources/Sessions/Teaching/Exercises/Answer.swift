import Formulas
import Lessons
import Matrices

/// A line that is an answer to an exercise rather than a command or free play.
///
/// A choice takes a letter or a number, a shape two numbers, a number an expression without names.
/// Where a formula is asked for, every expression is an answer, and so is giving a value to the
/// tensor asked for; a name alone only shows its value, and commands stay commands.
struct Answer {
  /// What the judge reads.
  let text: String
  /// Whether it can be nothing else, so that even a slip gets a verdict.
  let isCertain: Bool

  init?(_ typed: Line, to exercise: Exercise, in session: Session) {
    let read = session.plainly(typed, exercise.question)
    let line = read.text
    var text = line
    switch exercise.question {
    case .choice(let options, _):
      if let index = Self.option(line, of: options) { text = Question.letter(index) }
      isCertain = Self.isLoneSign(line, in: session)
    case .rewrite, .reach, .function, .asserts: return nil
    case .shape:
      isCertain = line.halfWidth.allSatisfy { "0123456789()[],xX× ".contains($0) }
    case .number(let answer, let tolerance):
      if line.isNumberInWords {
        text = line
      } else if !Self.isArithmetic(session.read(line.arithmetic)) {
        guard let number = Self.number(read, near: answer, tolerance, in: session) else {
          return nil
        }
        text = "\(number)"
      }
      isCertain = true
    case .formula(let answer, let asked):
      let known = [answer] + exercise.wrong.map(\.answer)
      func isAnswer(_ name: String, _ value: Syntax) -> Bool {
        session.isAsked(name, by: answer, among: asked)
          || !value.names.isEmpty
            && ExerciseJudge(session, exercise).judged(line).verdict == .right
      }
      guard Self.isFormula(read, known, isAnswer) else { return nil }
      isCertain = true
    }
    self.text = text
  }

  /// The only option that says what was typed, or begins with it as a word: `5` for `5 rows`.
  private static func option(_ line: String, of options: [Question.Option]) -> Int? {
    let typed = line.halfWidth.lowercased()
    guard typed.count > 1 || typed.allSatisfy(\.isNumber) else { return nil }
    let found = options.indices.filter { index in
      [options[index].text.en, options[index].text.zh].map { $0.plainText.lowercased() }.contains {
        $0 == typed || $0.hasPrefix(typed + " ")
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// A number, or a letter that is neither a command nor a name.
  private static func isLoneSign(_ line: String, in session: Session) -> Bool {
    let word = line.halfWidth
    if !word.isEmpty, word.allSatisfy(\.isNumber) { return true }
    return word.count == 1 && word.allSatisfy(\.isLetter) && session.commands.exact(word) == nil
      && session.scope.value(named: word) == nil
  }

  private static func isArithmetic(_ line: Line) -> Bool {
    guard case .expression(let expression) = line.statement else { return false }
    var scope = BareScope()
    do {
      _ = try scope.evaluate(expression)
      return true
    } catch {
      if case .unknownName = error.problem { return false }
      return true
    }
  }

  /// What a formula of tensors or an assignment comes to, where that is the number asked for; what
  /// comes to another is free play.
  private static func number(
    _ line: Line, near answer: String, _ tolerance: Double, in session: Session
  ) -> Double? {
    guard let formula = line.statement?.formula else { return nil }
    if case .name = formula.kind { return nil }
    var scope = session.scope
    guard let number = try? scope.evaluate(formula).number,
      let right = try? SessionNumbers(session).number(of: answer), abs(number - right) <= tolerance
    else { return nil }
    return number
  }

  /// - Parameter isAnswer: Whether giving a value to a name is an answer: to the tensor asked for, and
  ///   to any other where it is the right one.
  private static func isFormula(
    _ line: Line, _ known: [String], _ isAnswer: (String, Syntax) -> Bool
  ) -> Bool {
    guard let statement = line.statement else { return false }
    switch statement {
    case .assignment(let target, _, let value):
      return target.indices == nil && isAnswer(target.name.text, value)
    case .expression(let expression):
      guard case .name(let name) = expression.kind else { return true }
      return known.contains(name)
    }
  }
}

extension String {
  /// Whether it is a number in words: `四分之一`, `一千`.
  fileprivate var isNumberInWords: Bool {
    !isEmpty && allSatisfy { "零一二两三四五六七八九十百千万半分之点负倍成".contains($0) }
  }
}

/// A scope in which no name has a value.
struct BareScope: Scope {
  let names: [String] = []
  var random = NumPyRandom(seed: 0)

  func value(named name: String) -> Value? { nil }

  func load(_ path: String) throws(LoadFailure) -> Value {
    throw .noFiles
  }
}
