import Engine
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

  /// The newest session in nobody's use in which something was done; where there is none, the newest.
  var lastKept: KeptSession? {
    let free = keptSessions().lazy.filter { !$0.saved.isInUse }
    return free.first { $0.holdsWork } ?? free.first { _ in true }
  }

  /// What was there before, in one line; nil where nothing was.
  public var invitation: String? {
    guard let last = lastKept, last.lines.contains(where: \.counts) else { return nil }
    return Localized(
      en: "\(last.day.en): \(last.place.en): resume continues",
      zh: "\(last.day.zh)：\(last.place.zh)：resume 继续")[language].sanitizedLine
  }

  /// Puts a kept session in the place of this one: its lines that changed something are carried
  /// out again, without a word and without writing files.
  func resume(_ kept: KeptSession) throws -> ResumeReport {
    let file = try keeper == nil || kept.isOfLaterVersion ? nil : open(kept)
    goToFolder(of: kept)
    if kept.isOfLaterVersion, kept.saved.isInUse { throw NotebookProblem.inUse }
    lastRunSum = nil
    let changed = kept.changedFiles
    if !changed.isEmpty { output.show(ResumeReport.changed(changed), for: SourceLine("resume")) }
    let (oldNotebook, history) = (notebook, state.history)
    (state, notebook) = (State().looking(as: state), Notebook())
    (state.history, state.language) = (history, kept.language ?? language)
    do {
      let stop = try carryOutAgain(kept)
      go(on: kept, with: file, until: stop)
      let left = kept.underWay.map { Remainder($0, in: self) }
      if let stop {
        wait(for: kept.lines[(stop.begun.number - 1)...], and: left?.lines ?? [])
      } else {
        notebook.wait(kept.waiting)
        left.map(offer)
      }
      return ResumeReport(kept, stop: stop, left: left, setAside: file != nil && stop == nil)
    } catch {
      notebook = oldNotebook
      throw error
    }
  }

  /// Lets what was under way, and what was to follow it, wait for `redo`; a line that was alone
  /// stands at the prompt too, where there is one.
  private func offer(_ left: Remainder) {
    letWait(left.lines, behind: notebook.waiting)
    if left.standsAtPrompt { draft = left.lines.first?.source.text }
  }

  /// Goes to the folder where the session's files are, and says so where that is another one.
  private func goToFolder(of kept: KeptSession) {
    guard !kept.folder.isEmpty, kept.folder != WorkingFolder.path else { return }
    let isThere = WorkingFolder.go(to: kept.folder)
    output.show(ResumeReport.folder(kept.folder, isThere: isThere), for: SourceLine("resume"))
  }

  private func open(_ kept: KeptSession) throws -> JournalFile {
    do throws(SystemError) {
      return try kept.saved.goOn(
        opening: .init(
          time: kept.saved.time, language: (kept.language ?? language).rawValue,
          folder: WorkingFolder.path))
    } catch {
      throw error.code == EWOULDBLOCK ? NotebookProblem.inUse : .unreadable(error)
    }
  }

  /// - Returns: The first line that failed or did something else; nil where there was none.
  private func carryOutAgain(_ kept: KeptSession) throws -> KeptSession.Line? {
    (isReplaying, writesNoFiles) = (true, true)
    defer { (isReplaying, writesNoFiles) = (false, false) }
    var copies = KeptCopies(of: kept.saved)
    for line in kept.lines {
      let before = Snapshot(state)
      if line.counts,
        try !isSame(line, taking: copies.of(line.script ?? line.begun.number), after: before)
      {
        state = before.restored()
        return line
      }
      notebook.add(Notebook.Entry(line, state.language), isLiving: line.isLiving, after: before)
    }
    return nil
  }

  /// Carries a line out again; with copies of its run, and where that comes to something else,
  /// without.
  private func isSame(
    _ line: KeptSession.Line, taking copies: [KeptCopy], after before: Snapshot
  ) throws -> Bool {
    // Whoever was stopped at a look has looked at every iteration.
    if !copies.isEmpty, line.done.stoppedAt == nil {
      state.experiment.offers = copies
      defer { state.experiment.offers = [] }
      if try isSame(line) { return true }
      state = before.restored()
    }
    return try isSame(line)
  }

  /// Carries a line out again.
  /// - Returns: Whether it did what it had done.
  private func isSame(_ line: KeptSession.Line) throws -> Bool {
    guard try executeAsBefore(Notebook.Entry(line, language)) else { return false }
    return (line.done.digest.map { $0 == digest } ?? true)
      && (line.done.data.map { $0 == dataSum } ?? true)
  }

  /// Lets the line that stopped it and those behind it wait for `redo`.
  private func wait(for rest: ArraySlice<KeptSession.Line>, and left: [LineAgain]) {
    let living = rest.filter(\.isLiving).map { LineAgain(Notebook.Entry($0, language)) }
    letWait(living + left.map(\.anew))
  }

  /// Goes on with the journal; with another one from the line that stopped it, or where a later
  /// program wrote it.
  private func go(
    on kept: KeptSession, with file: JournalFile?, until stop: KeptSession.Line?
  ) {
    guard keeper != nil else { return }
    let folder = JournalFolder(in: surroundings.environment)
    if stop == nil, let file { return keeper = SessionKeeper(folder, goingOnWith: file) }
    let fresh = SessionKeeper(folder)
    let count = stop.map { $0.begun.number - 1 } ?? kept.lines.count
    fresh.append(kept.records(ofFirst: count), language: kept.language ?? language)
    copy(kept.saved, upTo: count, to: fresh)
    keeper = fresh
  }
}

extension Session {
  /// Takes the copies of runs along into a journal that goes on from another.
  private func copy(_ saved: SavedSession, upTo number: Int, to keeper: SessionKeeper) {
    for place in saved.checkpoints where place.line <= number {
      let checkpoint = saved.checkpoint(line: place.line, step: place.step)
      if let checkpoint { keeper.keep(checkpoint, line: place.line, step: place.step) }
    }
  }
}

extension String {
  /// What a training that was cut says of itself in the list of cells.
  fileprivate func cut(_ iterations: Int) -> Localized<String> {
    Localized(
      en: "the first \(iterations.grouped) iterations of \(self)",
      zh: "\(self) 的前 \(iterations.grouped) 次迭代")
  }
}

extension Notebook.Entry {
  fileprivate init(_ line: KeptSession.Line, _ language: Language) {
    self.init(
      number: line.begun.number, text: line.text, isCell: line.begun.isCell, language: language,
      seconds: line.done.seconds, changes: line.done.changes,
      firstLine: line.cut.map { line.begun.text.cut($0)[language] } ?? line.firstLine,
      hasFailed: line.done.hasFailed, stoppedAt: line.done.stoppedAt,
      measured: line.done.measured, remains: Notebook.Remains(rawValue: line.done.remains),
      progress: line.progress, files: line.done.files)
  }
}
