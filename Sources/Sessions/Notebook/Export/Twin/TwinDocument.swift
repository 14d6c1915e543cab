import Datasets
import Engine
import Formulas
import Languages
import Matrices

/// A session as a plain NumPy program, or PyTorch's, that takes the same steps and checks that it comes to the
/// numbers the session showed.
final class TwinDocument {
  private var text = TwinText()
  private var run: TwinRun?
  private var trail: Trail?
  /// Which data the lines so far have told.
  private var toldData = ""
  /// The line's tensor, where it has given one a value.
  private var setTensor: String?
  private var watch = NumberWatch()
  /// The words of what was typed, so that no function of the program's own takes one's name.
  private let words: Set<String>
  /// Whether a planted mistake is still to be found.
  private let hidesMistake: Bool
  /// What the session shows where its first weights are moved by one last bit, line by line.
  private var moved: ArraySlice<[ShownNumber]>
  private let library: TwinLibrary
  /// The learner's variables that have a tensor's name, under which the network's is told.
  private var doubles: Set<String> = []
  /// The learner's variables before the line.
  private var variables: Set<String> = []
  private lazy var used = UsedFunctions { [self] in free($0) }

  private init(
    _ entries: [Notebook.Entry], _ library: TwinLibrary, moved: [[ShownNumber]],
    in session: Session
  ) {
    self.library = library
    let python = entries.map { session.read($0.text) }.filter { $0.command == nil }
    words = Set(python.flatMap { $0.text.identifiers })
    self.moved = moved[...]
    hidesMistake = session.state.experiment.trainer?.plan.bug != nil
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
    keepApart(in: session)
    try follow(session, line)
    if let end = step.whatItCameTo {
      try tellCell(end, in: session, hasFailed: false)
    } else if !step.hasFailed || line.isBlock {
      try tellPython(line, in: session, hasFailed: step.hasFailed)
    }
    // What the line has given a name is checked by it.
    variables = session.variableNames
    if let gap = text.gap { throw NotebookProblem.noTwin(.function(gap, cell: step.number)) }
    let (numbers, moved) = (watch.numbers(after: step, in: session), self.moved.popFirst() ?? [])
    guard isChecked else { return }
    for number in numbers {
      let moved = moved.first { $0.source == number.source }
      // What a cell has left is the learner's, whatever the network calls so.
      check(number, moved, session, ownName: line.isCell && doubles.contains(number.source))
    }
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
    guard let timeline = session.state.experiment.timeline else { return (run, trail) = (nil, nil) }
    if hidesMistake || timeline.trainer.plan.hasMistakeInBatch {
      throw NotebookProblem.noTwin(.planted)
    }
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
  private func free(_ name: String) -> String { words.contains(name) ? name + "_" : name }
}

// MARK: - Python

extension TwinDocument {
  private func tellPython(_ line: Line, in session: Session, hasFailed: Bool) throws {
    switch line.content {
    case .formula(let statement): try tell(statement, line, in: session)
    case .cell: try tellCell(line.text, in: session, hasFailed: hasFailed)
    case .nothing, .command, .unreadable: break
    }
  }

  private func tell(_ statement: Statement, _ line: Line, in session: Session) throws {
    let functions = TwinSpelling.functions(in: statement.expression)
    let isLoaded = functions.contains("load")
    guard isLoaded || functions.allSatisfy({ FunctionTable.signature(of: $0) != nil }) else {
      return try tellCell(line.text, in: session, hasFailed: false)
    }
    if case .assignment(let target, _, _) = statement, target.indices != nil,
      session.hasVariable(target.name.text),
      session.state.variables[target.name.text]?.array == nil
    {
      return try tellCell(line.text, in: session, hasFailed: false)
    }
    for name in NetworkView.dictionaries where statement.expression.names.contains(name) {
      text.use([name])
      tellDictionary(name, session)
    }
    var spelling = spelling(in: session)
    spelling.source = line.text
    let formula = prepared(statement.expression, spelling, in: session)
    switch statement {
    case .expression(let expression):
      if TwinSpelling.draws(expression) { text.add("\n\(formula)") }
    case .assignment(let target, _, _) where isLoaded:
      let name = session.canonicalName(target.name.text)
      // A tensor's new value is told as the run's.
      let isTensor = session.state.experiment.trainer?.plan.tensor(named: name) != nil
      if isTensor, !session.hasVariable(name) { return }
      guard let value = (try? session.value(of: name))?.array else { return }
      let around = library.around()
      text.add("\n# \(line.text)\n\(name) = \(around.start)", value, as: name, around.end)
    case .assignment(let target, let sign, _):
      let name = assigned(target.name.text, in: session)
      guard let indices = target.indices else {
        return text.add(
          "\n\(name) = " + (sign.map { "\(name) \($0.rawValue) (\(formula))" } ?? formula))
      }
      let places = indices.map { "\($0.mapChildren(spelling.callAsFunction))" }
        .joined(separator: ", ")
      text.add(
        "\n\(name) = \(library.copy(name))\n\(name)[\(places)] \(sign?.rawValue ?? "")= \(formula)")
    }
    tellPrecision(of: line, in: session)
  }

