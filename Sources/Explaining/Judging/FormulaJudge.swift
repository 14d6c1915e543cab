import Formulas
import Matrices

/// Judges a formula by its value, and finds the mistake that was made by making it again.
///
/// A formula is right where it gives the tensor in this run and in its twin, which has other data,
/// sizes and hyper-parameters. Each known mistake is made in the right formula, and mended in the
/// learner's; where the values meet, in both, that is what happened. So equal forms pass, formulas
/// that nobody listed are understood, and no mistake is named that only happens to fit.
public struct FormulaJudge {
  let exam: Exam
  var effort: Effort
  /// What is worked out once in each state.
  private let workings: [SharedProducts]
  /// The right formula in the tensors the learner's is made of, step by step.
  let rightForms: [Syntax]
  /// What the right formula comes to in every state.
  let right: [NumPyArray?]
  /// What comes of nodes when a mistake is made in them.
  let making: KnownChanges
  /// What comes of them when one is mended, for each of the right forms.
  private let mending: [KnownChanges]
  /// Variants of the right formula with one mistake made, and what they come to in the twin.
  var made: [ValuedVariant]?

  /// Takes a question with its answer.
  public init(_ exam: Exam) {
    self.exam = exam
    let workings = exam.states.map(SharedProducts.init)
    self.workings = workings
    effort = Effort(
      for: exam.right.names.reduce(0) { max($0, exam.states[0].shape(of: $1)?.count ?? 0) })
    let forms = Self.forms(of: exam)
    let longer = forms[forms.count - 1].rewriting { Definitions.expansion(of: $0) }
    rightForms = forms.contains(longer) ? forms : forms + [longer]
    right = workings.map { $0.value(of: exam.right) }
    making = KnownChanges(making: exam.words)
    mending = rightForms.map { KnownChanges(mending: exam.words, right: $0) }
  }

  private static func forms(of exam: Exam) -> [Syntax] {
    let names = exam.names ?? Set(exam.formula.names)
    let forms = exam.right.forms(towards: names, exam.words.formulas)
    guard let whole = exam.right.whole(madeOf: names, exam.words.formulas) else { return forms }
    return forms.contains(whole) ? forms : forms + [whole]
  }

  /// The verdict.
  /// - Parameter looksForTwo: Whether two mistakes are looked for where one does not explain it.
  /// - Throws: `FormulaError` where the formula cannot be worked out for another reason than shapes.
  public mutating func judgement(
    lookingForTwo looksForTwo: Bool = true
  ) throws(FormulaError) -> Judgement {
    var result = Judgement()
    result.expected = right[exam.own]
    result.ownArrays = exam.ownArrays
    do {
      result.value = try workings[exam.own].evaluated(exam.formula)
    } catch {
      result.clash = ShapeClash(error, in: exam.formula, needed: result.expected?.shape ?? [])
      if result.clash == nil { throw error }
    }
    if isRight(&result) {
      keepGuards(&result)
      return result
    }
    if isReshaped(result) { result.relation = .reshaped }
    if result.relation == nil { explain(&result, looksForTwo) }
    if result.relation == .reshaped {
      result.shapeWithSidesKept = value(of: exam.formula.keepingSides, in: exam.own)?.shape
    }
    return result
  }

  /// Shows what was written, with what keeps its logarithms from 0.
  private func keepGuards(_ result: inout Judgement) {
    guard result.isCorrect, let guarded = exam.guarded else { return }
    result.isGuarded = true
    var scope = exam.states[exam.own]
    result.value = (try? scope.evaluate(guarded).array) ?? result.value
  }

  private mutating func explain(_ result: inout Judgement, _ looksForTwo: Bool) {
    if let bound = bound(spoiling: exam.formula) {
      result.relation = .bound(bound)
      return
    }
    if let relation = plainFactor(result).map(Relation.factor) ?? stepFactor(result) {
      (result.mistakes, result.relation) = ([.extraFactor], relation)
      return
    }
    let readings = exam.likelyReadings
    for isDeep in looksForTwo ? [false, true] : [false] {
      // Two mistakes are looked for in the likeliest reading alone: that takes long.
      for formula in isDeep ? readings.prefix(1) : readings[...] where result.mistakes.isEmpty {
        let yours = exam.states.indices.map { state in
          state == exam.own ? result.value : value(of: formula, in: state)
        }
        let sets = isDeep ? twice(formula, yours) : diagnosis(formula, yours)
        let found = sets.filter { arePossible($0, in: formula, giving: yours) }
        guard let first = found.first else { continue }
        (result.mistakes, result.alternatives) = (first, Array(found.dropFirst()))
        locate(formula, &result)
      }
      findNumberAmiss(&result)
    }
    explainRest(&result)
  }

