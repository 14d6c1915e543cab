import Engine
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
    let all = (0...last).map { hyper.learningRate(epoch: $0) }
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
      name, title: Localized(en: "learning rate, ", zh: "学习率，") + hyper.decay.formula,
      .chart(chart),
      notes: notes(session, hyper))
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
    let rate = Localized("a0 = \(hyper.learningRate.shortText(digits: 6))")
    guard let timeline = session.state.experiment.timeline, timeline.editCount > 0 else {
      return [rate]
    }
    let now = Localized(
      en: "by the settings of now; what was changed by hand before is not shown",
      zh: "按现在的设置；以前手动改过的没有画出")
    return [rate, now]
  }
}
