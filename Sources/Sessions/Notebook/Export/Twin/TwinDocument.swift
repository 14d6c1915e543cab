import Cells
import Datasets
import Engine
import Formulas
import Languages
import Matrices

/// A session as a plain NumPy program, or PyTorch's, that takes the same steps and checks that it comes to the
/// numbers the session showed.
final class TwinDocument {
  var text = TwinText()
  var run: TwinRun?
  private var trail: Trail?
  /// Which data the lines so far have told.
  private var toldData = ""
  /// The line's tensor, where it has given one a value.
  var setTensor: String?
  /// What the program shows the engine's formulas of, in the runs before this one.
  private var toldBefore: Set<String> = []
  private var watch = NumberWatch()
  /// Where the stream of the learner's formulas is in the program.
  private var stream = NumPyRandom(seed: 0)
  /// The words of what was typed, so that no function of the program's own takes one's name.
  let words: Set<String>
  /// Whether a planted mistake is still to be found.
  private let hidesMistake: Bool
  /// What the session shows where its first weights are moved by one last bit, line by line.
  private var moved: ArraySlice<[ShownNumber]>
  let library: TwinLibrary
  /// The learner's variables that have a tensor's name, under which the network's is told.
  var doubles: Set<String> = []
  /// The learner's variables before the line.
  var variables: Set<String> = []
  /// What formulas saw of them.
  var values: [String: Value] = [:]
  /// The dictionaries of the network's that functions of the program make anew.
  var readAnew: Set<String> = []
  /// Whether some cell changes arrays where they are, so that two names must not have one.
  let changesInPlace: Bool
  lazy var used = UsedFunctions { [self] in free($0) }

  private init(
    _ entries: [Notebook.Entry], _ library: TwinLibrary, moved: [[ShownNumber]],
    in session: Session
  ) {
    self.library = library
    let python = entries.map { session.read($0.text) }.filter { $0.command == nil }
    words = Set(python.flatMap { $0.text.identifiers })
    changesInPlace = entries.contains { entry in
      session.read(entry.text).command is RunCommand
        || CellNames(entry.text)?.changesInPlace == true
    }
    self.moved = moved[...]
    hidesMistake = session.hidesMistake
    text.add("np.random.seed(0)", ifUsed: Self.stream)
  }

  /// The program's file, then those of its arrays.
  /// - Parameter isChecked: Whether the numbers are checked that a line of this number showed.
  /// - Throws: `NotebookProblem` where the lines do not run again, or have no counterpart.
  static func files(
    _ path: String, _ library: TwinLibrary, of session: Session, _ entries: [Notebook.Entry],
    isChecked: (Int) -> Bool
  ) throws -> [DocumentFile] {
    let twin = TwinDocument(entries, library, moved: moved(entries, of: session), in: session)
    _ = try SessionReplay.perform(entries, of: session) { session, step in
      try twin.tell(step, of: session, isChecked: isChecked(step.number))
    }
    let blanks = session.state.experiment.trainer?.plan.blanks.map(\.name) ?? []
    let shown = blanks.filter { twin.told.contains($0) }
    guard shown.isEmpty else { throw NotebookProblem.noTwin(.blank(shown)) }
    return twin.files(at: path, session.state.language)
  }

  private static func moved(
    _ entries: [Notebook.Entry], of session: Session
  ) -> [[ShownNumber]] {
    var (watch, moved) = (NumberWatch(), [[ShownNumber]]())
    // A line that fails for such a small change ends the comparison, not the document.
    _ = try? SessionReplay.perform(entries, of: session, movingWeights: true) { session, step in
      moved.append(watch.numbers(after: step, in: session))
    }
    return moved
  }

  /// The tensors whose formulas of the engine's the program shows.
  private var told: Set<String> { toldBefore.union(run?.told ?? []) }

