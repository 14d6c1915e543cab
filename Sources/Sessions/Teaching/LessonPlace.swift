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
  /// A line that hangs on how far the reader is, as it does the same for every reader, after it has
  /// been carried out; nil where it is such a line already, or none.
  func lineForAll(_ line: Line) -> String? {
    guard case .command(let command, let arguments) = line.content, let reading = state.lesson
    else { return nil }
    switch command {
    case is OpenCommand: return opening(of: reading, arguments)
    case is ReviewCommand: return reading.review.map { rest in reviewing(reading, rest) }
    case is TestCommand: return reading.test.map { "test \($0.number) round \($0.run + 1)" }
    // Hints that were read some other day allowed it.
    case is AnswerCommand: return reading.hasUnreadHints ? "skip" : nil
    default: return nil
    }
  }

  private func opening(of reading: OpenLesson, _ arguments: Arguments) -> String? {
    var words = LineWords(arguments.rest).all.map(\.text)
    guard !reading.isAgain, LessonPlace(takenFrom: &words) == nil else { return nil }
    let query = arguments.rest.isEmpty ? reading.lesson.id : arguments.rest
    let done = reading.lesson.exercises.filter {
      reading.done?.contains($0.id) ?? course.isDone($0)
    }
    return "open \(query) page \(reading.page + 1)"
      + (done.isEmpty ? "" : " done \(done.map(\.number).joined(separator: " "))")
  }

  private func reviewing(_ reading: OpenLesson, _ rest: [String]) -> String {
    (["review", reading.exercise?.id].compactMap(\.self) + rest).joined(separator: " ")
  }
}

extension OpenLesson {
  /// Whether the answer of an exercise is there though not all of its hints were asked for.
  fileprivate var hasUnreadHints: Bool {
    guard mark.isSettled, case .exercise(let exercise) = blocks[mark.block] else { return false }
    return hints < exercise.hints.count
  }
}
