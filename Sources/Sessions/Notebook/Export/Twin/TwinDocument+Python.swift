import Cells
import Engine
import Formulas
import Matrices

extension TwinDocument {
  func tellPython(_ step: SessionReplay.Step, in session: Session) throws {
    let line = step.line
    switch line.content {
    case .formula where step.ranAsPython: try tellCell(line.text, in: session)
    case .formula(let statement): try tell(statement, line, in: session)
    case .cell: try tellCell(line.text, in: session, step.failure)
    case .nothing, .command, .unreadable: break
    }
  }

  private func tell(_ statement: Statement, _ line: Line, in session: Session) throws {
    let isLoaded = TwinSpelling.functions(in: statement.expression).contains("load")
    for name in NetworkView.dictionaries where statement.expression.names.contains(name) {
      text.use([name])
      tellDictionary(name, in: session)
    }
    let spelling = spelling(of: line.text, in: session)
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
        return text.add("\n\(name) = " + value(statement, formula, of: name, spelling, in: session))
      }
      let places = indices.map { "\(spelling.index($0))" }.joined(separator: ", ")
      text.add(
        "\n\(name) = \(library.copy(name))\n\(name)[\(places)] \(sign?.rawValue ?? "")= \(formula)")
    }
    tellPrecision(of: line, in: session)
  }

  /// What a line gives a name as a whole, spelled.
  private func value(
    _ statement: Statement, _ formula: String, of name: String, _ spelling: TwinSpelling,
    in session: Session
  ) -> String {
    guard case .assignment(let target, let sign, let expression) = statement else { return formula }
    let whole = sign.map { Syntax(.binary($0, Syntax(.name(target.name.text)), expression)) }
    let isFloat = whole.map(spelling.runsInFloats) ?? false
    let before = isFloat ? spelling.inFloats(Syntax(.name(name))) : Syntax(.name(name))
    let value = sign.map { "\(before) \($0.rawValue) (\(formula))" } ?? formula
    let isArray = session.state.variables[target.name.text]?.array.map { $0.rank > 0 } ?? false
    if changesInPlace, isArray, sign == nil, expression.isPart { return library.copied(value) }
    // What Python would have refused is a number of Python's to the session.
    return spelling.isPythonsEndless(whole ?? expression) ? "float(\(value))" : value
  }

  /// A tensor keeps the precision of its run.
  func tellPrecision(of line: Line, in session: Session) {
    guard let trainer = session.state.experiment.trainer, let name = line.assigned,
      trainer.state.hyperparameters.precision == .float32, line.sets(trainer.plan), name != "t"
    else { return }
    let tensor = trainer.plan.canonicalName(name)
    text.add("\(tensor) = \(library.converted(tensor, toSingle: true))")
  }

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

  /// - Parameter source: What a formula was read from.
  func spelling(of source: String, in session: Session) -> TwinSpelling {
    TwinSpelling(
      library: library, namesNumber: { session.isNumber($0) }, source: source,
      namesText: { if case .text = session.state.variables[$0] { true } else { false } },
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
      helper: { [self] name in free(name) },
      value: { [self] formula in value(of: formula, in: session) },
      namesWhole: { NetworkView.wholes.contains($0) || session.isWholeVariable($0) })
  }

  /// What a formula was worth as the line read it.
  private func value(of formula: Syntax, in session: Session) -> NumPyArray? {
    guard !TwinSpelling.draws(formula) else { return nil }
    var scope = session.scope
    scope.variables = values
    return (try? scope.evaluate(formula))?.array
  }

  /// The formula in NumPy, all that it needs being told.
  func prepared(_ formula: Syntax, _ spelling: TwinSpelling, in session: Session) -> String {
    let names = formula.names
    let parts = names.compactMap(SplitName.init)
    text.use(names.map(session.canonicalName) + parts.flatMap { ["X_\($0.part)", "Y_\($0.part)"] })
    if names.contains("random"), !session.hasOwn("random") { text.use([TwinHead.random]) }
    text.call(formula, in: spelling)
    if TwinSpelling.draws(formula) { text.use([Self.stream]) }
    if parts.contains(where: { $0.quantity == .J }) { run?.defineEvaluation(into: &text) }
    run?.addAside(of: names.map(session.canonicalName), into: &text)
    return spelling.text(formula)
  }
}

extension Syntax {
  /// Whether Python gives no new array for it, but another name for one, or a part of it.
  fileprivate var isPart: Bool {
    switch kind {
    case .name: true
    case .member(let whole, let name): name.text == "T" && whole.isPart
    case .element(let whole, _): whole.isPart
    case .method(let whole, let name, _):
      ["reshape", "ravel", "transpose"].contains(name.text) && whole.isPart
    default: false
    }
  }
}
