import Cells
import Engine
import Formulas
import Journals
import Languages
import Lessons
import Matrices
import Presentation

/// One person's session: lines go in, results come out.
///
/// It knows no terminal; what it says goes to its output as it comes.
public final class Session {
  /// All that a failed command must leave as it was.
  struct State {
    var experiment = Experiment()
    /// The learner's variables, as far as formulas can hold them.
    var variables: [String: Value] = [:] { didSet { variablesMark = VariablesMark() } }
    /// Another object as often as they were written.
    private(set) var variablesMark = VariablesMark()
    /// All of the learner's variables and functions, as cells left them.
    var memory: CellRunner.Memory?
    /// Whether numbers are whole by their type, of variables that no cell has seen yet.
    var wholeness: [String: Bool] = [:]
    /// The formulas the variables were given.
    var definitions: [String: Syntax] = [:]
    var random = NumPyRandom(seed: 0)
    /// What `np.random.seed` was given last, where `seed` was not typed since.
    var cellSeed: UInt32?
    var digits = NumberFormat.defaultDigits
    var images: ImageMode?
    var looks = Looks()
    var aliases: [String: Alias] = [:]
    /// Where settings were made, of those that were.
    var origins: [Look: SettingOrigin] = [:]
    var history: [String] = []
    var breakpoints: [Breakpoint] = []
    var branches = Branches()
    var language = Language.en
    var lesson: OpenLesson?
    var studies = StudyState()
    var hunt: BugHunt?
    var predictions = Predictions()
    /// By the exercises of lessons that ask for formulas, what gave the network the right ones: the
    /// learner's own lines, or the author's.
    var solutions: [String: [String]] = [:]
  }

  var state = State() { didSet { standing = nil } }
  /// The state as it was put down last; nil from the moment on that something of it is written.
  private var standing: Snapshot?
  /// Every command there is.
  let commands: CommandTable
  /// The world around.
  let surroundings: Surroundings
  /// Takes what there is to say; nothing is said while lines are run again to come to a state.
  var output: any SessionOutput { isReplaying ? silence : speaker }
  private let speaker: any SessionOutput
  private let silence = Silence()
  /// What was done so far, line by line.
  var notebook = Notebook()
  /// Writes the session down, where it is kept.
  var keeper: SessionKeeper?
  /// The sum over the run after the last line that was written down.
  var lastRunSum: RunSum?
  /// The sum over the data then.
  var lastDataSum: DataSum?
  /// The variables as the journal's sum has them.
  var summedVariables = SummedVariables()
  /// What of the script that the line at work runs has been written down; nil where nothing is.
  var scriptKeeping: ScriptKeeping?
  /// What the first of its pieces that said something said first.
  var firstLineOfScript = ""
  /// How often the line at work has looked whether it is to stop, and at which look it does where it
  /// is carried out again as it was stopped.
  private(set) var stopLooks = 0
  /// Whether the line at work read as a formula and was carried out as Python.
  var ranAsPython = false
  var stopsAtLook: Int?
  /// The numbers the line at work has had that no second run would give, and those it had when it
  /// was carried out first.
  var noted = NotedNumbers()
  var notedBefore: [Double] = []
  /// What the line at work has left that taking it back does not touch.
  var remains: Notebook.Remains = []
  /// The files that the lines of a script named which the line at work has run.
  private(set) var scriptFiles: [JournalRecord.FileMark] = []
  /// Whether lines are run again to come to a state.
  var isReplaying = false {
    didSet { course.isListening = !isReplaying }
  }
  /// Whether the person has asked to leave.
  public internal(set) var hasQuit = false
  /// The person stays though they have asked to leave.
  public func stay() { hasQuit = false }

  /// The lessons and how far the learner is.
  let course: Course
  /// How deep scripts run one another at the moment.
  var scriptDepth = 0
  /// The files this session has written, which it may write again without asking.
  var written: Set<String> = []
  /// Whether a person types, who finds the next time what they chose.
  var isForPerson = false
  /// Whether the line at work was typed, not read from a script.
  private(set) var isTyped = false
  /// Whether the person stopped the line that ran last.
  public private(set) var wasInterrupted = false
  /// Hears of every line that was carried out, those of scripts and pages too, and of the error that
  /// ended it.
  var witness: ((Line, (any Error)?) -> Void)?
  /// Whether lines are carried out again for a document only, so that no file is written.
  var writesNoFiles = false
  /// What runs cells.
  let cells = CellRunner()
  /// What functions that the engine uses have printed since the command began.
  let usedOutput = UsedOutput()
  /// What formulas are judged by that are written into blanks one after another.
  let engineRuns = EngineRuns()
  /// How often a function of the learner's has failed its check, one time after another.
  var failedChecks: [String: Int] = [:]
  /// The stage that a function of the learner's was last checked as, where one was named.
  var checkedStages: [String: String] = [:]
  /// The line at work.
  var source = SourceLine("")
  /// What the next line that is typed begins with.
  var draft: String?
  /// The line that waits for `redo` and stands at the prompt, until another is typed.
  var offered: Int?
  /// Whether a lesson's own lines are carried out, whose results are shown with its page.
  var isPlaying: Bool { playing != nil }
  /// What those lines may do; nil where none runs.
  var playing: LessonPlay?

