import Journals
import Languages
import Lessons
import Presentation

extension Session {
  /// Writes down a line that succeeded, unless it is about the lines themselves, and a cell that
  /// failed but left something.
  ///
  /// A line that was refused, and changed nothing, is no cell.
  func finish(
    _ line: Line, since before: Snapshot, _ progress: Progress?, _ start: ContinuousClock.Instant,
    hasFailed: Bool = false, isRefused: Bool = false
  ) -> Notebook.Entry? {
    guard isNoted(line) || isPiece(line) else { return nil }
    let changes = hasChanged(since: before)
    if hasFailed || isRefused, !changes {
      writeFailed(line)
      return nil
    }
    let entry = entry(line, since: before, progress, start, changes: changes, hasFailed: hasFailed)
    if isPiece(line) {
      writePiece(entry, line)
      return nil
    }
    writeDone(entry, line)
    return entry
  }

  private func entry(
    _ line: Line, since before: Snapshot, _ progress: Progress?, _ start: ContinuousClock.Instant,
    changes: Bool, hasFailed: Bool
  ) -> Notebook.Entry {
    let cameTo = cameTo(line, since: before.finished)
    return Notebook.Entry(
      number: notebook.nextNumber, text: cameTo ?? line.text, isCell: line.isCell,
      language: before.language, seconds: (ContinuousClock.now - start) / .seconds(1),
      changes: changes, hasFailed: hasFailed,
      stoppedAt: cameTo == nil && wasInterrupted ? stopLooks : nil, measured: notedNumbers,
      remains: remains, progress: progress, isOfScript: course.isOfDocument,
      files: changes ? FileMarks.named(in: line, rights) + scriptFiles : [])
  }

  /// Remembers a line and the beginning of what it said.
  func note(_ entry: Notebook.Entry?, after before: Snapshot) {
    guard var entry else { return }
    let said = output.takeFirstLine()
    entry.firstLine = firstLineOfScript.isEmpty ? said : firstLineOfScript
    if keeper != nil { write(.said(number: entry.number, firstLine: entry.firstLine)) }
    notebook.add(entry, after: before)
  }

  /// Whether a line gets a number.
  func isNoted(_ line: Line) -> Bool { scriptDepth == 0 && !isReplaying && !isAboutLines(line) }

  func isAboutLines(_ line: Line) -> Bool {
    guard let command = line.command else { return false }
    return switch command.topic {
    case .notebook: command.name != "note"
    case .session: command.name == "clear" || command.name == "quit"
    default: false
    }
  }

  /// Takes back the last lines that changed something, with what was only looked at in between.
  /// - Returns: The lines, in the order they were typed; none where nothing was changed.
  func undo(_ count: Int) throws -> [Notebook.Entry] {
    guard let first = notebook.first(ofLast: count) else { return [] }
    return try takeBack(from: first.number)
  }

  /// Takes back everything from a line on.
  func takeBack(from number: Int) throws -> [Notebook.Entry] {
    let after = Snapshot(state)
    try come(to: number)
    let lines = notebook.takeBack(from: number, after: after)
    write(.takenBack(lines.map(\.number)))
    return lines
  }

  /// Brings back what was taken back last.
  /// - Returns: The lines; none where nothing was taken back, or something was done since.
  func redo() -> [Notebook.Entry] {
    guard let undone = notebook.bringBack() else { return [] }
    bring(back: undone.after)
    write(.broughtBack(undone.numbers))
    return undone.numbers.map { notebook.entries[$0 - 1] }
  }

  /// Puts the state back that was there before a line.
  private func come(to number: Int) throws {
    guard let (start, lines) = notebook.way(to: number) else { return }
    bring(back: start)
    if !lines.isEmpty { try replay(lines) }
  }

  /// The state before a line, where it is kept, its run one of its own.
  func state(before number: Int) -> State? {
    let next = notebook.living.first { $0.number >= number && $0.changes }
    guard let next else { return state.forked() }
    return notebook.state(before: next.number)?.restored().forked()
  }

  /// Puts a state back; what was typed and which hints were given stay known.
  func bring(back snapshot: Snapshot) {
    lastRunSum = nil
    let (history, hints) = (state.history, state.lesson?.hints)
    state = snapshot.restored()
    state.history = history
    if let hints, state.lesson != nil { state.lesson?.hints = hints }
  }

