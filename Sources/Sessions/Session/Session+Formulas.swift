import Cells
import Datasets
import Engine
import Formulas
import Languages
import Matrices
import Presentation

extension Session {
  /// What formulas see at the moment.
  var scope: SessionScope { SessionScope(self) }

  /// The same while somebody types: a large run is not begun for that.
  var scopeOfTyping: SessionScope {
    SessionScope(self, begins: state.experiment.beginsAtOnce)
  }

  /// Works out a formula or carries out an assignment; where formulas lack a name or a way that
  /// Python has, the line is a cell of one statement.
  func evaluate(_ statement: Statement, in line: Line) throws -> [any Report] {
    let random = state.random
    do {
      return try workOut(statement, in: line.text)
    } catch {
      if let problem = CellProblem(error, in: statement.expression) { throw problem }
      guard let claim = PythonClaim(error, in: statement.expression, self),
        CellRunner.check(line.text) == nil
      else {
        throw error
      }
      (state.random, ranAsPython) = (random, true)
      let reports =
        switch claim {
        case .certain: try runCell(line.text)
        case .possible: try runCell(line.text, insteadOf: error)
        case .module(let statement): try runCell(line.text, importing: statement)
        }
      return reports + noteOnSetting(in: statement)
    }
  }

  private func workOut(_ statement: Statement, in line: String) throws -> [any Report] {
    if let (name, number) = statement.plainNumber {
      return try assign(Value(number), to: name, by: statement, in: line) { _ in nil }
    }
    let before = self.scope
    var scope = before
    let outcome = try explaining(line) { try scope.evaluate(statement) }
    takeRandom(scope.random)
    switch outcome {
    case .value(.none): return []
    case .value(let value):
      let note = RoundingNote.note(
        on: value, of: statement.expression, in: before, state.definitions)
      return [report(value, named: "\(statement)", by: statement.expression, note: note)]
    case .assignment(let name, let value):
      return try assign(value, to: name, by: statement, in: line) {
        RoundingNote.note(on: $0, of: statement.expression, in: before)
      }
    }
  }

  /// Carries out an assignment and says what it gave.
  private func assign(
    _ value: Value, to name: String, by statement: Statement, in line: String,
    _ note: (Value) -> Localized<String>?
  ) throws -> [any Report] {
    let isNew = !hasVariable(name)
    let tensor = TensorBefore(name, self)
    try assign(value, to: name, isWhole: isWhole(statement, in: line))
    let definition = statement.definition
    if state.definitions[name] != definition { state.definitions[name] = definition }
    state.lesson?.definitions.append(line)
    var reports = [report(value, named: name, note: note(value))]
    reports += tensor?.notes(self) ?? []
    reports += handNotes(on: name)
    reports += keptValues(of: name)
    reports += SettingWords.note(on: name, value, in: state.experiment.layers)
    if isNew { reports += hiddenCommands([name]) }
    return reports
  }

  /// Says of a variable with a setting's name what sets that.
  private func noteOnSetting(in statement: Statement) -> [any Report] {
    guard case .assignment(let target, nil, let written) = statement, target.indices == nil
    else { return [] }
    if case .text(let word) = written.kind {
      return SettingWords.note(
        on: target.name.text, text: word, in: state.experiment.layers)
    }
    guard let value = state.variables[target.name.text]
    else { return [] }
    return SettingWords.note(on: target.name.text, value, in: state.experiment.layers)
  }

  private func isWhole(_ statement: Statement, in line: String) -> Bool {
    statement.expression.isWhole(in: line) { name in
      NetworkView.wholes.contains(name) || isWholeVariable(name)
    }
  }

  /// Takes the learner's stream as a line has left it.
  func takeRandom(_ random: NumPyRandom) {
    if random.seed != state.random.seed { state.cellSeed = random.seed }
    state.random = random
  }

