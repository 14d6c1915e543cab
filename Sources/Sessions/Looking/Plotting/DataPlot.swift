import Datasets
import Engine
import Languages
import Matrices
import Presentation
import Studies

/// `plot data`: the examples of a part, a mark a class, by two of their features.
struct DataPlot: PlotSubject {
  let name = "data"
  let usage = "[train|train_dev|dev|test] [x=FEATURE] [y=FEATURE]"
  let options = ["x", "y"]

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let part = try arguments.part() ?? .train
    let dataset = try session.state.experiment.part(part)
    guard dataset.image == nil else { throw SessionError.plot(.picturesAreNoPoints) }
    guard dataset.featureCount > 1 else {
      throw SessionError.plot(.needsTwoFeatures(plot: name, found: dataset.featureCount))
    }
    let x = try Self.feature(arguments.option("x"), "x", dataset, arguments) ?? 0
    let y = try Self.feature(arguments.option("y"), "y", dataset, arguments) ?? (x == 1 ? 0 : 1)
    let isNormalized = session.state.experiment.normalization != nil
    return try Self.figure(dataset, part, x, y, isNormalized)
  }

  /// A feature by its name or its number, from 0 as in X[0, :].
  private static func feature(
    _ word: String?, _ option: String, _ dataset: Dataset, _ arguments: Arguments
  ) throws -> Int? {
    guard let word else { return nil }
    if let place = dataset.featureNames.firstIndex(of: word) { return place }
    if let number = Int(word), (0..<dataset.featureCount).contains(number) { return number }
    let names =
      dataset.featureNames.isEmpty
      ? (0..<dataset.featureCount).map(String.init) : dataset.featureNames
    throw arguments.usage(.choice(Localized(option), text: word, choices: Array(names.prefix(20))))
  }

  private static func figure(
    _ dataset: Dataset, _ part: Splits.Part, _ x: Int, _ y: Int, _ isNormalized: Bool
  ) throws -> Figure {
    var two = dataset
    let X = dataset.X
    two.X = Matrix(shape: Shape(2, dataset.count)) { row, column in X[row == 0 ? x : y, column] }
    let names = dataset.featureNames
    let chosen = [x, y].map { $0 < names.count ? names[$0] : "x\($0 + 1)" }
    let plane = try Plane("data", two.X, isNormalized, chosen)
    let chart = Chart(
      x: plane.x, y: plane.y, series: series(two), isPlane: dataset.featureCount == 2)
    let count = dataset.count.counted("example", zh: "个样本")
    return Figure(
      "data",
      title: Localized(
        en: "\(part.rawValue) examples, \(count.en)", zh: "\(part.rawValue) 样本，\(count.zh)"),
      .chart(chart), notes: dataset.featureCount > 2 ? [note(dataset.featureCount)] : [])
  }

  /// A mark a class where there is one question with classes, else one mark for all.
  private static func series(_ dataset: Dataset) -> [Series] {
    let loss: Loss = dataset.Y.rows > 1 ? .ce : .bce
    if dataset.labels.classNames.count > 0, let classes = try? BoundaryPlot.classes(dataset, loss) {
      return BoundaryPlot.series(dataset, classes)
    }
    let X = dataset.X
    let points = (0..<dataset.count).map { (X[0, $0], X[1, $0]) }
    return [
      Series(
        Localized(en: "examples (\(dataset.count))", zh: "样本（\(dataset.count)）"),
        x: points.map(\.0), y: points.map(\.1), form: .points)
    ]
  }

  private static func note(_ features: Int) -> Localized<String> {
    Localized(
      en: "two of \(features) features; x= and y= choose others",
      zh: "\(features) 个特征中的两个；用 x= 和 y= 选别的")
  }
}
