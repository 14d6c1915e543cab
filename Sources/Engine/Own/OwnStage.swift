import Formulas
import Matrices

/// A stage with formulas of the learner's in it: it stands where the engine's stood and writes the
/// same tensors, each by its formula, in order.
struct OwnStage: Stage {
  /// The engine's stage.
  let engine: any Stage
  let writes: [TensorSpec]
  private let entries: [String: OwnFormulas.Entry]
  private let plan: OwnPlan

  /// Rewrites a stage; nil where none of the formulas is for a tensor of it.
  init?(_ stage: any Stage, _ entries: [OwnFormulas.Entry], in plan: OwnPlan) {
    let own = Dictionary(entries.map { ($0.tensor, $0) }) { $1 }
    let writes = stage.writes
    let isBatch = stage.id.pass == .batch
    guard writes.contains(where: { own[$0.name] != nil }) || isBatch && own["alpha"] != nil else {
      return nil
    }
    (engine, self.entries, self.plan) = (stage, own, plan)
    let rewritten = writes.map { spec in
      own[spec.name].map {
        spec.rewritten(by: $0.formula, calling: $0.functions.names)
      } ?? spec
    }
    self.writes = isBatch ? rewritten : rewritten.placed(beside: own, in: plan)
  }

  var id: StageID { engine.id }
  var owns: [TensorSpec] { engine.owns }

  /// What the formulas read; a variable's value was taken when it was written.
  var reads: [String] {
    let own = Set(entries.values.flatMap(\.values.keys))
    let known = isByEngine ? engine.reads : namesInFormulas
    return known.filter { !own.contains($0) }.flatMap { plan.dictionaries[$0]?.tensors ?? [$0] }
  }

  var overwrites: String? { isByEngine ? engine.overwrites : nil }
  var asksSignOf: [String] { isByEngine ? engine.asksSignOf : [] }
  var finish: Finish? { isByEngine ? engine.finish : nil }

  func finished(by finish: Finish) -> (any Stage)? {
    isByEngine ? engine.finished(by: finish) : nil
  }

  /// Whether every formula is the engine's after all, so that its kernel can run.
  private var isByEngine: Bool {
    guard entries["alpha"] == nil || id.pass != .batch, functions.isEmpty else { return false }
    return writes.allSatisfy { $0.engineFormula == nil || $0.engineFormula == $0.formula }
  }

  /// The learner's functions that its formulas call.
  private var functions: OwnFunctions {
    OwnFunctions(writes.compactMap { entries[$0.name] }.flatMap(\.functions.inOrder))
  }

