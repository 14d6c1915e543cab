import Formulas
import Matrices

extension [any Stage] {
  /// The stages with each of the learner's moved behind the last thing it reads within its pass;
  /// once for each stage, since one that moved may be read by another.
  func placed() -> [any Stage] {
    let own = filter { $0 is OwnStage || $0 is NewTensorStage }.map(\.id)
    return own.reduce(self) { stages, _ in own.reduce(stages) { $0.placing($1) } }
  }

  private func placing(_ id: StageID) -> [any Stage] {
    guard let place = firstIndex(where: { $0.id == id }) else { return self }
    let needed = Set(self[place].reads)
    let last = indices.last {
      $0 > place && self[$0].id.pass == id.pass
        && self[$0].writes.contains { needed.contains($0.name) && $0.beginning == nil }
    }
    guard let last else { return self }
    var result = self
    result.insert(result.remove(at: place), at: last)
    return result
  }

  /// The stages with those that are only run when somebody looks before the backward pass.
  func inserting(_ asides: [any Stage]) -> [any Stage] {
    var result = self
    let place = firstIndex { $0.id.pass == .backward } ?? endIndex
    result.insert(contentsOf: asides, at: place)
    return result
  }

  /// The stages with the learner's new tensors, each before what reads it first; one that nothing
  /// reads stands behind the last thing it reads, and has no part in an evaluation.
  func inserting(
    _ entries: [OwnFormulas.Entry], in plan: OwnPlan, isTraining: Bool
  ) -> [any Stage] {
    var (result, waiting) = (self, entries)
    while !waiting.isEmpty {
      let next = waiting.firstIndex { result.reader(of: $0.tensor) != nil }
      guard next != nil || isTraining else { return result }
      let entry = waiting.remove(at: next ?? 0)
      let place = result.reader(of: entry.tensor) ?? result.place(behind: entry.reads)
      let pass =
        next == nil ? result[Swift.max(0, place - 1)].id.pass : result[place].id.pass
      if let stage = NewTensorStage(entry, pass == .batch ? .forward : pass, in: plan) {
        result.insert(stage, at: place)
      }
    }
    return result
  }

  private func reader(of tensor: String) -> Int? {
    firstIndex { $0.reads.contains(tensor) }
  }

  /// Behind the last stage that writes one of some tensors, and behind the mini-batch.
  private func place(behind names: Set<String>) -> Int {
    let last = lastIndex { stage in
      stage.writes.contains { names.contains($0.name) && $0.beginning == nil }
    }
    return Swift.max(1, (last ?? 0) + 1)
  }
}

extension OwnFormulas {
  /// Which stages that training does without are needed, since a formula computes or reads what
  /// they write; and the others.
  func touched(_ asides: [any Stage]) -> (needed: [any Stage], others: [any Stage]) {
    let names = Set(entries.map(\.tensor)).union(entries.flatMap(\.reads))
    let isNeeded = { (stage: any Stage) in stage.writes.contains { names.contains($0.name) } }
    return (asides.filter(isNeeded), asides.filter { !isNeeded($0) })
  }
}

/// The stage of a tensor that is the learner's alone.
struct NewTensorStage: Stage {
  let id: StageID
  let writes: [TensorSpec]
  private let entry: OwnFormulas.Entry
  private let plan: OwnPlan

  /// Nil where the entry speaks of a tensor of the engine's.
  init?(_ entry: OwnFormulas.Entry, _ pass: StageID.Pass, in plan: OwnPlan) {
    guard let spec = entry.new else { return nil }
    id = StageID(pass, own: entry.tensor)
    writes = [spec.rewritten(by: entry.formula, calling: entry.functions.names)]
    (self.entry, self.plan) = (entry, plan)
  }

  var reads: [String] {
    namesInFormulas.filter { entry.values[$0] == nil }.flatMap {
      plan.dictionaries[$0]?.tensors ?? [$0]
    }
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let calls = StageCalls(entry.functions, plan)
    let formula = FormulaKernel(
      spec: writes[0], stage: id, entry: entry, plan: plan, calls: calls)
    return Kernel(chaining: [Kernel { _ in calls?.begin() }, formula.kernel(on: workspace)])
  }
}
