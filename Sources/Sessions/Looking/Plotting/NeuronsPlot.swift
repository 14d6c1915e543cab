import Engine
import Languages
import Matrices
import Presentation

/// `plot neurons`: what each unit of a layer answers all over the plane.
struct NeuronsPlot: PlotSubject {
  let name = "neurons"
  let usage = "[LAYER]"
  private static let limit = 16

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let run = try session.state.experiment.run()
    let depth = run.plan.network.depth
    let word = arguments.next() ?? "1"
    let layer = try arguments.integer(
      word, named: Localized(en: "the layer", zh: "层"), in: 1...depth)
    let dataset = try session.state.experiment.part(.train)
    let isNormalized = session.state.experiment.normalization != nil
    let plane = try Plane(name, dataset.X, isNormalized, dataset.featureNames)
    let tensor = "A\(layer)"
    let answers = try run.evaluate(
      plane.grid(detail, outputs: dataset.Y.rows), keeping: [tensor]
    ).tensors[tensor]
    let panels = (0..<min(Self.limit, answers?.rows ?? 0)).compactMap { unit in
      answers.map { Self.panel($0, unit, tensor, plane, detail) }
    }
    return Figure(
      name, title: title(run, layer), panels: panels,
      notes: notes(run.plan.network.units(layer), plane))
  }

  private func title(_ run: Trainer, _ layer: Int) -> Localized<String> {
    let activation = run.plan.network.layers[layer - 1].activation.rawValue
    return Localized(
      en: "what each unit of layer \(layer) (\(activation)) answers over the plane",
      zh: "第 \(layer) 层（\(activation)）每个单元在平面上的输出")
  }

  private func notes(_ units: Int, _ plane: Plane) -> [Localized<String>] {
    let (x, y) = (plane.x.label, plane.y.label)
    let axes = Localized(
      en: "across: \(x.en), up: \(y.en); each unit by its own scale around 0",
      zh: "往右：\(x.zh)，往上：\(y.zh)；每个单元用自己的尺度，以 0 为中心")
    let shown = Localized(
      en: "units 0 to \(Self.limit - 1) of \(units.grouped)",
      zh: "\(units.grouped) 个单元中的 0 到 \(Self.limit - 1)")
    return units > Self.limit ? [shown, axes] : [axes]
  }

  private static func panel(
    _ answers: Matrix<Double>, _ unit: Int, _ tensor: String, _ plane: Plane, _ detail: PlotDetail
  ) -> Figure.Panel {
    let values = (0..<answers.columns).map { answers[unit, $0] }
    let field = Field(
      Matrix(shape: Shape(detail.rows, detail.columns), columnMajor: values), meaning: .quantity)
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
    let range =
      least == greatest
      ? Localized(
        en: "\(least.shortText(digits: 2)) everywhere", zh: "处处 \(least.shortText(digits: 2))")
      : Localized("\(least.shortText(digits: 2))..\(greatest.shortText(digits: 2))")
    let chart = Chart(x: plane.x, y: plane.y, series: [], field: field, isPlane: true)
    return Figure.Panel(Localized("\(tensor)[\(unit)] ") + range, .chart(chart))
  }
}
