import Languages
import Lessons
import Presentation

/// `next`: reads on.
struct NextCommand: Command {
  let name = "next"
  let aliases = ["n"]
  let topic = Topic.lessons
  let summary = Localized(
    en: "read on: the rest of the page, then the next one", zh: "往下读：这一页剩下的，然后下一页")
  let usage = ["next"]
  let examples = ["next"]
  let details = Localized(
    en: "Where the page asks for something, that comes first; skip does it for you.",
    zh: "这一页要你做什么，先做完它；skip 替你做。")

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let reading = try session.reading()
    if reading.test != nil { return [GuidanceReport(.testWaits, in: session.language)] }
    if reading.task != nil {
      return [GuidanceReport(.taskFirst, in: session.language)] + session.remind()
    }
    if let rest = reading.review {
      return try session.review(rest, reading.outside.first ?? Session.State())
    }
    let isLast = reading.page + 1 == reading.lesson.pages.count
    if !reading.isPageEnd, isLast || !reading.leavesNothingToRead { return [try session.readOn()] }
    guard !isLast else { return [session.goOn()] }
    return [try session.turnPage(reading)]
  }
}
