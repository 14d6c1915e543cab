import Cells
import Engine
import Formulas
import Languages
import Presentation

extension Session {
  /// Runs a cell to its end or its first error; what it did until then stays.
  ///
  /// One line that gives a tensor of the run a value sets it, as a formula line does.
  /// - Parameters:
  ///   - error: Thrown where the cell fails too, unless the cell's says more.
  ///   - statement: The `import` of a module that the cell uses.
  func runCell(
    _ text: String, insteadOf error: (any Error)? = nil, importing statement: String? = nil
  ) throws -> [any Report] {
    if let (name, value) = settingTensor(text) { return try setTensor(name, to: value, error) }
    let (used, before) = (usedFunctions, state.variables)
    let (run, outcome) = run(text, importing: statement)
    if let failure = outcome.failure { throw fail(run, failure, insteadOf: error) }
    replacedFunctions(used).forEach(run.tell)
    let changed = before.keys.filter { before[$0] != state.variables[$0] }
    keptValues(of: changed).forEach(run.tell)
    if let value = outcome.value {
      return run.reports + [report(value, named: outcome.expression.onOneLine)]
    }
    return run.reports + pendingFigure(after: text)
  }

  /// A cell as it is, unless it is one line of a notebook's own machinery that was typed and has a
  /// command here in its place: in a script it is read past.
  func refusingMagic(_ text: String) throws -> String {
    guard isTyped, scriptDepth == 0, let hint = Magics.hint(for: text) else { return text }
    let word = Magics.word(of: text)
    throw ErrorReport(
      kind: "command",
      message: Localized(en: "\(word) is a notebook's own", zh: "\(word) 是笔记本自己的指令"),
      hint: hint, excerpt: .init(line: text, word: word))
  }

  /// Whether a line calls a function of the learner's: whatever else has its name, that was meant.
  func callsOwnFunction(_ text: String) -> Bool {
    let pieces = TypedPiece.all(of: String(text.prefix { $0 != "\n" }.prefix(4_096)))
    return zip(pieces, pieces.dropFirst()).contains { name, next in
      name.isName && next.text == "(" && hasVariable(String(name.text))
    }
  }

  /// A line alone that plots shows nothing yet.
  private func pendingFigure(after text: String) -> [any Report] {
    guard text.hasPrefix("plt.plot"), !text.hasSeveralLines, cells.hasPendingFigure else {
      return []
    }
    return [
      TextReport(
        Localized(
          en: "plt.show() draws it; the command plot draws at once: plot cost, plot series x",
          zh: "plt.show() 才画出来；plot 命令立刻画：plot cost、plot series x"), as: .hint)
    ]
  }

  private func run(
    _ text: String, importing statement: String? = nil
  ) -> (run: CellRun, outcome: CellRunner.Outcome) {
    let (before, free) = (state, freeCommandNames)
    adoptVariables()
    cells.random = state.random
    let run = CellRun(self)
    let host = run.host(NetworkView(scope: scope))
    if let statement { _ = cells.run(statement, host) }
    let outcome = cells.run(text, host)
    run.finishPrinting()
    let isKept = outcome.failure.map { keeps($0, of: text, outcome) } ?? true
    if isKept {
      takeRandom(cells.random)
      saveVariables()
      hiddenCommands(free).forEach(run.tell)
    } else {
      cells.revert()
      state = before
    }
    return (run, outcome)
  }

  /// Whether what a cell did until it failed stays: of one line that failed nothing does, of one that
  /// a person stopped all that it had come to.
  private func keeps(
    _ failure: CellFailure, of text: String, _ outcome: CellRunner.Outcome
  ) -> Bool {
    outcome.hasBegun && failure.name != "MemoryError"
      && (text.hasSeveralLines || failure.isStop)
  }

  /// What is thrown where a cell has failed; what it printed until then is shown.
  private func fail(
    _ run: CellRun, _ failure: CellFailure, insteadOf error: (any Error)?
  ) -> any Error {
    if let error, !failure.isStop, (error as? FormulaFailure)?.saysLess(than: failure) != true {
      return error
    }
    run.showAll()
    return CellFailureReport(failure: failure)
  }

  /// A value of a cell as `show` shows values.
  private func report(_ value: CellValue, named name: String) -> any Report {
    switch value {
    case .array(let array, _): report(.array(array), named: name)
    case .number(let number, _): ScalarReport(name, value: number, digits: max(8, state.digits))
    case .dictionary(_, let text), .other(_, let text): PrintedReport(text)
    }
  }

  /// The tensor of the run that a line gives a value, and the line without its beginning.
  private func settingTensor(_ text: String) -> (name: String, value: String)? {
    guard let plan = state.experiment.trainer?.plan, !text.hasSeveralLines,
      let sign = text.firstIndex(of: "=")
    else { return nil }
    let (name, value) = (String(text[..<sign]).trimmed, text[text.index(after: sign)...])
    guard !value.hasPrefix("="), let spec = plan.tensor(named: name), spec.role != .loss,
      plan.isSettable(spec)
    else {
      return nil
    }
    return (name, String(value).trimmed)
  }

  private func setTensor(
    _ name: String, to text: String, _ error: (any Error)?
  ) throws -> [any Report] {
    let (run, outcome) = run(text)
    if let failure = outcome.failure { throw fail(run, failure, insteadOf: error) }
    guard let value = outcome.value?.formulaValue else {
      throw SessionError.cannotAssign(name, .notMatrix)
    }
    let before = TensorBefore(name, self)
    try assign(value, to: name)
    return run.reports + [report(value, named: name)] + (before?.notes(self) ?? [])
      + handNotes(on: name)
  }
}

extension CellFailure {
  /// Whether a person stopped it.
  var isStop: Bool { name == "KeyboardInterrupt" }
}

extension CellValue {
  /// The numbers, where it is made of numbers.
  fileprivate var formulaValue: Value? {
    switch self {
    case .array(let array, _): .array(array)
    case .number(let number, _): Value(number)
    case .dictionary, .other: nil
    }
  }
}

extension String {
  /// Whether it has several lines, or several statements on one.
  fileprivate var hasSeveralLines: Bool { contains("\n") || contains(";") }

  /// The same on one line, as the name of a value.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
