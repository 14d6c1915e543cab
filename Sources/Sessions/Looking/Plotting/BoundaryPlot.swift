import Datasets
import Engine
import Languages
import Matrices
import Presentation
import Studies

/// `plot boundary`: what the network answers all over the plane, the examples on top.
struct BoundaryPlot: PlotSubject {
  let name = "boundary"
  let usage = "[train|train_dev|dev|test]"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let part = try arguments.part() ?? .train
    let run = try session.state.experiment.run()
    let dataset = try session.state.experiment.part(part)
    let isNormalized = session.state.experiment.normalization != nil
    return try Self.figure(run, dataset, part, isNormalized, detail)
  }

  /// The picture of a run as it is now.
  static func figure(
    _ run: Trainer, _ dataset: Dataset, _ part: Splits.Part, _ isNormalized: Bool,
    _ detail: PlotDetail
  ) throws -> Figure {
    let classes = try classes(dataset, run.plan.network.loss)
    let plane = try Plane("boundary", dataset.X, isNormalized, dataset.featureNames)
    let answers = try run.evaluate(plane.grid(detail, outputs: dataset.Y.rows)).predictions
    let field = Self.field(answers, classes, detail)
    let chart = Chart(
      x: plane.x, y: plane.y, series: series(dataset, classes), field: field, isPlane: true)
    return Figure(
      "boundary",
      title: Localized(
        en: "decision boundary, \(part.rawValue) examples, ", zh: "决策边界，\(part.rawValue) 样本，")
        + place(run),
      .chart(chart), notes: notes(run, dataset, part))
  }

  private static func place(_ run: Trainer) -> Localized<String> {
    run.state.iteration == 0
      ? Localized(en: "before training", zh: "训练之前") : .iteration(run.state.iteration)
  }

  private static func notes(
    _ run: Trainer, _ dataset: Dataset, _ part: Splits.Part
  ) -> [Localized<String>] {
    let goByExample = run.state.hyperparameters.own.goByExample(in: run.plan)
    return score(run, dataset, part) + (goByExample ? [] : [dependence])
  }

  private static let dependence = Localized(
    en: "a formula of yours takes the examples together: the boundary depends on the grid",
    zh: "你的一个公式把样本放在一起算：边界与网格的取法有关")

  private static func score(
    _ run: Trainer, _ dataset: Dataset, _ part: Splits.Part
  ) -> [Localized<String>] {
    guard let assessment = try? run.assessment(on: dataset),
      let accuracy = assessment.value(.accuracy)
    else { return [] }
    let (cost, share) = (assessment.cost.shortText(), accuracy.shortText())
    return [Localized("J_\(part.rawValue) \(cost), accuracy_\(part.rawValue) \(share)")]
  }

  /// The classes of the one question that is asked.
  static func classes(_ dataset: Dataset, _ loss: Loss) throws -> [String] {
    switch OutputMeaning(dataset, loss: loss) {
    case .choice(let classes): return classes
    case .tasks(let tasks):
      guard tasks.count == 1, let answers = tasks[0].answers else {
        throw SessionError.plot(.needsOneQuestion)
      }
      return [answers.negative, answers.positive]
    }
  }

  private static func field(
    _ answers: Matrix<Double>, _ classes: [String], _ detail: PlotDetail
  ) -> Field {
    let samples = (0..<answers.columns).map { sample(answers, $0) }
    let shape = Shape(detail.rows, detail.columns)
    return Field(
      Matrix(shape: shape, columnMajor: samples.map(\.answer)),
      meaning: .classes(
        classes, certainty: Matrix(shape: shape, columnMajor: samples.map(\.certainty))))
  }

  /// A column's answer, and how sure it is: 0 at the boundary, 1 where there is no doubt.
  private static func sample(
    _ answers: Matrix<Double>, _ column: Int
  ) -> (answer: Double, certainty: Double) {
    if answers.rows == 1 {
      let value = answers[0, column]
      guard value.isFinite else { return (.nan, 0) }
      return (value > 0.5 ? 1 : 0, abs(value - 0.5) * 2)
    }
    let sorted = (0..<answers.rows).sorted { answers[$0, column] > answers[$1, column] }
    guard answers[sorted[0], column].isFinite else { return (.nan, 0) }
    return (Double(sorted[0]), answers[sorted[0], column] - answers[sorted[1], column])
  }

  /// The examples, a series a class; those without a label by themselves.
  static func series(_ dataset: Dataset, _ classes: [String]) -> [Series] {
    let labels = (0..<dataset.count).map { label(dataset.Y, $0) }
    let X = dataset.X
    let names = classes.map { Localized($0) } + [Localized(en: "no label", zh: "没有标签")]
    return names.enumerated().compactMap { index, name in
      let members = labels.indices.filter { labels[$0] == (index < classes.count ? index : nil) }
      guard !members.isEmpty else { return nil }
      return Series(
        name + " (\(members.count))", x: members.map { X[0, $0] },
        y: members.map { X[1, $0] }, form: .points, ordinal: index)
    }
  }

  private static func label(_ Y: Matrix<Double>, _ column: Int) -> Int? {
    if Y.rows == 1 { return Y[0, column].isNaN ? nil : (Y[0, column] > 0.5 ? 1 : 0) }
    let values = (0..<Y.rows).map { Y[$0, column] }
    guard !values.contains(where: \.isNaN) else { return nil }
    return values.indices.max { values[$0] < values[$1] }
  }
}
