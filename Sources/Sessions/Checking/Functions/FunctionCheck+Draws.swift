import Engine
import Explaining
import Formulas
import Matrices

/// Functions that draw.
extension FunctionCheck {
  /// Whether the engine has no values to compare with: masks that the learner's forward function
  /// draws in another way are other masks.
  var hasOwnValues: Bool { task.hasOwnValues(call) || drawsOtherMasks }

  private var drawsOtherMasks: Bool {
    guard task.work == .backwardPropagation, let layer = task.droppingLayer,
      call.names.contains("keep_prob\(layer)"), let forward = call.elementedCall,
      let places = try? cases(setting: [:])
    else { return false }
    let output = "A\(task.plan.network.depth)"
    return places.filter { [.live, .otherSizes].contains($0.kind) }.contains { place in
      guard var state = task.state(for: task.sight, in: place),
        let right = task.right(output, in: place)
      else { return false }
      state.random = place.stream(of: "D\(layer)") ?? state.random
      var calls = FunctionCalls(
        OwnFunctions(helpers.map { EngineFunction($0, isSealed: false) }),
        dictionaries: dictionaries)
      let result = Syntax(.element(forward, [.value(Syntax(.number(0)))]))
      let mine = try? calls.result(of: result, in: &state).value?.array
      return mine.map { worst($0, right) != nil } ?? false
    }
  }

  /// What is wrong with the masks that a function for dropout draws, call after call.
  func maskFault(
    _ trials: [FunctionTrial], _ held: [String: Double]
  ) throws -> FunctionFault? {
    let mask = "D\(task.layer)"
    guard task.work == .dropout, !call.names.contains(mask) else { return nil }
    for trial in trials {
      guard let first = trial.drawn else { continue }
      let more = (1..<MaskSurvey.calls(of: first.count)).compactMap { seed in
        try? self.trial(trial.place, drawing: NumPyRandom(seed: UInt32(seed))).get().drawn
      }
      let survey = MaskSurvey([first] + more, keeping: trial.share)
      if let fault = survey.fault {
        if [.share, .swapped].contains(fault),
          let facts = fixedShare(of: mask, [first] + more, trial.share)
        {
          return FunctionFault(facts: facts, place: trial.place.kind)
        }
        return FunctionFault(facts: .mask(mask, fault), place: trial.place.kind)
      }
    }
    return nil
  }

  /// The number in the function by which masks are drawn, whatever share is to be kept.
  private func fixedShare(
    of mask: String, _ masks: [Matrix<Double>], _ share: Double
  ) -> FunctionFault.Facts? {
    let setting = "keep_prob\(task.layer)"
    let found = numbers.sorted().first { number in
      number > 0 && number < 1 && number != share
        && MaskSurvey(masks, keeping: number).fault == nil
    }
    guard let found, let value = moment.timeline.trainer.scalar(setting) else { return nil }
    return call.names.contains(setting)
      ? .ignored(mask, written: found, setting: setting)
      : .number(mask, written: found, setting: setting, value: value)
  }
}

extension Syntax {
  /// The call of which it takes a part somewhere: `f(X)` of `g(f(X)[1])`.
  fileprivate var elementedCall: Syntax? {
    if case .element(let base, _) = kind, case .call = base.kind { return base }
    return kind.children.lazy.compactMap(\.elementedCall).first
  }
}
