import Languages
import Lessons
import Presentation

/// Something an author should mend.
struct LessonFinding: Report {
  let file: String
  let line: Int
  let message: Localized<String>

  init(file: String, line: Int, _ message: Localized<String>) {
    self.file = file
    self.line = line
    self.message = message
  }

  init(_ finding: LintFinding) {
    self.init(file: finding.file, line: finding.line, finding.rule.words)
  }

  init(_ error: LessonError) {
    self.init(file: error.file, line: error.line, error.reason.words)
  }

  var kind: String { "finding" }

  var fields: [(String, JSON)] {
    [("file", .string(file)), ("line", .integer(line)), ("message", .string(message.en))]
  }

  func text(for page: Page) -> String {
    page.style("\(file):\(line):".sanitizedLine, as: .name) + " " + message[page].sanitizedLine
  }
}

/// How a check of lessons ended.
struct LessonCheckSummary: Report {
  let lessons: Int
  let findings: Int

  var kind: String { "summary" }

  var fields: [(String, JSON)] {
    [("lessons", .integer(lessons)), ("findings", .integer(findings))]
  }

  func text(for page: Page) -> String {
    let mark =
      findings == 0
      ? page.style(page.glyphs.check, as: .good) : page.style(page.glyphs.cross, as: .bad)
    return "\(mark) \(words[page])"
  }

  private var words: Localized<String> {
    let lessons = Localized(
      en: "\(lessons) lesson\(lessons == 1 ? "" : "s"), ", zh: "\(lessons) 课，")
    guard findings > 0 else {
      return lessons + Localized(en: "nothing to mend", zh: "没有要改的")
    }
    return lessons + Localized(en: "\(findings) to mend", zh: "要改 \(findings) 处")
  }
}