  /// A tensor keeps the precision of its run.
  private func tellPrecision(of line: Line, in session: Session) {
    guard let trainer = session.state.experiment.trainer, let name = line.assigned,
      trainer.state.hyperparameters.precision == .float32, line.sets(trainer.plan), name != "t"
    else { return }
    let tensor = trainer.plan.canonicalName(name)
    text.add("\(tensor) = \(library.converted(tensor, toSingle: true))")
  }

  private func tellCell(_ cell: String, in session: Session, hasFailed: Bool) throws {
    guard library == .numpy else { throw NotebookProblem.noTwin(.python(cell)) }
    let words = Set(cell.identifiers)
    text.use(words)
    if !words.isDisjoint(with: ["rand", "randn", "random"]) { text.use([Self.stream]) }
    for name in NetworkView.dictionaries where words.contains(name) {
      tellDictionary(name, session)
    }
    tellSplitNumbers(words, in: session)
    let plain = cell.withoutMagic
    guard hasFailed else {
      tellKeeping(plain, in: session)
      return tellPrecision(of: Line(cell: cell), in: session)
    }
    let body = plain.withoutEmptyEnd.split(separator: "\n", omittingEmptySubsequences: false)
    text.add(
      "\ntry:\n" + body.map { "    \($0)\n" }.joined()
        + "except Exception as error:  # it failed in the session too\n    print(error)")
  }

  /// The numbers of a set, such as `J_dev`, that a cell reads.
  private func tellSplitNumbers(_ words: Set<String>, in session: Session) {
    for name in words.sorted() where !variables.contains(name) {
      guard let split = SplitName(name), split.quantity != .X, split.quantity != .Y,
        (try? session.value(of: name)) != nil
      else { continue }
      let value = prepared(Syntax(.name(name)), spelling(in: session), in: session)
      text.add("\(name) = \(value)")
    }
  }

  /// A cell, in which the learner's variables have their names; behind it the network's have.
  private func tellKeeping(_ cell: String, in session: Session) {
    let words = Set(cell.identifiers)
    let run = session.state.experiment.trainer
    let names = ((run?.names ?? []) + Self.programs).filter(words.contains)
    let own = names.filter { session.hasOwn($0) }
    let known = names.filter(doubles.contains)
    guard !own.isEmpty || !known.isEmpty else { return text.add("\n" + cell.withoutEmptyEnd) }
    let computed = names.filter {
      (own.contains($0) || known.contains($0))
        && (run?.hasValue($0) == true || Self.programs.contains($0))
    }
    text.use(computed)
    let network = free("network")
    let before = computed.isEmpty ? "" : "\(network) = \(Self.tuple(computed))\n"
    let after = computed.isEmpty ? "" : "\n\(Self.tuple(computed)) = \(network)"
    text.add(
      "\n" + before + assignment(of: known, from: known.map(double)) + cell.withoutEmptyEnd + "\n"
        + assignment(of: own.map(double), from: own).withoutEmptyEnd + after)
    doubles.formUnion(own)
  }

  private func assignment(of names: [String], from values: [String]) -> String {
    names.isEmpty ? "" : "\(Self.tuple(names)) = \(Self.tuple(values))\n"
  }

  private static func tuple(_ names: [String]) -> String {
    names.joined(separator: ", ") + (names.count == 1 ? "," : "")
  }

  /// Names that the program itself needs, which a variable of the learner's may have too.
  private static let programs = [
    "np", "print", "range", "float", "int", "bool", "min", "len", "math", "pathlib", "copy",
    "types",
    "isinstance", "torch", "plt", "AssertionError", "NotImplementedError",
  ]

  /// What a variable of the learner's is called that has a tensor's name.
  private func double(_ name: String) -> String { free("own_\(name)") }

