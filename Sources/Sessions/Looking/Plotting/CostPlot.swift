import Datasets
import Engine
import Languages
import Presentation

/// `plot cost`: J while training, and the cost on the dev part where there is one.
struct CostPlot: PlotSubject {
  let name = "cost"
  let usage = "[by=iteration|epoch]"
  let options = ["by"]

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let choice = try arguments.choice("by", ["iteration", "epoch"])
    let run = try session.state.experiment.run()
    guard !run.costs.isEmpty else {
      throw SessionError.plot(
        .nothingToDraw(
          Localized(
            en: "no iteration is finished; train 100 runs some", zh: "还没有完成一次迭代；train 100 运行一些")))
    }
    let perEpoch = run.iterationsPerEpoch
    let averages = perEpoch > 1 && run.costs.count >= 2 * perEpoch
    let unit: Unit = choice.map { $0 == "epoch" } ?? averages ? .epoch(perEpoch) : .iteration
    let dev = detail == .live ? nil : try DevCosts(session)?.series(unit)
    return Self.figure(run, unit, dev)
  }

  /// What the horizontal axis counts.
  enum Unit {
    case iteration
    case epoch(_ iterations: Int)

    var label: Localized<String> {
      switch self {
      case .iteration: Localized(en: "iterations finished", zh: "完成的迭代")
      case .epoch: Localized(en: "epochs finished", zh: "完成的轮数")
      }
    }

    /// How many are finished after so many iterations.
    func place(after iterations: Int) -> Double {
      switch self {
      case .iteration: Double(iterations)
      case .epoch(let size): Double(iterations) / Double(size)
      }
    }
  }

  static func figure(_ run: Trainer, _ unit: Unit, _ dev: Series?) -> Figure {
    let train = trainSeries(run.costs, unit)
    let series = [train] + (dev.map { [$0] } ?? [])
    let chart = Chart(
      x: ChartAxis(
        unit.label, Extent(of: train.x, withZero: true) ?? Extent(0...1),
        isWhole: true),
      y: ChartAxis("J", Extent(of: series.flatMap(\.y), withZero: true) ?? Extent(0...1)),
      series: series)
    return Figure("cost", title: title(run, dev), .chart(chart), notes: notes(run, unit, dev))
  }

  private static func title(_ run: Trainer, _ dev: Series?) -> Localized<String> {
    let last = run.costs.last.map { cost in
      Localized(en: ", now \(cost.shortText())", zh: "，现在 \(cost.shortText())")
    }
    let what =
      dev == nil
      ? Localized(en: "cost J", zh: "代价 J")
      : Localized(en: "cost J, train and dev", zh: "代价 J，train 和 dev")
    let count = run.costs.count.counted("iteration", zh: "次迭代")
    return what + Localized(en: " over \(count.en)", zh: "，\(count.zh)") + (last ?? Localized(""))
  }

  private static func notes(_ run: Trainer, _ unit: Unit, _ dev: Series?) -> [Localized<String>] {
    var notes: [Localized<String>] = []
    if case .epoch(let size) = unit, size > 1 {
      notes.append(
        Localized(
          en: "train: the mean of J over each epoch's mini-batches", zh: "train：每轮各小批量的 J 的平均"))
    }
    let hyper = run.state.hyperparameters
    if dev != nil, hyper.l1 > 0 || hyper.l2 > 0 {
      notes.append(
        Localized(
          en: "train includes what regularisation adds, dev does not", zh: "train 包含正则化的一项，dev 不包含")
      )
    }
    return notes
  }

  private static func trainSeries(_ costs: [Double], _ unit: Unit) -> Series {
    switch unit {
    case .iteration:
      return Series("train", x: costs.indices.map { Double($0 + 1) }, y: costs)
    case .epoch(let size):
      let starts = stride(from: 0, to: costs.count, by: size)
      let means = starts.map { start in
        let epoch = costs[start..<min(start + size, costs.count)]
        return epoch.reduce(0, +) / Double(epoch.count)
      }
      let ends = starts.map { unit.place(after: min($0 + size, costs.count)) }
      return Series("train", x: Array(ends), y: Array(means))
    }
  }
}
