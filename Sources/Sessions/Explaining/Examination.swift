import Engine
import Explaining
import Formulas
import Matrices

/// A tensor's stage as a question for a formula: the values it read, in this run and in one of the
/// same shapes with other parameters.
///
/// All of it happens on copies taken back to the iteration; the run is not touched.
struct Examination {
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
    guard !spec.syntax.isDrawn, spec.name != "indices", let home = run.plan.home(of: spec.name)
    else {
      throw TryProblem.drawn(spec.name, formula: spec.formula)
    }
    let now = timeline.now
    isAhead = now.stages > 0 && home == now.stages || !run.isComputed(spec)
    let isOfThisIteration = home < now.stages || isAhead
    guard !isAhead || home == now.stages, now.finished > 0 || isOfThisIteration else {
      throw TryProblem.notComputed(
        spec.name, run.plan.stages[home].id, stages: home - now.stages + 1)
    }
    let start = Moment(finished: now.finished - (isOfThisIteration ? 0 : 1), stages: 0)
    let own = try Sitting(of: spec.name, from: start, in: timeline)
    let other = try Sitting(of: spec.name, from: start, in: timeline, drawing: 1)
    self.spec = own.spec
    reads = own.reads
    (stage, iteration, value) = (own.stage, own.iteration, own.value)
    isPast = Self.isUpdated(own, formula, run)
    early = formula.names.first { own.later.contains(run.plan.canonicalName($0)) }.map {
      .later($0, run.plan.stage(writing: run.plan.canonicalName($0))?.id, than: own.spec.name)
    }
    exam = try Self.exam(own, other, formula, variables, run)
  }

  private static func isUpdated(_ own: Sitting, _ formula: Syntax, _ run: Trainer) -> Bool {
    formula.names.contains { name in
      guard let spec = run.plan.tensor(named: name), run.plan.lives(on: spec),
        let then = own.values[spec.name]?.matrix
      else { return false }
      return run.tensor(name) != then && own.spec.name != spec.name
    }
  }

  private static func exam(
    _ own: Sitting, _ other: Sitting, _ formula: Syntax,
    _ variables: [String: Value], _ run: Trainer
  ) throws -> Exam {
    let aliases = own.aliases(in: run)
    let names = formula.names
    for name in names {
      let known = run.plan.canonicalName(name)
      guard let spec = run.plan.tensor(named: known), own.values[known] == nil else { continue }
      throw known == own.spec.name
        ? TryProblem.itself(known)
        : TryProblem.later(name, run.plan.stage(writing: spec.name)?.id, than: own.spec.name)
    }
    let variables = variables.filter { own.values[$0.key] == nil }
    let data = ["X_train": Value(run.data.X), "Y_train": Value(run.data.Y)]
    func scope(_ sitting: Sitting, _ aliases: [String: Value]) -> Variables {
      let synonyms = names.reduce(into: [String: Value]()) { found, name in
        found[name] = sitting.values[run.plan.canonicalName(name)]
      }
      return Variables(
        data.merging(variables) { $1 }.merging(sitting.values) { $1 }.merging(synonyms) { $1 }
          .merging(aliases) { $1 })
    }
    let hasOwnArrays = names.contains { (variables[$0]?.array?.count ?? 0) > 1 }
    return Exam(
      right: own.spec.syntax,
      states: (hasOwnArrays ? [] : [scope(other, [:])]) + [scope(own, aliases.values)],
      own: hasOwnArrays ? 0 : 1,
      words: Vocabulary(
        target: own.spec.name, names: Set(own.values.keys),
        otherDerivatives: own.otherDerivatives(run), otherTimes: aliases.names,
        formulas: own.formulas))
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