  /// The value of an expression; only the learner's random stream changes.
  func value(of source: String) throws -> Value {
    var scope = self.scope
    let value = try explaining(source) {
      try workOut(plainMath(Parser.parseExpression(source)), in: &scope)
    }
    takeRandom(scope.random)
    return value
  }

  /// The value of a formula, in which functions of the learner's may be called.
  private func workOut(_ formula: Syntax, in scope: inout SessionScope) throws -> Value {
    // As on a formula line, the learner's own come first, whatever else has their names.
    let functions = Set(formula.calledNames.filter(isOwnFunction))
    guard !functions.isEmpty else { return try scope.evaluate(formula) }
    adoptVariables()
    let dictionaries = state.experiment.trainer?.plan.dictionaries ?? [:]
    var calls = FunctionCalls(
      OwnFunctions(functions.sorted().compactMap { usableFunction($0) }),
      dictionaries: dictionaries)
    return try calls.value(of: formula, in: &scope)
  }

  /// A formula as a tree.
  func expression(_ source: String) throws -> Syntax {
    try explaining(source) { plainMath(try Parser.parseExpression(source)) }
  }

  /// A formula with the functions of Python's `math` by their names here, as a cell takes them.
  private func plainMath(_ formula: Syntax) -> Syntax {
    guard !hasVariable("math") else { return formula }
    return formula.rewriting { node in
      switch node.kind {
      case .method(let base, let name, let arguments) where base.kind == .name("math"):
        Syntax(.call(name, arguments), range: node.range)
      case .member(let base, let name) where base.kind == .name("math"):
        Syntax(.name(name.text), range: node.range)
      default: nil
      }
    }
  }

  /// Gives an error its source; of a name that will have a value, says what must come first.
  func explaining<Result>(_ source: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as FormulaError {
      if case .unknownName(let name, _) = error.problem, !hasVariable(name) {
        try explainAbsence(of: name)
      }
      throw failure(error, in: source)
    }
  }

  /// An error in a formula with its source; a function of the learner's is known as that, and what
  /// course notebooks keep under a name.
  func failure(_ error: FormulaError, in source: String) -> any Error {
    if case .unknownName(let name, _) = error.problem, !hasVariable(name),
      let hint = ForeignWords.courseName(name)
    {
      return SessionError.noValue(name, hint: hint)
    }
    if case .unknownFunction(let name, _) = error.problem, isOwnFunction(name) {
      return FunctionProblem.ownFunction(name)
    }
    return FormulaFailure(error: error, source: source)
  }

  private func explainAbsence(of name: String) throws {
    if let splitName = SplitName(name) { try explainAbsence(of: splitName) }
    guard state.experiment.isComplete else { return }
    let plan = try state.experiment.run().plan
    guard let tensor = plan.tensor(named: name) else { return try refuseLayer(of: name, in: plan) }
    try refuseBlank(name)
    throw SessionError.notComputed(name, stage: plan.stage(writing: tensor.name)?.id)
  }

  /// Says of a tensor whose formula was taken out that it is to be written.
  func refuseBlank(_ name: String) throws {
    let plan = try state.experiment.run().plan
    guard let spec = plan.tensor(named: name), spec.isBlank,
      let stage = plan.stage(writing: spec.name)?.id
    else { return }
    throw TrainingError.blank(spec.name, stage)
  }

