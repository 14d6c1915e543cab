import Files
import Glibc
import Journals
import Languages
import Lessons
import Presentation

extension Session {
  /// The sessions that were kept, the newest first; not the one that is being written.
  func keptSessions() -> some Sequence<KeptSession> {
    let own = keeper?.path
    let saved = JournalFolder(in: surroundings.environment)?.sessions ?? []
    return saved.lazy.filter { $0.folder != own }.compactMap(KeptSession.init)
  }

  /// What was there before, in one line; nil where nothing was.
  public var invitation: String? {
    guard let last = keptSessions().first(where: { !$0.saved.isInUse }),
      last.lines.contains(where: \.counts)
    else { return nil }
    return Localized(
      en: "\(last.day.en): \(last.place.en): resume continues",
      zh: "\(last.day.zh)：\(last.place.zh)：resume 继续")[language].sanitizedLine
  }

  /// Puts a kept session in the place of this one: its lines that changed something are carried
  /// out again, without a word and without writing files.
  func resume(_ kept: KeptSession) throws -> ResumeReport {
    let file = try keeper == nil ? nil : Self.open(kept.saved)
    let changed = kept.changedFiles
    if !changed.isEmpty { output.show(ResumeReport.changed(changed), for: SourceLine("resume")) }
    let (oldNotebook, history) = (notebook, state.history)
    (state, notebook) = (State().looking(as: state), Notebook())
    (state.history, state.language) = (history, kept.language)
    do {
      let stop = try carryOutAgain(kept)
      go(on: kept, with: file, until: stop)
      return ResumeReport(kept, stop: stop, setAside: file != nil && stop == nil)
    } catch {
      notebook = oldNotebook
      throw error
    }
  }

  private static func open(_ saved: SavedSession) throws -> JournalFile {
    do throws(SystemError) {
      return try saved.goOn()
    } catch {
      throw error.code == EWOULDBLOCK ? NotebookProblem.inUse : .unreadable(error)
    }
  }

  /// - Returns: The first line that failed or did something else; nil where there was none.
  private func carryOutAgain(_ kept: KeptSession) throws -> KeptSession.Line? {
    (isReplaying, isRehearsal) = (true, true)
    defer {
      (isReplaying, isRehearsal) = (false, false)
      course.readAgain()
    }
    for line in kept.lines {
      let before = Snapshot(state)
      if line.counts, try !isSame(line) {
        if wasInterrupted { throw SessionError.interrupted }
        state = before.restored()
        return line
      }
      notebook.add(Notebook.Entry(line, state.language), isLiving: line.isLiving, after: before)
    }
    return nil
  }

  /// Carries a line out again.
  /// - Returns: Whether it did what it had done.
  private func isSame(_ line: KeptSession.Line) throws -> Bool {
    guard line.done.stoppedAt == nil else { return false }
    if let text = line.progress, let progress = Progress(text: text) { course.suppose(progress) }
    let succeeded = execute(SourceLine(line.text, isCell: line.begun.isCell))
    guard succeeded || line.done.hasFailed, !wasInterrupted else { return false }
    return line.done.digest.map { $0 == digest } ?? true
  }

  /// Goes on with the journal, or from the line that stopped it with another one.
  private func go(
    on kept: KeptSession, with file: JournalFile?, until stop: KeptSession.Line?
  ) {
    guard keeper != nil else { return }
    let folder = JournalFolder(in: surroundings.environment)
    guard let stop else { return keeper = SessionKeeper(folder, goingOnWith: file) }
    let fresh = SessionKeeper(folder)
    fresh.append(kept.records(ofFirst: stop.begun.number - 1), language: kept.language)
    keeper = fresh
  }
}

extension Notebook.Entry {
  fileprivate init(_ line: KeptSession.Line, _ language: Language) {
    self.init(
      number: line.begun.number, text: line.text, isCell: line.begun.isCell, language: language,
      seconds: line.done.seconds, changes: line.done.changes, firstLine: line.firstLine,
      hasFailed: line.done.hasFailed)
  }
}
