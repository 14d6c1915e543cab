import Datasets
import Engine
import Formulas
import Languages
import Matrices

/// A session as a plain NumPy program that takes the same steps and checks that it comes to the
/// numbers the session showed.
final class TwinDocument {
  private var text = TwinText()
  private var run: TwinRun?
  private var trail: Trail?
  private var dataRevision = 0
  private var watch = NumberWatch()
  /// The words of what was typed, so that no function of the program's own takes one's name.
  private let words: Set<String>
  /// What the session shows where its first weights are moved by one last bit, line by line.
  private var moved: ArraySlice<[ShownNumber]>

  private init(_ entries: [Notebook.Entry], moved: [[ShownNumber]], in session: Session) {
    let python = entries.map { session.read($0.text) }.filter { $0.command == nil }
    words = Set(python.flatMap { $0.text.identifiers })
    self.moved = moved[...]
    text.add("np.random.seed(0)", ifUsed: Self.stream)
  }

  /// The program's file, then those of its arrays.
  /// - Parameter isChecked: Whether the numbers are checked that a line of this number showed.
  /// - Throws: `NotebookProblem` where the lines do not run again, or have no counterpart.
  static func files(
    _ path: String, of session: Session, _ entries: [Notebook.Entry],
    isChecked: (Int) -> Bool
  ) throws -> [DocumentFile] {
    let twin = TwinDocument(entries, moved: moved(entries, of: session), in: session)
    _ = try Rehearsal.perform(entries, of: session) { session, step in
      try twin.tell(step, of: session, isChecked: isChecked(step.number))
    }
    return twin.files(at: path, session.state.language)
  }

  private static func moved(
    _ entries: [Notebook.Entry], of session: Session
  ) -> [[ShownNumber]] {
    var (watch, moved) = (NumberWatch(), [[ShownNumber]]())
    // A line that fails for such a small change ends the comparison, not the document.
    _ = try? Rehearsal.perform(entries, of: session, movingWeights: true) { session, step in
      moved.append(watch.numbers(after: step, in: session))
    }
    return moved
  }

  private func tell(_ step: Rehearsal.Step, of session: Session, isChecked: Bool) throws {
    let line = step.line
    if let command = line.command { tell(command, line) }
    tellData(of: session)
    try follow(session, line)
    if !step.hasFailed || line.isBlock { tellPython(line, in: session, hasFailed: step.hasFailed) }
    let (numbers, moved) = (watch.numbers(after: step, in: session), self.moved.popFirst() ?? [])
    guard isChecked else { return }
    for number in numbers { check(number, moved.first { $0.source == number.source }, session) }
  }
}

// MARK: - Commands

extension TwinDocument {
  /// What must be used for the learner's random stream to be told.
  private static let stream = "random"

  private func tell(_ command: any Command, _ line: Line) {
    // What a script or a page does is told line by line.
    guard command.topic != .lessons, !(command is RunCommand) else { return }
    text.add("\n# " + line.text.replacing("\n", with: "\n# "))
    guard command is SeedCommand, let seed = line.text.split(separator: " ").last else { return }
    text.add("np.random.seed(\(seed))", ifUsed: Self.stream)
  }

  private func tellData(of session: Session) {
    let experiment = session.state.experiment
    guard experiment.dataRevision != dataRevision, let splits = experiment.splits else { return }
    dataRevision = experiment.dataRevision
    for part in Splits.Part.allCases {
      guard let dataset = splits[part] else { continue }
      for (name, matrix) in [("X", dataset.X), ("Y", dataset.Y)] {
        let name = "\(name)_\(part.rawValue)"
        text.add("\(name) = ", NumPyArray(matrix), as: name, ifUsed: name)
      }
    }
  }

