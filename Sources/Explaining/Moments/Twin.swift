import Engine
import Formulas
import Languages
import Matrices

/// The same experiment with other numbers: other data, labels and parameters, and, unless they are
/// to stay, other sizes and hyper-parameters.
///
/// Nothing is trained. What lives on is drawn; every other tensor is worked out from its formula when
/// somebody asks for it, so a twin costs nothing until then. What is off in the run stays off.
final class Twin {
  let plan: Plan
  /// By which code the run multiplies.
  let products: Products
  private var scalars: [String: Double]
  private let data: TrainingSet
  private let batch: Int
  private let seed: UInt32
  /// By how much the drawn weights and biases are multiplied.
  private let scale: Double
  /// Where its values are to lie; nil where they lie anywhere.
  private let edge: Edge?
  /// How large gradients and weights are made at an edge, and how far off is.
  private let huge: Double
  private lazy var firstGradients = plan.firstGradients
  /// A learning rate of the learner's, which is what its formula makes of the other scalars here.
  private let rateFormula: OwnFormulas.Entry?
  private lazy var rate = rateFormula.flatMap(ownRate)
  private var drawn: [String: Value] = [:]
  private var computed: [String: Value] = [:]

  /// Makes the twin of a run.
  /// - Parameters:
  ///   - names: The names that are asked for: a penalty that is off is put on where it is named.
  ///   - keepsSizes: Whether the batch and every layer stay as large as they are.
  ///   - settings: Those that stay as they are.
  ///   - stretch: By how much further than usual values lie at an edge.
  ///   - turningLabels: Whether each label is another: an example far off has one label only.
  convenience init(
    of original: Original, naming names: Set<String> = [], keepsSizes: Bool = false,
    keeping settings: [String] = [], edge: Edge? = nil, stretch: Double = 1,
    turningLabels: Bool = false, seed: UInt32 = 1
  ) throws {
    let sizes = keepsSizes ? Sizes(of: original) : Sizes(unlike: original)
    let kept = settings.compactMap { name in original.scalar(name).map { (name, $0) } }
    try self.init(
      of: original, naming: names, sizes, setting: Dictionary(kept) { first, _ in first },
      edge: edge, stretch: stretch, turningLabels: turningLabels, seed: seed)
  }

  /// Makes a twin of these sizes.
  /// - Parameters:
  ///   - settings: Scalars that have these values.
  ///   - scale: By how much the weights and biases are multiplied.
  init(
    of original: Original, naming names: Set<String>, _ sizes: Sizes,
    setting settings: [String: Double] = [:], scale: Double = 1, edge: Edge? = nil,
    stretch: Double = 1, turningLabels: Bool = false, seed: UInt32 = 1
  ) throws {
    (self.scale, self.edge, huge) = (scale, edge, Edge.huge * stretch)
    var random = NumPyRandom(seed: seed)
    let run = original.run
    let network = try run.plan.network.resized(to: sizes)
    data = try run.data.like(sizes, for: network.loss, turningLabels: turningLabels, &random)
    let values = original.otherScalars(examples: sizes.batch, naming: names, &random)
      .merging(settings) { $1 }
    var hyper = run.state.hyperparameters
    (hyper.bug, hyper.own, hyper.batchSize) = (nil, run.ownUpdates, sizes.batch)
    (hyper.l2, hyper.l1) = (values["lambda"] ?? 0, values["lambda1"] ?? 0)
    plan = Plan(training: network, on: data, with: hyper)
    // The mini-batch ends where the training set does.
    scalars = values.merging(["cursor": Double(max(0, min(2, sizes.all - sizes.batch)))]) { $1 }
    (batch, self.seed) = (sizes.batch, seed)
    rateFormula = settings["alpha"] == nil ? run.state.hyperparameters.own["alpha"] : nil
    products = hyper.products
    if settings["epoch"] == nil { goOn(from: original.scalar("alpha")) }
  }

