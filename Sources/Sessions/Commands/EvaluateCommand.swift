import Datasets
import Presentation
import Studies

/// `evaluate`: how good the network is on the parts of the data.
struct EvaluateCommand: Command {
  let name = "evaluate"
  let topic = Topic.judge
  let summary = "judge the network on the parts of the data: accuracy, precision, recall, F1"
  let usage = ["evaluate", "evaluate train|train_dev|dev|test"]
  let completions = [CompletionKind.parts]
  let examples = ["evaluate", "evaluate dev", "expect F1_dev > 0.9"]
  let details = """
    Alone it compares all parts; with a part it shows every class or task and the confusion \
    matrix: a row a true class, a column an answer. precision = TP / (TP + FP), recall = TP / \
    (TP + FN), F1 = 2 TP / (2 TP + FP + FN). With one sigmoid they are those of the class \
    labelled 1; with several classes or tasks they are macro averages, the mean over the classes \
    or tasks where they exist. 0/0 is NaN. Missing labels are counted out. Formulas know the \
    numbers by name: J_dev accuracy_dev error_dev precision_dev recall_dev F1_dev. There is no \
    dropout here, batch norm uses its running averages, and training is not disturbed.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let part = try arguments.part()
    try arguments.finish()
    let digits = session.state.digits
    if let part {
      let assessment = try session.state.experiment.assessment(of: part)
      return [EvaluationReport(part, assessment, digits: digits)]
    }
    _ = try session.state.experiment.run()
    let parts = session.state.experiment.splits?.parts ?? []
    let assessments = try parts.map { part in
      (name: part, assessment: try session.state.experiment.assessment(of: part))
    }
    return [ComparisonReport(assessments, digits: digits)]
  }
}
