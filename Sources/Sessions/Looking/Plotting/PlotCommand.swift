import Languages
import Presentation

/// `plot`: pictures, in the terminal or in a file.
struct PlotCommand: Command {
  let name = "plot"
  let topic = Topic.look
  let summary = Localized(
    en: "draw: costs, decision boundaries, histograms, weights, pictures",
    zh: "画图：代价、决策边界、直方图、权重、图像")
  let examples = ["plot cost", "plot boundary", "plot histogram A1", "plot heat W1 to weights.svg"]
  let details = Localized(
    en: """
      Nothing is told by colour alone: lines differ by their dashes, classes by their marks \
      and textures. `plot cost` draws J of every iteration, or its mean over each epoch \
      where there are several epochs of mini-batches (by=iteration or by=epoch chooses); the \
      cost of the dev part is computed when it is asked for, from the run's own past, so \
      that training is not slowed. `plot path` draws the cost as a valley over one or two \
      parameters, and the steps of the run in it. What cannot be drawn (NaN, Inf) is counted below the \
      picture.
      """,
    zh: """
      什么都不单靠颜色来表示：线用不同的虚线，类别用不同的记号和纹理。`plot cost` 画每次迭\
      代的 J，有多轮小批量时画每轮的平均（by=iteration 或 by=epoch 可选）；dev 部分的代价\
      在要画时才从训练的过去算出，不拖慢训练。`plot path` 把代价画\
      成一个或两个参数上的山谷，并画出训练在其中走过的每一步。画不出的值（NaN、Inf）在图下面计数。
      """)

  /// Everything that can be drawn, in the order `help` lists it.
  static let subjects: [any PlotSubject] = [
    CostPlot(), RatePlot(), DataPlot(), BoundaryPlot(), NeuronsPlot(), HistogramPlot(), HeatPlot(),
    MaskPlot(),
    ImagePlot(), SeriesPlot(), NetworkPlot(), PathPlot(),
    ComparePlot(),
  ]

  var usage: [String] {
    Self.subjects.map { "plot \($0.name) \($0.usage)".trimmed } + [
      "plot … to FILE.svg|FILE.png [over]"
    ]
  }
  var options: [String] { Set(Self.subjects.flatMap(\.options)).sorted() }
  var completions: [CompletionKind] { [.plots, .tensors, .parts] }

  func completions(after words: [String]) -> [CompletionKind] {
    switch words.first {
    case nil: [.plots]
    case _ where words.last == "to": [.files]
    case "boundary", "data": [.parts]
    case "compare": [.branches]
    case "cost", "lr", "network": []
    case "series": [.columns]
    default: [.tensors]
    }
  }

  func options(after words: [String]) -> [String] {
    Self.subjects.first { $0.name == words.first }?.options ?? []
  }

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let file = try PlotFile(takingFrom: &arguments)
    let figure = try Self.figure(&arguments, file == nil ? .screen : .print, in: session)
    guard let file else { return [PlotReport(figure, images: session.images)] }
    try file.write(figure, in: session)
    return [
      TextReport(Localized(en: "wrote \(file.path): ", zh: "写入 \(file.path)：") + figure.title)
    ]
  }

  /// The picture that words ask for: `boundary dev`.
  static func figure(
    _ source: String, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    var arguments = Arguments("plot", source)
    return try figure(&arguments, detail, in: session)
  }

  private static func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let subject = try subject(&arguments, session)
    let figure = try subject.figure(&arguments, detail, in: session)
    try arguments.finish(options: subject.options)
    return figure
  }

  /// Takes the word that says what to draw; a beginning no other has is enough.
  ///
  /// A value by itself is drawn by sign and size.
  private static func subject(
    _ arguments: inout Arguments, _ session: Session
  ) throws -> any PlotSubject {
    if let word = arguments.words.first, !Self.costs.contains(word) {
      if session.scope.value(named: word) != nil { return HeatPlot() }
      if GeneralTensor(word) != nil {
        _ = try session.state.experiment.run()
        return HeatPlot()
      }
    }
    let word = try arguments.next(
      Localized(en: "what to draw: ", zh: "要画什么：") + names.joined(separator: ", "))
    if Self.costs.contains(word) { return CostPlot() }
    if let exact = subjects.first(where: { $0.name == word }) { return exact }
    let matches = subjects.filter { $0.name.hasPrefix(word) }
    guard matches.count == 1 else {
      throw arguments.usage(
        .choice(Localized(en: "what to draw", zh: "要画的"), text: word, choices: names))
    }
    return matches[0]
  }

  /// What people call the curve of J.
  private static let costs: Set<String> = ["cost", "loss", "J"]

  private static var names: [String] { subjects.map(\.name) }
}
