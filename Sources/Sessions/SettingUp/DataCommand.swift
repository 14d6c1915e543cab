import Datasets
import Formulas
import Languages
import Matrices
import Presentation

/// `data`: what to learn from.
struct DataCommand: Command {
  let name = "data"
  let topic = Topic.setUp
  let summary = Localized(en: "choose what to learn from", zh: "选择学习用的数据")
  let usage = [
    "data NAME [n=] [noise=] [seed=] [classes=]", "data FILE [target=COLUMN,…] [drop=COLUMN,…]",
    "data IMAGES labels=FILE", "data PICTURES shift=rotate|noise|invert [share=] [seed=]",
    "data from x y", "data … only=CLASSES weights=keep", "data",
  ]
  let options = [
    "n", "noise", "seed", "classes", "target", "drop", "labels", "header", "kind", "only",
    "weights", "shift", "share",
  ]
  let completions = [CompletionKind.datasets, .files]
  let examples = [
    "data iris", "data moons n=400 noise=0.2 seed=1", "data weather.csv target=rain",
    "data digits only=0-4", "data digits only=5-9 n=50 weights=keep",
  ]
  let details = Localized(
    en: """
      NAME is a bundled set (iris, digits, mnist5k, breast_cancer) or a generator (xor, \
      moons, circles, blobs, spiral, flower). FILE is a CSV file, IDX images, or .npy, plain \
      or .gz. The last column is the label unless target= names others. `data from x y` \
      takes two variables: x (n, m) and y (outputs, m), one example a column. only=0-4 or \
      only=setosa,virginica keeps some classes, labelled anew; n= then counts what is kept. \
      shift= gives pictures another distribution, as of another camera: turned by 30 \
      degrees, with noise of a quarter of the range, or with dark and light exchanged; \
      share=0.3 does so to three of ten, chosen at random from a stream of its own that \
      seed= starts. `split` mixes them in or keeps them apart, `synthesize` makes more to \
      train on. Training starts anew; with weights=keep from the weights as they are, so \
      that replace can follow. `data` alone tells what is loaded.
      """,
    zh: """
      NAME 是自带的数据集（iris、digits、mnist5k、breast_cancer）或生成器（xor、moons、\
      circles、blobs、spiral、flower）。FILE 是 CSV 文件、IDX 图像或 .npy，可以是 .gz。标\
      签是最后一列，除非 target= 另外指定。`data from x y` 用两个变量：x (n, m) 和 y (输出\
      , m)，一列一个样本。only=0-4 或 only=setosa,virginica 只取一些类别并重新编号；这时 \
      n= 数的是取下来的。shift= 让图像来自另一种分布，好像换了相机：转 30 度，加上值域四分\
      之一的噪声，或者黑白颠倒；share=0.3 只对十分之三这样做，由 seed= 起始的随机数流来选\
      。`split` 把它们混合或分开，`synthesize` 造出更多用来训练。训练从头开始；加 \
      weights=keep 则沿用现有权重，接着可以 replace。单独输入 `data` 说明载入了什么。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let name = arguments.next() else {
      try arguments.finish(options: options)
      return [try DataSummary(session.state.experiment).report]
    }
    let dataset =
      name == "from"
      ? try variables(&arguments, session) : try open(name, &arguments, session)
    let keeps = try arguments.choice("weights", ["keep", "new"]) == "keep"
    try arguments.finish(options: options)
    try session.state.experiment.use(dataset, keepingWeights: keeps)
    let summary = try DataSummary(session.state.experiment).report
    return keeps ? [summary, KeptWeights(session.state.experiment).report] : [summary]
  }

  private func variables(_ arguments: inout Arguments, _ session: Session) throws -> Dataset {
    let names = [
      try arguments.next(Localized(en: "x, the features", zh: "特征 x")),
      try arguments.next(Localized(en: "y, the labels", zh: "标签 y")),
    ]
    let matrices = try names.map { name in
      guard let matrix = try session.value(of: name).matrix else {
        throw SessionError.kind(name, needed: Localized(en: "a matrix", zh: "一个矩阵"))
      }
      return matrix
    }
    let dataset = try Dataset.from(x: matrices[0], y: matrices[1])
    return try arguments.option("only").map { try dataset.keeping(classes: $0) } ?? dataset
  }

  private func open(
    _ name: String, _ arguments: inout Arguments, _ session: Session
  ) throws -> Dataset {
    let request = try DatasetRequest(name, &arguments, session.state.experiment.hyperparameters)
    return try request.open(home: session.surroundings.home())
  }
}
