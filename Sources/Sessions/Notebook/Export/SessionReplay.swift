import Cells
import Formulas
import Languages
import Presentation

/// The lines of a session carried out once more, in a session of their own, for a document: what
/// they say comes out anew, and nothing is written to files.
final class SessionReplay {
  /// A line and what it said.
  struct Cell {
    /// The number of the line that was typed.
    let number: Int
    /// What was typed, or stood in a script that was run.
    let text: String
    /// Whether it has to be told that it is Python.
    let isBlock: Bool
    /// The command it calls; nil for a formula and for Python.
    let command: String?
    /// The language spoken.
    let language: Language
    /// What it said, in order.
    let said: [Transcript.Said]
    /// How long it took the first time; nil for a script's lines.
    let seconds: Double?
    /// Whether it fails after it did something.
    let hasFailed: Bool
    /// The numbers it showed.
    let shown: [ShownNumber]
  }

  /// A line that was carried out, one of a page or a script too.
  struct Step {
    let line: Line
    /// The number of the line that was typed.
    let number: Int
    /// The error that ended it.
    let error: (any Error)?
    /// Where it is a cell that a person stopped: lines that come to what it came to.
    let whatItCameTo: String?
    /// What hangs on a clock or on chance.
    let uncertainty: Uncertainty
    /// Whether it read as a formula and was carried out as Python.
    let ranAsPython: Bool
  }

  /// Looks at the replayed session after a line.
  typealias Look = (Session, Step) throws -> Void

  private let transcript = Transcript()
  private let session: Session
  private var entry: Notebook.Entry?
  private var cells: [Cell] = []
  /// Looks at the replayed session after each line, those of pages and scripts too.
  private let look: Look
  private var problem: (any Error)?
  /// What hangs on a clock or on chance.
  private var uncertainty = Uncertainty()

  private init(_ original: Session, look: @escaping Look) {
    self.look = look
    session = Session(surroundings: original.surroundings.withoutPerson, output: transcript)
  }

  /// Carries lines out again.
  /// - Parameters:
  ///   - movingWeights: Whether first weights are one last bit from what they were.
  ///   - beginning: The state before them; nil where they begin with nothing set up.
  ///   - look: Called after each line.
  /// - Throws: `NotebookProblem.differs` where a line does not succeed as it had.
  static func perform(
    _ entries: [Notebook.Entry], of original: Session, movingWeights: Bool = false,
    from beginning: Session.State? = nil, look: Look = { _, _ in }
  ) throws -> [Cell] {
    try withoutActuallyEscaping(look) { look in
      let replay = SessionReplay(original, look: look)
      if let beginning { replay.session.state = beginning }
      replay.session.state.experiment.movesFirstWeights = movingWeights
      try replay.run(entries)
      if !movingWeights { replay.compare(with: original, after: entries) }
      return replay.cells
    }
  }

  /// Says it where all lines of a session have come to something else than they had.
  private func compare(with original: Session, after entries: [Notebook.Entry]) {
    guard entries.last?.number == original.notebook.living.last?.number,
      (session.digest, session.dataSum) != (original.digest, original.dataSum)
    else { return }
    original.output.show(
      TextReport(
        Localized(
          en: "run again, the lines come to other numbers than this session has: "
            + "a file they read may have changed",
          zh: "重新运行后，各行的结果和这次会话不同：它们读过的文件可能变了"), as: .hint),
      for: original.source)
  }

  private func run(_ entries: [Notebook.Entry]) throws {
    if let first = entries.first { session.state.language = first.language }
    session.writesNoFiles = true
    session.course.isListening = false
    session.witness = { [unowned self] in witness($0, $1) }
    defer { session.witness = nil }
    for entry in entries {
      self.entry = entry
      uncertainty.begin()
      let succeeded = try session.executeAsBefore(entry)
      if let problem { throw problem }
      guard succeeded else { throw NotebookProblem(differing: entry) }
    }
  }

  private func witness(_ line: Line, _ error: (any Error)?) {
    guard problem == nil, let entry else { return }
    let end = line.isCell && entry.stoppedAt != nil ? session.whatCame(of: line.text) : nil
    uncertainty.note(line, in: session)
    let step = Step(
      line: line, number: entry.number, error: error, whatItCameTo: end, uncertainty: uncertainty,
      ranAsPython: session.ranAsPython)
    let hasFailed = step.hasFailed
    do { try look(session, step) } catch { problem = error }
    let isOutermost = session.scriptDepth == 0
    guard !session.isPlaying, !(isOutermost && cells.last?.number == entry.number) else { return }
    cells.append(
      Cell(
        number: entry.number, text: end ?? session.lineForAll(line) ?? line.text,
        isBlock: session.needsFence(end ?? line.text, isCell: line.isCell),
        command: line.command?.name, language: session.state.language, said: transcript.take(),
        seconds: isOutermost ? entry.seconds : nil, hasFailed: hasFailed && end == nil,
        shown: hasFailed ? [] : session.shownNumbers(line).filter(step.isCertain)))
  }
}

extension SessionReplay.Step {
  var hasFailed: Bool { error != nil }

  /// Where it is a cell that an exception ended: that.
  var failure: CellFailure? { (error as? CellFailureReport)?.failure }

  /// Whether another run would show a number again.
  func isCertain(_ shown: ShownNumber) -> Bool { uncertainty.allows(shown.source) }
}

extension Surroundings {
  /// The same world where nobody sits at a terminal.
  fileprivate var withoutPerson: Surroundings {
    var result = self
    (result.waitForKey, result.confirm, result.edit) = (nil, nil, nil)
    return result
  }
}

/// Keeps what a session says.
final class Transcript: SessionOutput {
  /// Something that was said.
  enum Said {
    case report(any Report)
    case error(ErrorReport)
  }

  private var said: [Said] = []

  func show(_ report: any Report, for line: SourceLine) { said.append(.report(report)) }
  func show(_ error: ErrorReport, for line: SourceLine) { said.append(.error(error)) }
  func show(_ progress: ProgressBar?) {}

  /// What was said since this was last asked.
  func take() -> [Said] {
    defer { said = [] }
    return said
  }
}

extension Transcript.Said {
  /// Its text on a page without colours, 80 columns wide.
  func text(_ language: Language) -> String {
    let page = Page(width: 80, language: language)
    switch self {
    case .report(let report): return report.text(for: page)
    case .error(let error): return error.text(for: page)
    }
  }

  /// The picture, where it is one.
  var figure: Figure? {
    if case .report(let report) = self { (report as? PlotReport)?.figure } else { nil }
  }
}
