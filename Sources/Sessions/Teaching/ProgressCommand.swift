import Languages
import Presentation

/// `progress`: how far the learner is.
struct ProgressCommand: Command {
  let name = "progress"
  let topic = Topic.lessons
  let summary = Localized(en: "show how far you are, a bar a lesson", zh: "显示学到哪里，一课一条")
  let usage = ["progress"]
  let examples = ["progress"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let lessons = try session.course.catalog.get().lessons
    return [
      CourseProgressReport(
        lessons, session.course.progress, on: session.course.today, language: session.language)
    ]
  }
}
