import Engine
import Formulas
import Languages
import Matrices

/// What a formula for a tensor sees: what there is when its stage computes it, what comes later in
/// the iteration, and the learner's own variables.
public struct MomentScope: ExamState {
  private let moment: StageMoment
  /// What does not come from the run; its names give way to the run's.
  private let others: [String: Value]
  /// The learner's stream: it draws nothing of the run's.
  public var random = NumPyRandom(seed: 0)

  /// Creates a scope.
  public init(_ moment: StageMoment, others: [String: Value] = [:]) {
    (self.moment, self.others) = (moment, others)
  }

  /// By which code the run multiplies.
  public var products: Products { moment.timeline.trainer.state.hyperparameters.products }

  /// Every name that has a value.
  public var names: [String] { moment.names.union(others.keys).sorted() }

  /// A tensor or a scalar of the run, else a variable.
  public func value(named name: String) -> Value? {
    moment.isKnown(name)
      ? moment.value(named: name, moment.time(of: name)) : others[name]
  }

  /// The shape of the numbers of a name.
  public func shape(of name: String) -> Shape? {
    moment.isKnown(name) ? moment.shape(of: name) : others[name]?.matrix?.shape
  }

  /// Refuses: what is judged comes from the run.
  public func load(_ path: String) throws(LoadFailure) -> Value {
    throw LoadFailure(
      ErrorWords(Localized(en: "files are not read here", zh: "这里不读文件")))
  }
}

extension StageMoment {
  /// Every tensor and scalar of the iteration that a formula for this tensor may be made of.
  public var names: Set<String> {
    Set(plan.tensors.map(\.name) + scalarNames).filter { sight?.isReadable($0) ?? true }
  }

  /// Whether a tensor is only computed later in the iteration.
  public func isLater(_ name: String) -> Bool { time(of: name) == .end }

  /// Whether a name is a tensor or a scalar such a formula may be made of.
  public func isKnown(_ name: String) -> Bool {
    let name = plan.canonicalName(name)
    guard plan.tensor(named: name) != nil else { return scalarNames.contains(name) }
    return sight?.isReadable(name) ?? true
  }

  /// When a tensor has the value that a formula for this one sees.
  func time(of name: String) -> Time { sight?.time(of: plan.canonicalName(name)) ?? .before }

  private var sight: Sight? { Sight(of: spec.name, in: plan) }

  func shape(of name: String) -> Shape? {
    guard let spec = plan.tensor(named: name) else { return Shape(1, 1) }
    return spec.shape(examples: examples)
  }
}
