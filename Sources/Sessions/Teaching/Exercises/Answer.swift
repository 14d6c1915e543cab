import Cells
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
  /// The option that was taken from words or a number; nil for a letter.
  private(set) var option: Int?

  init?(_ typed: Line, to exercise: Exercise, in session: Session) {
    let read = session.plainly(typed, exercise.question)
    let line = read.text
    var text = line
    switch exercise.question {
    case .choice(let options, _):
      let choice = Question.choice(typed: line, of: options)
      let isNoOther = typed.command == nil && Self.isNameless(line, in: session)
      let isSign =
        line.isAmount || Self.isLoneSign(line, in: session) || Self.isLateLetter(line, in: session)
      switch choice {
      case .one(let index):
        guard
          isSign || isNoOther || Question.isQuoted(line, from: options)
            || Self.isWords(typed, in: session)
        else { return nil }
        text = Question.letter(index)
        option = line.halfWidth.lowercased().filter(\.isLetter) == text ? nil : index
        isCertain = true
      case .several: isCertain = isSign || isNoOther
      case .none:
        isCertain = isSign || isNoOther && session.commands.nearest(to: line) == nil
      }
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
            ?? Self.number(
              read, near: [answer] + exercise.wrong.map(\.answer), tolerance, in: session)
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

  /// Whether a line can be nothing but words: it names nothing that there is, so that it could only
  /// be refused.
  private static func isNameless(_ line: String, in session: Session) -> Bool {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    let isPlain = line.allSatisfy { $0.isLetter || $0.isNumber || " ,.，。_-".contains($0) }
    return isPlain && !words.isEmpty
      && words.allSatisfy { session.scope.value(named: $0) == nil && !session.hasVariable($0) }
      && words.contains { $0.contains(where: \.isLetter) }
      && !FunctionTable.constants.contains(line) && !session.cells.isBuiltin(words[0])
      && !session.cells.explains(words[0]) && !PythonWords.beginsStatement(line)
  }

  /// Whether a line is words that no variable has for its name, and no command that could run: of a
  /// command's name only with words behind it.
  private static func isWords(_ line: Line, in session: Session) -> Bool {
    let words = line.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    let isPlain = line.text.allSatisfy { $0.isLetter || $0.isNumber || " ,.，。：:-%_".contains($0) }
    return isPlain && (line.command == nil || words.count > 1 && line.text.contains { $0.isLetter })
      && words.allSatisfy { session.scope.value(named: $0) == nil && !session.hasVariable($0) }
      && !PythonWords.beginsStatement(line.text)
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
    text.numberInWords != nil || isArithmetic(session.read(text.arithmetic))
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

  /// What a formula of tensors or an assignment comes to, where that is the number asked for or a wrong
  /// one that the author foresaw; what comes to another is free play.
  private static func number(
    _ line: Line, near answers: [String], _ tolerance: Double, in session: Session
  ) -> Double? {
    guard let formula = line.statement?.formula else { return nil }
    if case .name = formula.kind { return nil }
    var scope = session.scope
    guard let number = try? scope.evaluate(formula).number else { return nil }
    let known = answers.compactMap { try? SessionNumbers(session).number(of: $0) }
    return known.contains { abs(number - $0) <= min(tolerance, 1e-6 + abs($0) / 10) } ? number : nil
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

extension Exercise {
  /// Whether the question speaks of a name by which its answer does not go.
  fileprivate func asks(for name: String) -> Bool {
    let given = (try? Parser.parseExpression(question.answer).names) ?? []
    return !given.contains(name) && ask.en.codes.contains(name)
  }
}

extension String {
  /// Whether it is a number with its sign or per cent and nothing else.
  fileprivate var isAmount: Bool {
    let text = halfWidth.trimmed
    let isSign = !text.isEmpty && text.allSatisfy { "+-−±<>=".contains($0) }
    return isSign
      || text.contains(where: \.isNumber) && text.allSatisfy { "0123456789.%+-约 ".contains($0) }
  }
}

extension Question {
  /// The letters that the options of most choices have, and the one that would leave the program by a
  /// slip.
  static let likelyLetters: Set<String> = ["a", "b", "c", "d", "e", "q"]
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