  /// Says of `A3` that there are two layers, of `dA0` that no gradient goes so far.
  private func refuseLayer(of name: String, in plan: Plan) throws {
    guard let digits = name.firstMatch(of: #/[0-9]+/#), let layer = Int(digits.output) else {
      return
    }
    let count = plan.network.layers.count
    let kin = name.replacing(#/[0-9]+/#, with: "1", maxReplacements: 1)
    guard layer == 0 || layer > count, plan.tensor(named: kin) != nil else { return }
    throw SessionError.noLayer(layer, of: count, named: name)
  }

  private func explainAbsence(of name: SplitName) throws {
    _ = try state.experiment.network()
    _ = try state.experiment.part(name.part)
    // What cannot be evaluated says why.
    _ = try state.experiment.assessment(of: name.part)
    guard let metric = name.quantity.metric else { return }
    throw SessionError.study(.needsClasses(Localized(metric.rawValue)))
  }

  /// A value as a result, in the way its kind is shown; `formula` is what it was asked for by.
  func report(
    _ value: Value, named name: String?, by formula: Syntax? = nil, note: Localized<String>? = nil
  ) -> any Report {
    switch value {
    case .array(let array):
      let hand = handMark(on: formula)
      if array.rank == 0, let number = value.number {
        return ScalarReport(
          name, value: number, note: note, hand: hand, isRounding: note != nil,
          digits: max(8, state.digits))
      }
      return TensorReport(
        name ?? "", values: array.matrix, note: note, hand: hand, digits: state.digits,
        rank: array.rank)
    case .text(let text): return TextReport(text)
    case .tuple, .none: return TextReport(value.text, layout: .verbatim)
    }
  }

  /// Gives a name a value: a tensor or the counter of the run, else a variable.
  func assign(_ value: Value, to name: String, isWhole: Bool = false) throws {
    guard FunctionTable.signature(of: name) == nil else {
      throw SessionError.cannotAssign(name, .function)
    }
    // A network that does not fit the data yet is no reason to refuse a variable.
    let run = state.experiment.isComplete ? try? state.experiment.run() : nil
    if let run, try assignInRun(value, to: name, of: run) { return }
    if run == nil, state.experiment.isComplete, SessionScope.isTensorLike(name) {
      try state.experiment.run()
    }
    keep(value, as: name, isWhole: isWhole)
  }

  /// - Returns: Whether the name is the run's.
  private func assignInRun(_ value: Value, to name: String, of run: Trainer) throws -> Bool {
    if let spec = run.plan.tensor(named: name) {
      // `L = len(parameters) // 2`: the number of layers is no row of losses.
      if spec.role == .loss, value.array?.rank == 0 {
        throw SessionError.cannotAssign(name, .computed(instead: nil))
      }
      guard let matrix = value.matrix else { throw SessionError.cannotAssign(name, .notMatrix) }
      try state.experiment.edit(.tensor(name, matrix))
    } else if name == "t" {
      guard let number = value.number, let t = Int(exactly: number), t >= 0 else {
        throw SessionError.cannotAssign(name, .wholeNumber)
      }
      try state.experiment.edit(.updateCount(t))
    } else if let setting = SessionScope.setting(behind: name), run.scalar(name) != nil {
      throw SessionError.cannotAssign(name, .computed(instead: setting))
    } else if run.scalar(name) != nil || SplitName(name) != nil || name == "order"
      || NetworkView.dictionaries.contains(name)
    {
      throw SessionError.cannotAssign(name, .computed(instead: nil))
    } else {
      return false
    }
    return true
  }
}

/// An error in a formula, with the source its range counts in.
struct FormulaFailure: Error {
  let error: FormulaError
  let source: String
}

extension Statement {
  /// The name that is given a number by itself, for which nothing is to be worked out.
  fileprivate var plainNumber: (name: String, number: Double)? {
    guard case .assignment(let target, nil, let formula) = self, target.indices == nil,
      case .number(let number) = formula.kind
    else { return nil }
    return (target.name.text, number)
  }

  /// The formula a name is given as a whole; nil where only a part of it changes.
  fileprivate var definition: Syntax? {
    guard case .assignment(let target, nil, let formula) = self, target.indices == nil,
      !formula.names.contains(target.name.text)
    else { return nil }
    return formula
  }
}

extension Session {
  /// The name a tensor of the run goes by.
  func canonicalName(_ name: String) -> String {
    state.experiment.trainer?.plan.canonicalName(name) ?? name
  }
}
