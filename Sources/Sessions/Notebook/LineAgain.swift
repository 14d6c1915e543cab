import Journals
import Lessons

/// A line that is carried out again.
struct LineAgain {
  let source: SourceLine
  /// How far the learner was with the lessons before it; nil where it does not hang on that.
  let progress: Progress?
  /// Its number, where it waits to be run.
  let waiting: Int?
  /// Whether it is a script's, which leaves the learner's progress alone.
  let isOfScript: Bool

  /// A line that is in the notebook.
  init(_ entry: Notebook.Entry, waits: Bool = false) {
    source = SourceLine(entry.text, isCell: entry.isCell, mayFail: entry.hasFailed)
    (progress, waiting) = (entry.progress, waits ? entry.number : nil)
    isOfScript = entry.isOfScript
  }

  /// A line that was not there before.
  init(_ source: SourceLine, _ progress: Progress? = nil, isOfScript: Bool = false) {
    (self.source, self.progress, waiting) = (source, progress, nil)
    self.isOfScript = isOfScript
  }

  /// What stands in a journal for the progress of the line before.
  fileprivate static let sameProgress = "="

  /// It without a number of its own.
  var anew: LineAgain { LineAgain(source, progress, isOfScript: isOfScript) }

  /// A line that a journal says was to be run.
  fileprivate init(_ planned: JournalRecord.Planned, _ progress: Progress?) {
    let line = planned.line
    source = SourceLine(line.text, isCell: line.isCell, mayFail: planned.mayFail)
    (self.progress, waiting) = (progress, line.number > 0 ? line.number : nil)
    isOfScript = line.isOfScript
  }
}

extension [LineAgain] {
  /// They as a journal has them.
  var planned: [JournalRecord.Planned] {
    var before: String?
    return map { line in
      let progress = line.progress?.text
      defer { before = progress ?? before }
      return .init(
        .init(
          number: line.waiting ?? 0, text: line.source.text, isCell: line.source.isCell,
          progress: progress == before ? progress.map { _ in LineAgain.sameProgress } : progress,
          isOfScript: line.isOfScript),
        mayFail: line.source.mayFail)
    }
  }

  /// They from a journal.
  init(_ planned: [JournalRecord.Planned]) {
    var before: Progress?
    self = planned.map { line in
      let text = line.line.progress
      let progress = text == LineAgain.sameProgress ? before : text.flatMap(Progress.init(text:))
      before = progress ?? before
      return LineAgain(line, progress)
    }
  }
}

extension Session {
  /// Carries out a line as it was carried out before: with the lessons as far as the learner was then.
  /// - Returns: Whether it did as much as is asked of it.
  func execute(_ line: LineAgain) -> Bool {
    if line.isOfScript { return course.inDocument(line.progress) { run(line) } }
    course.suppose(line.progress)
    defer { course.suppose(nil) }
    return run(line)
  }

  private func run(_ line: LineAgain) -> Bool {
    execute(line.source) || line.source.mayFail
  }

  /// Carries out a line once more as it was carried out before: stopped where it was stopped, with the
  /// times it measured and read of clocks.
  /// - Returns: Whether it did as much as it had.
  /// - Throws: `SessionError.interrupted` where the person stops it elsewhere.
  func executeAsBefore(_ entry: Notebook.Entry) throws -> Bool {
    (stopsAtLook, notedBefore) = (entry.stoppedAt, entry.measured)
    defer { (stopsAtLook, notedBefore) = (nil, []) }
    let succeeded = execute(LineAgain(entry))
    if wasInterrupted, stopLooks != stopsAtLook { throw SessionError.interrupted }
    return succeeded
  }
}
