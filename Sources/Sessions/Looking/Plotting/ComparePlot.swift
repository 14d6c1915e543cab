import Engine
import Languages
import Presentation

/// `plot compare`: the costs of two branches.
struct ComparePlot: PlotSubject {
  let name = "compare"
  let usage = "A B"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let names = [
      try arguments.next(Localized(en: "a branch", zh: "一个分支")),
      try arguments.next(Localized(en: "another branch", zh: "另一个分支")),
    ]
    let runs = try names.map { try Self.run($0, arguments, session) }
    let series = zip(names, runs).enumerated().map { index, branch in
      let costs = branch.1.costs
      return Series(
        branch.0, x: costs.indices.map { Double($0 + 1) }, y: costs, ordinal: index)
    }
    guard let y = Extent(of: series.flatMap(\.y), withZero: true) else {
      throw SessionError.plot(
        .nothingToDraw(
          Localized(en: "no iteration is finished on either branch", zh: "两个分支都还没有完成一次迭代")))
    }
    let x = Extent(of: series.flatMap(\.x), withZero: true) ?? Extent(0...1)
    let chart = Chart(
      x: ChartAxis(Localized(en: "iterations finished", zh: "完成的迭代"), x, isWhole: true),
      y: ChartAxis("J", y), series: series)
    let common = session.state.branches.commonMoment(names[0], names[1]).finished
    let parting =
      common == .max
      ? []
      : [
        Localized(
          en: "the same up to iteration \(common.grouped), where they part",
          zh: "到第 \(common.grouped) 次迭代都相同，从那里分开")
      ]
    return Figure(
      name,
      title: Localized(
        en: "cost J on \(names[0]) and \(names[1])", zh: "\(names[0]) 和 \(names[1]) 的代价 J"),
      .chart(chart), notes: parting)
  }

  private static func run(
    _ name: String, _ arguments: Arguments, _ session: Session
  ) throws -> Trainer {
    let branches = session.state.branches
    let experiment = branches.experiment(name, current: session.state.experiment)
    guard let run = experiment?.trainer else {
      throw arguments.usage(
        .choice(Localized(en: "branch", zh: "分支"), text: name, choices: branches.names))
    }
    return run
  }
}
