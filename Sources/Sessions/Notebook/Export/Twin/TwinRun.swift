import Engine
import Formulas
import Matrices

/// A run as it is told in Python: where it is, and the lines that bring it on.
struct TwinRun {
  private(set) var plan: Plan
  private let data: TrainingSet
  private var network: Network
  private(set) var settings: Hyperparameters
  /// The tensors whose formulas of the engine's the program shows.
  private(set) var told: Set<String> = []
  /// The index of the stage that runs next.
  private var next = 0
  private var finished = 0
  private var stagesRun = 0
  /// The tensors that the lines so far have computed.
  private var computed: Set<String> = []
  /// Whether numbers have been single at any time: what came of them is no more exact.
  private(set) var wasEverSingle = false
  private let base: TwinSpelling
  private let function: (String) -> String
  private let used: UsedFunctions

  private var text: IterationText {
    IterationText(
      plan: plan, settings: settings, spelling: spelling, function: function, used: used)
  }

  /// How formulas are spelled in the plan as it is now, with the learner's tensors in it.
  private var spelling: TwinSpelling {
    var result = base
    let formulas = Dictionary(
      plan.stages.flatMap(\.writes).map { ($0.name, $0.formula) }
    ) { _, last in last }
    let tensors = Set(plan.tensors.map(\.name)).union(formulas.keys)
    result.namesNumber = { !tensors.contains($0) && $0 != "order" }
    let simple = result
    result.namesTruth = { formulas[$0].map(simple.isTruth) ?? false }
    result.namesWhole = { $0 != "indices" && formulas[$0].map(simple.isWhole) ?? false }
    return result
  }

  private var here: Moment { Moment(finished: finished, stages: stagesRun) }
  private var library: TwinLibrary { base.library }
  private var isSingle: Bool { settings.precision == .float32 }

  /// Tells how a run begins.
  /// - Parameter start: The run where it begins.
  /// - Throws: `NotebookProblem.noTwin` where the first weights and the random stream cannot be told.
  init(
    _ start: Trainer, _ spelling: TwinSpelling, _ function: @escaping (String) -> String,
    _ used: UsedFunctions, into lines: inout TwinText
  ) throws {
    (plan, data, network) = (start.plan, start.data, start.plan.network)
    settings = start.state.hyperparameters
    (self.function, self.used, finished) = (function, used, start.state.iteration)
    base = TwinSpelling(
      library: spelling.library, stream: function("rng"), meaning: spelling.meaning,
      helper: spelling.helper)
    let draws = plan.stages.flatMap(\.writes).contains { TwinSpelling.draws($0.formula) }
    let shuffles = settings.shuffles && (settings.batchSize ?? data.count) < data.count
    if finished > 0, draws || shuffles { throw NotebookProblem.noTwin(.midStream) }
    lines.use(["X_train", "Y_train"])
    lines.add("\(function("M")) = X_train.shape[1]")
    lines.add("\(function("rng")) = np.random.RandomState(\(settings.seed))")
    wasEverSingle = isSingle
    addPrecision(into: &lines)
    try begin(start, into: &lines)
    addCounters(start, into: &lines)
    addSettings(into: &lines)
  }

  private func begin(_ start: Trainer, into lines: inout TwinText) throws {
    let drawn = try Trainer(network, on: data, with: settings)
    for spec in plan.tensors where spec.beginning != nil {
      lines.add("\(spec.name) = \(beginning(of: spec))")
      guard let value = start.tensor(spec.name), value != drawn.tensor(spec.name) else { continue }
      add(value, to: spec.name, into: &lines)
    }
  }

  private func beginning(of spec: TensorSpec) -> String {
    let shape = "(\(spec.rows), \(spec.shape(examples: 0).columns))"
    let value =
      switch spec.beginning {
      case .constant(0): "\(library.module).zeros(\(shape))"
      case .constant(1): "\(library.module).ones(\(shape))"
      case .constant(let value): "\(library.module).full(\(shape), \(TwinText.number(value)))"
      case .weights, nil: spelling.text(spec.formula)
      }
    return isSingle ? library.single(value) : value
  }

  private func add(_ value: Matrix<Double>, to name: String, into lines: inout TwinText) {
    let around = library.around(isSingle: isSingle)
    lines.add("\(name) = \(around.start)", NumPyArray(value), as: name, around.end)
  }

  private func addPrecision(into lines: inout TwinText) {
    if let said = library.precision(isSingle: isSingle) { lines.add(said) }
  }

  private func addCounters(_ start: Trainer, into lines: inout TwinText) {
    let state = start.state
    lines.add(
      "iteration, epoch, t, cursor = \(state.iteration), \(state.epoch), \(state.t), "
        + "\(Int(start.scalar("cursor") ?? 0))")
    lines.add("m = \(Int(start.scalar("m") ?? 0))")
    lines.add("order = \(library.module).arange(\(function("M")))")
  }

  private func addSettings(into lines: inout TwinText) {
    for (name, value) in settings.scalars(of: network) {
      let variable = TwinSpelling.variable(name)
      lines.add("\(variable) = \(TwinText.number(value))", ifUsed: name)
    }
    if let decay = text.decay {
      lines.add("a0 = \(TwinText.number(settings.learningRate))")
      lines.add("alpha = \(decay)")
    } else {
      lines.add("alpha = \(TwinText.number(settings.learningRate))")
    }
  }

