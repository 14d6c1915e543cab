import Formulas
import Lessons

/// What arithmetic comes to in a session.
struct SessionNumbers: NumberReading {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func number(typed: String) throws -> Double? { try Self.array(typed, BareScope()).number }

  func number(of answer: String) throws -> Double {
    try Self.array(answer, session.scope).number ?? .nan
  }

  private static func array(_ formula: String, _ scope: any Scope) throws -> NumPyArray {
    var scope = scope
    do {
      guard let array = try scope.evaluate(Parser.parseExpression(formula)).array else {
        throw Failure(description: "these are not numbers")
      }
      return array
    } catch let error as FormulaError {
      throw Failure(description: Diagnostic(error, in: formula).message.en)
    }
  }

  /// Why arithmetic has no value, in words.
  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
