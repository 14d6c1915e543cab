import Engine
import Formulas
import Matrices

/// Names the known mistakes by which a function's values come of the right formula: those that
/// `FormulaJudge` knows, made by the same rewritings.
public struct FunctionJudge {
  private var exam: Exam

  /// Takes a tensor with its right formula, how the function is called, and the states in which it
  /// was called, the run's own last.
  public init(
    of moment: StageMoment, right: Syntax, call: Syntax, in states: [any ExamState]
  ) {
    exam = Exam(of: moment, right: right, call: call, in: states)
  }

  /// The names there are.
  var words: Vocabulary { exam.words }

  /// The same for values that were rounded elsewhere.
  /// - Parameter tolerance: The largest difference that counts as rounding, as a share of the
  ///   largest element.
  func tolerating(_ tolerance: Double) -> FunctionJudge {
    var judge = self
    judge.exam.tolerance = tolerance
    return judge
  }

  /// The mistakes that give these values, one in every state; none where they are not known.
  /// - Parameter looksForTwo: Whether two mistakes are looked for where one does not explain it.
  public func mistakes(
    giving values: [NumPyArray?], lookingForTwo looksForTwo: Bool = true
  ) -> [Mistake] {
    var judge = FormulaJudge(exam)
    return judge.mistakes(giving: values, looksForTwo)
  }

  /// By how much the step from what a parameter was is too large, the same in every state.
  public func step(giving values: [NumPyArray]) -> Relation? {
    let judge = FormulaJudge(exam)
    let factors = values.indices.compactMap { place in
      judge.right[place].flatMap { judge.step(values[place], $0, in: place) }
    }
    guard let first = factors.first, factors.count == exam.states.count,
      factors.allSatisfy({ abs($0 - first) < 1e-6 * first })
    else { return nil }
    return .step(first)
  }

  /// How the value of the run's own state relates to what it should be.
  public func relation(_ value: NumPyArray, to right: NumPyArray) -> Relation {
    let state = exam.states[exam.own]
    let tensors = exam.right.names.filter { state.shape(of: $0) == value.matrix.shape }
      .compactMap { name in state.value(named: name)?.matrix.map { (name, $0) } }
    return Relation(value, to: right, tensors)
  }
}

extension FormulaJudge {
  fileprivate mutating func mistakes(
    giving values: [NumPyArray?], _ looksForTwo: Bool
  ) -> [Mistake] {
    let single = singles(valued(), reaching: values)
    if let special = Self.special(single)?.first { return special }
    guard looksForTwo else { return single.first ?? [] }
    let double = twice(exam.right, values)
    return (Self.special(double) ?? single + double).first ?? []
  }
}

extension Exam {
  fileprivate init(
    of moment: StageMoment, right: Syntax, call: Syntax, in states: [any ExamState]
  ) {
    let aliases = moment.aliases(in: moment.timeline.trainer)
    let original = Original(moment)
    self.right = right
    formula = call
    explain = { $0 }
    readings = Readings(asItStands: call)
    (edges, atEdge) = ([], { _ in nil })
    severalOutputs = { nil }
    ownArrays = []
    early = nil
    self.states = states
    sameSizes = { [] }
    words = Vocabulary(
      target: moment.spec.name, names: moment.names,
      settings: original.settings.filter { original.scalar($0) != 0 },
      otherDerivatives: moment.otherDerivatives(), ownDerivative: moment.ownDerivative(),
      otherActivations: moment.otherActivations(),
      otherLosses: moment.otherCosts(), otherTimes: aliases.names, formulas: moment.formulas)
    subject = Subject(
      name: moment.spec.name, stage: moment.stage ?? StageID(.cost), iteration: moment.iteration,
      isAhead: false, isPast: false, isSetByHand: false, reads: moment.reads, value: moment.value)
  }
}
