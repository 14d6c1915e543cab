import Languages
import Lessons
import Presentation

/// How far a learner is with the course: a bar a lesson.
struct CourseProgressReport: Report {
  private let lessons: [Lesson]
  private let tests: TestTable
  private let progress: Progress
  private let today: Int
  private let language: Language

  init(_ catalog: Catalog, _ progress: Progress, on today: Int, language: Language) {
    lessons = catalog.lessons
    tests = TestTable(catalog: catalog, progress: progress, language: language)
    self.progress = progress
    self.today = today
    self.language = language
  }

  var kind: String { "progress" }

  var fields: [(String, JSON)] {
    let rows = lessons.map { lesson in
      JSON.object([
        ("lesson", .string(lesson.id)), ("fraction", .number(progress.fraction(of: lesson))),
        ("exercises", .integer(lesson.exercises.count)), ("done", .integer(done(in: lesson))),
        ("missed", .integer(missed(in: lesson))),
      ])
    }
    return [("lessons", .array(rows)), ("tests", tests.json)]
  }

  func text(for page: Page) -> String {
    let table = Table(columns: columns, rows: lessons.map { row($0, page) }).text(for: page)
    guard let first = tests.catalog.tests.first else { return table }
    let below =
      tests.isTaken
      ? tests.table(tellsTopics: false).text(for: page)
      : page.message(Guidance.noTestTaken(first.number).text[language], as: .muted)
    return table + "\n\n" + below
  }

  private var columns: [Table.Column] {
    let titles =
      language == .zh
      ? ["", "课程", "进度", "", "练习", "待复习"]
      : ["", "lesson", "progress", "", "exercises", "to review"]
    let sides: [Presentation.Alignment] = [
      .trailing, .leading, .leading, .trailing, .trailing, .trailing,
    ]
    return zip(titles, sides).map { Table.Column($0, $1) }
  }

  private func row(_ lesson: Lesson, _ page: Page) -> [Table.Cell] {
    let fraction = progress.fraction(of: lesson)
    let missed = missed(in: lesson)
    return [
      .integer(lesson.number), .text(lesson.title[language]),
      .text(Self.bar(fraction, page), as: fraction == 1 ? .good : .forward),
      .text("\(Int(fraction * 100))%"), .text("\(done(in: lesson))/\(lesson.exercises.count)"),
      missed == 0 ? .empty : .integer(missed),
    ]
  }

  private static func bar(_ fraction: Double, _ page: Page) -> String {
    if page.isSpoken { return "" }
    let full = Int(fraction * 20)
    return String(repeating: page.glyphs.barFull, count: full)
      + String(repeating: page.glyphs.barEmpty, count: 20 - full)
  }

  private func done(in lesson: Lesson) -> Int {
    lesson.exercises.count { (progress.exercises[$0.id]?.outcome ?? .open) != .open }
  }

  private func missed(in lesson: Lesson) -> Int {
    lesson.exercises.count { progress.exercises[$0.id]?.isDue(on: today) ?? false }
  }
}
