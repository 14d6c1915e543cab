import Formulas
import Lessons
import Matrices

/// Works out formulas for the judge: on the learner's tensors, on others, and on none.
struct SessionEvaluator: FormulaEvaluating {
  private let live: SessionScope
  private let second: SessionScope?

  /// Takes the session as it is; the second state is made only for an exercise that needs it.
  init(_ session: Session, for exercise: Exercise) {
    live = session.scope
    if case .formula = exercise.question {
      second = session.variedScope()
    } else {
      second = nil
    }
  }

  func value(of formula: String, on ground: Ground) throws -> Measured {
    switch ground {
    case .live: try Self.measure(formula, live)
    case .second: try Self.measure(formula, second ?? live)
    case .bare: try Self.measure(formula, BareScope())
    }
  }

  private static func measure(_ formula: String, _ scope: any Scope) throws -> Measured {
    var scope = scope
    do {
      guard let matrix = try scope.evaluate(Parser.parseExpression(formula)).matrix else {
        throw Failure(description: "these are not numbers")
      }
      return Measured(rows: matrix.rows, columns: matrix.columns, values: matrix.elements)
    } catch let error as FormulaError {
      throw Failure(description: Diagnostic(error, in: formula).message.en)
    }
  }

  /// Why a formula has no value, in words.
  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
