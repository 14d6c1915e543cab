import Lessons
import Presentation

/// Something an author should mend.
struct LessonFinding: Report {
  let file: String
  let line: Int
  let message: String

  init(file: String, line: Int, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  init(_ finding: LintFinding) {
    self.init(file: finding.file, line: finding.line, "\(finding.rule)")
  }

  init(_ error: LessonError) {
    self.init(file: error.file, line: error.line, "\(error.reason)")
  }

  var kind: String { "finding" }

  var fields: [(String, JSON)] {
    [("file", .string(file)), ("line", .integer(line)), ("message", .string(message))]
  }

  func text(for page: Page) -> String {
    page.style("\(file):\(line):".sanitizedLine, as: .name) + " " + message.sanitizedLine
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
    let lessons = "\(lessons) lesson\(lessons == 1 ? "" : "s")"
    return "\(mark) \(lessons), \(findings == 0 ? "nothing" : "\(findings)") to mend"
  }
}
