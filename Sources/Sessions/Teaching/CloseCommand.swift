import Languages
import Presentation

/// `close`: leaves the lesson.
struct CloseCommand: Command {
  let name = "close"
  let topic = Topic.lessons
  let summary = Localized(
    en: "leave the lesson; open brings you back to its page", zh: "离开课程；open 回到原来那一页")
  let usage = ["close"]
  let examples = ["close"]
  let details = Localized(
    en: """
      What you had before comes back whole: experiment, variables, functions, branches, \
      breakpoints. Where you had nothing, the lesson's network stays to play with.
      """,
    zh: """
      你原来的一切都会回来：实验、变量、函数、分支、断点。原来什么都没有的话，课程的网络留给你玩。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let reading = try session.reading()
    let outside = reading.outside.first ?? Session.State()
    if reading.test != nil { return session.leaveTest(for: outside) }
    guard reading.review == nil else { return session.endReview(outside) }
    let closed = GuidanceReport(.closed, in: session.language)
    guard !outside.isUntouched else {
      session.state.lesson = nil
      return [closed] + session.stays
    }
    session.leaveLesson(for: outside)
    return [closed, GuidanceReport(.ownExperiment, in: session.language)]
  }
}

extension Session.State {
  /// Whether nothing has been set up or kept yet.
  fileprivate var isUntouched: Bool {
    experiment.dataset == nil && experiment.layers == nil && variables.isEmpty && memory == nil
      && breakpoints.isEmpty && !Session.Snapshot(Self()).differsInRun(from: self)
  }
}

extension Session {
  /// Which settings of the lesson's stay, where a network does.
  fileprivate var stays: [any Report] {
    let experiment = state.experiment
    guard experiment.layers != nil else { return [] }
    let batch = experiment.hyperparameters.batchSize.map { " batch=\($0)" } ?? ""
    let settings = OptimizerCommand.description(experiment.hyperparameters) + batch
    return [GuidanceReport(.networkStays(settings), in: language, as: .muted)]
  }

  /// Brings back what was there before a lesson.
  func leaveLesson(for outside: State) {
    var back = outside
    back.takePerson(of: state)
    state = back
  }
}
