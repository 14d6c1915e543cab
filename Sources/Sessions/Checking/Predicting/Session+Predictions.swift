import Engine
import Formulas
import Languages
import Presentation

extension Session {
  /// Remembers a prediction until the stages that write it have run.
  /// - Throws: `FormulaFailure` where the expression makes no sense here; `SessionError.kind` where
  ///   no stage writes it, or a sign or direction is predicted of more than one number.
  func predict(_ source: String, _ claim: Prediction.Claim) throws -> PredictionReport {
    let run = try state.experiment.run()
    let (expression, value) = try foresee(source)
    try check(value, of: source, claim)
    let writers = run.plan.writers(of: expression, scalars: run.scalars.map(\.name))
    guard let last = writers.max(by: { run.next($0) < run.next($1) }) else {
      throw SessionError.kind(
        source, needed: Localized(en: "something that a stage will write", zh: "某个阶段会写入的值"))
    }
    var prediction = Prediction(
      source: source, expression: expression, claim: claim, moment: run.moment)
    if case .direction = claim { prediction.before = try self.value(of: source).number }
    state.predictions.add(prediction)
    return PredictionReport(prediction, decidedBy: run.plan.stages[last].id)
  }

  private func check(_ value: Value, of source: String, _ claim: Prediction.Claim) throws {
    if case .shape = claim {
      guard value.array != nil else {
        throw SessionError.kind(source, needed: Localized(en: "an array", zh: "数组"))
      }
    } else if value.number == nil {
      throw SessionError.kind(
        source,
        needed: Localized(
          en: "one number: predict dW2[0, 0] or norm(dW2)", zh: "一个数：predict dW2[0, 0] 或 norm(dW2)")
      )
    }
  }

  /// A formula about a run that may not have come so far yet, and a value of the kind it will have.
  /// - Throws: `FormulaFailure` where it makes no sense, as with a name that nothing has.
  func foresee(_ source: String) throws -> (expression: Syntax, value: Value) {
    let expression = try self.expression(source)
    var scope = self.scope
    scope.foresees = true
    return (expression, try explaining(source) { try scope.evaluate(expression) })
  }

  /// Judges the predictions whose stages have run since they were made.
  func judgePredictions() -> [any Report] {
    guard !state.predictions.open.isEmpty else { return [] }
    guard let timeline = state.experiment.timeline else {
      state.predictions.restart()
      return []
    }
    var reports: [any Report] = []
    var open: [Prediction] = []
    for var prediction in state.predictions.open {
      anchor(&prediction, in: timeline)
      guard let judged = judge(prediction, in: timeline) else {
        open.append(prediction)
        continue
      }
      state.predictions.count(judged)
      reports.append(PredictionReport(judged, score: state.predictions.score))
    }
    state.predictions.open = open
    return reports
  }

  /// A run that went back, or began anew, before the prediction: it counts from there.
  private func anchor(_ prediction: inout Prediction, in timeline: Timeline) {
    guard timeline.now < prediction.moment else { return }
    prediction.moment = timeline.now
    guard prediction.before != nil else { return }
    var scope = self.scope
    if let value = try? scope.evaluate(prediction.expression).number { prediction.before = value }
  }

  /// Judges a prediction right behind the stage that decides it; nil where that has not run, or
  /// is no more there.
  private func judge(_ prediction: Prediction, in timeline: Timeline) -> JudgedPrediction? {
    let run = timeline.trainer
    let writers = run.plan.writers(of: prediction.expression, scalars: run.scalars.map(\.name))
    let runs = writers.map { run.plan.nextRun(of: $0, after: prediction.moment) }
    guard let target = runs.max(), target <= timeline.now else { return nil }
    var scope = self.scope
    let isWrittenAgain = writers.contains {
      run.plan.nextRun(of: $0, after: target) <= timeline.now
    }
    if isWrittenAgain {
      scope.run = timeline.gone(to: target).trainer
    }
    return (try? scope.evaluate(prediction.expression)).map { prediction.judged(by: $0) }
  }
}

extension Trainer {
  /// The point where a stage will have run.
  fileprivate func next(_ stage: Int) -> Moment { plan.nextRun(of: stage, after: moment) }
}
