extension Session {
  /// Where the run is, for the prompt: empty before the first stage, `3·backward.1.dW` within an
  /// iteration, `3` after it.
  public var place: String {
    guard let run = state.experiment.trainer, run.state.iteration > 0 else { return "" }
    let iteration = "\(run.state.iteration)"
    guard run.nextStage > 0 else { return iteration }
    return "\(iteration)·\(run.plan.stages[run.nextStage - 1].id)"
  }

  /// Takes lines that were typed, now or in earlier sessions, for `history`.
  public func recall(_ lines: [String]) {
    state.history += lines.filter { !$0.trimmed.isEmpty }
  }
}
