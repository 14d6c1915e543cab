import Cells
import Glibc
import LineEditing
import Presentation
import Sessions

/// Puts a session, an output and a reader together.
struct Program {
  let session: Session
  let display: DisplayOptions
  private let surroundings: Surroundings
  let output: any SessionOutput
  private let safety: Safety?
  let turner: PageTurner

  /// Puts them together.
  /// - Parameters:
  ///   - safety: What it may do.
  ///   - files: What it runs, beside which it may read.
  ///   - talks: Whether it waits for lines: somebody at a terminal stops what takes too long.
  init(
    _ display: DisplayOptions, _ safety: SafetyOptions, running files: [String],
    talks: Bool = false
  ) {
    let turner = PageTurner(Console.environment, isSafe: safety.safe)
    self.init(
      display, safety, running: files, talks: talks, output: Self.output(display, turner), turner)
  }

  /// Puts them together with an output of one's own.
  init(
    _ display: DisplayOptions, _ options: SafetyOptions, running files: [String], talks: Bool,
    output: any SessionOutput, _ turner: PageTurner
  ) {
    (self.display, self.turner) = (display, turner)
    let environment = Console.environment
    var surroundings = Surroundings(
      environment: environment, executable: Console.executable,
      isInterrupted: { Interrupts.take() })
    let safety = Safety(
      options, running: files, endsInTime: !(talks && Terminal.isInteractive), &surroundings)
    if let safety {
      surroundings.isInterrupted = { Interrupts.take() || safety.isOver }
      surroundings.isOver = { safety.isOver ? safety.words : nil }
    }
    self.safety = safety
    if Terminal.isInteractive {
      surroundings.waitForKey = { KeyPress.goesOn() }
      if safety == nil { surroundings.edit = { TextEditor(environment).edit($0) } }
      if display.format == .text {
        surroundings.confirm = { question in
          Console.write(question.sanitizedLine)
          return KeyPress.confirms()
        }
      }
    }
    self.surroundings = surroundings
    self.output = output
    session = Session(surroundings: surroundings, output: output)
    session.configure(color: display.color, isSpoken: display.isSpoken)
    Terminal.setLastWords(session.lastWords)
  }

  /// Where results go, as the command line says it.
  static func output(_ display: DisplayOptions, _ turner: PageTurner) -> any SessionOutput {
    let environment = Console.environment
    guard display.format == .text else { return JSONOutput { Console.write($0) } }
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let ascii = display.ascii
    // What the environment says stays as it is: every line asks.
    let styles = Dictionary(
      uniqueKeysWithValues: ColorChoice.allCases.map {
        ($0, $0.style(environment: environment, isTerminal: isTerminal))
      })
    return TextOutput(
      page: { color in
        let style = styles[color] ?? .plain
        guard isTerminal else { return Page(style: style, ascii: ascii) }
        let size = TerminalSize.current
        return Page(width: size.columns, height: size.rows, style: style, ascii: ascii)
      },
      errorStyle: { display.style($0, environment, for: STDERR_FILENO) },
      write: { Console.write($0) }, writeError: { Console.write($0, to: STDERR_FILENO) },
      showsProgress: isTerminal && !Terminal.isDumb && Terminal.isInForeground,
      pager: Terminal.isInteractive && !Terminal.isDumb ? { turner.show($0, in: $1) } : nil)
  }

  /// Keeps the session in a journal.
  func keepJournal() { session.keepJournal() }

  /// Goes on with the last session.
  /// - Returns: Whether the program goes on: at a terminal it does where that fails too.
  func resumes() -> Bool {
    if Terminal.isInteractive { keepJournal() }
    return session.execute(SourceLine("resume")) || Terminal.isInteractive
  }

  /// Runs scripts one after another until a line fails.
  /// - Returns: The program's exit status.
  func runScripts(_ files: [String]) -> Int32 {
    configure(isForPerson: false)
    for file in files {
      let status = read(file, each: run)
      if status != 0 || session.hasQuit { return status }
    }
    return 0
  }

