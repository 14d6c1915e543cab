import Languages
import Lessons
import Presentation

/// `lang`: the language of the lessons.
struct LangCommand: Command {
  let name = "lang"
  let topic = Topic.lessons
  let summary = Localized(en: "choose the lessons' language", zh: "选择语言")
  let usage = ["lang en|zh", "lang"]
  let completions = [CompletionKind.words(Language.allCases.map(\.rawValue))]
  let examples = ["lang zh", "lang en"]
  let details = Localized(
    en: """
      Lessons, hints, verdicts, results, help and errors are in English or Chinese; commands \
      and names are the same in both, JSON is always English. Where LC_ALL or LANG begins \
      with zh, Chinese is chosen at the start; what you choose at a terminal is remembered.
      """,
    zh: """
      课程、提示、判断、各命令的结果、帮助和错误都可以是中文或英文；命令和名字不变，JSON \
      总是英文。LC_ALL 或 LANG 以 zh 开头时，一开始就用中文；在终端里选的语言下次还用。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = arguments.next()
    try arguments.finish()
    guard let word else { return [GuidanceReport(.language, in: session.language)] }
    guard let language = Language(rawValue: word) else {
      throw arguments.usage(
        .choice(Localized("lang"), text: word, choices: Language.allCases.map(\.rawValue)))
    }
    session.state.language = language
    session.noteOrigin(of: .language)
    session.rememberLanguage()
    let said = GuidanceReport(.language, in: language)
    guard let reading = session.state.lesson else { return [said] }
    return reading.hasWandered ? [said] + session.remind() : [said, try session.showAgain()]
  }
}
