extension Session {
  /// Where the run is, for the prompt: empty before the first stage, `3·backward.1.dW` within an
  /// iteration, `3` after it.
  ///
  /// In a lesson, the lesson and the page come first: `forward 3/12`; the run follows where free
  /// play has taken it elsewhere.
  public var place: String {
    guard let lesson = state.lesson else { return runPlace }
    let parts = [lesson.place, lesson.hasWandered ? runPlace : ""]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The number of the cell that is typed next.
  public var cellNumber: Int { notebook.nextNumber }

  private var runPlace: String {
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
