import Engine
import Explaining
import Formulas
import Languages
import Matrices

extension Session {
  /// Sees that what is written into a blank is right.
  /// - Returns: What numbers in it stand for.
  func judge(
    _ entry: OwnFormulas.Entry, _ own: OwnFormulas, _ line: RewriteLine
  ) throws -> [Localized<String>] {
    let run = try state.experiment.run()
    guard let formula = entry.formula, run.state.hyperparameters.own.blanks.contains(entry.tensor),
      entry.tensor != "alpha", run.plan.ownOptimizer == nil
    else { return [] }
    if run.plan.isDrawn(entry.tensor) {
      let draw = try run.draw(formula, as: entry.tensor, with: own)
      if let fault = draw.fault { throw RewritingProblem.otherDraw(entry.tensor, fault) }
      return run.readings(ofDrawn: formula, for: entry.tensor)
        + (draw.isEngines ? [] : [Self.otherDraws])
    }
    if let gradients = OwnGradients(of: [entry.tensor], in: run) {
      let fitness = gradients.fitness(of: entry)
      switch fitness {
      case .fits: return [OwnGradientReport.words(gradients.of)]
      case .misfits, .fitsNowOnly:
        throw RewritingProblem.noDerivative(
          entry.tensor, of: gradients.of, isNow: fitness == .fitsNowOnly)
      case .unknown: return [OwnGradientReport.untold(entry.tensor, gradients.of)]
      }
    }
    let functions = entry.functions.inOrder.compactMap { $0 as? EngineFunction }
    do {
      let verdict = try engineVerdict(on: formula, for: entry.tensor, calling: functions)
      var report = TryReport(verdict, source: line.source, formula: formula, digits: state.digits)
      report.isOfRun = false
      if let passing = verdict.passing { throw RewritingProblem.passing(entry.tensor, passing) }
      guard verdict.isRight else {
        try showCheck(of: entry, formula)
        throw RewritingProblem.refused(report)
      }
      return report.correctness
    } catch let error as FormulaError {
      throw FormulaFailure(error: error, source: line.source)
    } catch let failure as OwnFunctionFailure {
      try showCheck(of: entry, formula)
      throw failure
    }
  }

  private static let otherDraws = Localized(
    en: "other draws than the engine's: other units fall out, as many on average",
    zh: "抽取的数与引擎的不同：失活的单元不同，平均起来一样多")

  /// Whether a formula that the network has is right for a tensor, in runs of other sizes and at
  /// other times too; one that draws, by its bits or by how many units it keeps.
  func isRight(_ formula: Syntax, for tensor: String) throws -> Bool {
    let run = try state.experiment.run()
    guard !run.plan.isDrawn(tensor) else {
      let draw = try run.draw(formula, as: tensor, with: run.state.hyperparameters.own)
      return draw.fault == nil
    }
    return try engineVerdict(on: formula, for: tensor).isRight
  }
}

extension Trainer {
  /// What a formula for a mask draws: the engine's bits from the same stream, or masks that keep as
  /// many; here, with another share that stays, since one half is not told from what is left out, and
  /// with fewer examples.
  fileprivate func draw(
    _ formula: Syntax, as tensor: String, with own: OwnFormulas
  ) throws -> (isEngines: Bool, fault: FunctionFault.Mask?) {
    guard formula.isDrawn || own[tensor]?.functions.isEmpty == false else {
      return (false, .notDrawn)
    }
    let names = formula.namesShare
    let places: [(share: Double?, inFewer: Bool)] =
      [(nil, false)] + (names ? [(0.25, false)] : []) + [(nil, true)]
    var isEngines = true
    for (share, inFewer) in places {
      do throws(TrainingError) {
        guard try difference(with: own, at: tensor, keeping: share, inFewer: inFewer) != 0 else {
          continue
        }
        isEngines = false
        let survey = MaskSurvey(
          try draws(
            of: tensor, by: own, calls: MaskSurvey.calls, keeping: share, inFewer: inFewer),
          keeping: share ?? keptShare(of: tensor))
        if let fault = survey.fault { return (false, fault) }
      } catch {
        // In the run itself it is the line that failed.
        if inFewer, error.isOfOwnFormula { return (false, .theseSizes) }
        throw error
      }
    }
    return (isEngines, nil)
  }

  /// What dropout keeps where a mask is drawn.
  private func keptShare(of mask: String) -> Double {
    scalar("keep_prob\(mask.filter(\.isNumber))") ?? 1
  }

  /// What numbers in a formula that draws stand for.
  fileprivate func readings(ofDrawn formula: Syntax, for mask: String) -> [Localized<String>] {
    let shares = scalars.filter { $0.name.hasPrefix("keep_prob") }
    let dropped = shares.filter { $0.value != 0.5 }
    let all = shares + dropped.map { (name: "1 - \($0.name)", value: 1 - $0.value) }
    let read = all.flatMap { name, value in
      formula.numbers.filter { abs($0 - value) < 1e-12 }.map { Syntax(.number($0)) }.map { number in
        Localized(
          en: "\(number) is \(name) in this run", zh: "\(number) 在这次训练里就是 \(name)")
      }
    }
    guard read.isEmpty, !formula.namesShare else { return read }
    let share = keptShare(of: mask).shortText()
    return [
      Localized(
        en: "right with keep=\(share) only: the formula does not speak of keep_prob",
        zh: "只在 keep=\(share) 时才对：公式里没有 keep_prob")
    ]
  }
}

extension Plan {
  /// Whether a tensor is drawn from the random stream, so that only its bits can be compared.
  func isDrawn(_ tensor: String) -> Bool { self.tensor(named: tensor)?.role == .mask }
}

extension Syntax {
  /// Whether it speaks of what dropout keeps.
  fileprivate var namesShare: Bool { names.contains { $0.hasPrefix("keep_prob") } }

  /// The numbers that stand in it.
  fileprivate var numbers: [Double] {
    if case .number(let number) = kind { return [number] }
    return kind.children.flatMap(\.numbers)
  }
}
