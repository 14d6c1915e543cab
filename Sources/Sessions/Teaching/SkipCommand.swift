import Languages
import Presentation

/// `skip`: lets the lesson do what it asks for.
struct SkipCommand: Command {
  let name = "skip"
  let topic = Topic.lessons
  let summary = Localized(en: "let the lesson do this step", zh: "这一步让课程来做")
  let usage = ["skip"]
  let examples = ["skip"]
  let details = Localized(
    en: """
      What was to be typed is run; of an exercise the answer is shown, and review brings it \
      back. In a test the question counts as wrong.
      """,
    zh: """
      要你输入的由程序来运行；练习则显示答案，以后 review 会再问。在测验里，跳过的题算错。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    switch try session.reading().task {
    case .type: return [try session.playTask()]
    case .answer where try session.reading().test != nil:
      return try session.note(nil, isRight: false)
    case .answer(let exercise): return try session.showAnswer(exercise)
    case nil: return [session.goOn()]
    }
  }
}
