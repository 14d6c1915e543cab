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

  /// Works out a formula or carries out an assignment; where formulas lack a name or a way that
  /// Python has, the line is a cell of one statement.
  func evaluate(_ statement: Statement, in line: Line) throws -> [any Report] {
    let random = state.random
    do {
      return try workOut(statement, in: line.text)
    } catch {
      if let problem = CellProblem(error, in: statement.expression) { throw problem }
      guard let claim = PythonClaim(error, in: self), CellRunner.check(line.text) == nil else {
        throw error
      }
      state.random = random
      return try runCell(line.text, insteadOf: claim == .possible ? error : nil)
    }
  }

  private func workOut(_ statement: Statement, in line: String) throws -> [any Report] {
    var scope = self.scope
    let outcome = try explaining(line) { try scope.evaluate(statement) }
    state.random = scope.random
    switch outcome {
    case .value(.none): return []
    case .value(let value): return [report(value, named: "\(statement)")]
    case .assignment(let name, let value):
      try assign(value, to: name, isWhole: isWhole(statement, in: line))
      state.definitions[name] = statement.definition
      state.lesson?.definitions.append(line)
      return [report(value, named: name)]
    }
  }

  private func isWhole(_ statement: Statement, in line: String) -> Bool {
    statement.expression.isWhole(in: line) { name in
      NetworkView.wholes.contains(name) || isWholeVariable(name)
    }
  }

  /// The value of an expression; only the learner's random stream changes.
  func value(of source: String) throws -> Value {
    var scope = self.scope
    let value = try explaining(source) { try scope.evaluate(Parser.parseExpression(source)) }
    state.random = scope.random
    return value
  }

  /// A formula as a tree.
  func expression(_ source: String) throws -> Syntax {
    try explaining(source) { try Parser.parseExpression(source) }
  }

  /// Gives an error its source; of a name that will have a value, says what must come first.
  func explaining<Result>(_ source: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as FormulaError {
      if case .unknownName(let name, _) = error.problem, !hasVariable(name) {
        try explainAbsence(of: name)
      }
      throw FormulaFailure(error: error, source: source)
    }
  }

  private func explainAbsence(of name: String) throws {
    if let splitName = SplitName(name) { try explainAbsence(of: splitName) }
    guard state.experiment.isComplete else { return }
    let plan = try state.experiment.run().plan
    guard let tensor = plan.tensor(named: name) else { return }
    throw SessionError.notComputed(name, stage: plan.stage(writing: tensor.name)?.id)
  }

  private func explainAbsence(of name: SplitName) throws {
    _ = try state.experiment.network()
    _ = try state.experiment.part(name.part)
    guard let metric = name.quantity.metric else { return }
    throw SessionError.study(.needsClasses(Localized(metric.rawValue)))
  }

  /// A value as a result, in the way its kind is shown.
  func report(_ value: Value, named name: String?) -> any Report {
    switch value {
    case .array(let array):
      if array.rank == 0, let number = value.number {
        return ScalarReport(name, value: number, digits: max(8, state.digits))
      }
      return TensorReport(
        name ?? "", values: array.matrix, digits: state.digits, rank: array.rank)
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
    } else if run.scalar(name) != nil || SplitName(name) != nil {
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
  /// The formula a name is given as a whole; nil where only a part of it changes.
  fileprivate var definition: Syntax? {
    guard case .assignment(let target, nil, let formula) = self, target.indices == nil,
      !formula.names.contains(target.name.text)
    else { return nil }
    return formula
  }
}
