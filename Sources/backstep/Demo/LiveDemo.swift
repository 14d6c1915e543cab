import Languages
import LineEditing
import Sessions

/// A demo at a terminal: keys walk the script forwards and, with the state, back.
final class LiveDemo {
  private enum Manner { case typed, atOnce }

  private let script: DemoScript
  private let session: Session
  private let output: DemoOutput
  private let screen: DemoScreen
  private let shell: Shell
  private let clock: DemoClock
  private let speaker: Speaker?
  private var reader: EditLineReader?
  /// The cue whose stop waits.
  private var at = 0
  /// The session before each cue up to it.
  private var bookmarks: [Session.Bookmark] = []
  /// What was pressed while a line was typed, and is still to be done.
  private var waiting: [DemoKey] = []
  /// When Ctrl-C was pressed last where a key was waited for.
  private var lastInterrupt: ContinuousClock.Instant?
  /// The cues whose line failed, and has not succeeded since.
  private var failed: Set<Int> = []

  init(
    _ script: DemoScript, in session: Session, _ output: DemoOutput, _ screen: DemoScreen,
    _ shell: Shell, _ clock: DemoClock, _ speaker: Speaker?
  ) {
    (self.script, self.session, self.output, self.screen) = (script, session, output, screen)
    (self.shell, self.clock, self.speaker) = (shell, clock, speaker)
  }

  private var cue: DemoScript.Cue { script.cues[at] }
  private var isAtEnd: Bool { cue.stop == nil }
  /// What the program ends with where the speaker leaves.
  private var status: Int32 { failed.isEmpty ? 0 : 1 }

  /// Presents the script until the speaker leaves.
  /// - Returns: The program's exit status.
  func run() -> Int32 {
    Terminal.keepModes()
    arrive(at: 0, .typed)
    while true {
      if let status = obey(waitForKey()) { return status }
      if session.hasQuit { return status }
    }
  }

  /// Does what a key asks for.
  /// - Returns: The exit status, where the demo ends by it.
  private func obey(_ key: DemoKey) -> Int32? {
    switch key {
    case .next, .atOnce:
      screen.endRow()
      if isAtEnd { return status }
      carryOut()
      if !session.hasQuit { arrive(at: at + 1, key == .next ? .typed : .atOnce) }
    case .back: goBack()
    case .digit(let number): go(toSection: number)
    case .list: list()
    case .takeOver: takeOver()
    case .keys: tell(DemoWords.keys)
    case .leave:
      screen.endRow()
      return status
    case .interrupt: return interrupt()
    }
    return nil
  }

  /// Ctrl-C that was meant for a line just ended leaves nothing; a second one soon after it does.
  private func interrupt() -> Int32? {
    let now = ContinuousClock.now
    if let last = lastInterrupt, now - last < .seconds(2) {
      screen.endRow()
      return 130
    }
    tell(DemoWords.interrupted)
    lastInterrupt = .now
    return nil
  }

  // MARK: Forwards

  /// Shows what comes before a stop, then the stop.
  private func arrive(at next: Int, _ manner: Manner, from title: Int? = nil) {
    at = next
    bookmarks.removeSubrange(min(next, bookmarks.count)...)
    bookmarks.append(session.bookmark)
    let skipped = title.flatMap { cue.lead.firstIndex(of: .title($0)) } ?? 0
    for part in cue.lead[skipped...] { screen.show(part, of: script) }
    speaker?.show(at, in: session.language)
    show(manner)
  }

  private func show(_ manner: Manner) {
    switch cue.stop {
    case .line(let line) where manner == .typed:
      KeyPress.withoutEcho { screen.line(line, isTyped: true, endsRow: false) }
      waiting = DemoKey.all(in: screen.takePressed()).asked
    case .line(let line): screen.line(line, isTyped: false, endsRow: false)
    case .pause(let text): screen.pause(text, endsRow: false)
    case nil: screen.tell(DemoWords.end)
    }
  }

  /// Carries out the line that waits; one that fails, or is stopped, ends nothing.
  private func carryOut() {
    guard case .line(let line) = cue.stop else { return }
    let succeeded = KeyPress.withoutEcho { session.execute(line) }
    if succeeded { failed.remove(at) }
    if !succeeded, !session.wasInterrupted, !line.mayFail { failed.insert(at) }
  }

  // MARK: Back, and to a section

