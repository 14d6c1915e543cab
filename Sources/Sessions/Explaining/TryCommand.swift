import Engine
import Explaining
import Formulas
import Presentation

/// `try`: judges a learner's formula.
struct TryCommand: Command {
  let name = "try"
  let topic = Topic.check
  let summary = "judge your own formula for a tensor, and name the mistake"
  let usage = ["try TENSOR = FORMULA"]
  let completions = [CompletionKind.tensors]
  let examples = ["try dW2 = dZ2 @ A1.T / m", "try Z1 = W1 @ X + b1"]
  let details = """
    The formula is worked out from what the tensor's stage read and compared with what it \
    computed, here and in a run of the same shapes with other numbers, so every equal form is \
    right. Where it is wrong, the known mistake that gives your value is named: a missing 1/m, a \
    transpose, an axis, g', a sign, keep_prob, lambda, a bias correction, where epsilon stands; \
    two at once as well. Nothing of the run changes.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try session.state.experiment.run()
    let source = arguments.rest
    let statement = try parsed(source)
    guard case .assignment(let target, nil, let formula) = statement, target.indices == nil else {
      throw TryProblem.notAFormula
    }
    guard let timeline = session.state.experiment.timeline else {
      throw SessionError.needs(.iteration)
    }
    let examination = try Examination(
      of: target.name.text, for: formula, in: timeline, with: session.state.variables)
    var judge = Judge(examination.exam, formula)
    do {
      let judgement = try judge.judgement()
      if let early = examination.early, judgement.mistakes.isEmpty { throw early }
      return [
        TryReport(
          examination, judgement, source: source, formula: formula,
          digits: session.state.digits)
      ]
    } catch let error as FormulaError {
      throw FormulaFailure(error: error, source: source)
    }
  }

  private func parsed(_ source: String) throws -> Statement {
    guard !source.isEmpty else { throw TryProblem.notAFormula }
    do {
      return try Parser.parse(source)
    } catch {
      throw FormulaFailure(error: error, source: source)
    }
  }
}
