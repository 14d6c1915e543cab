import Engine
import Explaining
import Formulas

extension Session {
  /// The question an exercise asks: for the tensor of the run that its answer gives, with all that
  /// is known of it, else for the author's formula.
  func exam(_ answer: Syntax, for written: Syntax, without hidden: [String]) throws -> Exam {
    let scope = self.scope
    let variables = scope.variables(naming: answer.names + written.names, with: state)
    if let timeline = state.experiment.timeline,
      let tensor = Exam.tensor(givenBy: answer, among: hidden, in: timeline)
    {
      do {
        return try Exam(
          of: tensor, for: written, in: timeline, with: variables, reachesAhead: true)
      } catch ExamProblem.later {
        // What is there on the screen may be used, though the stage could not have read it.
      }
    }
    return Exam(
      answer: answer, for: written, in: state.experiment.timeline, seeing: scope, with: variables)
  }

  /// Whether a name is what an exercise asks for, so that giving it a value is an answer.
  func isAsked(_ name: String, by answer: String, among hidden: [String]) -> Bool {
    let name = canonicalName(name)
    if hidden.contains(name) { return true }
    guard let timeline = state.experiment.timeline,
      let right = try? Parser.parseExpression(answer)
    else { return false }
    return Exam.tensor(givenBy: right, among: [name] + hidden, in: timeline) == name
  }
}

extension SessionScope: ExamState {
  /// The variables with what is known of data and metrics: what holds the batch is the batch, and an
  /// accuracy is 1 less the error.
  fileprivate func variables(naming names: [String], with state: Session.State) -> OwnVariables {
    var (values, definitions) = (state.variables, state.definitions)
    for name in names where values[name] == nil {
      guard let definition = SplitName(name)?.definition, let value = value(named: name) else {
        continue
      }
      (values[name], definitions[name]) = (value, definition)
    }
    for batch in ["X", "Y"] {
      guard let matrix = run?.tensor(batch) else { continue }
      for (name, value) in state.variables where value.matrix == matrix {
        definitions[name] = Syntax(.name(batch))
      }
    }
    return OwnVariables(values, definitions: definitions)
  }
}

extension SplitName {
  /// The metric as a formula of others; nil where it is none.
  fileprivate var definition: Syntax? {
    let part = part.rawValue
    let source: String? =
      switch quantity {
      case .accuracy: "1 - error_\(part)"
      case .F1: "2 * precision_\(part) * recall_\(part) / (precision_\(part) + recall_\(part))"
      default: nil
      }
    return source.flatMap { try? Parser.parseExpression($0) }
  }
}
