import Engine
import Formulas
import Matrices

extension FormulaJudge {
  /// Whether the formula is right, with its numbers as they stand or read as quantities of the run.
  func isRight(_ result: inout Judgement) -> Bool {
    guard let value = result.value, let expected = result.expected,
      value.equals(expected, tolerance: tolerance(in: exam.own))
    else {
      result.isRightElsewhere = isRightInTwin
      return false
    }
    guard exam.ownArrays.isEmpty else { return isRightInLikeRun(&result) }
    // The engine takes losses in a row; of other rows a product would be something else.
    if value.rank == 1, expected.rank == 2, exam.subject.map({ $0.stage.pass != .cost }) ?? false {
      result.relation = .reshaped
      return false
    }
    guard let read = reading() ?? readingWithOnes() else { return false }
    if let edge = edge(breaking: read.formula) {
      result.relation = bound(breaking: read.formula, at: edge).map(Relation.bound) ?? .edge(edge)
      return true
    }
    result.isCorrect = true
    result.careful = careful(in: read.formula)
    result.readings = read.readings + exam.fixed
    result.isOnlyTheseSizes = read.readings.contains(where: \.isSize)
    result.isOnlyOneOutput = !isRightWithSeveralOutputs(read.formula)
    return true
  }

  /// Whether the formula is right where another run's values are, whatever it gives here.
  private var isRightInTwin: Bool {
    exam.ownArrays.isEmpty && exam.own > 0 && (reading() ?? readingWithOnes()) != nil
  }

  /// The formula as it is right in the twin, its numbers as they stand or read.
  private func reading() -> ReadFormula? {
    guard let twin = right[0] else { return nil }
    return exam.readings.near.first { value(of: $0.formula, in: 0)?.equals(twin) ?? false }
  }

  /// The same where a slope of 1 may be left out: `exp(Z1) - 1` of elu.
  private func readingWithOnes() -> ReadFormula? {
    guard !exam.ones.isEmpty, let state = exam.atOnes() else { return nil }
    let found = exam.readings.near.first { isSame($0.formula, exam.right, in: state) }
    let ones = exam.ones.map {
      Reading(written: .number(1), quantity: .named($0), isSize: false)
    }
    return found.map { ReadFormula(formula: $0.formula, readings: $0.readings + ones) }
  }

  /// Where a formula that is right elsewhere is not: at 0, beside it, far off.
  func edge(breaking formula: Syntax) -> Edge? {
    broken(formula)?.edge
  }

  /// Where the formula of a function's call is not right, with what it gives there and what is right;
  /// nil where it is at every edge.
  public func breaking() -> (edge: Edge, mine: NumPyArray, right: NumPyArray)? {
    guard let (edge, state) = broken(exam.formula) else { return nil }
    var scope = state
    guard let mine = try? scope.evaluate(exam.formula).array,
      let right = try? scope.evaluate(exam.right).array
    else { return nil }
    return (edge, mine, right)
  }

  private func broken(_ formula: Syntax) -> (edge: Edge, state: any ExamState)? {
    guard formula != exam.right, let plan = exam.plan else { return nil }
    for edge in exam.edges {
      let states = [exam.atEdge(edge), exam.atEdgeWithOtherLabels(edge)].compactMap(\.self)
      if let state = states.first(where: { !holds(formula, at: edge, in: $0, plan) }) {
        return (edge, state)
      }
    }
    return nil
  }

  private func holds(
    _ formula: Syntax, at edge: Edge, in state: any ExamState, _ plan: Plan
  ) -> Bool {
    isSame(
      formula, exam.right, in: state,
      tolerance: edge.tolerance(for: exam.words.target, in: plan),
      atLeast: least(in: state, at: edge), besides: lost(by: formula, at: edge, in: state),
      isFinite: edge.isPastDigits)
  }

  /// What each element may be off by: by the digits that are lost, and by anything where something
  /// in the formula is too large for a number.
  private func lost(by formula: Syntax, at edge: Edge, in state: any ExamState) -> [Double] {
    guard edge.reach != nil else { return [] }
    let digits = digitsLost(by: formula, in: state)
    guard edge.isPastDigits, let shape = state.shape(of: exam.words.target) else { return digits }
    let isEndless = formula.isEndless(in: state, over: shape)
    guard isEndless.contains(true) else { return digits }
    return isEndless.indices.map {
      isEndless[$0] ? .infinity : digits.indices.contains($0) ? digits[$0] : 0
    }
  }

  private func digitsLost(by formula: Syntax, in state: any ExamState) -> [Double] {
    let own = lostDigits(of: formula, in: state)
    guard exam.words.target.hasPrefix("dA") else { return own }
    // The output's dA is made of what is left of 1 itself.
    let right = lostDigits(of: exam.right, in: state)
    return own.count == right.count ? zip(own, right).map { $0 + $1 } : own
  }

  private func least(in state: any ExamState, at edge: Edge) -> Double {
    guard edge.reach != nil, let plan = exam.plan else { return 0 }
    return state.least(for: exam.words.target, made: exam.right, in: plan)
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
    result.isCorrect = exam.sameSizes().allSatisfy { isSame(exam.formula, exam.right, in: $0) }
    if !result.isCorrect { result.relation = .onlyHere }
    return result.isCorrect
  }

  /// Whether another formula comes to the same everywhere.
  public func comes(to other: Syntax) -> Bool {
    let other = exam.explain(other)
    func isSame(_ formula: Syntax, in state: Int) -> Bool {
      guard let mine = value(of: formula, in: state), let value = value(of: other, in: state)
      else { return false }
      return mine.equals(value, tolerance: tolerance(in: state))
    }
    return isSame(exam.formula, in: exam.own)
      && (exam.own == 0 || exam.readings.near.contains { isSame($0.formula, in: 0) })
  }

  /// - Parameters:
  ///   - least: A difference that counts as nothing.
  ///   - lost: The same for each element; empty where there is none.
  ///   - isFinite: Whether only those elements count that are numbers in both.
  func isSame(
    _ a: Syntax, _ b: Syntax, in scope: any ExamState, tolerance: Double = 1e-11,
    atLeast least: Double = 0, besides lost: [Double] = [], isFinite: Bool = false
  ) -> Bool {
    var scope = scope
    guard let a = try? scope.evaluate(a).array, let b = try? scope.evaluate(b).array else {
      return false
    }
    let near = a.taking(b, within: least, besides: lost)
    return (isFinite ? near.withEndless(of: b) : near).equals(b, tolerance: tolerance)
  }
}
