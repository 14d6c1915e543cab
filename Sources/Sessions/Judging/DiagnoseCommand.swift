import Datasets
import Engine
import Languages
import Presentation
import Studies

/// `diagnose`: which gap to close first.
struct DiagnoseCommand: Command {
  let name = "diagnose"
  let topic = Topic.judge
  let summary = Localized(
    en: "compare the errors with human level: bias, variance or data mismatch?",
    zh: "与人类水平比较误差：偏差、方差还是数据不匹配？")
  let usage = ["diagnose [human=0.01]", "diagnose test [human=0.01]"]
  let options = ["human"]
  let examples = ["diagnose human=0.01", "diagnose", "diagnose test human=0.01"]
  let details = Localized(
    en: """
      human= is the error people make on the task, in place of the best possible. From human \
      level to training lies the avoidable bias; from training to training-dev the variance; \
      from there to dev the data mismatch; from dev to test the overfitting to dev. The \
      largest gap is named with what may close it. `split … train_dev=` makes a part that is \
      like training but not trained on; without it variance and mismatch cannot be told \
      apart where dev is of another distribution. Where numbers are predicted the cost J \
      takes the place of the error. The test part stays closed, since whoever chooses by it has \
      nothing left to judge with; at the end, once, `diagnose test` opens it.
      """,
    zh: """
      human= 是人在这个任务上的误差，用来代替可能的最小误差。从人类水平到 train 是可避免偏\
      差，从 train 到 train_dev 是方差，从那里到 dev 是数据不匹配，从 dev 到 test 是对 \
      dev 过拟合。程序指出最大的差距和可以试的办法。`split … train_dev=` 分出与训练部分同\
      分布、但不用来训练的一部分；没有它，当 dev 来自另一种分布时，方差和不匹配就分不开。\
      预测数值时用代价 J 代替误差。test 部分一直封着：拿它来选，就没有东西可以评判了；最后用\
      一次 `diagnose test` 打开它。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let opensTest = arguments.words.first == Splits.Part.test.rawValue
    if opensTest { _ = arguments.next() }
    let human = try arguments.number("human")
    try arguments.finish(options: options)
    let run = try session.state.experiment.run()
    let metric = Self.metric(run, session)
    if let human, !(0...(metric == .error ? 1 : .infinity)).contains(human) {
      throw arguments.usage(
        .value(
          option: Localized("human"), text: "\(human.shortText())",
          needed: Self.range(human, metric)))
    }
    let parts = session.state.experiment.splits?.parts ?? []
    let shown = parts.filter { opensTest || $0 != .test }
    let (errors, counts) = try Self.errors(metric, shown, session)
    let diagnosis = Diagnosis(
      human: human, errors: errors,
      devIsLikeTraining: session.state.experiment.devIsLikeTraining)
    return [
      DiagnosisReport(
        diagnosis, metric: metric, counts: counts, hidesTest: shown.count < parts.count)
    ]
  }

  /// The error on each of some parts, and its number of examples.
  private static func errors(
    _ metric: Metric, _ parts: [Splits.Part], _ session: Session
  ) throws -> ([Splits.Part: Diagnosis.Sample], [Splits.Part: Int]) {
    var errors: [Splits.Part: Diagnosis.Sample] = [:]
    var counts: [Splits.Part: Int] = [:]
    for part in parts {
      let assessment = try session.state.experiment.assessment(of: part)
      let answers = metric == .error ? assessment.answered : nil
      errors[part] = assessment.value(metric).map { .init(error: $0, answers: answers) }
      counts[part] = assessment.examples
    }
    return (errors, counts)
  }

  private static func range(_ human: Double, _ metric: Metric) -> Localized<String> {
    guard metric == .error else { return Localized(en: "a cost of 0 or more", zh: "不小于 0 的代价") }
    return human > 1 && human <= 100
      ? Localized(
        en: "a share: write \((human / 100).shortText()) for \(human.shortText()) %",
        zh: "占比：\(human.shortText()) % 写成 \((human / 100).shortText())")
      : Localized(en: "a share from 0 to 1", zh: "0 到 1 的占比")
  }

  private static func metric(_ run: Trainer, _ session: Session) -> Metric {
    guard let training = session.state.experiment.splits?.train else { return .error }
    return OutputMeaning(training, loss: run.plan.network.loss).hasClasses ? .error : .J
  }
}