  /// Tells how the run came to where it is.
  private func follow(_ session: Session, _ line: Line) throws {
    guard let timeline = session.state.experiment.timeline else { return (run, trail) = (nil, nil) }
    guard timeline.trainer.plan.bug == nil else { throw NotebookProblem.noTwin(.planted) }
    var changes = timeline.changes
    if run != nil, let trail, let new = timeline.changes(since: trail) {
      changes = new
    } else {
      let helper = { [self] name in free(name) }
      run = try TwinRun(timeline.beginning, NumPySpelling(helper: helper), helper, into: &text)
    }
    trail = timeline.trail
    // What the line itself says is told as it says it.
    let own = line.sets(timeline.trainer.plan) ? changes.popLast() : nil
    for change in changes {
      run?.advance(to: change.moment, into: &text)
      run?.apply(change.edit, into: &text)
    }
    run?.advance(to: own?.moment ?? timeline.now, into: &text)
  }

  /// A name that no name of the learner's hides.
  private func free(_ name: String) -> String { words.contains(name) ? name + "_" : name }
}

// MARK: - Python

extension TwinDocument {
  private func tellPython(_ line: Line, in session: Session, hasFailed: Bool) {
    switch line.content {
    case .formula(let statement): tell(statement, line, in: session)
    case .cell: tellCell(line.text, in: session, hasFailed: hasFailed)
    case .nothing, .command, .unreadable: break
    }
  }

  private func tell(_ statement: Statement, _ line: Line, in session: Session) {
    let functions = NumPySpelling.functions(in: statement.expression)
    let isLoaded = functions.contains("load")
    guard isLoaded || functions.allSatisfy({ FunctionTable.signature(of: $0) != nil }) else {
      return tellCell(line.text, in: session, hasFailed: false)
    }
    let spelling = spelling(in: session)
    let formula = prepared(statement.expression, spelling, in: session)
    switch statement {
    case .expression(let expression):
      if NumPySpelling.draws(expression) { text.add("\n\(formula)") }
    case .assignment(let target, _, _) where isLoaded:
      let name = session.canonicalName(target.name.text)
      guard let value = (try? session.value(of: name))?.array else { return }
      text.add("\n# \(line.text)\n\(name) = ", value, as: name)
    case .assignment(let target, let sign, _):
      let name = NumPySpelling.variable(session.canonicalName(target.name.text))
      guard let indices = target.indices else {
        return text.add(
          "\n\(name) = " + (sign.map { "\(name) \($0.rawValue) (\(formula))" } ?? formula))
      }
      let places = indices.map { "\($0.mapChildren(spelling.callAsFunction))" }
        .joined(separator: ", ")
      text.add(
        "\n\(name) = np.array(\(name))\n\(name)[\(places)] \(sign?.rawValue ?? "")= \(formula)")
    }
    tellPrecision(of: line, in: session)
  }

  /// A tensor keeps the precision of its run.
  private func tellPrecision(of line: Line, in session: Session) {
    guard let trainer = session.state.experiment.trainer, let name = line.assigned,
      trainer.state.hyperparameters.precision == .float32, line.sets(trainer.plan), name != "t"
    else { return }
    let tensor = trainer.plan.canonicalName(name)
    text.add("\(tensor) = np.float32(\(tensor))")
  }

  private func tellCell(_ cell: String, in session: Session, hasFailed: Bool) {
    let words = Set(cell.identifiers)
    text.use(words)
    if !words.isDisjoint(with: ["rand", "randn", "random"]) { text.use([Self.stream]) }
    for name in NetworkView.dictionaries where words.contains(name) {
      tellDictionary(name, session)
    }
    guard hasFailed else {
      tellKeeping(cell, in: session)
      return tellPrecision(of: Line(cell: cell), in: session)
    }
    let body = cell.withoutEmptyEnd.split(separator: "\n", omittingEmptySubsequences: false)
    text.add(
      "\ntry:\n" + body.map { "    \($0)\n" }.joined()
        + "except Exception as error:  # it failed in the session too\n    print(error)")
  }

