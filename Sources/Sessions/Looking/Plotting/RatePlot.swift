import Engine
import Formulas
import Languages
import Presentation

/// `plot lr`: the learning rate, epoch by epoch.
struct RatePlot: PlotSubject {
  let name = "lr"
  let usage = "[epochs=]"
  let options = ["epochs"]

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let wanted = try arguments.integer("epochs", in: 1...1_000_000)
    let hyper = session.state.experiment.hyperparameters
    let done = session.state.experiment.trainer?.completedEpochs ?? 0
    let last = max(wanted ?? max(30, done + done / 4), done)
    let own = hyper.own["alpha"]
    let all =
      try own.map { try Self.rates($0, 0...last, hyper) }
      ?? (0...last).map { hyper.learningRate(epoch: $0) }
    var series = [Self.steps(Localized(en: "to come", zh: "以后"), all, from: done, ordinal: 1)]
    if done > 0 {
      series.insert(
        Self.steps(Localized(en: "so far", zh: "到现在"), Array(all[...done]), from: 0, ordinal: 0),
        at: 0)
    }
    guard let y = Extent(of: all, withZero: true) else {
      throw SessionError.plot(
        .nothingToDraw(
          Localized(en: "no rate is a finite number", zh: "没有一个学习率是有限的数")))
    }
    let chart = Chart(
      x: ChartAxis(Localized(en: "epoch", zh: "轮"), Extent(0...Double(last)), isWhole: true),
      y: ChartAxis("alpha", y),
      series: series)
    return Figure(
      name,
      title: Localized(en: "learning rate, ", zh: "学习率，")
        + (own?.formula.map { Localized(en: "\($0) (yours)", zh: "\($0)（你的）") }
          ?? Localized(hyper.decay.formula)),
      .chart(chart),
      notes: notes(session, hyper))
  }

  /// The rates by a formula of the learner's that goes by epochs.
  private static func rates(
    _ entry: OwnFormulas.Entry, _ epochs: ClosedRange<Int>, _ hyper: Hyperparameters
  ) throws -> [Double] {
    guard let formula = entry.formula else { return [] }
    return try epochs.map { epoch in
      let numbers = [
        "epoch": Double(epoch), "alpha": hyper.learningRate(epoch: epoch), "lambda": hyper.l2,
        "lambda1": hyper.l1,
      ]
      var scope = Variables(numbers.mapValues { Value($0) }.merging(entry.values) { $1 })
      guard let rate = (try? scope.evaluate(formula))?.number else {
        throw SessionError.plot(
          .nothingToDraw(
            Localized(
              en:
                "\(formula) is yours, and does not go by the epoch alone: show alpha tells it now",
              zh: "\(formula) 是你的公式，并不只由 epoch 决定：show alpha 显示现在的值")))
      }
      return rate
    }
  }

  /// A rate holds for its whole epoch.
  private static func steps(
    _ name: Localized<String>, _ rates: [Double], from first: Int, ordinal: Int
  ) -> Series {
    var (x, y): ([Double], [Double]) = ([], [])
    for epoch in first..<max(first + 1, rates.count - 1) where epoch < rates.count {
      x += [Double(epoch), Double(epoch + 1)]
      y += [rates[epoch], rates[epoch]]
    }
    return Series(name, x: x, y: y, ordinal: ordinal)
  }

  private func notes(_ session: Session, _ hyper: Hyperparameters) -> [Localized<String>] {
    let rate =
      hyper.own["alpha"]?.formula == nil
      ? [Localized("a0 = \(hyper.learningRate.shortText(digits: 6))")] : []
    guard let timeline = session.state.experiment.timeline, timeline.editCount > 0 else {
      return rate
    }
    let now = Localized(
      en: "by the settings of now; what was changed by hand before is not shown",
      zh: "按现在的设置；以前手动改过的没有画出")
    return rate + [now]
  }
}