  /// Carries out lines again, without a word and without counting answers twice.
  private func replay(_ lines: [Notebook.Entry]) throws {
    isReplaying = true
    defer { isReplaying = false }
    try course.keepingDocument {
      for line in lines {
        guard try executeAsBefore(line) else { throw NotebookProblem(differing: line) }
      }
    }
  }

  /// Carries out lines as if they were typed now, until one fails: that one and those behind it then
  /// wait for `redo`.
  ///
  /// The journal knows them before the first begins, so that none is lost however the session ends.
  func runAgain(_ lines: [LineAgain]) throws {
    notebook.wait([])
    write(.broughtBack([]), .planned(lines.planned))
    for (index, line) in lines.enumerated() {
      if isInterrupted() { throw stopped(before: lines[index...]) }
      if index > 0 { write(.comesNext(index)) }
      let heading = CellHeading(number: notebook.nextNumber, text: line.source.text)
      output.show(heading, for: line.source)
      guard execute(line) else { throw stopped(before: lines[index...]) }
    }
    write(.planned([]))
  }

  private func stopped(before rest: ArraySlice<LineAgain>) -> NotebookProblem {
    .stopped(rest.first?.source.text ?? "", waiting: letWait(rest))
  }

  /// Lets lines wait for `redo`, and no others but those of some numbers before them; each gets a
  /// number though it was not run, so that its text is not lost.
  /// - Returns: The numbers of all.
  @discardableResult
  func letWait(_ rest: some Sequence<LineAgain>, behind first: [Int] = []) -> [Int] {
    var records: [JournalRecord] = [.planned([])]
    let numbers = rest.map { line -> Int in
      if let number = line.waiting { return number }
      let entry = unrun(line)
      notebook.addUnrun(entry)
      records += entry.records
      return entry.number
    }
    write(records + (numbers.isEmpty ? [] : [.takenBack(numbers)]))
    notebook.wait(first + numbers)
    return first + numbers
  }

  /// The line that waits alone for `redo` waits no more where it is typed, nor does the one that
  /// stood at the prompt where that is changed.
  /// - Returns: Its number.
  func stopsWaiting(_ line: Line) -> Int? {
    guard isNoted(line) else { return nil }
    defer { offered = nil }
    let changed = offered.flatMap { line.text.begins(as: notebook.entries[$0 - 1].text) ? $0 : nil }
    guard let number = notebook.waiting(line.text) ?? changed else { return nil }
    notebook.wait(notebook.waiting.filter { $0 != number })
    write(.broughtBack([number]))
    return number
  }

  /// Says of a line that was changed at the prompt that it waits no more.
  func noteOnWaiting(_ number: Int, besides line: Line) -> [any Report] {
    guard notebook.entries[number - 1].text != line.text else { return [] }
    return [
      TextReport(
        Localized(
          en: "it takes the place of line \(number), which waits for redo no more",
          zh: "它代替第 \(number) 行，redo 不再运行那一行"), as: .hint)
    ]
  }

  /// It failed, and waits as before.
  func letWaitAgain(_ number: Int) {
    notebook.wait(notebook.waiting + [number])
    write(.takenBack([number]))
  }

  private func unrun(_ line: LineAgain) -> Notebook.Entry {
    Notebook.Entry(
      number: notebook.nextNumber, text: line.source.text, isCell: line.source.isCell,
      language: language, seconds: 0, changes: false,
      firstLine: Localized(en: "not run", zh: "没有运行")[language], hasFailed: line.source.mayFail,
      progress: line.progress, isOfScript: line.isOfScript)
  }

  /// Lets a person change lines in their editor.
  /// - Returns: The pieces of what they left, cut where the lines were cut before.
  /// - Throws: `CellProblem` where there is no editor, or it failed.
  func edited(_ lines: [Notebook.Entry], waiting: Bool = false) throws -> [LineAgain] {
    let old = EditedLines(lines)
    return try old.parts(of: edited(old.text)).flatMap { part -> [LineAgain] in
      switch part {
      case .same(let entry): [LineAgain(entry, waits: waiting)]
      case .cell(let text): [LineAgain(SourceLine(text, isCell: true))]
      case .new(let text): pieces(of: text).map { LineAgain(SourceLine($0)) }
      }
    }
  }
}

extension String {
  /// Whether it begins with the same word as another, whose changed version it is then.
  fileprivate func begins(as other: String) -> Bool {
    func word(_ text: String) -> Substring { text.prefix { !$0.isWhitespace } }
    return word(self) == word(other)
  }
}