  /// The calls of each tensor's formula: shared by those that mean the same functions, so that one
  /// whose result several tensors are parts of is called once; apart where a name was given anew
  /// between two formulas.
  private func calls() -> [String: StageCalls] {
    var groups: [(functions: OwnFunctions, tensors: [String])] = []
    for spec in writes {
      guard let own = entries[spec.name]?.functions, !own.isEmpty else { continue }
      guard let place = groups.firstIndex(where: { $0.functions.agree(with: own) }) else {
        groups.append((own, [spec.name]))
        continue
      }
      groups[place].functions = OwnFunctions(groups[place].functions.inOrder + own.inOrder)
      groups[place].tensors.append(spec.name)
    }
    let pairs = groups.flatMap { group in
      StageCalls(group.functions, plan).map { calls in group.tensors.map { ($0, calls) } } ?? []
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The engine's stage, without a planted mistake that the learner has mended.
  private var running: any Stage { bug == nil ? engine.original : engine }

  /// The mistake that is planted in the stage, unless the learner computes what it spoils.
  private var bug: SpoiledStage? {
    (engine as? SpoiledStage).flatMap { entries[$0.wrong.name] == nil ? $0 : nil }
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    if isByEngine { return running.compiledKernel(on: workspace) }
    let calls = calls()
    let all = Array(calls.values)
    let begin = Kernel { _ in all.forEach { $0.begin() } }
    // The engine takes a mini-batch, and the learner's formulas write over it.
    guard id.pass == .batch else {
      return Kernel(
        chaining: [begin] + writes.map { formulaKernel(for: $0, calls, on: workspace) })
    }
    let rate = entries["alpha"].map { RateKernel.kernel($0, plan, on: workspace) }
    return Kernel(
      chaining: [running.compiledKernel(on: workspace), begin]
        + batchKernels(calls, on: workspace) + [rate].compactMap(\.self))
  }

  /// The learner's formulas for a mini-batch that has been taken, which read it, and `cursor` where
  /// it began; other indices take other examples.
  private func batchKernels<Scalar: MatrixScalar>(
    _ calls: [String: StageCalls], on workspace: Workspace<Scalar>
  ) -> [Kernel] {
    let own = writes.filter { $0.engineFormula != nil }
    let gathering =
      own.first?.role == .indices
      ? (running.original as? BatchStage)?.gatheringKernel(on: workspace) : nil
    var kernels = own.map { formulaKernel(for: $0, calls, on: workspace) }
    if let gathering { kernels.insert(gathering, at: 1) }
    return [Kernel { $0.cursor -= $0.examples }] + kernels
      + [Kernel { $0.cursor += $0.examples }]
  }

  private func formulaKernel<Scalar: MatrixScalar>(
    for spec: TensorSpec, _ calls: [String: StageCalls], on workspace: Workspace<Scalar>
  ) -> Kernel {
    let spec = bug.map { $0.wrong.name == spec.name ? $0.wrong : spec } ?? spec
    return FormulaKernel(
      spec: spec, stage: id, entry: entries[spec.name], plan: plan, calls: calls[spec.name]
    ).kernel(on: workspace)
  }
}

/// What formulas need to know of the plan they stand in.
struct OwnPlan: Sendable {
  let network: Network
  /// The scalars that stay as they are set.
  let constants: [String: Double]
  /// The tensors in the dictionaries that functions are called with.
  let dictionaries: [String: TensorDictionary]
  /// How many examples there are to learn from; 0 in an evaluation.
  let count: Int

  init(
    _ network: Network, under hyperparameters: Hyperparameters,
    dictionaries: [String: TensorDictionary], count: Int
  ) {
    self.count = count
    (self.network, self.dictionaries) = (network, dictionaries)
    let scalars = RunState(hyperparameters).scalars(of: network, examples: 0)
      .filter { RunState.countedNumbers[$0.name] == nil }
    constants = Dictionary(scalars.map { ($0.name, $0.value) }) { first, _ in first }
  }
}

extension [TensorSpec] {
  /// A stage's tensors, each behind those of the same stage that its formula reads; in the order they
  /// have where nothing else is asked for, or where formulas go round in a circle.
  fileprivate func placed(beside entries: [String: OwnFormulas.Entry], in plan: OwnPlan) -> Self {
    var (waiting, result) = (self, Self())
    while let next = waiting.indices.first(where: { place in
      let reads = waiting[place].reads(beside: entries[waiting[place].name], in: plan)
      // What lives on is read as it was before, but where the stage has written it by then.
      return waiting.indices.allSatisfy { other in
        other == place || other > place && waiting[other].beginning != nil
          || !reads.contains(waiting[other].name)
      }
    }) {
      result.append(waiting.remove(at: next))
    }
    return result + waiting
  }
}

extension TensorSpec {
  /// What its formula reads, but for the learner's variables.
  fileprivate func reads(beside entry: OwnFormulas.Entry?, in plan: OwnPlan) -> Set<String> {
    let own = entry?.values ?? [:]
    let names = isBlank ? [] : formula.names.filter { own[$0] == nil }
    return Set(names.flatMap { plan.dictionaries[$0]?.tensors ?? [$0] })
  }
}
