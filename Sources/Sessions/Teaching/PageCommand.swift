import Languages
import Lessons
import Presentation

/// `page`: shows a page, with the network the lesson has there.
struct PageCommand: Command {
  let name = "page"
  let topic = Topic.lessons
  let summary = Localized(en: "show the page again, or go to another", zh: "重新显示这一页，或去另一页")
  let usage = ["page", "page N"]
  let examples = ["page", "page 3"]
  let details = Localized(
    en: """
      The lesson's network is brought back to where the page needs it, whatever you did \
      meanwhile.
      """,
    zh: """
      课程的网络恢复到这一页需要的样子，不管这中间你做了什么。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = arguments.next()
    try arguments.finish()
    let reading = try session.reading()
    if reading.test != nil { return try session.askOfTest() }
    guard let word else { return [try session.showAgain()] }
    let count = reading.lesson.pages.count
    guard let page = word.ordinal(of: "页"), (1...count).contains(page) else {
      throw LessonRefusal(.noSuchPage(count: count), in: session.language)
    }
    return [try session.turn(to: page - 1)]
  }
}
