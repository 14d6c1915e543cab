import Cells
import Engine
import Explaining
import Formulas
import Languages
import Lessons
import Matrices
import Presentation

extension Session {
  /// Takes a cell that defines the function for which an exercise waits; nil for any other line.
  func takeFunction(_ line: Line, _ exercise: Exercise) throws -> [any Report]? {
    guard let name = exercise.question.functionName, line.command == nil,
      line.text.definedFunction != nil
    else { return nil }
    let reports = try carryOut(line)
    guard line.text.definesFunction(name) else {
      return reports + [GuidanceReport(.waitsFor(function: name), in: language, as: .muted)]
    }
    let outcome: FunctionOutcome
    do {
      guard let found = try self.outcome(of: exercise.question) else { return reports }
      outcome = found
    } catch SessionError.interrupted {
      throw SessionError.interrupted
    } catch {
      // The function stays, so that it can be changed.
      return reports + [ErrorReport(describing: error, in: line.text)]
    }
    guard let failure = outcome.failure else {
      record(.right, exercise)
      return reports + [report(JudgedAnswer(verdict: .right), exercise, try settle(exercise))]
    }
    let known = outcome.mistake.flatMap { mistake in
      exercise.wrong.first { self.mistake(in: $0.answer, for: exercise.question) == mistake }
    }
    record(.wrong(known), exercise)
    return reports + [failure, report(JudgedAnswer(verdict: .wrong(known)), exercise, [])]
  }

  /// Whether a cell is a right answer.
  func passes(_ cell: String, _ question: Question) -> Bool {
    trying(cell) { (try? outcome(of: question)).map { $0.failure == nil } } ?? false
  }

  /// The mistake that a cell makes, where it has a name.
  private func mistake(in cell: String, for question: Question) -> String? {
    trying(cell) { (try? outcome(of: question))?.mistake }
  }

  /// What comes of something after a cell; the session is then as it was.
  /// - Returns: nil where the cell fails.
  private func trying<Result>(_ cell: String, _ body: () -> Result?) -> Result? {
    let before = state
    defer { state = before }
    adoptVariables()
    let host = CellRunner.Host(
      engine: NetworkView(scope: scope), isInterrupted: { self.isInterrupted() })
    guard cells.run(cell, host).failure == nil else { return nil }
    saveVariables()
    return body()
  }
}

/// How a function that an exercise asked for was judged.
struct FunctionOutcome {
  /// What is wrong; nil where nothing is.
  let failure: (any Report)?
  /// The name of the mistake, where it has one.
  let mistake: String?

  fileprivate static var right: Self { Self(failure: nil, mistake: nil) }
}

extension Session {
  /// Judges the function as it is now; nil where the question asks for none.
  func outcome(of question: Question) throws -> FunctionOutcome? {
    switch question {
    case .function(let function):
      return function.isByGradient
        ? try outcomeByGradient(function) : try outcomeByCheck(function)
    case .asserts(let asserts): return try outcome(of: asserts)
    default: return nil
    }
  }

  private func outcomeByCheck(_ function: Question.Function) throws -> FunctionOutcome {
    let report = try check(function.name, as: function.stage)
    guard let fault = report.fault else { return .right }
    return FunctionOutcome(failure: report, mistake: fault.mistake)
  }

  /// Puts the function in the engine's place, in a copy of the run, and looks at the gradients.
  private func outcomeByGradient(_ function: Question.Function) throws -> FunctionOutcome {
    let (kept, task) = try functionTask(function.name, function.stage)
    let (check, helpers) = try prepareCheck(kept, task)
    let fault = try check.verdict().fault
    let failed = fault.map { fault in
      FunctionOutcome(
        failure: FunctionReport(
          function: function.name, call: check.call, stage: task.stage, fault: fault, failures: 1),
        mistake: fault.mistake)
    }
    if let failed, fault?.isOnlyOther == false { return failed }
    let run = try state.experiment.run()
    var hyper = run.state.hyperparameters
    for entry in try entries(of: check, calling: [kept] + helpers, for: task) {
      hyper.own.write(entry)
    }
    let copy = try Trainer(continuing: run, with: hyper)
    guard let found = try copy.checkGradients(tick: { _ in isInterrupted() })
    else { throw SessionError.interrupted }
    let wrong = found.parameters.filter { $0.difference > 1e-5 }
    // The same mistake is off by the same, in the same run.
    let mistake = wrong.map { "\($0.name) \($0.difference.shortText(digits: 4))" }
    // Right here may be wrong with other sizes.
    return wrong.isEmpty
      ? failed ?? .right
      : FunctionOutcome(
        failure: GradcheckReport(found), mistake: mistake.joined(separator: ", "))
  }

