import Cells
import Engine
import Explaining
import Formulas

/// The learner's own way forward, whose cache a function backward is given.
extension Session {
  /// The learner's own forward function whose cache a backward one takes.
  func forwardCall(
    for function: KeptFunction, _ task: FunctionTask, _ scalars: [String]
  ) throws -> (function: KeptFunction, call: Syntax)? {
    guard function.parameters.contains(where: { $0.name.lowercased().contains("cache") }),
      function.name.contains("backward"), let forward = task.forward
    else { return nil }
    let twin = function.name.replacing("backward", with: "forward")
    let names = [
      twin, function.name.replacing("_backward", with: ""), twin.replacing(#/_with_.*/#, with: ""),
    ]
    guard
      let other = names.filter({ $0 != function.name }).lazy.compactMap({ self.cells.keep($0) })
        .first,
      let call = try? FunctionArguments(forward, scalars: scalars).call(of: other),
      hasCache(other, call, forward)
    else { return nil }
    return (other, call)
  }

  /// Whether a forward function returns a cache behind its result.
  private func hasCache(_ function: KeptFunction, _ call: Syntax, _ task: FunctionTask) -> Bool {
    guard let timeline = state.experiment.timeline,
      let moment = try? StageMoment(
        of: task.sight, from: Moment(finished: 0, stages: 0), in: timeline),
      let place = try? FunctionCase.all(
        for: moment, naming: [], keepingOneOutput: task.isOfWholeNetwork
      ).first(where: { $0.kind == .otherSizes }),
      var scope = place.state(for: task.sight)
    else { return false }
    var calls = FunctionCalls(
      OwnFunctions([EngineFunction(function, isSealed: false)]),
      dictionaries: task.plan.dictionaries)
    guard let cache = try? calls.result(of: call, in: &scope).item(1) else { return false }
    return task.work != .forwardPropagation || ["dict", "list", "tuple"].contains(cache.typeName)
  }
}

extension FunctionTask {
  /// The work forward that the one backward belongs to.
  fileprivate var forward: FunctionTask? {
    switch work {
    case .activationGradient: forwardStage("activation")
    case .parameterGradient, .linearBackward: forwardStage("linear")
    case .backwardPropagation: .forward(plan)
    default: nil
    }
  }

  private func forwardStage(_ part: String) -> FunctionTask? {
    FunctionTask(stage: StageID(.forward, layer: layer, part: part), in: plan)
  }
}