  /// What a formula for a tensor sees here; nil where there is no such tensor.
  func scope(for target: String, others: [String: Value] = [:]) -> TwinScope? {
    Sight(of: target, in: plan).map { TwinScope(twin: self, sight: $0, others: others) }
  }

  /// What formulas see here when a run stands before a stage.
  func scope(before stage: Int, others: [String: Value]) -> TwinScope {
    TwinScope(twin: self, sight: Sight(before: stage, in: plan), others: others)
  }
}

extension Trainer {
  /// The formulas of an optimizer of the learner's, for which the engine has none to judge by.
  fileprivate var ownUpdates: OwnFormulas {
    let hyper = state.hyperparameters
    guard hyper.optimizer is OwnOptimizer else { return OwnFormulas() }
    let all = hyper.own
    var own = all
    own.keep { tensor in
      plan.stage(writing: tensor)?.id.pass == .update && all[tensor]?.values.isEmpty == true
    }
    return own
  }
}

// MARK: - Values

extension Twin {
  /// A tensor, a scalar or the training set as it is seen from a place.
  func value(named name: String, by sight: Sight) -> Value? {
    if name == "alpha", rateFormula != nil, let rate { return rate }
    if let value = scalars[name] { return Value(value) }
    switch name {
    case "X_train": return Value(data.X)
    case "Y_train": return Value(data.Y)
    case "order": return .array(NumPyArray(row: order))
    default: break
    }
    guard let spec = plan.tensor(named: name), sight.isReadable(spec.name) else { return nil }
    let isOld = plan.lives(on: spec) && sight.time(of: spec.name) == .before
    return isOld ? beginning(spec) : result(spec)
  }

  /// Moves the time to where a learning rate of the learner's is another than the run's: one that
  /// falls in steps stays the same for long.
  private func goOn(from rate: Double?) {
    guard let rateFormula, let rate, let iteration = scalars["iteration"] else { return }
    for epoch in [7, 29, 97, 401, 1999] as [Double] {
      (scalars["epoch"], scalars["iteration"]) = (epoch, iteration + 50 * (epoch - 7))
      guard ownRate(rateFormula)?.number == rate else { return }
    }
    (scalars["epoch"], scalars["iteration"]) = (7, iteration)
  }

  /// What the learner's learning rate comes to at the beginning of an iteration.
  private func ownRate(_ entry: OwnFormulas.Entry) -> Value? {
    let sight = Sight(before: 0, in: plan)
    var scope = TwinScope(
      twin: self, sight: sight, others: entry.values.merging(scalars.mapValues(Value.init)) { $1 })
    guard entry.reads.isDisjoint(with: ["alpha"]), let formula = entry.formula,
      let rate = try? scope.evaluate(formula).number, rate.isFinite, rate != 0
    else { return nil }
    return Value(rate)
  }

  /// The shape of a name's value.
  func shape(of name: String) -> Shape? {
    if scalars[name] != nil { return Shape(1, 1) }
    return plan.tensor(named: name)?.shape(examples: batch)
  }

  /// What lives on, before the iteration.
  private func beginning(_ spec: TensorSpec) -> Value {
    if let known = drawn[spec.name] { return known }
    var random = stream(of: spec)
    let isScaled = [.parameter(.weight), .parameter(.bias)].contains(spec.role)
    let factor = (isScaled ? scale : 1) * (edge?.factor(for: spec.role, huge) ?? 1)
    let value = Value(spec.otherValues(&random).map { $0 * factor })
    drawn[spec.name] = value
    guard let edge, spec.movesInputs, let layer = LayerName(spec.name)?.layer,
      let input = plan.input(ofActivation: layer)
    else { return value }
    // Under batch norm W moves nothing: gamma and beta do.
    if input.formula.names.contains(spec.name) { move(spec, to: edge) }
    return drawn[spec.name] ?? value
  }

