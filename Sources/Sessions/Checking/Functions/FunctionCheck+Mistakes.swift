import Engine
import Explaining
import Formulas

/// By which mistake of the catalogue a function is wrong.
extension FunctionCheck {
  typealias Known = (mistakes: [Mistake], relation: Relation?)

  /// The mistakes that give a tensor in the run, in one of other sizes and where it failed, or how it
  /// relates there to what it should be.
  func judged(_ tensor: String, _ trials: [FunctionTrial], _ failing: FunctionTrial) -> Known {
    let places = [.otherSizes, .live].compactMap { kind in
      trials.first { $0.place.kind == kind }
    }
    let isWrongThere = places.contains { isWrong(tensor, in: $0) }
    if isWrongThere,
      isRightWithOldAverages(in: [.otherSizes, .live]) || takesOldAverages(for: tensor, in: places)
    {
      return ([.staleParameter], nil)
    }
    if isWrongThere, hasOtherActivation(for: tensor, in: places) {
      return ([.wrongActivation], nil)
    }
    let known = told[tensor].flatMap { $0.isRight ? nil : $0.known }
    if let known, !known.mistakes.isEmpty || known.relation?.isOfPlace == true { return known }
    // What is right in both and wrong at an edge is told by what it gives there as well.
    let all = isWrongThere ? places : [failing] + places
    guard let judge = judge(of: tensor, in: all) else { return ([], nil) }
    let mistakes = judge.mistakes(
      giving: all.map { $0.value(of: tensor) }, lookingForTwo: isWrongThere)
    // Of a formula its judge has seen whether a square is missing.
    let isSeen = known != nil && mistakes.contains(.missingSquare)
    guard mistakes.isEmpty || isSeen else { return (mistakes, nil) }
    return ([], step(tensor, all, judge) ?? relation(of: tensor, trials, failing))
  }

  /// Whether a parameter is moved by averages from before the update.
  private func takesOldAverages(for parameter: String, in trials: [FunctionTrial]) -> Bool {
    guard task.work == .update, let formula = task.formula(of: parameter) else { return false }
    let averages = formula.names.filter { $0 != "d\(parameter)" && $0.hasSuffix("d\(parameter)") }
    return !averages.isEmpty && !trials.isEmpty
      && trials.allSatisfy { trial in
        guard let value = trial.value(of: parameter), let state = trial.state(for: parameter) else {
          return false
        }
        var old = averages.reduce(state) { state, name -> any ExamState in
          guard let before = trial.place.state(for: name)?.value(named: name) else { return state }
          return ChangedState(base: state, name: name, value: before)
        }
        return (try? old.evaluate(formula).array)?.agrees(with: value, tolerance: tolerance)
          ?? false
      }
  }

  /// What is wrong with a function that does not run, or gives another shape: told by what it gives
  /// where all sizes are the same, so that nothing clashes.
  func mistakesOfShapes(holding held: [String: Double]) -> [Mistake] {
    let places = try? FunctionCase.squares(
      for: moment, naming: namedPenalties, setting: held)
    let trials = (places ?? []).compactMap { try? self.trial($0).get() }
    guard let first = trials.first, trials.count == places?.count else { return [] }
    for tensor in first.parts.map(\.tensor) where isWrong(tensor, in: first) {
      let values = trials.map { $0.value(of: tensor) }
      return judge(of: tensor, in: trials)?.mistakes(giving: values, lookingForTwo: false) ?? []
    }
    return []
  }

  private func judge(of tensor: String, in trials: [FunctionTrial]) -> FunctionJudge? {
    let states = trials.compactMap { $0.state(for: tensor) }
    guard let formula = task.formula(of: tensor), states.count == trials.count, !states.isEmpty,
      let own = try? StageMoment(of: tensor, from: moment.beginning, in: moment.timeline)
    else { return nil }
    return FunctionJudge(of: own, right: formula, call: call, in: states)
  }

  private func isWrong(_ tensor: String, in trial: FunctionTrial) -> Bool {
    guard let mine = trial.value(of: tensor), let right = trial.right(tensor) else { return false }
    return mine.count != right.count || worst(mine, right) != nil
  }

  /// By how much an update's step is too large, in both cases.
  private func step(
    _ tensor: String, _ trials: [FunctionTrial], _ judge: FunctionJudge
  ) -> Relation? {
    guard task.work == .update else { return nil }
    let values = trials.compactMap { $0.value(of: tensor) }
    return values.count == trials.count ? judge.step(giving: values) : nil
  }

  private func relation(
    of tensor: String, _ trials: [FunctionTrial], _ failing: FunctionTrial
  ) -> Relation? {
    guard let mine = failing.value(of: tensor), let right = failing.right(tensor),
      let judge = judge(of: tensor, in: [failing])
    else { return nil }
    let relation = judge.relation(mine, to: right)
    // One number is always some times another: it must be so in every case.
    guard case .factor(let factor) = relation else { return relation }
    let isEverywhere = (trials + [failing]).allSatisfy { trial in
      guard let mine = trial.value(of: tensor), let right = trial.right(tensor) else { return true }
      return zip(mine.matrix.elements, right.matrix.elements).allSatisfy { mine, right in
        !right.isFinite || abs(mine - factor * right) <= 1e-6 * abs(right) + 1e-12
      }
    }
    return isEverywhere ? relation : nil
  }
}

extension Relation {
  /// Whether it says where a formula is wrong that is right elsewhere.
  fileprivate var isOfPlace: Bool {
    switch self {
    case .edge, .bound: true
    default: false
    }
  }
}
