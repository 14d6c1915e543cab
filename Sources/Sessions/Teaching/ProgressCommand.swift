import Languages
import Presentation

/// `progress`: how far the learner is.
struct ProgressCommand: Command {
  let name = "progress"
  let topic = Topic.lessons
  let summary = Localized(en: "show how far you are, a bar a lesson", zh: "显示学到哪里，一课一条")
  let usage = ["progress"]
  let examples = ["progress"]
  let details = Localized(
    en: "Below stand the tests of the course's thirds: before, after and the difference.",
    zh: "下面是三次测验的成绩：学前、学后和差别。")

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let catalog = try session.course.catalog.get()
    return [
      CourseProgressReport(
        catalog, session.course.progress, on: session.course.today, language: session.language)
    ]
  }
}
