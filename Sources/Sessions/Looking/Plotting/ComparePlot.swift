import Engine
import Languages
import Presentation

/// `plot compare`: the costs of two branches or more.
struct ComparePlot: PlotSubject {
  let name = "compare"
  let usage = "A B …"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    var names = [
      try arguments.next(Localized(en: "a branch", zh: "一个分支")),
      try arguments.next(Localized(en: "another branch", zh: "另一个分支")),
    ]
    while names.count < Self.most, let word = arguments.words.first {
      names.append(try arguments.next(Localized(word)))
    }
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
    return Figure(
      name, title: Self.title(names), .chart(chart), notes: Self.parting(names, session))
  }

  /// As many as can be told apart in one picture.
  private static let most = 6

  private static func title(_ names: [String]) -> Localized<String> {
    let (most, last) = (names.dropLast(), names[names.count - 1])
    return Localized(
      en: "cost J on \(most.joined(separator: ", ")) and \(last)",
      zh: "\(most.joined(separator: "、")) 和 \(last) 的代价 J")
  }

  /// Up to where the branches are one: each with the first.
  private static func parting(_ names: [String], _ session: Session) -> [Localized<String>] {
    let common =
      names.dropFirst().map {
        session.state.branches.commonMoment(names[0], $0).finished
      }.min() ?? .max
    guard common != .max else { return [] }
    return [
      Localized(
        en: "the same up to iteration \(common.grouped), where they part",
        zh: "到第 \(common.grouped) 次迭代都相同，从那里分开")
    ]
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