  /// Begins a session with nothing set up.
  public init(surroundings: Surroundings, output: any SessionOutput) {
    self.surroundings = surroundings
    speaker = output
    commands = .standard
    course = Course(surroundings)
    course.onAnswer = { [unowned self] in remains.insert(.progress) }
    state.language = surroundings.language
    output.speak(state.language)
  }

  /// Carries out a line, or a whole cell, and shows what comes of it.
  /// - Returns: Whether it succeeded; a line that failed has changed nothing, but a cell keeps what
  ///   it had done until then.
  @discardableResult
  public func execute(_ source: SourceLine) -> Bool {
    let text = source.file == nil ? expanding(source.text) : source.text
    let line = source.isCell ? Line(cell: source.text) : read(text)
    if line.isNothing {
      guard line.text.isEmpty, source.file == nil else { return true }
      if readsOnByEnter { return execute(SourceLine("next")) }
      remind().forEach { output.show($0, for: source) }
      return true
    }
    isTyped = source.file == nil
    let wasOfDocument = course.isOfDocument
    course.isOfDocument = wasOfDocument || source.isOfFile
    defer { course.isOfDocument = wasOfDocument }
    self.source = source
    usedOutput.clear()
    if scriptDepth == 0 {
      (wasInterrupted, stopLooks, remains, scriptFiles) = (false, 0, [], [])
      noted = NotedNumbers(before: notedBefore)
      _ = output.takeFirstLine()
      firstLineOfScript = ""
    }
    return accept(line, from: source)
  }

  /// Carries out a piece that says something: everything that is done in a session passes here
  /// with its text.
  private func accept(_ line: Line, from source: SourceLine) -> Bool {
    let (before, start) = (snapshot(), ContinuousClock.now)
    let moment = state.experiment.timeline?.now
    let progress = progressBefore(line)
    ranAsPython = false
    writeBegun(line, progress)
    let waited = stopsWaiting(line)
    do {
      let reports = try respond(to: line, orAsMeantBeside: (before, moment))
      if scriptDepth > 0, !isPlaying { scriptFiles += FileMarks.named(in: line, rights) }
      let isRefused = reports.contains(where: GuidanceReport.isRefusal)
      if isRefused, source.isOfFile {
        output.show(reports, for: source)
        throw ErrorReport(refusedInScript: line.text)
      }
      let entry = finish(line, since: before, progress, start, isRefused: isRefused)
      dress()
      output.show(reports, for: source)
      waited.map { output.show(noteOnWaiting($0, besides: line), for: source) }
      warn(for: source)
      note(entry, after: before)
      if isPiece(line) { notePiece() }
      witness?(line, nil)
      return true
    } catch {
      if error is CellFailureReport || (error as? TrainingError)?.isOfOwnFormula == true {
        note(finish(line, since: before, progress, start, hasFailed: true), after: before)
      } else if !NotebookProblem.keepsState(error) {
        putBack(before, moment)
        writeFailed(line)
        waited.map(letWaitAgain)
      }
      dress()
      let report =
        outOfTime ?? blankReport(error)
        ?? withIteration(ErrorReport(describing: error, in: line.text), of: error, by: line)
      let isHelped = !callsOwnFunction(line.text)
      output.show(
        isHelped
          ? report.helping(
            whoTyped: line.text, isCell: line.isCell, in: state.experiment.layers) : report,
        for: source)
      witness?(line, error)
      return false
    }
  }

  /// The state as it is, put down once for all lines that write nothing of it.
  private func snapshot() -> Snapshot {
    if let standing, !standing.differsInRun(from: state) { return standing }
    let snapshot = Snapshot(state)
    standing = snapshot
    return snapshot
  }

  /// Whether the state is another one than before a line.
  ///
  /// Most lines of a script write nothing of it, which is seen without looking; a run is an object,
  /// and asked where it stands.
  func hasChanged(since before: Snapshot) -> Bool {
    if let standing, standing === before { return before.differsInRun(from: state) }
    return before.differs(from: state)
  }

