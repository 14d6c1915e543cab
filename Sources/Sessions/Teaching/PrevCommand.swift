import Languages
import Lessons
import Presentation

/// `prev`: turns a page back.
struct PrevCommand: Command {
  let name = "prev"
  let topic = Topic.lessons
  let summary = Localized(
    en: "go back a page, and to the network it begins with", zh: "回到上一页和它开头时的网络")
  let usage = ["prev"]
  let examples = ["prev"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let reading = try session.reading()
    if reading.test != nil { return [GuidanceReport(.testWaits, in: session.language)] }
    let page = reading.page
    guard page > 0 else { return [GuidanceReport(.firstPage, in: session.language)] }
    return [try session.turn(to: page - 1)]
  }
}
