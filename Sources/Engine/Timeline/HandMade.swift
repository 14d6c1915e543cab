import Formulas
import Matrices

/// What of a run's tensors a person set by hand, and what was computed from the values before that.
///
/// A tensor stays marked until its stage computes it anew: after W1 was set behind the cost, `stale`
/// holds Z1, A1, L and J, each with W1.
public struct HandMade: Sendable, Equatable {
  /// The tensors whose values are a person's.
  public private(set) var byHand: Set<String> = []
  /// Those computed in this iteration from values that have been changed by hand since, each with
  /// the names of these.
  public private(set) var stale: [String: Set<String>] = [:]

  /// Those that were computed by another formula than they have now, each with that formula.
  public private(set) var former: [String: Syntax] = [:]

  /// Whether every tensor is what its stage computed from what there is, by the formula it has.
  public var isEmpty: Bool { byHand.isEmpty && stale.isEmpty && former.isEmpty }

  /// What was computed from the values that a tensor had before it was set, as the plan orders it.
  public func computed(fromOld name: String, in plan: Plan) -> [String] {
    plan.stages.flatMap(\.writes).map(\.name).filter { stale[$0]?.contains(name) == true }
  }

  /// Notes that a tensor was given other values where the first `run` stages of the iteration, or
  /// all, have run.
  mutating func change(_ name: String, of plan: Plan, after run: Int) {
    byHand.insert(name)
    (stale[name], former[name]) = (nil, nil)
    var old: Set<String> = [name]
    let writer = plan.writer(of: name).flatMap { $0 < run ? $0 : nil }
    for index in (writer ?? 0)..<max(run, writer ?? 0) {
      let stage = plan.stages[index]
      let behind = index == writer ? stage.writes.drop { $0.name != name } : stage.writes[...]
      for spec in behind where spec.name != name && !byHand.contains(spec.name) {
        guard stage.sources(of: spec).contains(where: old.contains) else { continue }
        old.insert(spec.name)
        stale[spec.name, default: []].insert(name)
      }
    }
  }

  /// Notes that a stage has run: what it wrote is its own, as old as what it read of this iteration.
  mutating func run(_ stage: any Stage, at index: Int, of plan: Plan) {
    if index == 0 { beginIteration(of: plan) }
    for spec in stage.writes {
      let old = stage.sources(of: spec).reduce(into: Set<String>()) {
        $0.formUnion(stale[$1] ?? [])
      }
      byHand.remove(spec.name)
      former[spec.name] = nil
      stale[spec.name] = old.isEmpty || spec.beginning != nil ? nil : old
    }
  }

  /// Notes that a tensor that has been computed has another formula from now on.
  mutating func rewrite(_ name: String, from old: Syntax, to new: Syntax) {
    let computing = former[name] ?? old
    former[name] = computing == new || byHand.contains(name) ? nil : computing
  }

  /// The same, and that what was computed from it in the first `run` stages of an iteration is as old.
  mutating func rewrite(
    _ name: String, from old: Syntax, to new: Syntax, of plan: Plan, after run: Int
  ) {
    rewrite(name, from: old, to: new)
    guard let writer = plan.writer(of: name), former[name] != nil else { return }
    var aged: Set<String> = [name]
    for stage in plan.stages[writer..<max(run, writer)] {
      for spec in stage.writes where spec.name != name && spec.beginning == nil {
        guard stage.sources(of: spec).contains(where: aged.contains), !byHand.contains(spec.name)
        else { continue }
        aged.insert(spec.name)
        stale[spec.name, default: []].insert(name)
      }
    }
  }

  /// Notes that another iteration begins: what it updated last goes on as it is.
  private mutating func beginIteration(of plan: Plan) {
    for spec in plan.tensors where spec.beginning != nil { stale[spec.name] = nil }
  }

  /// Notes that whole iterations have run: they computed all but what no stage writes.
  mutating func runIteration(of plan: Plan) {
    (stale, former) = ([:], [:])
    byHand = byHand.filter { plan.writer(of: $0) == nil }
  }
}

extension Stage {
  /// What one of the tensors it writes is computed from.
  fileprivate func sources(of spec: TensorSpec) -> [String] {
    spec.isOwn ? reads : spec.formula.names
  }
}

extension Trainer {
  /// How many stages of the iteration to be looked at have run: all, between two of them.
  private var stagesBehind: Int {
    nextStage > 0 ? nextStage : state.iteration > 0 ? plan.stages.count : 0
  }

  /// Overwrites a tensor as a person does, and notes it where that changes anything.
  func setByHand(_ name: String, to value: Matrix<Double>) throws(TrainingError) {
    let name = plan.canonicalName(name)
    let before = plan.tensor(named: name).flatMap { isComputed($0) ? tensor(name) : nil }
    try set(name, to: value)
    if let before, before.isSame(as: tensor(name)) { return }
    hand.change(name, of: plan, after: stagesBehind)
  }

  /// The stage that will write over a tensor before anything reads it; nil where its values count.
  public func stageToOverwrite(_ name: String) -> StageID? {
    let name = plan.canonicalName(name)
    guard let writer = plan.writer(of: name), writer >= nextStage else { return nil }
    let isRead = plan.stages[nextStage...writer].contains { $0.reads.contains(name) }
    return isRead ? nil : plan.stages[writer].id
  }
}

extension Matrix<Double> {
  /// Whether the numbers are the same, NaN for NaN.
  fileprivate func isSame(as other: Matrix?) -> Bool {
    guard let other, shape == other.shape else { return false }
    return zip(elements, other.elements).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}