  /// Tells how the run goes on to a point.
  mutating func advance(to target: Moment, into lines: inout TwinText) {
    while here < target {
      if stagesRun == 0, finished < target.finished {
        run(iterations: target.finished - finished, into: &lines)
      } else {
        let rest = finished < target.finished ? plan.stages.count : next + target.stages - stagesRun
        run(stagesUpTo: min(rest, plan.stages.count), into: &lines)
      }
    }
  }

  private mutating func run(iterations count: Int, into lines: inout TwinText) {
    let text = self.text
    lines.define(text.beginning(of: data.count))
    lines.define(text.iteration)
    lines.use(text.names(of: plan.stages))
    needHelpers(of: plan.stages, into: &lines)
    let call = "\(function("iterate"))()"
    lines.add(count == 1 ? call : "for _ in range(\(count)):\n    \(call)")
    note(plan.stages)
    finished += count
  }

  private mutating func run(stagesUpTo end: Int, into lines: inout TwinText) {
    let (text, stages) = (self.text, plan.stages[next..<end])
    if next == 0 { lines.define(text.beginning(of: data.count)) }
    lines.use(text.names(of: stages))
    needHelpers(of: stages, into: &lines)
    for stage in stages { lines.add(text.lines(stage).joined(separator: "\n")) }
    note(stages)
    stagesRun += end - next
    next = end
    finishIteration()
  }

  private mutating func note(_ stages: some Sequence<any Stage>) {
    computed.formUnion(stages.flatMap(\.writes).filter { $0.role != .indices }.map(\.name))
  }

  private mutating func finishIteration() {
    guard next == plan.stages.count else { return }
    (next, stagesRun, finished) = (0, 0, finished + 1)
  }

  private mutating func needHelpers(
    of stages: some Sequence<any Stage>, into lines: inout TwinText
  ) {
    for spec in stages.flatMap(\.writes) {
      if !spec.isBlank, !spec.isOwn { told.insert(spec.name) }
      lines.call(text.formula(of: spec), in: spelling)
    }
    if stages.flatMap(\.writes).contains(where: {
      settings.own[$0.name]?.functions.isEmpty == false
    }) {
      lines.use([UsedFunctions.calling, UsedFunctions.taking])
    }
  }

  /// Tells of a change by hand.
  mutating func apply(_ edit: Edit, into lines: inout TwinText) {
    switch edit {
    case .tensor(let name, let value): add(value, to: plan.canonicalName(name), into: &lines)
    case .updateCount(let count): lines.add("t = \(count)")
    case .hyperparameters(let changed): go(on: network, with: changed, into: &lines)
    case .network(let changed): go(on: changed, with: settings, into: &lines)
    }
  }

  private mutating func go(
    on network: Network, with changed: Hyperparameters, into lines: inout TwinText
  ) {
    let (before, wasSingle) = (plan, isSingle)
    let keepsState = settings.optimizer.kind.name == changed.optimizer.kind.name
    plan = Plan(training: network, on: data, with: changed)
    (self.network, settings) = (network, changed)
    if !keepsState { lines.add("t = \(next > 0 ? 1 : 0)") }
    next = plan.place(of: next, in: before)
    for spec in plan.tensors where spec.beginning != nil {
      guard plan.beginsAnew(spec, after: before, keepsState: keepsState) else { continue }
      lines.add("\(spec.name) = \(beginning(of: spec))")
    }
    if wasSingle != isSingle { convert(into: &lines) }
    addSettings(into: &lines)
    if plan.blanks.map(\.name) != before.blanks.map(\.name), !plan.blanks.isEmpty {
      tellBlanks(into: &lines)
    }
    finishIteration()
  }

  /// Brings all that the run holds into its new precision.
  private mutating func convert(into lines: inout TwinText) {
    wasEverSingle = true
    addPrecision(into: &lines)
    for spec in plan.tensors where spec.beginning != nil || computed.contains(spec.name) {
      let value = library.converted(spec.name, toSingle: isSingle)
      lines.add("\(spec.name) = \(value)", ifUsed: spec.beginning == nil ? spec.name : nil)
    }
  }

  /// An iteration that stops at what is still to be written, in the place of the one before.
  private mutating func tellBlanks(into lines: inout TwinText) {
    let text = self.text
    lines.define(text.beginning(of: data.count))
    lines.define(text.iteration)
    lines.use(text.names(of: plan.stages))
    needHelpers(of: plan.stages.filter { !$0.writes.contains(where: \.isBlank) }, into: &lines)
  }

  /// Tells how the mean loss of a set is worked out.
  mutating func defineEvaluation(into lines: inout TwinText) {
    let plan = Plan(evaluating: network, hasMissingLabels: data.hasMissingLabels, with: settings)
    lines.use(text.names(of: plan.stages))
    needHelpers(of: plan.stages, into: &lines)
    lines.define(IterationText.evaluation(plan, text))
  }

  /// Tells how a tensor that training does without is worked out.
  mutating func addAside(of names: some Sequence<String>, into lines: inout TwinText) {
    for name in names {
      guard let aside = plan.asides.first(where: { $0.writes.contains { $0.name == name } }) else {
        continue
      }
      lines.use(text.names(of: [aside]))
      needHelpers(of: [aside], into: &lines)
      lines.add(text.lines(aside).joined(separator: "\n"))
    }
  }
}
