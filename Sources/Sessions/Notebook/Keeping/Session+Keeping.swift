import Journals
import Languages
import Lessons

extension Session {
  /// From now on writes the session down, so that it can be gone on with after it has ended,
  /// however it ended.
  public func keepJournal() {
    keeper = SessionKeeper(JournalFolder(in: surroundings.environment))
    let records = notebook.records
    if !records.isEmpty { keeper?.append(records, language: state.language) }
  }

  /// Whether it is written down.
  public var isKept: Bool { keeper != nil }

  /// What becomes of the experiment when the person leaves; nil where there is none.
  public var farewell: String? {
    guard state.experiment.dataset != nil || state.experiment.layers != nil else {
      return farewellToVariables
    }
    let kept = Localized(
      en: "The experiment is kept: resume goes on with it, backstep --resume from outside.",
      zh: "实验已经保存：输入 resume 接着做，在外面用 backstep --resume。")
    let lost = Localized(
      en: "The experiment could not be kept; save FILE keeps weights.",
      zh: "实验没有保存下来；save 文件 可以保存权重。")
    keeper?.tryAgain(state.language)
    return (keeper?.isWhole == true ? kept : lost)[state.language]
  }

  /// The same of variables and functions, where there is nothing else.
  private var farewellToVariables: String? {
    guard !state.variables.isEmpty || !ownNames.isEmpty, keeper?.isWhole == true else { return nil }
    return Localized(
      en: "What you have defined is kept: resume goes on with it, backstep --resume from outside.",
      zh: "你定义的东西已经保存：输入 resume 接着做，在外面用 backstep --resume。")[state.language]
  }

  /// Begins to write the session down, with all its lines so far, or no longer does.
  func keepJournal(_ isKept: Bool) {
    guard isKept != self.isKept, !isReplaying, !writesNoFiles else { return }
    guard isKept else { return keeper = nil }
    keepJournal()
    let line = read(source.text)
    writeBegun(line, progressBefore(line))
  }

  /// Waits until the disk has what was written down.
  public func synchronizeJournal() { keeper?.synchronize() }

  func write(_ records: JournalRecord...) { write(records) }

  func write(_ records: [JournalRecord]) { keeper?.append(records, language: state.language) }

  /// Writes down that a line begins.
  /// - Parameter progress: How far the learner is, where the line may hang on that.
  func writeBegun(_ line: Line, _ progress: Progress?) {
    guard keeper != nil else { return }
    if isNoted(line) { write(.begun(begun(text(of: line), isCell: line.isCell, progress))) }
    if isPiece(line) { pieceBegins(text(of: line)) }
  }

  /// A line as the journal has it.
  func begun(_ text: String, isCell: Bool, _ progress: Progress?) -> JournalRecord.Begun {
    .init(
      number: notebook.nextNumber, text: text, isCell: isCell,
      progress: progress.flatMap { keeper?.news(of: $0.text) }, isOfScript: course.isOfDocument)
  }

  /// A line as it can be carried out again: a command by its full name, a letter that answers a
  /// question as it was typed.
  private func text(of line: Line) -> String {
    let text = line.fullText
    guard text != line.text, let exercise = state.lesson?.exercise,
      Answer(line, to: exercise, in: self) != nil
    else { return text }
    return line.text
  }

  /// How far the learner is, where a line may hang on that.
  func progressBefore(_ line: Line) -> Progress? {
    (isNoted(line) || isPiece(line)) && isOfLessons(line) ? course.progress : nil
  }

  /// What a line does may hang on how far the learner is.
  private func isOfLessons(_ line: Line) -> Bool {
    state.lesson != nil || line.command?.topic == .lessons || line.command?.name == "run"
  }

  /// Writes down what became of a line.
  func writeDone(_ entry: Notebook.Entry, _ line: Line) {
    if keeper != nil { write(.done(done(entry, line))) }
  }

  /// What became of a line, as the journal has it.
  func done(_ entry: Notebook.Entry, _ line: Line) -> JournalRecord.Done {
    var done = JournalRecord.Done(entry, cameTo: entry.text == line.text ? nil : entry.text)
    done.place = journalPlace
    if entry.changes {
      (done.digest, done.data) = (digest, dataSum)
      done.files = entry.files
    }
    return done
  }

  /// Writes down that a line has left nothing.
  func writeFailed(_ line: Line) {
    if isNoted(line) { write(.failed(number: notebook.nextNumber)) }
  }

  /// What a line came to that the person stopped between two iterations; nil where it is not known.
  func cameTo(_ line: Line, since start: Int) -> String? {
    guard wasInterrupted, state.lesson == nil,
      ["train", "step", "continue"].contains(line.command?.name),
      let run = state.experiment.trainer, run.nextStage == 0, run.moment.finished > start
    else { return nil }
    return "train \(run.moment.finished - start) iterations"
  }

  private var journalPlace: JournalRecord.Place {
    var place = JournalRecord.Place()
    place.data = state.experiment.dataset?.name ?? ""
    place.network = (state.experiment.layers ?? []).map { "\($0.units) \($0.activation)" }
      .joined(separator: " · ")
    place.iteration = state.experiment.trainer?.moment.finished ?? 0
    place.lesson = state.lesson.map { reading in
      reading.test.map { ("test \($0.number)", $0.answered + 1) }
        ?? (reading.lesson.id, reading.page + 1)
    }
    return place
  }
}

extension Notebook {
  /// The lines as a journal has them.
  fileprivate var records: [JournalRecord] {
    let taken = entries.filter { !$0.isLiving }.map(\.number)
    return entries.flatMap(\.records) + (taken.isEmpty ? [] : [.takenBack(taken)])
  }
}

extension Notebook.Entry {
  /// It as a journal has it, without what it read and where it led.
  var records: [JournalRecord] {
    [
      .begun(
        .init(
          number: number, text: text, isCell: isCell, progress: progress?.text,
          isOfScript: isOfScript)),
      .done(.init(self)), .said(number: number, firstLine: firstLine),
    ]
  }
}

extension JournalRecord.Done {
  /// What became of a line, without what it read and where it led.
  init(_ entry: Notebook.Entry, cameTo: String? = nil) {
    self.init(number: entry.number, seconds: entry.seconds, changes: entry.changes)
    (hasFailed, self.cameTo, stoppedAt) = (entry.hasFailed, cameTo, entry.stoppedAt)
    (measured, remains) = (entry.measured, entry.remains.rawValue)
  }
}

extension Line {
  /// The text, a command by its full name.
  fileprivate var fullText: String {
    guard let command, text.hasPrefix(command.name) == false else { return text }
    let word = text.prefix { !$0.isWhitespace }
    let isName = command.aliases.contains(String(word)) || command.name.hasPrefix(word)
    return isName ? command.name + text.dropFirst(word.count) : text
  }
}
