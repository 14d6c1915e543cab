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
      An experiment you had before comes back; without one, the lesson's network stays to \
      play with.
      """,
    zh: """
      你原来的实验会回来；原来没有的话，课程的网络留给你玩。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let reading = try session.reading()
    let outside = reading.outside.first ?? Session.State()
    guard reading.review == nil else { return session.endReview(outside) }
    session.state.lesson = nil
    let closed = GuidanceReport(.closed, in: session.language)
    guard outside.experiment.dataset != nil || outside.experiment.layers != nil else {
      return [closed]
    }
    session.state.experiment = outside.experiment
    session.state.variables = outside.variables
    session.state.random = outside.random
    return [closed, GuidanceReport(.ownExperiment, in: session.language)]
  }
}