  private func tell(_ step: SessionReplay.Step, of session: Session, isChecked: Bool) throws {
    let line = step.line
    if let command = line.command { tell(command, line) }
    tellData(of: session)
    tellStream(after: line, in: session)
    keepApart(in: session)
    try follow(session, line)
    defineReadAnew(in: session)
    if let end = step.whatItCameTo {
      try tellCell(end, in: session)
    } else if !step.hasFailed || line.hasSeveralStatements {
      try tellPython(step, in: session)
    }
    // What the line has given a name is checked by it.
    (variables, values) = (session.variableNames, session.state.variables)
    if let gap = text.gap { throw NotebookProblem.noTwin(.function(gap, cell: step.number)) }
    let (numbers, moved) = (watch.numbers(after: step, in: session), self.moved.popFirst() ?? [])
    guard isChecked else { return }
    var checked: Set<String> = []
    for number in numbers where checked.insert(number.source).inserted {
      let moved = moved.first { $0.source == number.source }
      // What a cell has left is the learner's, whatever the network calls so.
      check(number, moved, session, ownName: line.isCell && doubles.contains(number.source))
    }
  }
}

extension TwinDocument {
  /// What must be used for the learner's random stream to be told.
  static let stream = "random"

  private func tell(_ command: any Command, _ line: Line) {
    // What a script or a page does is told line by line.
    guard command.topic != .lessons, !(command is RunCommand) else { return }
    text.add("\n# " + line.text.replacing("\n", with: "\n# "))
    guard command is SeedCommand, let seed = line.text.split(separator: " ").last else { return }
    text.add("np.random.seed(\(seed))", ifUsed: Self.stream)
  }

  /// Puts NumPy's stream where a command has left the learner's: one that draws from it, or `close`,
  /// which gives it back as it was before the lesson.
  private func tellStream(after line: Line, in session: Session) {
    defer { stream = session.state.random }
    guard line.command != nil, !(line.command is SeedCommand), session.state.random != stream
    else { return }
    let state = session.state.random.numPyState
    let spare = state.spareGauss.map { "1, \($0)" } ?? "0, 0.0"
    text.add(
      "np.random.set_state((\"MT19937\", ", NumPyArray(row: state.words.map { Double($0) }),
      as: "stream", ".astype(np.uint32), \(state.used), \(spare)))",
      ifUsed: Self.stream)
  }

  private func tellData(of session: Session) {
    let experiment = session.state.experiment
    // A lesson counts the data it takes from the start.
    let data = "\(session.state.lesson?.lesson.id ?? "") \(experiment.dataRevision)"
    guard data != toldData, let splits = experiment.splits else { return }
    toldData = data
    for part in Splits.Part.allCases {
      guard let dataset = splits[part] else { continue }
      for (name, matrix) in [("X", dataset.X), ("Y", dataset.Y)] {
        let name = "\(name)_\(part.rawValue)"
        let around = library.around()
        text.add(
          "\(name) = \(around.start)", NumPyArray(matrix), as: name, around.end, ifUsed: name)
      }
    }
  }

  /// Tells how the run came to where it is.
  private func follow(_ session: Session, _ line: Line) throws {
    guard let timeline = session.state.experiment.timeline else {
      toldBefore = told
      return (run, trail) = (nil, nil)
    }
    if hidesMistake { throw NotebookProblem.noTwin(.planted) }
    used.take(session.state.experiment.hyperparameters.own).forEach {
      text.add($0)
      text.use([UsedFunctions.taking])
    }
    var changes = timeline.changes
    if run != nil, let trail, let new = timeline.changes(since: trail) {
      changes = new
    } else {
      let helper = { [self] name in free(name) }
      let spelling = TwinSpelling(library: library, helper: helper)
      toldBefore = told
      run = try TwinRun(timeline.beginning, spelling, helper, used, into: &text)
    }
    trail = timeline.trail
    // What the line itself says is told as it says it.
    let own = line.sets(timeline.trainer.plan) ? changes.popLast() : nil
    setTensor = own == nil ? nil : line.assigned
    for change in changes {
      run?.advance(to: change.moment, into: &text)
      run?.apply(change.edit, into: &text)
    }
    run?.advance(to: own?.moment ?? timeline.now, into: &text)
  }

  /// A name that no name of the learner's hides.
  func free(_ name: String) -> String { words.contains(name) ? name + "_" : name }
}

extension Session {
  /// Whether a planted mistake is in the run that nobody has found yet.
  fileprivate var hidesMistake: Bool { (try? hunt()).flatMap(\.self).map { !$0.isFound } ?? false }
}
