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
      let isFraction = line.contains(".") && Double(line) != nil
      if !isFraction, let index = Self.option(line, of: options) { text = Question.letter(index) }
      isCertain =
        isFraction || Self.isLoneSign(line, in: session) || Self.isLateLetter(line, in: session)
    case .rewrite, .reach, .function, .asserts: return nil
    case .shape:
      isCertain = line.halfWidth.allSatisfy { "0123456789()[],xX× ".contains($0) }
    case .number(let answer, let tolerance):
      // As it was typed first: a sign of per cent says more than the share it is.
      if let typed = [typed.text, line].first(where: { Self.isNumber($0, in: session) }) {
        text = typed
      } else {
        guard
          let number = Self.number(given: read, to: exercise, in: session)
            ?? Self.number(read, near: answer, tolerance, in: session)
        else { return nil }
        text = "\(number)"
      }
      isCertain = true
    case .formula(let answer, let asked):
      let known = [answer] + exercise.wrong.map(\.answer)
      func isAnswer(_ name: String, _ value: Syntax) -> Bool {
        session.isAsked(name, by: answer, among: asked)
          || exercise.asks(for: name) && !value.names.isEmpty
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
    let typed = line.asWords
    guard typed.count > 1 || typed.allSatisfy(\.isNumber) else { return nil }
    func only(_ fits: (String) -> Bool) -> Int? {
      let found = options.indices.filter { index in
        [options[index].text.en, options[index].text.zh].map { $0.plainText.asWords }
          .contains(where: fits)
      }
      return found.count == 1 ? found[0] : nil
    }
    return only { $0 == typed } ?? only { $0.begins(withWords: typed) }
  }

  /// A letter as options have it, which in a question with fewer of them must not run the command
  /// that begins so.
  private static func isLateLetter(_ line: String, in session: Session) -> Bool {
    let word = line.halfWidth.lowercased()
    return Question.likelyLetters.contains(word) && session.scope.value(named: line) == nil
      && !session.hasVariable(line)
  }

  /// A number in words, or arithmetic.
  private static func isNumber(_ text: String, in session: Session) -> Bool {
    text.chineseNumber != nil || isArithmetic(session.read(text.arithmetic))
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

  /// What a name that the question speaks of is given by a formula: an answer, right or wrong.
  private static func number(
    given line: Line, to exercise: Exercise, in session: Session
  ) -> Double? {
    guard case .assignment(let target, _, let value)? = line.statement, target.indices == nil,
      !value.names.isEmpty, exercise.asks(for: target.name.text),
      let formula = line.statement?.formula
    else { return nil }
    var scope = session.scope
    return try? scope.evaluate(formula).number
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
  /// The text as answers are compared: in small letters, without full-width ones and a full stop.
  fileprivate var asWords: String {
    let text = halfWidth.lowercased()
    return String(text.reversed().drop { "。.".contains($0) }.reversed())
  }

  /// Whether it begins with another text that ends where a word does: `5` of `5 rows`, `上升` of
  /// `上升：…`.
  fileprivate func begins(withWords words: String) -> Bool {
    guard hasPrefix(words), let next = dropFirst(words.count).first else { return false }
    return " :,;".contains(next) || !next.isASCII && !next.isLetter && !next.isNumber
  }
}

extension Exercise {
  /// Whether the question speaks of a name by which its answer does not go.
  fileprivate func asks(for name: String) -> Bool {
    let given = (try? Parser.parseExpression(question.answer).names) ?? []
    return !given.contains(name) && ask.en.codes.contains(name)
  }
}

extension Question {
  /// The letters that the options of most choices have.
  static let likelyLetters: Set<String> = ["a", "b", "c", "d", "e"]
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