  /// A cell; where it gives a variable of the learner's the name of a tensor, the network keeps its
  /// own.
  private func tellKeeping(_ cell: String, in session: Session) {
    let run = session.state.experiment.trainer
    let words = Set(cell.identifiers)
    let hidden = (run?.plan.tensors ?? []).filter { spec in
      words.contains(spec.name) && session.hasVariable(spec.name) && run?.isComputed(spec) == true
    }.map(\.name)
    guard !hidden.isEmpty else { return text.add("\n" + cell.withoutEmptyEnd) }
    let names = hidden.joined(separator: ", ") + (hidden.count == 1 ? "," : "")
    let network = free("network")
    text.add("\n\(network) = \(names)\n\(cell.withoutEmptyEnd)\n\(names) = \(network)")
  }

  /// The parameters, or their gradients, as cells see them.
  private func tellDictionary(_ name: String, _ session: Session) {
    guard let trainer = session.state.experiment.trainer,
      session.state.memory?.names.contains(name) != true
    else { return }
    let names = trainer.plan.model.filter { !$0.spec.isAverage }.map { $0.spec.name }
    let all = name == "grads" ? names.map { "d" + $0 } : names
    let known = all.filter { trainer.tensor($0) != nil }
    text.add("\(name) = {\(known.map { "\"\($0)\": \($0)" }.joined(separator: ", "))}")
  }

  private func spelling(in session: Session) -> NumPySpelling {
    NumPySpelling(
      meaning: { [self] name in session.meaning(of: name, evaluate: free("evaluate")) },
      helper: { [self] name in free(name) })
  }

  /// The formula in NumPy, all that it needs being told.
  private func prepared(_ formula: Syntax, _ spelling: NumPySpelling, in session: Session) -> String
  {
    let names = formula.names
    let parts = names.compactMap(SplitName.init)
    text.use(names.map(session.canonicalName) + parts.flatMap { ["X_\($0.part)", "Y_\($0.part)"] })
    text.use(NumPySpelling.functions(in: formula).filter(NumPySpelling.isHelper))
    if NumPySpelling.draws(formula) { text.use([Self.stream]) }
    if parts.contains(where: { $0.quantity == .J }) { run?.defineEvaluation(into: &text) }
    run?.addAside(of: names.map(session.canonicalName), into: &text)
    return spelling.text(formula)
  }
}

// MARK: - Checks

extension TwinDocument {
  private func check(_ shown: ShownNumber, _ moved: ShownNumber?, _ session: Session) {
    guard let formula = try? Parser.parseExpression(shown.source),
      NumPySpelling.functions(in: formula).allSatisfy({ FunctionTable.signature(of: $0) != nil })
    else { return }
    let spelling = spelling(in: session)
    let precision = session.state.experiment.hyperparameters.precision
    let usual = precision == .float32 ? 1e-4 : 1e-9
    let change = moved.map { shown.value.distance(to: $0.value) } ?? 0
    let within = max(usual, 100 * change)
    let tolerance = within == 1e-9 ? "" : ", within=\(Self.short(within))"
    let remark =
      within > usual
      ? "  # moved by \(Self.short(change)) by one last bit of the first weights" : ""
    let name = prepared(formula, spelling, in: session)
    let label = shown.source.replacing("\\", with: "").replacing("\"", with: "'")
    text.add(
      "\(free("check"))(\"\(label)\", \(name), ", shown.value, as: shown.fileName,
      "\(tolerance))\(remark)")
  }

  /// A number with one digit, rounded up.
  private static func short(_ number: Double) -> String {
    guard number > 0, number.isFinite else { return TwinText.number(number) }
    var (digit, exponent) = (number, 0)
    while digit >= 10 { (digit, exponent) = (digit / 10, exponent + 1) }
    while digit < 1 { (digit, exponent) = (digit * 10, exponent - 1) }
    return "\(Int(digit.rounded(.up)))e\(exponent)"
  }

  private func files(at path: String, _ language: Language) -> [DocumentFile] {
    text.add("\nprint(f\"{\(free("checked"))} values are those that the session showed\")")
    let names = { [self] name in free(name) }
    let head = TwinHead(language: language, function: names).text(helpers: text.used)
    return text.files(at: path, head: head)
  }
}