  /// One number that is amiss explains more than two mistakes do.
  private func findNumberAmiss(_ result: inout Judgement) {
    guard result.mistakes.count != 1, result.amiss == nil, let amiss = numberAmiss(result) else {
      return
    }
    (result.mistakes, result.alternatives, result.places) = ([.wrongHyperparameter], [], [:])
    result.amiss = amiss
  }

  private func explainRest(_ result: inout Judgement) {
    if result.relation == nil { result.relation = relation(result) }
    if result.relation == .onlyHere, exam.ownArrays.isEmpty {
      let like = exam.sameSizes()
      result.isOnlyTheseSizes =
        !like.isEmpty && like.allSatisfy { isSame(exam.formula, exam.right, in: $0) }
    }
    if !result.mistakes.isEmpty { result.relation = nil }
  }

  /// Finds where in the formula its one mistake is.
  private mutating func locate(_ formula: Syntax, _ result: inout Judgement) {
    for variant in mended(formula) where result.mistakes == [variant.mistake] {
      guard result.places[variant.mistake] == nil, !variant.range.isEmpty,
        reaches(variant.formula, right)
      else { continue }
      result.places[variant.mistake] = variant.range
    }
  }

  private func relation(_ result: Judgement) -> Relation? {
    guard let value = result.value, let expected = result.expected else { return nil }
    if exam.formula.names.isEmpty { return .numbersOnly }
    if value.equals(expected, tolerance: tolerance(in: exam.own)) { return .onlyHere }
    let near = exam.formula.names + exam.right.names
    let state = exam.states[exam.own]
    func values(of names: [String]) -> [(String, Matrix<Double>)] {
      names.filter { state.shape(of: $0) == value.matrix.shape }
        .compactMap { name in state.value(named: name)?.matrix.map { (name, $0) } }
    }
    let itself = exam.subject.map { [($0.name, expected.matrix)] } ?? []
    let tensors =
      values(of: near) + itself + values(of: exam.words.names.subtracting(near).sorted())
    let relation = Relation(value, to: expected, tensors)
    guard case .factor(let factor) = relation, exam.states.count > 1,
      let twin = self.value(of: exam.formula, in: 0), let right = right[0]
    else { return relation }
    let there = Relation.factor(of: twin, to: right)
    return there.map { Relation.isClose($0, factor) } ?? false ? relation : .none(right: 0)
  }

  /// Whether the numbers are right in every state, and the shape is not.
  private func isReshaped(_ result: Judgement) -> Bool {
    guard exam.ownArrays.isEmpty, let value = result.value, let expected = result.expected,
      value.agrees(with: expected, tolerance: tolerance(in: exam.own)),
      let mine = self.value(of: exam.formula, in: 0),
      let twin = right[0]
    else { return false }
    return mine.agrees(with: twin)
  }
}

extension FormulaJudge {
  /// What a formula comes to in a state; nil where it has no value.
  func value(of formula: Syntax, in state: Int) -> NumPyArray? {
    workings[state].value(of: formula)
  }

  /// The largest difference that counts as rounding in a state.
  func tolerance(in state: Int) -> Double {
    state == exam.own ? max(exam.tolerance, exam.ownTolerance) : exam.tolerance
  }

  /// Whether a formula comes to some values in every state.
  mutating func reaches(_ formula: Syntax, _ values: [NumPyArray?]) -> Bool {
    for state in exam.states.indices {
      guard let wanted = values[state], effort.spend(),
        let value = value(of: formula, in: state),
        value.agrees(with: wanted, tolerance: tolerance(in: state))
      else { return false }
    }
    return true
  }

  /// What comes of mending mistakes in a formula.
  func mended(_ formula: Syntax) -> [Variant] {
    let normal = formula.normalized
    var seen: Set<Syntax> = []
    return zip(rightForms, mending).flatMap { Rewriting.mended(normal, $1, right: $0) }
      .filter { seen.insert($0.formula).inserted }
  }

  /// What comes of mending a mistake more in a formula in which one was mended.
  func mendedAgain(_ formula: Syntax) -> [Variant] {
    Rewriting.mended(formula, mending[0], right: exam.right)
  }
}
