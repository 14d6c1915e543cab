import Engine
import Languages
import Presentation

/// `plot network`: the units, the weights by strength and sign, the shapes.
struct NetworkPlot: PlotSubject {
  let name = "network"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let run = try session.state.experiment.run()
    let network = run.plan.network
    let dataset = try session.state.experiment.part(.train)
    let input = NetworkDiagram.Layer("X", units: network.inputs, unitNames: dataset.featureNames)
    let layers = network.layers.enumerated().map { index, layer in
      NetworkDiagram.Layer(
        "A\(index + 1) \(layer.activation.rawValue)", units: layer.units,
        unitNames: index + 1 == network.depth ? dataset.outputNames : [])
    }
    let weights = (1...network.depth).compactMap { run.tensor("W\($0)") }
    let title =
      Localized(en: "network, ", zh: "网络，")
      + (run.state.iteration == 0
        ? Localized(en: "before training", zh: "训练之前") : .iteration(run.state.iteration))
    return Figure(
      name, title: title, .network(NetworkDiagram(layers: [input] + layers, weights: weights)))
  }
}
