import Languages
import Lessons
import Presentation

/// The tests of the course with what they came to: a row a test.
struct TestTable {
  let catalog: Catalog
  let progress: Progress
  let language: Language

  /// Whether any was taken.
  var isTaken: Bool { catalog.tests.contains { progress.tests[$0.number] != nil } }

  /// - Parameter tellsTopics: Whether the first and the last lesson are named, in place of the
  ///   difference.
  func table(tellsTopics: Bool) -> Table {
    let titles =
      [Localized(en: "test", zh: "测验"), Localized(en: "lessons", zh: "课程")]
      + (tellsTopics ? [Localized(en: "from … to", zh: "从…到…")] : [])
      + [Localized(en: "before", zh: "学前"), Localized(en: "after", zh: "学后")]
      + (tellsTopics ? [] : [Localized(en: "difference", zh: "差别")])
    let columns = titles.enumerated().map { index, title in
      Table.Column(
        title[language], index == 0 || index > (tellsTopics ? 2 : 1) ? .trailing : .leading)
    }
    return Table(columns: columns, rows: catalog.tests.map { row($0, tellsTopics) })
  }

  /// The same for programs.
  var json: JSON {
    .array(
      catalog.tests.map { test in
        let record = progress.tests[test.number]
        return .object([
          ("test", .integer(test.number)),
          ("lessons", .array(catalog.lessons(ofTest: test.number).map { .string($0.id) })),
          ("before", json(record?.before)), ("after", json(record?.after)),
        ])
      })
  }

  private func json(_ result: Progress.TestResult?) -> JSON {
    result.map { .number(Double($0.right) / Double($0.count)) } ?? .null
  }

  private func row(_ test: Lesson, _ tellsTopics: Bool) -> [Table.Cell] {
    let lessons = catalog.lessons(ofTest: test.number)
    let record = progress.tests[test.number]
    let numbers = [lessons.first, lessons.last].compactMap { $0.map { "\($0.number)" } }
    let topics = [lessons.first, lessons.last].compactMap { $0?.title[language] }
    return [.integer(test.number), .text(numbers.joined(separator: "–"))]
      + (tellsTopics ? [.text(topics.joined(separator: " … "))] : [])
      + [cell(record?.before), cell(record?.after)]
      + (tellsTopics ? [] : [difference(record)])
  }

  private func cell(_ result: Progress.TestResult?) -> Table.Cell {
    result.map { .text("\($0.right)/\($0.count)") } ?? .empty
  }

  private func difference(_ record: Progress.TestRecord?) -> Table.Cell {
    guard let before = record?.before, let after = record?.after else { return .empty }
    guard before.count == after.count else {
      let points = 100 * after.right / after.count - 100 * before.right / before.count
      return .text(points > 0 ? "+\(points)%" : "\(points)%")
    }
    let more = after.right - before.right
    return .text(more > 0 ? "+\(more)" : "\(more)", as: more > 0 ? .good : nil)
  }
}
