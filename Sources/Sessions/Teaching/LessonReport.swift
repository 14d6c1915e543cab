import Languages
import Lessons
import Presentation

/// A page of a lesson, or the part of it that was still to be shown.
struct LessonReport: Report {
  /// What stands on the page.
  enum Part {
    /// Something to read.
    case block(Block)
    /// Commands the lesson has run, with what came of them.
    case commands([(line: String, results: [any Report])])
    /// Commands to be typed; so many have been.
    case type([String], done: Int)
    /// A question.
    case exercise(ExerciseReport)
    /// A sentence of the shell's.
    case note(String)
  }

  /// The lesson, and the page from 0.
  let lesson: Lesson
  let page: Int
  /// Whether the heading stands above.
  let hasHeading: Bool
  let parts: [Part]
  let language: Language

  var kind: String { "lesson" }

  var fields: [(String, JSON)] {
    [
      ("lesson", .string(lesson.id)), ("page", .integer(page + 1)),
      ("pages", .integer(lesson.pages.count)),
      ("title", .string(lesson.pages[page].title[language])),
      ("parts", .array(parts.map { .object($0.members(in: language)) })),
    ]
  }

  func text(for page: Page) -> String {
    let blocks = parts.map { $0.text(for: page, in: language) }
    return ((hasHeading ? [heading(page)] : []) + blocks).filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  private func heading(_ page: Page) -> String {
    let message = Message.page(
      self.page + 1, of: lesson.pages.count, title: lesson.pages[self.page].title)
    return "\n"
      + page.style(
        message.text[language].sanitizedLine.wrapped(to: page.textWidth), as: .heading)
  }
}
