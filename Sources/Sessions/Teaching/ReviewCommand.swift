import Languages
import Presentation

/// `review`: what was missed comes back.
struct ReviewCommand: Command {
  let name = "review"
  let topic = Topic.lessons
  let summary = Localized(
    en: "answer again what you missed, and in time what you solved", zh: "重做答错的练习，到时候也复习做对的")
  let usage = ["review", "review NAME", "review EXERCISE…"]
  let completions = [CompletionKind.lessons]
  let examples = ["review", "review loss", "review loss.3"]
  let details = Localized(
    en: """
      Each comes with its page and its network; next goes to the one after it, close leaves. \
      What you missed comes back until you answer it; what you solved comes back after 1, 3, 7 and \
      21 days, mixed. With the name of a lesson: what you answered there, whenever that was; \
      with the name of an exercise, that one; with several, those, one after another.
      """,
    zh: """
      每道题都带着它的一页和网络；next 去下一道，close 离开。答错的会一直出现，直到答对；做对的在 1、3、7、21 天之后再来。各课混着出。\
      加上课程的名称：把那一课答过的题再做一遍，不论隔了几天；加上练习的名称，只做那一道；写几个，就一道接一道地做。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let words = LineWords(arguments.rest).all.map(\.text)
    guard !words.isEmpty else { return try session.beginReview() }
    if let reports = try session.beginReview(ofExercises: words) { return reports }
    return try session.beginReview(of: session.course.lesson(words.joined(separator: " "), session))
  }
}
