import Datasets
import Engine
import Presentation
import Studies

/// `diagnose`: which gap to close first.
struct DiagnoseCommand: Command {
  let name = "diagnose"
  let topic = Topic.judge
  let summary = "compare the errors with human level: bias, variance or data mismatch?"
  let usage = ["diagnose [human=0.01]"]
  let options = ["human"]
  let completions = [CompletionKind.words(["human="])]
  let examples = ["diagnose human=0.01", "diagnose"]
  let details = """
    human= is the error people make on the task, in place of the best possible. From human level \
    to training lies the avoidable bias; from training to training-dev the variance; from there \
    to dev the data mismatch; from dev to test the overfitting to dev. The largest gap is named \
    with what may close it. `split … train_dev=` makes a part that is like training but not \
    trained on; without it variance and mismatch cannot be told apart where dev is of another \
    distribution. Where numbers are predicted the cost J takes the place of the error.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let human = try arguments.number("human")
    try arguments.finish(options: options)
    let run = try session.state.experiment.run()
    let metric = Self.metric(run, session)
    if let human, !(0...(metric == .error ? 1 : .infinity)).contains(human) {
      throw arguments.usage(
        .value(option: "human", text: "\(human.shortText())", needed: Self.range(human, metric)))
    }
    let (errors, counts) = try Self.errors(metric, session)
    let diagnosis = Diagnosis(
      human: human, errors: errors,
      devIsLikeTraining: session.state.experiment.devIsLikeTraining)
    return [DiagnosisReport(diagnosis, metric: metric, counts: counts)]
  }

  /// The error on each part there is, and its number of examples.
  private static func errors(
    _ metric: Metric, _ session: Session
  ) throws -> ([Splits.Part: Diagnosis.Sample], [Splits.Part: Int]) {
    var errors: [Splits.Part: Diagnosis.Sample] = [:]
    var counts: [Splits.Part: Int] = [:]
    for part in session.state.experiment.splits?.parts ?? [] {
      let assessment = try session.state.experiment.assessment(of: part)
      let answers = metric == .error ? assessment.answered : nil
      errors[part] = assessment.value(metric).map { .init(error: $0, answers: answers) }
      counts[part] = assessment.examples
    }
    return (errors, counts)
  }

  private static func range(_ human: Double, _ metric: Metric) -> String {
    guard metric == .error else { return "a cost of 0 or more" }
    return human > 1 && human <= 100
      ? "a share: write \((human / 100).shortText()) for \(human.shortText()) %"
      : "a share from 0 to 1"
  }

  private static func metric(_ run: Trainer, _ session: Session) -> Metric {
    guard let training = session.state.experiment.splits?.train else { return .error }
    return Question(training, loss: run.plan.network.loss).hasClasses ? .error : .J
  }
}
