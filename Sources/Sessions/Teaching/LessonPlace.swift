import Languages
import Lessons

/// Where a script opens a lesson, so that it is the same for every reader: `page 3 done 1 2`.
struct LessonPlace {
  /// The page, from 0.
  let page: Int
  /// The exercises that count as done, by their ids.
  let done: Set<String>

  /// Takes it from the end of a line's words; nil where they say none.
  init?(takenFrom words: inout [String]) {
    guard let place = words.lastIndex(of: "page"), place > 0, words.indices.contains(place + 1),
      let number = Int(words[place + 1])
    else { return nil }
    let rest = words[(place + 2)...]
    guard rest.isEmpty || rest.first == "done" else { return nil }
    (page, done) = (number - 1, Set(rest.dropFirst()))
    words.removeSubrange(place...)
  }

  private init(page: Int, done: Set<String>) { (self.page, self.done) = (page, done) }

  /// The place in a lesson, its exercises by their ids.
  /// - Throws: `UsageError` where the lesson has no such page, or no such exercise.
  func within(_ lesson: Lesson, _ arguments: Arguments) throws -> LessonPlace {
    _ = try arguments.integer("\(page + 1)", named: "page", in: 1...lesson.pages.count)
    let names = Set(lesson.exercises.map(\.id))
    let ids = done.map { "\(lesson.id).\($0)" }
    if let unknown = ids.first(where: { !names.contains($0) }) {
      throw arguments.usage(
        .choice(Localized("done"), text: unknown, choices: lesson.exercises.map(\.number)))
    }
    return LessonPlace(page: page, done: Set(ids))
  }
}

extension Exercise {
  /// What stands behind the lesson's id in its own.
  fileprivate var number: String { String(id.drop { $0 != "." }.dropFirst()) }
}

extension Session {
  /// The line that opens the lesson there for every reader, of one that has just opened it; nil where
  /// it does so already, or is no such line.
  func openingForAll(_ line: Line) -> String? {
    guard case .command(let command, let arguments) = line.content, command is OpenCommand,
      let reading = state.lesson, !reading.isAgain, reading.done == nil
    else { return nil }
    let query = arguments.rest.isEmpty ? reading.lesson.id : arguments.rest
    let done = reading.lesson.exercises.filter(course.isDone).map(\.number)
    return "open \(query) page \(reading.page + 1)"
      + (done.isEmpty ? "" : " done \(done.joined(separator: " "))")
  }
}