  /// Takes a line; where it fails, the line that was meant by its full-width signs.
  private func respond(
    to line: Line, orAsMeantBeside place: (before: Snapshot, moment: Moment?)
  ) throws -> [any Report] {
    do {
      return try respond(to: line)
    } catch {
      guard line.command == nil || error is SessionError, let meant = inHalfWidth(line) else {
        throw error
      }
      putBack(place.before, place.moment)
      return try respond(to: meant)
    }
  }

  /// Tells the output how to speak and look from now on.
  func dress() {
    output.speak(state.language)
    output.take(state.looks)
  }

  /// Says what is to be said about the session's files.
  private func warn(for source: SourceLine) {
    if !course.hasWarnings, keeper == nil { return }
    let warnings = course.takeWarnings() + [keeper?.takeWarning()].compactMap(\.self)
    warnings.forEach { output.show(TextReport($0, as: .hint), for: source) }
  }

  private func putBack(_ before: Snapshot, _ moment: Moment?) {
    state = before.state
    lastRunSum = nil
    // The run's memory is shared with the state that failed: stages may have run in it.
    if let moment, moment != state.experiment.timeline?.now {
      state.experiment.recover(to: moment)
    }
  }

  /// Carries out a line's command, works out its formula, or runs its cell; where a person stops it
  /// in the midst of a long computation, it has failed.
  func carryOut(_ line: Line) throws -> [any Report] {
    do {
      return try Patience.limited(by: losesPatience) { try carryOutWhole(line) }
    } catch is Patience.Lost {
      wasInterrupted = true
      throw SessionError.interrupted
    }
  }

  /// Whether the person stops what nothing else looks in: what has been stopped already tells what
  /// there is of it.
  private func losesPatience() -> Bool { !wasInterrupted && isInterrupted() }

  private func carryOutWhole(_ line: Line) throws -> [any Report] {
    ranAsPython = false
    // A script that a lesson runs is held to it as the lesson is.
    if isPlaying, let topic = line.command?.topic, [.lessons, .notebook].contains(topic) {
      throw LessonRefusal(.lessonInLesson, in: language)
    }
    return switch line.content {
    case .nothing: []
    case .command(let command, let arguments):
      try command.run(arguments, in: self) + judgePredictions()
    case .formula(let statement): try evaluate(statement, in: line)
    case .cell: try runCell(refusingMagic(line.text))
    case .unreadable(let error): throw error
    }
  }

  /// What the next line begins with, where a command has left something to be changed.
  public func takeDraft() -> String? {
    defer { draft = nil }
    return draft
  }

  /// The person leaves a script at a pause: all that runs it stops.
  func leaveScript() -> SessionError {
    wasInterrupted = true
    return .left(isUndone: scriptDepth > 0)
  }

  /// A time that was measured; where a line is carried out again, that of the first time.
  func measured(_ seconds: Double) -> Double { noted.take(seconds) }

  /// What a cell read of a clock or of chance; where a line is carried out again, that of the first
  /// time.
  func noted(_ source: CellRunner.Outside, _ number: Double) -> Double {
    noted.take(number, of: source)
  }

  /// All of the line at work, packed.
  var notedNumbers: [Double] { scriptKeeping == nil ? noted.all : noted.ofPiece }

  /// Whether the person has asked to stop since the line began.
  func isInterrupted() -> Bool {
    guard !wasInterrupted else { return true }
    stopLooks += 1
    wasInterrupted =
      stopLooks == stopsAtLook || surroundings.isInterrupted()
      || isPlayOver
    return wasInterrupted
  }

  /// Lets a long run that nothing else looks in ask by what it is given, at next to no cost.
  func lookingForStops<Result>(_ run: (() -> Bool) throws -> Result) rethrows -> Result {
    var (looks, isStopped) = (stopLooks, wasInterrupted)
    let (last, isInterrupted) = (stopsAtLook, surroundings.isInterrupted)
    let hasEnd = playing?.end != nil
    defer { (stopLooks, wasInterrupted) = (looks, isStopped) }
    return try run {
      guard !isStopped else { return true }
      looks += 1
      isStopped = looks == last || isInterrupted() || hasEnd && isPlayOver
      return isStopped
    }
  }

  /// Whether a lesson's own lines have taken longer than they may.
  ///
  /// Not inlined: a moment in time has a size that is asked for as the program runs, which a loop
  /// would do between any two iterations, also where nobody asks for the time.
  @inline(never)
  private var isPlayOver: Bool { playing?.isOver == true }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    if let text = trimmedASCII { return text }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The same where it begins and ends with plain ASCII, seen byte by byte; nil where it does not.
  private var trimmedASCII: String? {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }),
      let last = utf8.lastIndex(where: { !isBlank($0) }), utf8[first] < 0x80, utf8[last] < 0x80
    else { return nil }
    let end = utf8.index(after: last)
    return first == startIndex && end == endIndex ? self : String(self[first..<end])
  }
}
