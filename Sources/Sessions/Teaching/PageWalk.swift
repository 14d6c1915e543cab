import Lessons
import Presentation

/// Goes through the blocks of a page, running what the lesson runs, until something waits.
struct PageWalk {
  private let session: Session
  private let reading: OpenLesson
  /// Up to here the page has been shown before: what was typed is done again.
  private let target: OpenLesson.Mark
  /// What is to be shown.
  private(set) var parts: [LessonReport.Part] = []

  init(_ session: Session, _ reading: OpenLesson, upTo target: OpenLesson.Mark) {
    self.session = session
    self.reading = reading
    self.target = target
  }

  /// Goes on from a block.
  /// - Returns: Where it stopped.
  mutating func walk(from start: Int) throws -> OpenLesson.Mark {
    for index in reading.blocks.indices.dropFirst(start) {
      if let stop = try take(reading.blocks[index], at: index) { return stop }
    }
    return OpenLesson.Mark(block: reading.blocks.count)
  }

  private mutating func take(_ block: Block, at index: Int) throws -> OpenLesson.Mark? {
    switch block {
    case .check: return nil
    case .run(let script): parts.append(.commands(try session.play(script)))
    case .type(let script): return try take(script, at: index)
    case .exercise(let exercise): return try take(exercise, at: index)
    case .text, .table, .formula: parts.append(.block(block))
    }
    return nil
  }

  private mutating func take(_ script: Script, at index: Int) throws -> OpenLesson.Mark? {
    let isPast = target.isPast(index)
    let done = isPast ? script.lines.count : index == target.block ? target.typed : 0
    if done > 0 { parts.append(.commands(try replay(Array(script.lines.prefix(done))))) }
    if isPast { return index == target.block ? target : nil }
    parts.append(.type(script.lines.map(\.text), done: done))
    return OpenLesson.Mark(block: index, typed: done)
  }

  /// Does again what was typed; a review says only what, since its page is not read again.
  private func replay(
    _ lines: [Script.Line]
  ) throws -> [(line: String, results: [any Report])] {
    let played = try session.playTyped(lines)
    return reading.review == nil ? played : played.map { ($0.line, []) }
  }

  private mutating func take(
    _ exercise: Exercise, at index: Int
  ) throws -> OpenLesson.Mark? {
    let isPast = target.isPast(index)
    let isDone = isPast || !reading.asksAll && isDone(exercise)
    parts.append(
      .exercise(
        ExerciseReport(
          exercise: exercise, isDone: isDone, language: session.language, test: reading.test)))
    if isPast {
      session.playSolution(of: exercise)
      return index == target.block ? target : nil
    }
    if isDone { return nil }
    _ = try session.play(exercise.preparation)
    return OpenLesson.Mark(block: index)
  }

  private func isDone(_ exercise: Exercise) -> Bool {
    reading.done?.contains(exercise.id) ?? session.course.isDone(exercise)
  }
}

extension Course {
  /// Whether an exercise is solved or its answer was shown.
  func isDone(_ exercise: Exercise) -> Bool {
    (progress.exercises[exercise.id]?.outcome ?? .open) != .open
  }
}
