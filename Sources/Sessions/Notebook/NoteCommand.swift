import Languages
import Presentation

/// `note`: a remark between cells.
struct NoteCommand: Command {
  let name = "note"
  let topic = Topic.notebook
  let summary = Localized(en: "write a remark between cells", zh: "在单元之间写一条笔记")
  let usage = ["note TEXT"]
  let examples = ["note now with a smaller rate"]
  let details = Localized(
    en:
      "It is kept with the session and stands in its document; Markdown may be used, and notes one "
      + "after another are one text.",
    zh: "它和会话一起保存，也写进它的文档；可以用 Markdown，接连的几条笔记是一段文字。")

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else {
      throw arguments.usage(.missing(Localized(en: "a text", zh: "一段文字")))
    }
    return [TextReport(arguments.rest, as: .muted)]
  }
}
