import Engine
import Formulas
import Matrices

/// Somebody's step taken for one of a network: the engine's plan for it, and each of its tensors in
/// its place there.
struct AuditedStep {
  /// The file, with PyTorch's names brought to those here.
  let file: ForeignStep
  let network: Network
  let hyper: Hyperparameters
  /// How its cost and its derivatives are meant.
  let cost: CostSense
  /// What its update does that the course's does not.
  let updates: UpdateSense
  let layout: StepLayout
  let values: StepValues
  let tolerance: Double
  /// The names of the file by those here.
  let sources: [String: String]
  /// What of the file has no place in the step.
  let strangers: [String]
  /// What of the file is from before the step, by its name here.
  private let starts: Set<String>
  /// A run that stands before the step.
  private let run: Trainer

  init(
    _ file: ForeignStep, as network: Network, _ hyper: Hyperparameters,
    _ cost: CostSense, _ updates: UpdateSense, _ layout: StepLayout, t: Int
  ) throws {
    guard let X = file.features(layout), let Y = file.labels(layout, outputs: network.outputs)
    else { throw StepProblem.network }
    let data = try TrainingSet(X: X, Y: Y)
    let hyper = updates.applied(
      to: cost.applied(to: hyper, network, on: data), network, on: data)
    let run = try Trainer(network, on: data, with: hyper)
    run.set(t: t - 1)
    var places = Placement(file, in: run.plan)
    let held = try places.place(in: run, layout)
    var scalars = Dictionary(run.scalars.map { ($0.name, $0.value) }) { first, _ in first }
    scalars.merge(
      [
        "m": Double(X.columns), "t": Double(t), "iteration": 1, "epoch": 0,
        "alpha": hyper.learningRate,
      ]
    ) { $1 }
    values = StepValues(of: run, holding: held, scalars: scalars)
    self.file = file
    (self.network, self.hyper, self.layout, self.run) = (network, hyper, layout, run)
    (self.cost, self.updates) = (cost, updates)
    starts = places.starts
    (sources, strangers, tolerance) = (places.sources, places.strangers, file.tolerance)
  }

  /// The plan of the iteration.
  var plan: Plan { values.plan }

  /// What the file holds of what the step computes, in the order of the plan.
  var checked: [(spec: TensorSpec, stage: StageID)] {
    var result: [(spec: TensorSpec, stage: StageID)] = []
    for (index, stage) in plan.stages.enumerated() where stage.id.pass != .batch {
      let asides = plan.asides.filter { aside in
        aside.writes.contains { plan.home(of: $0.name) == index }
      }
      for one in asides + [stage] {
        result += one.writes.filter { values.held[$0.name] != nil && !$0.formula.isDrawn }
          .map { ($0, one.id) }
      }
    }
    return result.filter { !isMadeOfUnknown($0.spec.name) }
  }

  /// What the file holds and nobody can tell whether it is right: it is made of averages from before the
  /// step, which are not in the file though there were steps before.
  var untold: [String] { values.held.keys.filter(isMadeOfUnknown).sorted() }

  private func isMadeOfUnknown(_ name: String) -> Bool {
    guard (values.value(of: .named("t"), for: name)?.matrix.elements.first ?? 1) > 1 else {
      return false
    }
    var (seen, open): (Set<String>, [String]) = ([], [name])
    while let next = open.popLast() {
      guard let spec = plan.tensor(named: next), let sight = Sight(of: spec.name, in: plan) else {
        continue
      }
      for other in spec.formula.names.map(plan.canonicalName) {
        guard let source = plan.tensor(named: other) else { continue }
        if plan.lives(on: source), other == next || sight.time(of: other) == .before {
          if source.isAverage, !starts.contains(other) { return true }
        } else if values.held[other] == nil, plan.home(of: other) != nil,
          seen.insert(other).inserted
        {
          open.append(other)
        }
      }
    }
    return false
  }

  /// Whether a tensor of the file is what its formula makes of the others.
  func fits(_ name: String) -> Bool {
    guard let mine = values.held[name], let right = values.right(name) else { return false }
    return NumPyArray(mine).agrees(with: right, tolerance: tolerance)
  }

  /// Whether every tensor of the file fits.
  var fitsWhole: Bool { checked.allSatisfy { fits($0.spec.name) } }