  private func goBack() {
    guard at > 0 else { return tell(DemoWords.atStart) }
    screen.endRow()
    comeBack(to: at - 1)
    screen.tell(DemoWords.back(to: at, of: script.cues.count - 1))
    arrive(at: at - 1, .atOnce)
  }

  private func comeBack(to cue: Int) {
    session.comeBack(to: bookmarks[cue])
  }

  private func go(toSection number: Int) {
    guard script.sections.indices.contains(number - 1) else {
      return tell(DemoWords.noSection(number, of: script.sections.count))
    }
    screen.endRow()
    let target = script.sections[number - 1].cue
    if target <= at { comeBack(to: target) } else { guard hasRun(to: target) else { return } }
    arrive(at: target, .typed, from: number - 1)
  }

  /// Runs the lines up to a cue, saying only what fails.
  /// - Returns: Whether it came there; Ctrl-C stops it on the way.
  private func hasRun(to target: Int) -> Bool {
    screen.tell(DemoWords.running(target - at))
    output.isHushed = true
    defer { output.isHushed = false }
    while at < target {
      carryOut()
      if session.hasQuit { return false }
      at += 1
      bookmarks.append(session.bookmark)
      guard session.wasInterrupted else { continue }
      output.isHushed = false
      arrive(at: at, .atOnce)
      return false
    }
    return true
  }

  // MARK: The speaker's questions

  private func list() {
    guard !script.sections.isEmpty else { return tell(DemoWords.noSection(1, of: 0)) }
    let here = cue.section
    tell(
      script.sections.enumerated().map { index, section in
        let mark = index == here ? "*" : " "
        return Localized("\(mark) \(index + 1)  \(section.title)")
      } + [DemoWords.used(clock.exact)])
  }

  private func tell(_ words: Localized<String>) { tell([words]) }

  /// Says something, then shows the stop again.
  private func tell(_ words: [Localized<String>]) {
    screen.endRow()
    words.forEach(screen.tell)
    show(.atOnce)
  }

  /// Waits for a key; digits make one number.
  private func waitForKey() -> DemoKey {
    defer { screen.hideStatus() }
    var number: Int?
    return KeyPress.waiting { () -> DemoKey in
      while true {
        screen.show(status: statusText(number))
        guard let keys = nextKeys({ self.tick(number) }) else { return .leave }
        for key in keys {
          guard case .digit(let digit) = key else {
            return number != nil && key == .next ? .digit(number ?? 0) : key
          }
          let whole = min(999, (number ?? 0) * 10 + digit)
          // No further digit could lead to a section.
          if whole > 0, whole * 10 > script.sections.count { return .digit(whole) }
          number = whole
        }
      }
    } ?? .leave
  }

  /// The keys to be done next; nil at the end of the input.
  private func nextKeys(_ tick: () -> Void) -> [DemoKey]? {
    if !waiting.isEmpty {
      defer { waiting = [] }
      return waiting
    }
    let bytes = KeyPress.next(tick: tick)
    return bytes.isEmpty ? nil : DemoKey.all(in: bytes)
  }

  private func tick(_ number: Int?) {
    screen.show(status: statusText(number))
    speaker?.tick()
  }

  private func statusText(_ number: Int?) -> String {
    if let number { return "\(number)…" }
    let place = isAtEnd ? "" : "\(at + 1)/\(script.cues.count - 1) · "
    return place + clock.calm[session.language]
  }

  // MARK: Taking over

  /// Lets the speaker type until an empty line, which undoes it all, or `keep`.
  private func takeOver() {
    screen.endRow()
    do throws(LineError) {
      let reader: EditLineReader
      if let own = self.reader { reader = own } else { reader = try shell.editor() }
      self.reader = reader
      screen.tell(DemoWords.takenOver)
      let start = session.bookmark
      let last = shell.converse(with: reader, bidsFarewell: false) { DemoWords.isReturn($0) }
      session.stay()
      comeBackFromTrial(begunAt: start, isKept: last.map(DemoWords.isKeep) ?? false)
      if last == nil { screen.tell(DemoWords.howToLeave) }
    } catch {
      shell.complain([error])
    }
    show(.atOnce)
  }

  private func comeBackFromTrial(begunAt start: Session.Bookmark, isKept: Bool) {
    let hasTried = !session.stands(at: start)
    if isKept {
      bookmarks[at] = session.bookmark
    } else {
      session.comeBack(to: start)
    }
    screen.tell(DemoWords.returned(hasTried: hasTried, isKept: isKept))
  }
}
