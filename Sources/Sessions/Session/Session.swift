import Engine
import Formulas
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
    var variables: [String: Value] = [:]
    /// The formulas the variables were given.
    var definitions: [String: Syntax] = [:]
    var random = NumPyRandom(seed: 0)
    var digits = NumberFormat.defaultDigits
    var images: ImageMode?
    var history: [String] = []
    var breakpoints: [Breakpoint] = []
    var branches = Branches()
    var language = Language.en
    var lesson: OpenLesson?
    var studies = StudyState()
    var hunt: BugHunt?
    var predictions = Predictions()
  }

  var state = State()
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
  /// Whether lines are run again to come to a state.
  var isReplaying = false {
    didSet { course.isListening = !isReplaying }
  }
  /// Whether the person has asked to leave.
  public internal(set) var hasQuit = false
  /// The lessons and how far the learner is.
  let course: Course
  /// How deep scripts run one another at the moment.
  var scriptDepth = 0
  /// The files this session has written, which it may write again without asking.
  var written: Set<String> = []
  /// Whether the line at work was typed, not read from a script.
  private(set) var isTyped = false
  /// Whether the person stopped the line that ran last.
  public private(set) var wasInterrupted = false

  /// Begins a session with nothing set up.
  public init(surroundings: Surroundings, output: any SessionOutput) {
    self.surroundings = surroundings
    speaker = output
    commands = .standard
    course = Course(surroundings)
    state.language = surroundings.language
    output.speak(state.language)
  }

  /// Carries out a line and shows what comes of it.
  /// - Returns: Whether it succeeded; a line that failed has changed nothing.
  @discardableResult
  public func execute(_ line: SourceLine) -> Bool {
    let text = line.text.trimmed
    guard !text.hasPrefix("#") else { return true }
    guard !text.isEmpty else {
      if line.file == nil { remind().forEach { output.show($0, for: line) } }
      return true
    }
    isTyped = line.file == nil
    let (before, start) = (Snapshot(state), ContinuousClock.now)
    let moment = state.experiment.timeline?.now
    if scriptDepth == 0 {
      wasInterrupted = false
      _ = output.takeFirstLine()
    }
    do {
      let reports = try respond(to: text)
      output.speak(state.language)
      for report in reports { output.show(report, for: line) }
      course.takeWarnings().forEach { output.show(TextReport($0, as: .hint), for: line) }
      note(text, since: before, start)
      return true
    } catch {
      if !NotebookProblem.keepsState(error) { putBack(before, moment) }
      output.speak(state.language)
      output.show(ErrorReport(describing: error, in: text), for: line)
      return false
    }
  }

  private func putBack(_ before: Snapshot, _ moment: Moment?) {
    state = before.state
    // The run's memory is shared with the state that failed: stages may have run in it.
    if let moment, moment != state.experiment.timeline?.now {
      state.experiment.recover(to: moment)
    }
  }

  /// Carries out a line's command, or works out its formula.
  func carryOut(_ line: String) throws -> [any Report] {
    guard let (command, rest) = try command(in: line) else { return try evaluate(line) }
    return try command.run(Arguments(command.name, rest), in: self) + judgePredictions()
  }

  /// Whether the person has asked to stop since the line began.
  func isInterrupted() -> Bool {
    if !wasInterrupted { wasInterrupted = surroundings.isInterrupted() }
    return wasInterrupted
  }

  /// The command a line begins with, and what follows it; nil for a formula.
  func command(in line: String) throws -> (command: any Command, rest: String)? {
    let word = String(line.prefix { !$0.isWhitespace })
    let rest = String(line.dropFirst(word.count)).trimmed
    if rest.startsLikeAssignment { return nil }
    // `load ("W.csv")` is the function, written with a space.
    if rest.hasPrefix("("), FunctionTable.signature(of: word) != nil { return nil }
    // A variable called c is meant as one, though c is short for a command.
    let isVariable = word.count == 1 && state.variables[word] != nil
    if !isVariable, let command = commands.exact(word) { return (command, rest) }
    guard word.allSatisfy({ $0.isLetter || $0 == "-" }), scope.value(named: word) == nil else {
      return nil
    }
    if let command = try commands.find(word) { return (command, rest) }
    try refuseIfCommandWasMeant(word, rest)
    return nil
  }

  /// A word followed by another cannot be a formula, so a command was meant.
  private func refuseIfCommandWasMeant(_ word: String, _ rest: String) throws {
    let nearest = commands.nearest(to: word)
    let isAlone = rest.isEmpty && nearest != nil && FunctionTable.signature(of: word) == nil
    let isFollowedByWord = rest.first.map { $0.isLetter || $0.isNumber } ?? false
    if isAlone || isFollowedByWord { throw SessionError.unknownCommand(word, nearest: nearest) }
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// Whether what follows a name makes the line an assignment: `= 3`, `/= keep_prob`.
  fileprivate var startsLikeAssignment: Bool {
    ["=", "+=", "-=", "*=", "/=", "**=", "@="].contains { sign in
      hasPrefix(sign) && !dropFirst(sign.count).hasPrefix("=")
    }
  }
}
