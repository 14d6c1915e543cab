import Datasets
import Engine
import Files
import Formulas
import Languages
import Matrices
import Studies

/// What formulas see: the run's tensors and scalars, the data's parts, a person's variables.
struct SessionScope: Scope {
  private let experiment: Experiment
  private let rights: FileRights
  /// The run whose tensors are seen.
  var run: Trainer?
  /// A person's variables.
  var variables: [String: Value]
  /// The learner's stream; the experiment's own is never touched.
  var random: NumPyRandom
  /// Whether tensors that have not been computed yet are taken for zeros: enough to tell whether a
  /// formula makes sense.
  var foresees = false

  /// Takes what a session has; a run that can begin is begun, so that its weights can be seen.
  init(_ session: Session, begins: Bool = true) {
    if begins, session.state.experiment.isComplete { _ = try? session.state.experiment.run() }
    experiment = session.state.experiment
    rights = session.rights
    run = experiment.trainer
    variables = session.state.variables
    random = session.state.random
  }

  /// Takes an experiment and variables that belong to no session.
  init(_ experiment: Experiment, variables: [String: Value], random: NumPyRandom) {
    self.experiment = experiment
    rights = .all
    run = experiment.trainer
    self.variables = variables
    self.random = random
  }

  /// Who multiplies, as in training.
  var products: Products { experiment.hyperparameters.products }

  /// Every name that has a value.
  var names: [String] { variables.keys.sorted() + networkNames }

  /// Every name that has one without a person's doing.
  var networkNames: [String] {
    let parts = Splits.Part.allCases.filter { experiment.splits?[$0] != nil }
    let splitNames = SplitName.all(of: parts).filter {
      experiment.layers != nil || $0.hasPrefix("X") || $0.hasPrefix("Y")
    }
    return tensorNames + splitNames + (run?.scalars.map(\.name) ?? settings.map(\.0))
  }

  /// Every tensor of the run.
  var tensorNames: [String] { run?.plan.tensors.map(\.name) ?? [] }

  /// The value of a name: a tensor of the run first, then a variable.
  func value(named name: String) -> Value? {
    runValue(name) ?? variables[name] ?? dataValue(name)
  }

  /// Whether the run has a value of a name, before which no variable of that name is seen.
  func hidesVariable(_ name: String) -> Bool { runValue(name) != nil }

  /// The value a name has without a person's doing.
  func networkValue(named name: String) -> Value? { runValue(name) ?? dataValue(name) }

  private func dataValue(_ name: String) -> Value? {
    splitValue(name) ?? settings.first { $0.0 == name }.map { Value($0.1) }
  }

  private func runValue(_ name: String) -> Value? {
    guard let run else { return nil }
    if name == "order" { return Value(run.order) }
    guard let spec = run.plan.tensor(named: name) else {
      return run.scalar(name).map { Value($0) }
    }
    let zeros = foresees ? Matrix(shape: run.shape(of: spec), filledWith: 0) : nil
    guard let tensor = run.tensor(name) ?? zeros else { return nil }
    return spec.isScalar ? Value(tensor.elements[0]) : Value(tensor)
  }

  private func splitValue(_ name: String) -> Value? {
    guard let splitName = SplitName(name), let part = experiment.splits?[splitName.part] else {
      return nil
    }
    switch splitName.quantity {
    case .X: return Value(part.X)
    case .Y: return Value(part.Y)
    default: return splitName.quantity.metric.flatMap { metric($0, of: part) }.map { Value($0) }
    }
  }

  private func metric(_ metric: Metric, of part: Dataset) -> Double? {
    guard let run else { return nil }
    return (try? run.assessment(on: part))?.value(metric)
  }

  /// What can be said before there is a run.
  private var settings: [(String, Double)] {
    let hyper = experiment.hyperparameters
    return [("alpha", hyper.learningRate), ("lambda", hyper.l2), ("lambda1", hyper.l1)]
      + hyper.optimizer.scalars.map { ($0.name, $0.value) }
  }

  /// Whether a name is one that a run gives values to, so that only the run is missing.
  static func isTensorLike(_ name: String) -> Bool {
    let stems = [
      "W", "b", "Z", "A", "D", "X", "Y", "L", "J", "gamma", "beta", "mu", "var", "slope",
    ]
    let stem = name.prefix { !$0.isNumber }
    let bare = stem.drop { "vsd".contains($0) }
    return stems.contains(String(bare)) && (name != stem || bare.count == 1)
      || ["m", "t", "epoch", "iteration"].contains(name)
  }

  private static let optimizerScalars = Set(
    OptimizerKind.all.flatMap { $0.optimizer().scalars.map(\.name) })

  /// The command that sets what a scalar shows.
  static func setting(behind scalar: String) -> String? {
    switch scalar {
    case "alpha": "set lr="
    case "lambda": "set l2="
    case "lambda1": "set l1="
    case "m": "set batch="
    case _ where optimizerScalars.contains(scalar): "optimizer"
    case _ where scalar.hasPrefix("keep_prob") || scalar.hasPrefix("slope"): "net"
    default: nil
    }
  }

  func load(_ path: String) throws(LoadFailure) -> Value {
    guard rights.allowReading(path) else { throw .outOfReach }
    do {
      return Value(try NumberFile.read(path))
    } catch {
      throw LoadFailure(error.reason)
    }
  }
}

extension LoadFailure {
  /// The file lies outside what may be read.
  fileprivate static var outOfReach: LoadFailure {
    LoadFailure(
      ErrorWords(
        Localized(
          en: "only files beside the one that runs and data sets may be read here",
          zh: "这里只能读所运行文件旁边的文件和数据集")))
  }
}
