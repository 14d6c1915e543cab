import Languages
import Lessons
import Presentation

/// What a course dictates and what it asks, lesson by lesson and in one line.
struct CourseCountsReport: Report {
  let counts: CourseCounts

  var kind: String { "counts" }

  var fields: [(String, JSON)] {
    [
      ("dictated", .integer(counts.dictated)), ("exercises", .integer(counts.exercises)),
      ("made", .integer(counts.made)), ("copied", .array(counts.copied.map(JSON.string))),
      ("kept", .bool(counts.areKept)),
      ("lessons", .array(counts.rows.map(Self.member))),
    ]
  }

  private static func member(_ row: CourseCounts.Row) -> JSON {
    .object([
      ("lesson", .string(row.id)), ("dictated", .integer(row.dictated)),
      ("exercises", .integer(row.exercises)), ("made", .integer(row.made)),
    ])
  }

  func text(for page: Page) -> String {
    let table = Table(columns: Self.columns(page), rows: counts.rows.map { cells($0, page) })
    let mark =
      counts.areKept
      ? page.style(page.glyphs.check, as: .good) : page.style(page.glyphs.cross, as: .bad)
    return table.text(for: page) + "\n\(mark) \(words[page])"
  }

  private static func columns(_ page: Page) -> [Table.Column] {
    let titles = Localized(
      en: ["", "lesson", "dictated", "exercises", "made", ""],
      zh: ["", "课程", "照抄的命令", "练习", "动手做的", ""])[page]
    let sides: [Presentation.Alignment] = [
      .trailing, .leading, .trailing, .trailing, .trailing, .leading,
    ]
    return zip(titles, sides).map { Table.Column($0, $1) }
  }

  private func cells(_ row: CourseCounts.Row, _ page: Page) -> [Table.Cell] {
    let mark = counts.isKept(row) ? "" : page.glyphs.cross
    return [
      .integer(row.number), .text(row.id), .integer(row.dictated), .integer(row.exercises),
      .integer(row.made),
      .text(([mark] + row.copied).filter { !$0.isEmpty }.joined(separator: " ")),
    ]
  }

  private var words: Localized<String> {
    let limits = counts.limits
    let copied = counts.copied.count
    return Localized(
      en: "\(counts.dictated) dictated commands (at most \(limits.dictated)), "
        + "\(counts.exercises) exercises (at least \(limits.exercises)), "
        + "\(counts.made) made (at least \(limits.made)), \(copied) copied off the page (none)",
      zh: "照抄的命令 \(counts.dictated) 条（最多 \(limits.dictated)），"
        + "练习 \(counts.exercises) 道（至少 \(limits.exercises)），"
        + "动手做的 \(counts.made) 道（至少 \(limits.made)），答案就在本页上的 \(copied) 道（不应有）")
  }
}
