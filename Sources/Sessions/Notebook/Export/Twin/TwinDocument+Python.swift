import Engine
import Formulas
import Matrices

extension TwinDocument {
  func tellPython(_ line: Line, in session: Session, hasFailed: Bool) throws {
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

  func tellCell(_ cell: String, in session: Session, hasFailed: Bool) throws {
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
  func double(_ name: String) -> String { free("own_\(name)") }

  /// Puts variables of the learner's aside whose names a network takes that has just begun.
  func keepApart(in session: Session) {
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

  func spelling(in session: Session) -> TwinSpelling {
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
  func prepared(_ formula: Syntax, _ spelling: TwinSpelling, in session: Session) -> String {
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
