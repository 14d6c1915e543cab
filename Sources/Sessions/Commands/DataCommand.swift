import Datasets
import Formulas
import Matrices
import Presentation

/// `data`: what to learn from.
struct DataCommand: Command {
  let name = "data"
  let topic = Topic.setUp
  let summary = "choose what to learn from"
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
  let details = """
    NAME is a bundled set (iris, digits, mnist5k, breast_cancer) or a generator (xor, moons, \
    circles, blobs, spiral, flower). FILE is a CSV file, IDX images, or .npy, plain or .gz. \
    The last column is the label unless target= names others. `data from x y` takes two \
    variables: x (n, m) and y (outputs, m), one example a column. only=0-4 or \
    only=setosa,virginica keeps some classes, labelled anew; n= then counts what is kept. \
    shift= gives pictures another distribution, as of another camera: turned by 30 degrees, \
    with noise of a quarter of the range, or with dark and light exchanged; share=0.3 does so to \
    three of ten, chosen at random from a stream of its own that seed= starts. `split` mixes \
    them in or keeps them apart, `synthesize` makes more to train on. \
    Training starts anew; with weights=keep from the weights as they are, so that replace can \
    follow. `data` alone tells what is loaded.
    """

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
    let names = [try arguments.next("x, the features"), try arguments.next("y, the labels")]
    let matrices = try names.map { name in
      guard let matrix = try session.value(of: name).matrix else {
        throw SessionError.kind(name, needed: "a matrix")
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
