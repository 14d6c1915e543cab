import Languages
import Presentation

/// `review`: what was missed comes back.
struct ReviewCommand: Command {
  let name = "review"
  let topic = Topic.lessons
  let summary = Localized(en: "answer again the exercises you missed", zh: "重做答错的练习")
  let usage = ["review"]
  let examples = ["review"]
  let details = Localized(
    en: """
      Each comes with its page and its network; next goes to the one after it, close leaves. \
      What you answer right does not come back.
      """,
    zh: """
      每道题都带着它的一页和网络；next 去下一道，close 离开。答对的不再出现。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    return try session.beginReview()
  }
}