  /// Calls the learner's assertions with the right function and with every wrong one.
  private func outcome(of asserts: Question.Asserts) throws -> FunctionOutcome {
    if let failure = try run(asserts.name, with: asserts.right) {
      return FunctionOutcome(
        failure: AssertsReport(failure: failure, isAssertion: failure.isAssertion), mistake: nil)
    }
    var passing: Exercise.WrongAnswer?
    var caught = 0
    for mutant in asserts.mutants {
      let failure = try run(asserts.name, with: mutant.answer)
      if let failure, !failure.isAssertion {
        return FunctionOutcome(
          failure: AssertsReport(failure: failure, isAssertion: false), mistake: nil)
      }
      if failure == nil { passing = passing ?? mutant } else { caught += 1 }
    }
    guard let passing else {
      // What counts its calls knows the functions by their turn.
      guard let failure = try run(asserts.name, with: asserts.right) else { return .right }
      return FunctionOutcome(
        failure: AssertsReport(failure: failure, isAssertion: failure.isAssertion), mistake: nil)
    }
    return FunctionOutcome(
      failure: AssertsReport(
        caught: caught, of: asserts.mutants.count, passing: passing.explain[language].plainText),
      mistake: nil)
  }

  /// Defines a function by a cell and calls the learner's with it; all is then as it was.
  private func run(_ name: String, with cell: String) throws -> CellFailure? {
    guard let function = cell.definedFunction else { return nil }
    adoptVariables()
    let random = cells.random
    defer {
      cells.random = random
      adoptVariables()
    }
    cells.random = NumPyRandom(seed: 1)
    let host = CellRunner.Host(isInterrupted: { self.isInterrupted() })
    let failure = cells.run("\(cell)\n\(name)(\(function))", host).failure
    if failure?.name == "KeyboardInterrupt" { throw SessionError.interrupted }
    return failure
  }
}

extension CellFailure {
  fileprivate var isAssertion: Bool { name == "AssertionError" }
}

/// How assertions judged a right function and wrong ones.
struct AssertsReport: Report {
  /// What ended the call with the right function; nil where it passes.
  let failure: CellFailure?
  /// Whether that was an assertion, and no error in the learner's function.
  let isAssertion: Bool
  /// How many wrong functions were caught.
  let caught: Int
  let count: Int
  /// What is wrong with the first that was not.
  let passing: String?

  init(failure: CellFailure, isAssertion: Bool) {
    (self.failure, self.isAssertion) = (failure, isAssertion)
    (caught, count, passing) = (0, 0, nil)
  }

  init(caught: Int, of count: Int, passing: String) {
    (self.caught, self.count, self.passing) = (caught, count, passing)
    (failure, isAssertion) = (nil, false)
  }

  var kind: String { "asserts" }

  var fields: [(String, JSON)] {
    [
      ("right_passes", .bool(failure == nil)), ("caught", .integer(caught)),
      ("wrong", .integer(count)), ("error", .optional(failure?.name)),
      ("line", failure.map { .integer($0.line) } ?? .null), ("passing", .optional(passing)),
    ]
  }

  func text(for page: Page) -> String {
    let mark = page.style(page.glyphs.cross, as: .bad)
    let lines = sentences.map { $0[page] }
    let details = failure.map { [$0.text(page.language)] } ?? []
    return (["\(mark) \(lines.joined(separator: page.language == .zh ? "" : " "))"] + details)
      .map { $0.wrapped(to: page.width, hanging: 4) }.joined(separator: "\n")
  }

  private var sentences: [Localized<String>] {
    guard let passing else {
      return [
        isAssertion
          ? Localized(
            en: "A right function does not pass these assertions:", zh: "正确的函数通不过这些断言：")
          : Localized(en: "The assertions do not run:", zh: "断言运行出错：")
      ]
    }
    return [
      Localized(
        en:
          "A right function passes; \(caught) of \(count) wrong ones are caught. This one is not:",
        zh: "正确的函数能通过；\(count) 个错误的函数抓住了 \(caught) 个。这一个没有抓住："),
      Localized(passing),
    ]
  }
}
