import Engine
import Formulas
import Languages
import Matrices

/// The numbers of one training step: those that are known, and every other worked out from its
/// stage's formula when somebody asks for it.
///
/// A formula reads what the file holds of what it is made of, so a tensor that is right by wrong
/// ones is told from one that is wrong itself.
final class StepValues {
  let plan: Plan
  let products: Products
  /// What lives on, as it was before the step.
  private let start: [String: Matrix<Double>]
  /// What the step is known to have computed.
  let held: [String: Matrix<Double>]
  private let scalars: [String: Double]
  private let data: TrainingSet
  private var computed: [String: Value] = [:]
  /// In place of what a formula comes to, while a mistake in it is tried.
  private var supposed: [String: Value] = [:]

  init(
    of run: Trainer, holding held: [String: Matrix<Double>], scalars: [String: Double]
  ) {
    (plan, data) = (run.plan, run.data)
    products = run.state.hyperparameters.products
    self.held = held
    self.scalars = scalars
    var start: [String: Matrix<Double>] = [:]
    for spec in run.plan.tensors where run.plan.lives(on: spec) {
      start[spec.name] = run.tensor(spec.name)
    }
    self.start = start
  }

  /// What a formula for a tensor sees.
  func scope(for target: String) -> StepScope? {
    Sight(of: target, in: plan).map { StepScope(step: self, sight: $0) }
  }

  /// What a tensor's own formula comes to, by what the file holds of the rest.
  func right(_ name: String) -> NumPyArray? {
    guard let spec = plan.tensor(named: name) else { return nil }
    return value(of: spec.formula, for: name)
  }

  /// What a formula comes to in a tensor's place.
  func value(of formula: Syntax, for name: String) -> NumPyArray? {
    guard var scope = scope(for: name) else { return nil }
    return try? scope.evaluate(formula).array
  }

  /// What a tensor would be if another, which the file does not hold, were this.
  func value(of name: String, supposing other: String, _ value: NumPyArray) -> NumPyArray? {
    let known = computed
    computed = [:]
    supposed = [other: .array(value)]
    defer { (computed, supposed) = (known, [:]) }
    return right(name)
  }

  /// A tensor, a scalar or the training set as it is seen from a place.
  func value(named name: String, by sight: Sight) -> Value? {
    if let number = scalars[name] { return Value(number) }
    switch name {
    case "X_train", "X": return Value(data.X)
    case "Y_train", "Y": return Value(data.Y)
    default: break
    }
    if name.hasSuffix(" now") {
      // What is looked into cannot be explained by itself.
      let spec = plan.tensor(named: String(name.dropLast(4)))
      return spec.flatMap { $0.name == sight.target ? nil : result($0) }
    }
    guard let spec = plan.tensor(named: name), sight.isReadable(spec.name) else { return nil }
    let isOld = plan.lives(on: spec) && sight.time(of: spec.name) == .before
    return isOld ? start[spec.name].map { Value($0) } : result(spec)
  }

  private func result(_ spec: TensorSpec) -> Value? {
    if let value = supposed[spec.name] { return value }
    if let matrix = held[spec.name] {
      return spec.isScalar && matrix.count == 1 ? Value(matrix.elements[0]) : Value(matrix)
    }
    if let known = computed[spec.name] { return known }
    guard !spec.formula.isDrawn, let matrix = right(spec.name)?.matrix else { return nil }
    let value = spec.isScalar ? Value(matrix.elements[0]) : Value(matrix)
    computed[spec.name] = value
    return value
  }
}

/// What a formula for a tensor sees of a step.
struct StepScope: ExamState {
  let step: StepValues
  let sight: Sight
  var random = NumPyRandom(seed: 0)

  init(step: StepValues, sight: Sight) { (self.step, self.sight) = (step, sight) }

  var products: Products { step.products }
  var names: [String] { step.plan.tensors.map(\.name) }

  func value(named name: String) -> Value? {
    step.value(named: step.plan.canonicalName(name), by: sight)
  }

  func load(_ path: String) throws(LoadFailure) -> Value {
    throw LoadFailure(
      ErrorWords(Localized(en: "files are not read here", zh: "这里不读文件")))
  }
}
