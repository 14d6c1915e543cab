import Engine
import Formulas
import Languages
import Matrices
import Presentation

extension Session {
  /// The report of a formula or a function of the learner's that failed while the run went on.
  ///
  /// It names the iteration, and the function that gave another shape; any other report stays as it
  /// is.
  func withIteration(_ report: ErrorReport, of error: any Error, by line: Line) -> ErrorReport {
    guard let error = error as? TrainingError, error.isOfOwnFormula, line.command?.topic == .run,
      let now = state.experiment.timeline?.now
    else { return report }
    return report.naming(function(in: error), error).during(iteration: now.finished + 1)
  }

  /// The learner's function that gave a tensor of another shape.
  private func function(in error: TrainingError) -> String? {
    guard case .formulaShape(let tensor, _, _) = error else { return nil }
    return state.experiment.hyperparameters.own[tensor]?.functions.names.first
  }
}

extension ErrorReport {
  /// The same with the iteration it happened in.
  fileprivate func during(iteration: Int) -> ErrorReport {
    let place = Localized(en: "iteration \(iteration)", zh: "第 \(iteration) 次迭代")
    let exception = exception.map {
      Exception(
        name: $0.name, line: $0.line, row: $0.row, column: $0.column,
        text: Localized(en: "\($0.text.en), in \(place.en)", zh: "\($0.text.zh)，在\(place.zh)"))
    }
    return ErrorReport(
      kind: errorKind,
      message: Localized(en: "\(words.en) (in \(place.en))", zh: "\(words.zh)（\(place.zh)）"),
      hint: advice, excerpt: excerpt, location: location, check: check, exception: exception)
  }

  /// The same, a wrong shape as that of what a function returned.
  fileprivate func naming(_ function: String?, _ error: TrainingError) -> ErrorReport {
    guard let function, case .formulaShape(let tensor, let expected, let found) = error else {
      return self
    }
    let shape = NumPyArray.text(of: found)
    return ErrorReport(
      kind: errorKind,
      message: Localized(
        en: "\(tensor) is \(expected), and \(function) returned \(shape)",
        zh: "\(tensor) 是 \(expected)，而 \(function) 返回了 \(shape)"), hint: advice)
  }
}
