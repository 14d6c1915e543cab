import Formulas

/// Judges a formula by its value, and finds the mistake that was made by making it again.
///
/// A formula is right where it gives the tensor in this run and in its twin, which has other data,
/// sizes and hyper-parameters. Each known mistake is made in the right formula, and mended in the
/// learner's; where the values meet, in both, that is what happened. So equal forms pass, formulas
/// that nobody listed are understood, and no mistake is named that only happens to fit.
public struct FormulaJudge {
  let exam: Exam
  var effort: Effort
  private let products: SharedProducts
  /// The right formula in the tensors the learner's is made of, step by step.
  let rightForms: [Syntax]
  /// What the right formula comes to in every state.
  let right: [NumPyArray?]
  /// Variants of the right formula with one mistake made, and what they come to in the twin.
  var made: [ValuedVariant]?

  /// Takes a question with its answer.
  public init(_ exam: Exam) {
    self.exam = exam
    products = SharedProducts(exam.states[exam.own])
    effort = Effort(
      for: exam.right.names.reduce(0) { max($0, exam.states[0].shape(of: $1)?.count ?? 0) })
    let forms = exam.right.forms(towards: Set(exam.formula.names), exam.words.formulas)
    let longer = forms[forms.count - 1].rewriting { Definitions.expansion(of: $0) }
    rightForms = forms.contains(longer) ? forms : forms + [longer]
    var values: [NumPyArray?] = []
    for state in exam.states.indices {
      values.append(Self.value(of: exam.right, in: state, exam, products))
    }
    right = values
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
      var scope = exam.states[exam.own]
      result.value = try scope.evaluate(exam.formula).array
    } catch {
      result.clash = ShapeClash(error, in: exam.formula, needed: result.expected?.shape ?? [])
      if result.clash == nil { throw error }
    }
    if isRight(&result) { return result }
    if isReshaped(result) { result.relation = .reshaped }
    if result.relation == nil { explain(&result, looksForTwo) }
    return result
  }

  /// Whether the formula is right, with its numbers as they stand or read as quantities of the run.
  private func isRight(_ result: inout Judgement) -> Bool {
    guard let value = result.value, let expected = result.expected, value.equals(expected) else {
      return false
    }
    guard exam.ownArrays.isEmpty else { return isRightInLikeRun(&result) }
    let read = exam.readings.near.first { read in
      guard let twin = right[0] else { return false }
      return self.value(of: read.formula, in: 0)?.equals(twin) ?? false
    }
    guard let read else { return false }
    if let edge = edge(breaking: read.formula) {
      result.relation = .edge(edge)
      return true
    }
    result.isCorrect = true
    result.readings = read.readings
    result.isOnlyTheseSizes = read.readings.contains(where: \.isSize)
    result.isOnlyOneOutput = !isRightWithSeveralOutputs(read.formula)
    return true
  }

  /// Where a formula that is right elsewhere is not: at 0, beside it, far off.
  private func edge(breaking formula: Syntax) -> Edge? {
    guard formula != exam.right, let plan = exam.plan else { return nil }
    return exam.edges().first { edge, state in
      let tolerance = edge.tolerance(for: exam.words.target, in: plan)
      return !isSame(formula, exam.right, in: state, tolerance: tolerance)
    }?.edge
  }

  /// Whether it is right with more outputs as well; a sum over them may be left out of a loss where
  /// there is one.
  private func isRightWithSeveralOutputs(_ formula: Syntax) -> Bool {
    guard formula != exam.right, let state = exam.severalOutputs() else { return true }
    return isSame(formula, exam.right, in: state)
      || isSame(formula.summedOverOutputs, exam.right, in: state)
  }

  /// The same for a formula of the learner's own arrays: in a run of the same shapes.
  private func isRightInLikeRun(_ result: inout Judgement) -> Bool {
    guard let like = exam.sameSizes() else {
      result.isCorrect = true
      return true
    }
    result.isCorrect = isSame(exam.formula, exam.right, in: like)
    if !result.isCorrect { result.relation = .onlyHere }
    return result.isCorrect
  }

  /// Whether another formula comes to the same everywhere.
  public func comes(to other: Syntax) -> Bool {
    let other = exam.explain(other)
    func isSame(_ formula: Syntax, in state: Int) -> Bool {
      guard let mine = value(of: formula, in: state), let value = value(of: other, in: state)
      else { return false }
      return mine.equals(value)
    }
    return isSame(exam.formula, in: exam.own)
      && (exam.own == 0 || exam.readings.near.contains { isSame($0.formula, in: 0) })
  }

  private func isSame(
    _ a: Syntax, _ b: Syntax, in scope: any ExamState, tolerance: Double = 1e-11
  ) -> Bool {
    var scope = scope
    guard let a = try? scope.evaluate(a).array, let b = try? scope.evaluate(b).array else {
      return false
    }
    return a.equals(b, tolerance: tolerance)
  }

  private mutating func explain(_ result: inout Judgement, _ looksForTwo: Bool) {
    if let factor = plainFactor(result) {
      (result.mistakes, result.relation) = ([.extraFactor], .factor(factor))
      return
    }
    let readings = exam.likelyReadings
    for isDeep in looksForTwo ? [false, true] : [false] {
      // Two mistakes are looked for in the likeliest reading alone: that takes long.
      for formula in isDeep ? readings.prefix(1) : readings[...] where result.mistakes.isEmpty {
        let yours = exam.states.indices.map { state in
          state == exam.own ? result.value : value(of: formula, in: state)
        }
        let found = isDeep ? twice(formula, yours) : diagnosis(formula, yours)
        guard let first = found.first else { continue }
        (result.mistakes, result.alternatives) = (first, Array(found.dropFirst()))
        locate(formula, &result)
      }
    }
    explainRest(&result)
  }

  private func explainRest(_ result: inout Judgement) {
    if result.relation == nil { result.relation = relation(result) }
    if result.relation == .onlyHere, exam.ownArrays.isEmpty, let like = exam.sameSizes() {
      result.isOnlyTheseSizes = isSame(exam.formula, exam.right, in: like)
    }
    if !result.mistakes.isEmpty { result.relation = nil }
  }

  /// By which number a formula is too large everywhere, in both runs, where no mistake of another
  /// name makes it so.
  private mutating func plainFactor(_ result: Judgement) -> Double? {
    guard exam.states.count > 1, exam.ownArrays.isEmpty, let mine = result.value,
      let expected = result.expected, let twin = right[0],
      case .factor(let factor) = Relation(mine, to: expected, []), factor > 0
    else { return nil }
    // As it stands first: a plain number may be a setting's as well.
    var other: NumPyArray?
    for formula in [exam.formula, exam.readings(ofCountsFrom: 6)] where other == nil {
      guard let value = value(of: formula, in: 0) else { continue }
      if Relation(value, to: twin, []).isLike(.factor(factor)) { other = value }
    }
    guard let other, !exam.isCountOfExamples(factor) else { return nil }
    let known = singles(valued(), reaching: [other, mine]).filter { $0 != [.extraFactor] }
    return Self.special(known) == nil ? factor : nil
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
    if value.equals(expected) { return .onlyHere }
    let near = exam.formula.names + exam.right.names
    let state = exam.states[exam.own]
    let tensors = (near + exam.words.names.subtracting(near).sorted()).lazy
      .filter { state.shape(of: $0) == value.matrix.shape }
      .compactMap { name in state.value(named: name)?.matrix.map { (name, $0) } }
    let relation = Relation(value, to: expected, tensors)
    guard case .factor = relation, exam.states.count > 1,
      let twin = self.value(of: exam.formula, in: 0), let right = right[0]
    else { return relation }
    return Relation(twin, to: right, []).isLike(relation) ? relation : .none(right: 0)
  }

  /// Whether the numbers are right in every state, and the shape is not.
  private func isReshaped(_ result: Judgement) -> Bool {
    guard exam.ownArrays.isEmpty, let value = result.value, let expected = result.expected,
      value.agrees(with: expected), let mine = self.value(of: exam.formula, in: 0),
      let twin = right[0]
    else { return false }
    return mine.agrees(with: twin)
  }
}

extension FormulaJudge {
  /// What a formula comes to in a state; nil where it has no value.
  func value(of formula: Syntax, in state: Int) -> NumPyArray? {
    Self.value(of: formula, in: state, exam, products)
  }

  private static func value(
    of formula: Syntax, in state: Int, _ exam: Exam, _ products: SharedProducts
  ) -> NumPyArray? {
    if state == exam.own { return products.value(of: formula) }
    var scope = exam.states[state]
    return try? scope.evaluate(formula).array
  }

  /// Whether a formula comes to some values in every state.
  mutating func reaches(_ formula: Syntax, _ values: [NumPyArray?]) -> Bool {
    for state in exam.states.indices {
      guard let wanted = values[state], effort.spend(),
        let value = value(of: formula, in: state),
        value.agrees(with: wanted, tolerance: exam.tolerance)
      else { return false }
    }
    return true
  }

  /// What comes of mending mistakes in a formula.
  func mended(_ formula: Syntax) -> [Variant] {
    let normal = formula.normalized
    var seen: Set<Syntax> = []
    return rightForms.flatMap { Rewriting.mended(normal, exam.words, right: $0) }
      .filter { seen.insert($0.formula).inserted }
  }
}
