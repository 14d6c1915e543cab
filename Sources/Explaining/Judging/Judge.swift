import Formulas

/// Judges a formula by its value, and finds the mistake that was made by making it again.
///
/// Each known mistake is made in the right formula, and mended in the learner's; where the values
/// meet, in every state, that is what happened. So equal forms pass, and formulas that nobody
/// listed are understood.
public struct Judge {
  let exam: Exam
  let formula: Syntax
  var effort: Effort
  private let products: [SharedProducts]

  /// Takes a question and a learner's answer.
  public init(_ exam: Exam, _ formula: Syntax) {
    self.exam = exam
    self.formula = formula
    effort = Effort(exam)
    products = exam.states.map { SharedProducts($0) }
  }

  /// The verdict.
  /// - Throws: `FormulaError` where the formula cannot be worked out for another reason than shapes.
  public mutating func judgement() throws(FormulaError) -> Judgement {
    var result = Judgement()
    let right = exam.states.indices.map { value(of: exam.right, in: $0) }
    let own = right[exam.own]
    result.expected = own
    do {
      var scope = exam.states[exam.own]
      result.value = try scope.evaluate(formula).array
    } catch {
      result.misfit = ShapeClash(error, in: formula, needed: own?.shape ?? [])
      if result.misfit == nil { throw error }
    }
    let yours = exam.states.indices.map { state in
      state == exam.own ? result.value : value(of: formula, in: state)
    }
    if let value = result.value, let expected = own, isSame(yours, right),
      value.matrix.shape == expected.matrix.shape
    {
      result.isCorrect = true
      result.indistinguishable = unnoticed(right)
      return result
    }
    if isSame(yours, right) { result.relation = .reshaped } else { explain(&result, yours, right) }
    return result
  }

  private mutating func explain(
    _ result: inout Judgement, _ yours: [NumPyArray?], _ right: [NumPyArray?]
  ) {
    let found = diagnosis(yours, right)
    result.mistakes = found.first ?? []
    result.alternatives = Array(found.dropFirst())
    for variant in mended where result.mistakes == [variant.mistake] {
      guard result.places[variant.mistake] == nil, !variant.range.isEmpty,
        isSame(values(of: variant.formula, like: right), right)
      else { continue }
      result.places[variant.mistake] = variant.range
    }
    if result.mistakes.isEmpty { result.relation = relation(result) }
  }

  private func relation(_ result: Judgement) -> Relation? {
    guard let value = result.value, let expected = result.expected else { return nil }
    if formula.names.isEmpty { return .numbersOnly }
    if value.agrees(with: expected), value.matrix.shape == expected.matrix.shape {
      return .onlyHere
    }
    let near = formula.names + exam.right.names
    let state = exam.states[exam.own]
    let tensors = (near + exam.words.names.subtracting(near).sorted()).lazy
      .filter { state.shape(of: $0) == value.matrix.shape }
      .compactMap { name in state.value(named: name)?.matrix.map { (name, $0) } }
    return Relation(value, to: expected, tensors)
  }

  /// What would give the same as the right formula here.
  private mutating func unnoticed(_ right: [NumPyArray?]) -> [Mistake] {
    var seen: Set<Mistake> = []
    for variant in made(from: exam.right) where !seen.contains(variant.mistake) {
      guard variant.mistake == .missingAverage || variant.mistake == .sumInsteadOfMean,
        isSame(values(of: variant.formula, like: right), right)
      else { continue }
      seen.insert(variant.mistake)
    }
    return Mistake.allCases.filter(seen.contains)
  }
}

extension Judge {
  /// What a formula comes to in a state; nil where it has no value.
  func value(of formula: Syntax, in state: Int) -> NumPyArray? {
    let formula = exam.inWords(formula, of: state)
    if state != exam.own { return products[state].value(of: formula) }
    var scope = exam.states[state]
    return try? scope.evaluate(formula).array
  }

  /// The values of a formula, nothing after the first that differs from a given one.
  mutating func values(of formula: Syntax, like given: [NumPyArray?]) -> [NumPyArray?] {
    var values: [NumPyArray?] = []
    for state in exam.states.indices {
      guard effort.spend(on: formula, in: state) else { return values }
      values.append(value(of: formula, in: state))
      if !isSame([values[state]], [given[state]]) { return values }
    }
    return values
  }

  /// Whether formulas come to the same in every state.
  func isSame(_ a: [NumPyArray?], _ b: [NumPyArray?]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { first, second in
        guard let first, let second else { return false }
        return first.agrees(with: second)
      }
  }

  /// The right formula, and the same in the tensors the learner's is made of.
  var rightForms: [Syntax] {
    let aligned = exam.right.written(with: Set(formula.names), exam.words.formulas)
    return aligned == exam.right ? [aligned] : [exam.right, aligned]
  }

  func made(from formula: Syntax) -> [Variant] { Rewriting.made(from: formula, exam.words) }

  var mended: [Variant] {
    let normal = formula.normalized
    return rightForms.flatMap { Rewriting.mended(normal, exam.words, right: $0) }
  }
}

extension Syntax {
  /// The formula with tensors replaced by their own formulas, as long as that brings it nearer to
  /// some names.
  fileprivate func written(with names: Set<String>, _ formulas: [String: Syntax]) -> Syntax {
    var result = self
    for _ in 0..<4 {
      let replaced = result.names.filter { name in
        guard !names.contains(name), let formula = formulas[name] else { return false }
        return !names.isDisjoint(with: formula.names.filter { !result.names.contains($0) })
      }
      if replaced.isEmpty { break }
      let parts = Dictionary(
        uniqueKeysWithValues: replaced.compactMap { name in
          formulas[name].map { (name, $0) }
        })
      result = result.substituting(parts)
    }
    return result
  }
}