  /// How many tensors fit: forward, and in all.
  var score: (forward: Int, all: Int) {
    let fitting = checked.filter { fits($0.spec.name) }
    return (fitting.filter { $0.stage.pass == .forward }.count, fitting.count)
  }

  /// The run after one iteration by the engine.
  func timeline() throws -> Timeline {
    var timeline = Timeline(run)
    while timeline.now.finished < 1 { timeline.runStage() }
    return timeline
  }
}

extension TensorSpec {
  /// Whether it is an average that an optimizer or batch norm keeps from step to step.
  fileprivate var isAverage: Bool {
    [.average, .squaredAverage, .runningMean, .runningVariance].contains(role)
  }
}

/// Finds the place of each tensor of a file in a plan.
private struct Placement {
  let file: ForeignStep
  let plan: Plan
  private(set) var sources: [String: String] = [:]
  private(set) var strangers: [String] = []
  private(set) var starts: Set<String> = []
  private let specs: [String: TensorSpec]

  init(_ file: ForeignStep, in plan: Plan) {
    (self.file, self.plan) = (file, plan)
    var specs: [String: TensorSpec] = [:]
    for spec in plan.tensors.compactMap({ plan.tensor(named: $0.name) }) {
      specs[StepName(spec.name).text] = spec
    }
    for name in ["AL", "ZL", "dAL", "dZL"] {
      specs[StepName(name).text] = plan.tensor(named: name)
    }
    self.specs = specs
  }

  /// Sets what lives on as it was before, and gives back the rest.
  mutating func place(in run: Trainer, _ layout: StepLayout) throws -> [String: Matrix<Double>] {
    var held: [String: Matrix<Double>] = [:]
    for tensor in file.tensors {
      let name = StepName(tensor.name)
      guard let spec = spec(of: tensor) else {
        if StepName.setting(tensor.name) == nil || tensor.values.count > 1 {
          strangers.append(tensor.name)
        }
        continue
      }
      let values = layout.aligned(tensor, to: spec, examples: run.data.count)
      if plan.lives(on: spec), isFromBefore(name, spec) {
        let shape = spec.shape(examples: 0)
        guard values.shape == shape else {
          throw StepProblem.shape(tensor.name, expected: shape, found: values.shape)
        }
        if let wrong = values.elements.first(where: { !$0.isFinite }) {
          throw StepProblem.notFinite(tensor.name, wrong)
        }
        try run.set(spec.name, to: values)
        starts.insert(spec.name)
      } else if spec.role != .input && spec.role != .label && spec.role != .indices {
        if let other = sources[spec.name] { throw StepProblem.twice(other, tensor.name, spec.name) }
        held[spec.name] = values
        sources[spec.name] = tensor.name
      }
    }
    renameDropped(&held)
    return held
  }

  private func spec(of tensor: ForeignStep.Tensor) -> TensorSpec? {
    let text = StepName(tensor.name).text
    let found = specs[StepName.synonyms[text] ?? text] ?? (text == "loss" ? specs["j"] : nil)
    // A single beta1 is an optimizer's, where batch norm has more than one unit.
    if let found, StepName.setting(tensor.name) != nil, tensor.values.count == 1,
      found.shape(examples: 2).count > 1
    {
      return nil
    }
    return found
  }

  private func isFromBefore(_ name: StepName, _ spec: TensorSpec) -> Bool {
    if case .parameter = spec.role { return name.time != .after }
    return name.time == .before
  }

  /// Takes A for A_drop where it is the one that was dropped from, as in `A1 = A1 * D1`.
  private mutating func renameDropped(_ held: inout [String: Matrix<Double>]) {
    for layer in plan.network.layers.indices.map({ $0 + 1 }) {
      guard let D = held["D\(layer)"], let A = held["A\(layer)"], held["A\(layer)_drop"] == nil,
        D.shape == A.shape, D.elements.contains(0),
        zip(A.elements, D.elements).allSatisfy({ $1 != 0 || $0 == 0 })
      else { continue }
      (held["A\(layer)_drop"], held["A\(layer)"]) = (A, nil)
      sources["A\(layer)_drop"] = sources.removeValue(forKey: "A\(layer)")
    }
  }
}
