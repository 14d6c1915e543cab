import Engine
import Explaining
import Formulas
import Matrices

/// A tensor's stage as a question for a formula: the values it read, in this run and in one of the
/// same shapes with other parameters.
///
/// What the run does not hold any more is computed again on a copy; the run is not touched.
struct Examination {
  /// What is asked for.
  struct Subject {
    let spec: TensorSpec
    let stage: StageID
    let iteration: Int
    /// Whether the stage has yet to run.
    let isAhead: Bool
    /// Whether parameters it read have been updated since.
    let isPast: Bool
    /// What the stage reads, for a hint.
    let reads: [String]
    /// The engine's value.
    let value: Matrix<Double>
  }

  let subject: Subject
  let exam: Exam
  /// What the formula uses that is only computed later in the iteration.
  let early: TryProblem?

  /// Looks a tensor up.
  /// - Parameters:
  ///   - formula: What the learner wrote.
  ///   - variables: The learner's own.
  /// - Throws: `TryProblem` where there is nothing to compare with.
  init(
    of name: String, for formula: Syntax, in timeline: Timeline, with variables: [String: Value]
  ) throws {
    let run = timeline.trainer
    guard let spec = run.plan.tensor(named: name) else { throw TryProblem.notATensor(name) }
    guard !spec.formula.isDrawn, spec.name != "indices", let home = run.plan.home(of: spec.name)
    else {
      throw TryProblem.drawn(spec.name, formula: "\(spec.formula)")
    }
    let now = timeline.now
    let isAhead = now.stages > 0 && home == now.stages || !run.isComputed(spec)
    let isOfThisIteration = home < now.stages || isAhead
    guard !isAhead || home == now.stages, now.finished > 0 || isOfThisIteration else {
      throw TryProblem.notComputed(
        spec.name, run.plan.stages[home].id, stages: home - now.stages + 1)
    }
    let start = Moment(finished: now.finished - (isOfThisIteration ? 0 : 1), stages: 0)
    // After a change by hand the plan may be another, and values another's.
    let base = timeline.editCount == 0 ? timeline : timeline.gone(to: start)
    let own = try Sitting(of: spec.name, from: start, in: base)
    subject = Subject(
      spec: own.spec, stage: own.stage, iteration: own.iteration, isAhead: isAhead,
      isPast: Self.isUpdated(own, formula, run), reads: own.reads, value: own.value)
    early = formula.names.first { own.isLater(run.plan.canonicalName($0)) }.map {
      .later($0, run.plan.stage(writing: run.plan.canonicalName($0))?.id, than: own.spec.name)
    }
    exam = try Self.exam(own, formula, variables, run) {
      let other = try base.withOtherNumbers(from: start, seed: 1)
      return try Sitting(of: own.spec.name, from: other.now, in: other)
    }
  }

  private static func isUpdated(_ own: Sitting, _ formula: Syntax, _ run: Trainer) -> Bool {
    formula.names.contains { name in
      guard let spec = run.plan.tensor(named: name), run.plan.lives(on: spec),
        let then = own[spec.name]?.matrix
      else { return false }
      return run.tensor(name) != then && own.spec.name != spec.name
    }
  }

  private static func exam(
    _ own: Sitting, _ formula: Syntax, _ variables: [String: Value], _ run: Trainer,
    other: () throws -> Sitting
  ) throws -> Exam {
    try check(formula, for: own, run.plan)
    let data = ["X_train": Value(run.data.X), "Y_train": Value(run.data.Y)]
    let others = data.merging(variables) { $1 }
    func scope(_ sitting: Sitting, _ more: [String: Value] = [:]) -> SittingScope {
      SittingScope(
        sitting, canonicalName: run.plan.canonicalName, others: others.merging(more) { $1 })
    }
    // Arrays of the learner's fit this run only, and may be what tensors were at another time.
    let hasOwnArrays = formula.names.contains {
      !own.names.contains($0) && (variables[$0]?.array?.count ?? 0) > 1
    }
    let aliases = hasOwnArrays ? own.aliases(in: run) : (names: [:], values: [:])
    return Exam(
      right: own.spec.formula,
      states: hasOwnArrays ? [scope(own, aliases.values)] : [scope(try other()), scope(own)],
      own: hasOwnArrays ? 0 : 1,
      words: Vocabulary(
        target: own.spec.name, names: own.names, otherDerivatives: own.otherDerivatives(),
        otherTimes: aliases.names, formulas: own.formulas))
  }

  private static func check(_ formula: Syntax, for own: Sitting, _ plan: Plan) throws {
    for name in formula.names {
      let known = plan.canonicalName(name)
      guard let spec = plan.tensor(named: known), !own.names.contains(known) else { continue }
      throw known == own.spec.name
        ? TryProblem.itself(known)
        : TryProblem.later(name, plan.stage(writing: spec.name)?.id, than: own.spec.name)
    }
  }
}

extension Plan {
  /// The stage at which a tensor can be compared: its writer, or for an aside the cost.
  func home(of tensor: String) -> Int? {
    writer(of: tensor)
      ?? (asides.contains { $0.writes.contains { $0.name == tensor } }
        ? index(of: StageID(.cost)).map { $0 + 1 } : nil)
  }

  /// Whether a tensor lives on from iteration to iteration.
  func lives(on spec: TensorSpec) -> Bool {
    tensors.contains { $0.name == spec.name && $0.beginning != nil }
  }
}