  /// Puts variables of the learner's aside whose names a network takes that has just begun.
  private func keepApart(in session: Session) {
    doubles.formIntersection(variables)
    let names = session.state.experiment.trainer?.names ?? []
    let taken = names.filter { variables.contains($0) && !doubles.contains($0) }
    guard !taken.isEmpty else { return }
    text.add(assignment(of: taken.map(double), from: taken).withoutEmptyEnd)
    doubles.formUnion(taken)
  }

  /// Whether a name is the learner's own where a formula reads it: the network has no value of it.
  private func isDouble(_ name: String, in session: Session) -> Bool {
    doubles.contains(name) && session.scope.networkValue(named: name) == nil
  }

  /// What a line of the learner's gives a value.
  private func assigned(_ name: String, in session: Session) -> String {
    let name = session.canonicalName(name)
    let trainer = session.state.experiment.trainer
    let isPrograms =
      trainer?.counts(by: name) == true || Self.programs.contains(name)
      || name != setTensor.map(session.canonicalName) && trainer?.hasValue(name) == true
    if session.hasVariable(name), isPrograms {
      doubles.insert(name)
      return double(name)
    }
    return isDouble(name, in: session) ? double(name) : TwinSpelling.variable(name)
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

  private func spelling(in session: Session) -> TwinSpelling {
    TwinSpelling(
      library: library, namesNumber: { session.isNumber($0) },
      namesTruth: { session.state.variables[$0]?.array?.isLogical == true },
      meaning: { [self] name in
        if isDouble(name, in: session) { return Syntax(.name(double(name))) }
        // `e` of the learner's is no number of Euler's.
        let isOwn = TwinSpelling.constants.contains(name) && session.hasVariable(name)
        return isOwn
          ? Syntax(.name(name))
          : session.meaning(
            of: name, isOwn: variables.contains(name), evaluate: free("evaluate"))
      },
      helper: { [self] name in free(name) })
  }

  /// The formula in NumPy, all that it needs being told.
  private func prepared(_ formula: Syntax, _ spelling: TwinSpelling, in session: Session) -> String
  {
    let names = formula.names
    let parts = names.compactMap(SplitName.init)
    text.use(names.map(session.canonicalName) + parts.flatMap { ["X_\($0.part)", "Y_\($0.part)"] })
    text.call(formula, in: spelling)
    if TwinSpelling.draws(formula) { text.use([Self.stream]) }
    if parts.contains(where: { $0.quantity == .J }) { run?.defineEvaluation(into: &text) }
    run?.addAside(of: names.map(session.canonicalName), into: &text)
    return spelling.text(formula)
  }
}

// MARK: - Checks

extension TwinDocument {
  private func check(
    _ shown: ShownNumber, _ moved: ShownNumber?, _ session: Session, ownName isOwn: Bool
  ) {
    guard let formula = try? Parser.parseExpression(shown.source),
      TwinSpelling.functions(in: formula).allSatisfy({ FunctionTable.signature(of: $0) != nil })
    else { return }
    let spelling = spelling(in: session)
    let isSingle = session.state.experiment.hyperparameters.precision == .float32
    let usual = isSingle || run?.wasEverSingle == true ? 1e-4 : 1e-9
    let change = moved.map { shown.value.distance(to: $0.value) } ?? 0
    let within = max(usual, 100 * change)
    let tolerance = within == 1e-9 ? "" : ", within=\(Self.short(within))"
    let remark =
      within > usual
      ? "  # moved by \(Self.short(change)) by one last bit of the first weights" : ""
    let name = isOwn ? double(shown.source) : prepared(formula, spelling, in: session)
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
    let head = TwinHead(language: language, library: library, function: names).text(
      helpers: text.used)
    return text.files(at: path, head: head)
  }
}

extension Plan {
  /// Whether a planted mistake spoils how mini-batches are taken, which a program does by itself.
  fileprivate var hasMistakeInBatch: Bool {
    guard let spoiled = spoiledTensor else { return false }
    return stage(writing: spoiled.name)?.id.pass == .batch
  }
}

extension Trainer {
  /// What the learner's variables may be called too: tensors, and numbers such as m.
  fileprivate var names: [String] { plan.tensors.map(\.name) + scalars.map(\.name) + ["order"] }

  /// Whether a name is one of the program's own numbers, which no variable may take the place of.
  fileprivate func counts(by name: String) -> Bool {
    plan.tensor(named: name) == nil && name != "t" && names.contains(name)
  }

  fileprivate func hasValue(_ name: String) -> Bool {
    plan.tensor(named: name).map { isComputed($0) } ?? (name == "order" || scalar(name) != nil)
  }
}
