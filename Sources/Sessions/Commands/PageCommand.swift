import Lessons
import Presentation

/// `page`: shows a page, with the network the lesson has there.
struct PageCommand: Command {
  let name = "page"
  let topic = Topic.lessons
  let summary = "show the page again, or go to another"
  let usage = ["page", "page N"]
  let examples = ["page", "page 3"]
  let details = """
    The lesson's network is brought back to where the page needs it, whatever you did meanwhile.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = arguments.next()
    try arguments.finish()
    let reading = try session.reading()
    guard let word else { return [try session.showAgain()] }
    let count = reading.lesson.pages.count
    guard let page = Int(word.halfWidth), (1...count).contains(page) else {
      throw LessonRefusal(.noSuchPage(count: count), in: session.language)
    }
    return [try session.turn(to: page - 1)]
  }
}
