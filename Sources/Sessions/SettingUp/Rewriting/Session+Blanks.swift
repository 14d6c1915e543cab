import Engine
import Explaining
import Formulas
import Languages

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
      guard try run.draws(formula, as: entry.tensor, with: own) else {
        throw RewritingProblem.otherDraw(entry.tensor)
      }
      return run.readings(ofDrawn: formula)
    }
    do {
      let (exam, judgement) = try judgement(of: formula, for: entry.tensor)
      let report = TryReport(
        exam, judgement, source: line.source, formula: formula, digits: state.digits)
      if let reading = judgement.readings.first(where: run.isPassing) {
        throw RewritingProblem.passing(entry.tensor, reading)
      }
      guard judgement.isCorrect, !judgement.isOnlyTheseSizes else {
        throw RewritingProblem.refused(report)
      }
      return report.correctness
    } catch let error as FormulaError {
      throw FormulaFailure(error: error, source: line.source)
    }
  }

  /// Whether a formula that the network has is right for a tensor, in runs of other sizes and at
  /// other times too; one that draws, by its bits.
  func isRight(_ formula: Syntax, for tensor: String) throws -> Bool {
    let run = try state.experiment.run()
    guard !run.plan.isDrawn(tensor) else {
      return try run.draws(formula, as: tensor, with: run.state.hyperparameters.own)
    }
    let judgement = try judgement(of: formula, for: tensor).judgement
    return judgement.isCorrect && !judgement.isOnlyTheseSizes
      && !judgement.readings.contains(where: run.isPassing)
  }

  /// What the one judge says of a formula for a tensor of the engine's.
  func judgement(
    of formula: Syntax, for tensor: String
  ) throws -> (exam: Exam, judgement: Judgement) {
    let run = try state.experiment.run()
    let exam = try Exam(
      of: tensor, for: run.state.hyperparameters.own.resolving(formula), in: run.byEngine(),
      with: state.ownVariables)
    var judge = FormulaJudge(exam)
    return (exam, try judge.judgement())
  }
}

extension Trainer {
  /// The past of the same experiment by the engine's own formulas, far enough that every state is
  /// another than at the start.
  func byEngine() throws -> Timeline {
    var hyper = state.hyperparameters
    (hyper.own, hyper.bug) = (OwnFormulas(), nil)
    if hyper.optimizer is OwnOptimizer { hyper.optimizer = GradientDescent() }
    var timeline = Timeline(try Trainer(plan.network, on: data, with: hyper))
    _ = try timeline.run(iterations: 2)
    return timeline
  }

  /// Whether the quantity that a number stands for is another one soon: the count of updates, and
  /// a learning rate that decays.
  fileprivate func isPassing(_ reading: Reading) -> Bool {
    let names = Set(reading.quantity.names)
    let hyper = state.hyperparameters
    let isRateFixed = hyper.decay == .none && hyper.own["alpha"] == nil
    return names.contains("t") || names.contains("alpha") && !isRateFixed
  }

  /// Whether a formula draws what the engine's does, from the same stream: here, with another share
  /// that stays, since one half is not told from what is left out, and with fewer examples.
  ///
  /// A mask may be drawn from the other end as well: `rand(…) > 1 - keep_prob1`.
  fileprivate func draws(
    _ formula: Syntax, as tensor: String, with own: OwnFormulas
  ) throws -> Bool {
    try drawsTheSame(formula, as: tensor, with: own)
      || drawsTheSame(formula, as: tensor, with: own.turningDraws(of: tensor))
  }

  private func drawsTheSame(
    _ formula: Syntax, as tensor: String, with own: OwnFormulas
  ) throws -> Bool {
    let names = formula.names.contains { $0.hasPrefix("keep_prob") }
    for share in [nil] + (names ? [0.375] : []) {
      guard try difference(with: own, at: tensor, keeping: share) == 0 else { return false }
    }
    do throws(TrainingError) {
      return try difference(with: own, at: tensor, inFewer: true) == 0
    } catch {
      if error.isOfOwnFormula { return false }
      throw error
    }
  }

  /// What numbers in a formula that draws stand for.
  fileprivate func readings(ofDrawn formula: Syntax) -> [Localized<String>] {
    let shares = scalars.filter { $0.name.hasPrefix("keep_prob") }
    return shares.filter { formula.contains($0.value) }.map { name, value in
      let number = Syntax(.number(value))
      return Localized(
        en: "\(number) is \(name) in this run", zh: "\(number) 在这次训练里就是 \(name)")
    }
  }
}

extension OwnFormulas {
  /// The same with what a tensor's formula draws from [0, 1) counted from 1 down.
  fileprivate func turningDraws(of tensor: String) -> OwnFormulas {
    guard let entry = self[tensor], let formula = entry.formula else { return self }
    let turned = formula.rewriting { node in
      guard case .call(let name, _) = node.kind, ["rand", "random"].contains(name.text) else {
        return nil
      }
      return Syntax(.binary(.subtract, Syntax(.number(1)), node), range: node.range)
    }
    var own = self
    own.write(
      Entry(
        tensor, turned, values: entry.values, functions: entry.functions, source: entry.source,
        new: entry.new))
    return own
  }
}

extension Plan {
  /// Whether a tensor is drawn from the random stream, so that only its bits can be compared.
  func isDrawn(_ tensor: String) -> Bool { self.tensor(named: tensor)?.role == .mask }
}

extension Syntax {
  /// Whether a number stands in it.
  fileprivate func contains(_ number: Double) -> Bool {
    if case .number(number) = kind { return true }
    return kind.children.contains { $0.contains(number) }
  }
}
