import Presentation

/// `progress`: how far the learner is.
struct ProgressCommand: Command {
  let name = "progress"
  let topic = Topic.lessons
  let summary = "show how far you are, a bar a lesson"
  let usage = ["progress"]
  let examples = ["progress"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let lessons = try session.course.catalog.get().lessons
    return [
      CourseProgressReport(lessons, session.course.progress, language: session.language)
    ]
  }
}
