import Engine
import Formulas
import Matrices

/// The learner's variables, and the formulas they were last given.
public struct OwnVariables {
  /// What they hold.
  public let values: [String: Value]
  /// How they came about.
  public let definitions: [String: Syntax]

  /// Takes variables.
  public init(_ values: [String: Value] = [:], definitions: [String: Syntax] = [:]) {
    (self.values, self.definitions) = (values, definitions)
  }
}

extension Exam {
  /// The most numbers a twin as large as the run may hold.
  private static let sizeLimit = 2_000_000

  /// Asks for a tensor of a run.
  /// - Parameters:
  ///   - written: What the learner wrote.
  ///   - variables: The learner's own.
  /// - Throws: `ExamProblem` where there is nothing to compare with.
  public init(
    of name: String, for written: Syntax, in timeline: Timeline,
    with variables: OwnVariables = OwnVariables()
  ) throws {
    let run = timeline.trainer
    let (start, isAhead) = try Self.start(of: name, in: timeline)
    let own = try StageMoment(of: name, from: start, in: timeline)
    let data = ["X_train": Value(run.data.X), "Y_train": Value(run.data.Y)]
    let others = data.merging(variables.values) { $1 }
    let scope = MomentScope(own, others: others)
    let formula = written.explained(by: variables, in: scope, of: own)
    try Self.check(formula, for: own, run.plan)
    let names = Set(formula.names)
    ownArrays = formula.names.filter {
      !own.isKnown($0) && (variables.values[$0]?.array?.count ?? 0) > 1
    }
    let target = own.spec.name
    let twin = try Twin(of: own, naming: names)
    right = twin.plan.tensor(named: target)?.formula ?? own.spec.formula
    self.formula = formula
    readings = Quantities(of: own).readings(of: formula)
    let aliases = ownArrays.isEmpty ? (names: [:], values: [:]) : own.aliases(in: run)
    let here = MomentScope(own, others: others.merging(aliases.values) { $1 })
    states =
      ownArrays.isEmpty
      ? [twin.scope(for: target)].compactMap { $0 } + [here] : [here]
    sameSizes = {
      let count =
        run.data.X.count
        + run.plan.tensors.reduce(0) {
          $0 + $1.shape(examples: own.examples).count
        }
      guard count <= Self.sizeLimit else { return nil }
      let twin = try? Twin(of: own, naming: names, keepsSizes: true, seed: 2)
      return twin?.scope(for: target, others: variables.values)
    }
    words = Vocabulary(
      target: target, names: own.names,
      settings: own.settings.filter { own.scalar($0) != 0 },
      otherDerivatives: own.otherDerivatives(),
      ownDerivative: own.ownDerivative(), otherLosses: own.otherLosses(),
      otherTimes: aliases.names, formulas: own.formulas)
    early = formula.names.first { own.isLater(run.plan.canonicalName($0)) }.map {
      .later($0, run.plan.stage(writing: run.plan.canonicalName($0))?.id, than: target)
    }
    let value = own.value
    subject = Subject(
      spec: own.spec, stage: own.stage ?? StageID(.cost), iteration: own.iteration,
      isAhead: isAhead, isPast: Self.isUpdated(own, formula, run),
      isSetByHand: !isAhead && !own.isAside && run.tensor(target).map { $0 != value } ?? false,
      reads: own.reads, value: value)
  }

  /// The iteration a tensor is asked for in, and whether its stage is the next one.
  private static func start(
    of name: String, in timeline: Timeline
  ) throws(ExamProblem) -> (Moment, isAhead: Bool) {
    let run = timeline.trainer
    guard let spec = run.plan.tensor(named: name) else { throw .notATensor(name) }
    guard !spec.formula.isDrawn, spec.name != "indices", let home = run.plan.home(of: spec.name)
    else { throw .drawn(spec.name, formula: "\(spec.formula)") }
    let now = timeline.now
    let isAhead = run.nextStage > 0 && home == run.nextStage || !run.isComputed(spec)
    let isOfThisIteration = home < run.nextStage || isAhead
    guard !isAhead || home == run.nextStage, now.finished > 0 || isOfThisIteration else {
      throw .notComputed(spec.name, run.plan.stages[home].id, stages: home - run.nextStage + 1)
    }
    return (Moment(finished: now.finished - (isOfThisIteration ? 0 : 1), stages: 0), isAhead)
  }

  private static func isUpdated(_ own: StageMoment, _ formula: Syntax, _ run: Trainer) -> Bool {
    formula.names.contains { name in
      guard let spec = run.plan.tensor(named: name), run.plan.lives(on: spec),
        let then = own.value(of: spec.name, .before)
      else { return false }
      return run.tensor(name) != then && own.spec.name != spec.name
    }
  }

  private static func check(
    _ formula: Syntax, for own: StageMoment, _ plan: Plan
  ) throws(ExamProblem) {
    for name in formula.names {
      let known = plan.canonicalName(name)
      guard let spec = plan.tensor(named: known), !own.names.contains(known) else { continue }
      throw known == own.spec.name
        ? .itself(known)
        : .later(name, plan.stage(writing: spec.name)?.id, than: own.spec.name)
    }
  }
}

extension Syntax {
  /// The formula with the learner's variables replaced: by their formulas, where those still give
  /// what they hold, else single numbers by the number.
  fileprivate func explained(
    by variables: OwnVariables, in scope: MomentScope, of moment: StageMoment, depth: Int = 0
  ) -> Syntax {
    rewriting { node in
      guard let name = node.name, !moment.isKnown(name), let value = variables.values[name] else {
        return nil
      }
      if depth < 4, let definition = variables.definitions[name], !definition.isDrawn,
        !definition.names.isEmpty
      {
        var scope = scope
        if let again = try? scope.evaluate(definition), again == value {
          return definition.explained(by: variables, in: scope, of: moment, depth: depth + 1)
            .standing(at: node.range)
        }
      }
      guard let number = value.number else { return nil }
      let size = Syntax(.number(abs(number)), range: node.range)
      return number < 0 ? size.minus : size
    }
  }

  /// The tree as if it stood where something else does in a source.
  private func standing(at range: Range<Int>) -> Syntax {
    rewriting { Syntax($0.kind, range: range) }
  }
}
