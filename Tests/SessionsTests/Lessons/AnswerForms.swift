import Formulas
import Lessons
import Matrices
import Testing

@testable import Explaining
@testable import Sessions

/// Ways to write one formula of a lesson: right ones as people spell it, and wrong ones as the
/// catalogue of mistakes makes them.
struct AnswerForms {
  private let right: Syntax
  private let source: String
  private let hidden: [String]
  private let session: Session

  init?(_ exercise: Exercise, in session: Session) {
    guard case .formula(let answer, let hidden) = exercise.question,
      let right = try? Parser.parseExpression(answer)
    else { return nil }
    (self.right, source, self.hidden, self.session) = (right, answer, hidden, session)
  }

  /// Without blanks, on a Chinese keyboard, given a name, turned round, and as NumPy is called.
  var rightForms: [String] {
    let names = hidden.filter { session.isAsked($0, by: source, among: hidden) }
    return [
      source.filter { $0 != " " }, wide, "\(names.first ?? "mine") = \(source)",
      turned ?? "0 + \(source)", numPys ?? "1.0 * (\(source))",
    ]
  }

  /// With the signs that a Chinese keyboard gives.
  private var wide: String {
    var scalars = String.UnicodeScalarView()
    for scalar in source.unicodeScalars {
      let isSign = "()+-*/@,=.>".unicodeScalars.contains(scalar)
      scalars.append(isSign ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(scalars)
  }

  /// With both sides of its first sum or product exchanged; nil where order matters.
  private var turned: String? {
    guard case .binary(let sign, let left, let right) = right.kind,
      [.add, .multiply].contains(sign)
    else { return nil }
    return "\(Syntax(.binary(sign, right, left)))"
  }

  private var numPys: String? {
    let names = ["sum", "mean", "exp", "log", "sqrt", "where", "argmax", "norm", "std", "cos"]
    let spelled = names.reduce(source) {
      $0.replacingWord($1, with: $1 == "norm" ? "np.linalg.norm" : "np.\($1)")
    }
    return spelled == source ? nil : spelled
  }

  /// One for each mistake of the catalogue, then mistakes that can be made anywhere.
  ///
  /// Each is surely wrong: its numbers are others or none. A name alone is no answer, it shows its value.
  var wrongForms: [String] {
    let words = Vocabulary(target: hidden.first ?? "", names: Set(session.scope.names))
    var seen: Set<Mistake> = []
    let made = Rewriting.made(from: right, words).filter { isWrong("\($0.formula)") }
      .filter { seen.insert($0.mistake).inserted }.map { "\($0.formula)" }
    let anywhere = ["-(\(source))", "2 * (\(source))", "(\(source)) + 1", "(\(source)) ** 2", "X"]
      .filter { isWrong($0) && !made.contains($0) }
    return Array((Array(made.prefix(4)) + anywhere).prefix(5))
  }

  /// Whether it comes to other numbers, or its shapes do not fit together.
  private func isWrong(_ formula: String) -> Bool {
    guard let right = try? value(source) else { return false }
    do {
      return try !value(formula).agrees(with: right, tolerance: 1e-6)
    } catch {
      if case .cannotMultiply = (error as? FormulaError)?.problem { return true }
      return false
    }
  }

  private func value(_ formula: String) throws -> NumPyArray {
    var scope = session.scope
    return try #require(scope.evaluate(Parser.parseExpression(formula)).array)
  }
}
