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
    let answers = run.evaluate(
      try plane.grid(detail, outputs: dataset.Y.rows), keeping: [tensor]
    ).tensors[tensor]
    let panels = (0..<min(Self.limit, answers?.rows ?? 0)).compactMap { unit in
      answers.map { Self.panel($0, unit, tensor, plane, detail) }
    }
    return Figure(
      name, title: title(run, layer), panels: panels,
      notes: notes(run.plan.network.units(layer), plane))
  }

  private func title(_ run: Trainer, _ layer: Int) -> String {
    let activation = run.plan.network.layers[layer - 1].activation.rawValue
    return "what each unit of layer \(layer) (\(activation)) answers over the plane"
  }

  private func notes(_ units: Int, _ plane: Plane) -> [String] {
    let axes = "across: \(plane.x.label), up: \(plane.y.label); each unit by its own scale around 0"
    return units > Self.limit ? ["units 0 to \(Self.limit - 1) of \(units.grouped)", axes] : [axes]
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
      ? "\(least.shortText(digits: 2)) everywhere"
      : "\(least.shortText(digits: 2))..\(greatest.shortText(digits: 2))"
    let chart = Chart(x: plane.x, y: plane.y, series: [], field: field, isPlane: true)
    return Figure.Panel("\(tensor)[\(unit)] \(range)", .chart(chart))
  }
}
