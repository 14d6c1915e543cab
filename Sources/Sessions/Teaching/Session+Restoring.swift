import Lessons
import Presentation

extension Session.State {
  /// The same person where a lesson begins: the lesson runs everything else again, so nothing of
  /// what it or free play has left may stay.
  fileprivate var atLessonStart: Self {
    var start = Self()
    start.takePerson(of: self)
    start.experiment.historyLimit = experiment.historyLimit
    start.experiment.offers = experiment.offers
    start.lesson = lesson
    start.lesson?.definitions = []
    start.lesson?.hasWandered = false
    start.lesson?.hasTried = false
    return start
  }

  /// Takes what belongs to the person and to no experiment: how things look, what was typed, what
  /// they answered.
  mutating func takePerson(of other: Self) {
    (digits, images, looks) = (other.digits, other.images, other.looks)
    (aliases, origins) = (other.aliases, other.origins)
    (history, language, solutions) = (other.history, other.language, other.solutions)
  }
}

extension Session {
  /// Brings back the state in which the open page begins.
  func restore() throws {
    let reading = try reading()
    state = state.atLessonStart
    for block in reading.lesson.pages.prefix(reading.page).flatMap(\.blocks) {
      try playAgain(block)
      if case .exercise(let exercise) = block { playSolution(of: exercise) }
    }
  }

  /// Carries out what a block's commands do; what a learner typed writes no file again where the
  /// lesson may write none.
  private func playAgain(_ block: Block) throws {
    switch block {
    case .run(let script): _ = try play(script.lines)
    case .type(let script): _ = try playTyped(script.lines)
    default: break
    }
  }

  /// Carries out lines as if the learner had typed them; where the lesson may write no files, they
  /// write none.
  func playTyped(_ lines: [Script.Line]) throws -> [(line: String, results: [any Report])] {
    let wroteNoFiles = writesNoFiles
    writesNoFiles = try wroteNoFiles || !lessonPlay(of: reading().lesson).rights.allowWriting
    defer { writesNoFiles = wroteNoFiles }
    // What takes lines back, or writes them down, is the learner's notebook's, not the lesson's.
    return try play(lines.filter { read($0).command?.topic != .notebook })
  }

  /// Gives the network again what an exercise asked for and got: the learner's own formula, or the
  /// author's where it was skipped.
  func playSolution(of exercise: Exercise) {
    let lines = (state.solutions[exercise.id] ?? []).map {
      Script.Line(text: $0, number: exercise.line)
    }
    let before = Snapshot(state)
    // The learner's own lines may hang on something that was tried and is undone.
    if (try? play(lines)) == nil {
      state = before.restored()
      _ = try? play(exercise.solution)
    }
  }

  /// Brings back the state of the place where the open page waits.
  func restoreToMark() throws {
    let mark = try reading().mark
    try restore()
    _ = try show(upTo: mark, hasHeading: false)
    state.lesson?.mark = mark
  }

  /// Carries out a block the lesson runs; a quiet one prints nothing.
  func play(_ script: Script) throws -> [(line: String, results: [any Report])] {
    let played = try play(script.lines)
    return script.isQuiet ? played.map { ($0.line, []) } : played
  }

  /// Carries out lines of the lesson's own.
  /// - Throws: `LessonLineFailure` with the line's place in the lesson's file.
  func play(_ lines: [Script.Line]) throws -> [(line: String, results: [any Report])] {
    let lesson = try reading().lesson
    playing = lessonPlay(of: lesson)
    defer { playing = nil }
    return try lines.map { line in
      do {
        let piece = read(line)
        let results = try carryOut(piece)
        witness?(piece, nil)
        if isInterrupted() { throw SessionError.interrupted }
        return (line.text, results)
      } catch {
        throw LessonLineFailure(file: lesson.file, line: line, cause: playedTooLong ?? error)
      }
    }
  }
}
