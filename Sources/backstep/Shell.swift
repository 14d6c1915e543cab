import Languages
import LineEditing
import Presentation
import Sessions

/// The conversation with a person at a terminal.
struct Shell {
  private let session: Session
  private let output: any SessionOutput
  private let display: DisplayOptions
  private let environment = Console.environment
  private let typist: Typist
  private let turner: PageTurner

  init(
    _ session: Session, output: any SessionOutput, display: DisplayOptions, _ turner: PageTurner
  ) {
    self.session = session
    self.output = output
    self.display = display
    self.turner = turner
    typist = Typist(session)
  }

  /// Reads and carries out lines until the person leaves.
  /// - Parameter greeting: Whether it says first what it is.
  /// - Returns: The program's exit status.
  func run(greeting: Bool = true) -> Int32 {
    do throws(LineError) {
      let reader = try editor()
      if greeting { greet() }
      converse(with: reader) { _ in false }
      Terminal.restore()
      return 0
    } catch {
      complain([error])
      return 1
    }
  }

  /// The editor that lines are typed in; there can be one only.
  func editor() throws(LineError) -> EditLineReader {
    var settings = EditLineReader.Settings()
    let (session, display, environment, typist) = (session, display, environment, typist)
    settings.goesOn = { session.goesOn($0) }
    settings.indent = { session.indentation(after: $0) }
    if display.ascii { settings.ellipsis = "..." }
    settings.listFooter = { shown, count in
      let isNarrow = TerminalSize.current.columns < 50
      return Localized(
        en: "\(shown) of \(count)  Space: more  " + (isNarrow ? "" : "Enter: a row  ")
          + "q: enough",
        zh: "\(shown) / \(count)  空格：下一屏  " + (isNarrow ? "" : "Enter：下一行  ") + "q：够了")[
          session.language]
    }
    let reader = try EditLineReader(
      program: "backstep", history: .standard(), settings: settings,
      completer: { line, cursor in Self.completions(session, line, cursor) },
      hinter: { line, entries in
        session.looks.isSpoken
          ? nil : typist.aid.hint(for: line, after: entries, butNot: typist.failures)
      },
      painter: { line, cursor, above in
        typist.aid.painted(
          line, cursor: cursor, above: above,
          in: display.style(session.looks.color, environment))
      })
    session.recall(reader.entries)
    return reader
  }

  private static func completions(
    _ session: Session, _ line: String, _ cursor: Int
  ) -> (start: Int, candidates: [Completion]) {
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let found = session.suggestions(for: before, cursor: before.count)
    let start = before.prefix(found.start).utf8.count
    let candidates = found.all.map { suggestion in
      Completion(
        suggestion.text, note: suggestion.note?[session.language],
        appendsSpace: suggestion.isWhole)
    }
    return (start, candidates)
  }

  /// Colours as they are chosen at the moment.
  private var style: Style {
    session.looks.isSpoken ? .plain : display.style(session.looks.color, environment)
  }

  /// Lets the editor look as is wanted now: the line before may have changed it.
  private func dress(_ reader: EditLineReader) {
    let language = session.language
    reader.settings.searchLabel = Localized(en: "search", zh: "查找")[language]
    reader.settings.failedSearchLabel = Localized(en: "no match", zh: "没有找到")[language]
    reader.settings.isSpoken = session.looks.isSpoken
    reader.settings.usesColor = style.isColored
    reader.settings.continuation = Prompt("... ", styled: style("...", as: .muted) + " ")
  }

  private func greet() {
    let name = style("Backstep", as: .heading)
    let words = session.greeting
    let width = TerminalSize.current.columns
    let text = (name + words.title).wrapped(to: width) + "\n" + words.advice.wrapped(to: width)
    Console.write(text + "\n")
    if let invitation = session.invitation {
      let rows = invitation.wrapped(to: max(20, width), hanging: 2)
      Console.write(style(rows, as: .muted) + "\n")
    }
  }

  /// Reads and carries out lines until the person leaves.
  /// - Parameters:
  ///   - bidsFarewell: Whether it says what becomes of the session when they leave.
  ///   - isLast: Whether a line is not carried out, but ends it.
  /// - Returns: That line; nil where they left by Ctrl-D or `quit`.
  @discardableResult
  func converse(
    with reader: EditLineReader, bidsFarewell: Bool = true, until isLast: (String) -> Bool
  ) -> String? {
    complain(reader.takeProblems())
    reader.prepare(session.takeDraft() ?? turner.takePasted())
    while !session.hasQuit {
      Terminal.setLastWords(session.lastWords)
      typist.forget()
      session.synchronizeJournal()
      dress(reader)
      switch reader.next(prompt: prompt) {
      case .line(let text):
        complain(reader.takeProblems())
        if turner.takeLeaving(), text.isEmpty { continue }
        if isLast(text) { return text }
        session.recall([text])
        let rest = run(text)
        let pasted = turner.takePasted()
        reader.prepare(rest ?? session.takeDraft() ?? pasted)
        if session.hasQuit, bidsFarewell { sayFarewell() }
      case .interrupted: continue
      case .end:
        Console.write("\n")
        if bidsFarewell { sayFarewell() }
        return nil
      case .failed(let error):
        complain([error])
        return nil
      }
    }
    return nil
  }

  private func sayFarewell() {
    if let words = session.farewell { say(words) }
  }

  /// Says something that may be overlooked, in rows that break between words.
  private func say(_ words: String) {
    let rows = words.wrapped(to: TerminalSize.current.columns).split(separator: "\n")
    Console.write(rows.map { style(String($0), as: .muted) + "\n" }.joined())
  }

  /// Runs what was typed or pasted piece by piece, until one fails.
  /// - Returns: What was not run, where something was not.
  private func run(_ text: String) -> String? {
    let pieces = session.pieces(of: text)
    if pieces.isEmpty { session.execute(SourceLine(text)) }
    for (index, piece) in pieces.enumerated() where !session.hasQuit {
      guard !session.execute(SourceLine(piece)) || session.wasInterrupted else { continue }
      if !session.wasInterrupted { typist.failures.insert(text) }
      guard index + 1 < pieces.count else { return nil }
      let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      return rows.dropFirst(pieces[index + 1].number - 1).joined(separator: "\n")
    }
    return nil
  }

  /// Shows what went wrong with reading lines.
  func complain(_ problems: [LineError]) {
    for problem in problems { output.show(ErrorReport(problem), for: SourceLine("")) }
  }

  private var prompt: Prompt {
    let place = session.place
    let mark = display.ascii || session.looks.isSpoken ? ">" : "❯"
    let text = place.isEmpty ? "\(mark) " : "\(place) \(mark) "
    let styled =
      (place.isEmpty ? "" : style(place, as: .muted) + " ") + style(mark, as: .good) + " "
    return Prompt(text, styled: styled, right: style("[\(session.cellNumber)]", as: .muted))
  }
}
