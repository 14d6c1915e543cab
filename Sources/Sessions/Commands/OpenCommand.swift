import Lessons
import Presentation

/// `open`: begins a lesson, or goes on with it.
struct OpenCommand: Command {
  let name = "open"
  let topic = Topic.lessons
  let summary = "open a lesson, where you left it"
  let usage = ["open NAME", "open NUMBER", "open FILE.md"]
  let completions = [CompletionKind.lessons]
  let examples = ["open loss", "open 5"]
  let details = """
    NAME may be shortened, or be a word of the title. A lesson has an experiment of its own; yours \
    is put aside and comes back with close. A page runs some commands, asks you to type others and \
    to answer exercises. While a formula is asked for, a typed expression is your answer, and so \
    is giving a value to the tensor asked for; a name alone shows its value, and commands stay \
    commands: show EXPR looks without answering. A choice takes a letter, a number anything that \
    can be worked out without tensors. Whatever else you type is free play; page brings the \
    lesson's network back. An empty line repeats what is asked.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let words = Words(arguments.rest).all.map(\.text)
    guard !words.isEmpty else { throw arguments.usage(.missing("a lesson's name or number")) }
    return try session.open(lesson(words.joined(separator: " "), session))
  }

  private func lesson(_ query: String, _ session: Session) throws -> Lesson {
    if query.hasSuffix(".md"), query.contains("/") { return try Catalog.lesson(at: query) }
    switch try session.course.catalog.get().find(query) {
    case .none where query.hasSuffix(".md"): return try Catalog.lesson(at: query)
    case .one(let lesson): return lesson
    case .several(let lessons):
      throw LessonRefusal(.severalLessons(lessons.map(\.id)), in: session.language)
    case .none(let nearest):
      throw LessonRefusal(.noSuchLesson(query, nearest: nearest), in: session.language)
    }
  }
}