  private func read(_ file: String, each carryOut: (SourceLine) -> Int32?) -> Int32 {
    if ScriptFile.isNotebook(file) { return readNotebook(file, each: carryOut) }
    do throws(LineError) {
      let form = CellCutter.Form(ofFile: file)
      let reader =
        file == "-"
        ? ScriptReader(fileDescriptor: STDIN_FILENO, name: SourceLine.standardInput)
        : try ScriptReader(path: file)
      return read(reader, form, each: carryOut)
    } catch {
      complain(error)
      return 2
    }
  }

  private func readNotebook(_ file: String, each carryOut: (SourceLine) -> Int32?) -> Int32 {
    do throws(ErrorReport) {
      var cutter = CellCutter(.markdown)
      let lines = try ScriptFile.notebookLines(at: file)
      for piece in lines.flatMap({ cutter.take($0.text, number: $0.number) }) where !session.hasQuit
      {
        if let status = carryOut(SourceLine(piece, file: file)) { return status }
      }
      return 0
    } catch {
      output.show(error, for: SourceLine(""))
      return 2
    }
  }

  /// Reads pieces until they end or one of them ends the program with a status.
  private func read(
    _ reader: ScriptReader, _ form: CellCutter.Form, each carryOut: (SourceLine) -> Int32?
  ) -> Int32 {
    var cutter = CellCutter(form)
    func run(_ piece: CellCutter.Piece) -> Int32? {
      if session.hasQuit { return 0 }
      return carryOut(SourceLine(piece, file: reader.name))
    }
    while !session.hasQuit {
      switch reader.next() {
      case .line(let text):
        if form == .markdown, reader.line == 1,
          let refusal = ErrorReport(refusing: text, of: reader.name)
        {
          output.show(refusal, for: SourceLine(""))
          return 2
        }
        for piece in cutter.take(text, number: reader.line) {
          if let status = run(piece) { return status }
        }
      case .interrupted: return 130
      case .end: return cutter.finish().flatMap(run) ?? 0
      case .failed(let error):
        complain(error)
        return 1
      }
    }
    return 0
  }

  func complain(_ error: LineError) { output.show(ErrorReport(error), for: SourceLine("")) }

  private func run(_ line: SourceLine) -> Int32? {
    let hasPassed = session.execute(line)
    let succeeded = hasPassed || line.mayFail
    if let safety, safety.isOver {
      // A line that was stopped by it has said so.
      if hasPassed || !session.wasInterrupted {
        output.show(ErrorReport(kind: "safe", message: safety.words), for: line)
      }
      return 1
    }
    if session.wasInterrupted { return 130 }
    return succeeded ? nil : 1
  }

  /// Lets a person type; without a terminal, reads lines until they end.
  /// - Parameters:
  ///   - line: What is carried out first.
  ///   - greets: Whether it says first what it is.
  func converse(startingWith line: String? = nil, greets: Bool = true) -> Int32 {
    configure(isForPerson: Terminal.isInteractive)
    if Terminal.isInteractive, !session.isKept { keepJournal() }
    if let line, !session.execute(SourceLine(line)) { return 1 }
    guard Terminal.isInteractive else { return read("-", each: run) }
    return Shell(session, output: output, display: display, turner).run(
      greeting: greets && line == nil)
  }

  /// Carries out one line.
  func runLine(_ line: String) -> Int32 {
    configure(isForPerson: false)
    return session.execute(SourceLine(line)) ? 0 : 1
  }

  func configure(isForPerson: Bool) {
    if !display.ignoresConfig { session.configure(isForPerson: isForPerson) }
    session.configure(color: display.color, isSpoken: display.isSpoken)
  }

  /// Looks for what the lessons' authors should mend.
  func checkLessons(_ files: [String]) -> Int32 {
    LessonCheck(surroundings: surroundings, output: output).run(files) ? 0 : 1
  }

  /// Counts what the lessons dictate and what they ask.
  func countLessons(_ files: [String]) -> Int32 {
    LessonCheck(surroundings: surroundings, output: output).count(files) ? 0 : 1
  }
}