  /// Gives what an activation's input is made of the values that bring it to an edge.
  private func move(_ spec: TensorSpec, to edge: Edge) {
    func change(_ name: String, _ change: (Double, _ row: Int) -> Double) {
      guard let old = drawn[name]?.matrix else { return }
      drawn[name] = Value(Matrix(shape: old.shape) { change(old[$0, $1], $0) })
    }
    switch edge {
    case .zero where spec.rows > 1 && spec.role != .parameter(.scale):
      change(spec.name) { value, row in row == 0 ? 0 : value }
    case .zero: break
    case .tiny: change(spec.name) { value, _ in value * 0.002 }
    case .steep, .heavy: break
    case .low, .high, .beyond, .allAt, .far:
      guard let layer = LayerName(spec.name)?.layer, let input = plan.input(ofActivation: layer)
      else { return }
      // The input of an activation is linear in these: as much larger as it is to be.
      let parts = input.formula.names.filter { plan.tensor(named: $0)?.movesInputs ?? false }
      for name in parts where drawn[name] == nil {
        guard let other = plan.tensor(named: name) else { continue }
        var random = stream(of: other)
        drawn[name] = Value(other.otherValues(&random))
      }
      guard let sight = Sight(of: input.name, in: plan) else { return }
      var scope = TwinScope(twin: self, sight: sight, others: [:])
      let values = (try? scope.evaluate(input.formula).matrix)?.elements ?? []
      guard let largest = values.max(by: { abs($0) < abs($1) }), largest != 0 else { return }
      let reach = edge == .far ? huge : edge.reach ?? largest
      let factor = reach / largest
      for name in parts { change(name) { value, _ in value * factor } }
      guard case .allAt = edge, layer == plan.network.depth else { return }
      for name in parts {
        let isShift = plan.tensor(named: name).map { $0.role == .parameter(.bias) } ?? false
        change(name) { value, _ in isShift ? 0.9 * reach : 0.1 * value }
      }
    }
  }

  /// What a tensor's formula comes to.
  private func result(_ spec: TensorSpec) -> Value? {
    if let known = computed[spec.name] { return known }
    guard let sight = Sight(of: spec.name, in: plan) else { return nil }
    var scope = TwinScope(twin: self, sight: sight, others: [:], random: stream(of: spec))
    guard var matrix = try? scope.evaluate(spec.formula).matrix else { return nil }
    if edge == .steep, firstGradients.contains(spec.name) || spec.name == "L" {
      matrix = matrix.map { $0 * huge }
    }
    let value = spec.isScalar ? Value(matrix.elements[0]) : Value(matrix)
    computed[spec.name] = value
    return value
  }

  /// The stream that a tensor is drawn from; nil where there is no such tensor.
  func stream(of name: String) -> NumPyRandom? { plan.tensor(named: name).map(stream) }

  /// A stream of its own for each tensor, so that nothing depends on who asks first.
  private func stream(of spec: TensorSpec) -> NumPyRandom {
    let place = plan.tensors.firstIndex { $0.name == spec.name } ?? 0
    return NumPyRandom(seed: seed &* 1000 &+ UInt32(place))
  }

  /// The training set from its end.
  private var order: [Double] { (0..<data.count).reversed().map(Double.init) }
}

/// What a formula for a tensor sees in a twin.
struct TwinScope: ExamState {
  let twin: Twin
  let sight: Sight
  /// What does not come from the run; its names give way to the twin's.
  let others: [String: Value]
  var random = NumPyRandom(seed: 0)

  var products: Products { twin.products }
  var names: [String] { twin.plan.tensors.map(\.name) + others.keys.sorted() }

  func value(named name: String) -> Value? {
    twin.value(named: twin.plan.canonicalName(name), by: sight) ?? others[name]
  }

  func shape(of name: String) -> Shape? {
    twin.shape(of: name) ?? others[name]?.matrix?.shape
  }

  func load(_ path: String) throws(LoadFailure) -> Value {
    throw LoadFailure(
      ErrorWords(Localized(en: "files are not read here", zh: "这里不读文件")))
  }
}
