import Languages
import Lessons
import Presentation

/// `lessons`: what there is to learn.
struct LessonsCommand: Command {
  let name = "lessons"
  let topic = Topic.lessons
  let summary = Localized(en: "list the lessons, or those that say a word", zh: "列出课程，或含有某个词的课程")
  let usage = ["lessons [WORD]"]
  let examples = ["lessons", "lessons momentum", "lessons 动量"]
  let details = Localized(
    en: "WORD may be English or Chinese; it is looked for in titles and texts.",
    zh: "WORD 可以是中文或英文；在标题和正文里查找。")

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let catalog = try session.course.catalog.get()
    let word = arguments.rest
    let found = word.isEmpty ? catalog.lessons : catalog.search(word)
    guard !found.isEmpty || word.isEmpty else {
      throw LessonRefusal(.noLessonSays(word), in: session.language)
    }
    return [
      TableReport(Self.table(found, session), note: Self.note(catalog))
    ]
  }

  private static func table(_ lessons: [Lesson], _ session: Session) -> Table {
    let isChinese = session.language == .zh
    let columns = [
      Table.Column("", .trailing), Table.Column(isChinese ? "名称" : "name"),
      Table.Column(isChinese ? "课程" : "lesson"),
      Table.Column(isChinese ? "分钟" : "minutes", .trailing),
      Table.Column(isChinese ? "进度" : "state"),
    ]
    return Table(columns: columns, rows: lessons.map { row($0, session) })
  }

  private static func row(_ lesson: Lesson, _ session: Session) -> [Table.Cell] {
    let state = session.course.progress.state(of: lesson)
    let role: Role? =
      switch state {
      case .untouched: .muted
      case .begun: .update
      case .done: .good
      }
    return [
      .integer(lesson.number), .text(lesson.id, as: .name), .text(lesson.title[session.language]),
      .integer(lesson.minutes), .text(Message.state(state).text[session.language], as: role),
    ]
  }

  private static func note(_ catalog: Catalog) -> Localized<String> {
    let advice = Localized(
      en: "open NAME or open NUMBER opens one; Tab completes names",
      zh: "open 名称或编号 打开一课，Tab 可补全名称")
    return (catalog.failures.map(\.words) + [advice]).joined(separator: "\n")
  }
}
