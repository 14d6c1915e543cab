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
        "A\(index + 1) \(run.plan.isOwnLayer(index + 1) ? "*" : layer.activation.rawValue)",
        units: layer.units,
        unitNames: index + 1 == network.depth ? dataset.outputNames : [])
    }
    let weights = (1...network.depth).compactMap { run.tensor("W\($0)") }
    let title =
      Localized(en: "network, ", zh: "网络，")
      + (run.state.iteration == 0
        ? Localized(en: "before training", zh: "训练之前") : .iteration(run.state.iteration))
      + run.plan.ownWords
    return Figure(
      name, title: title, .network(NetworkDiagram(layers: [input] + layers, weights: weights)))
  }
}

extension Plan {
  /// Whether a formula of the learner's stands in the forward pass of a layer.
  fileprivate func isOwnLayer(_ number: Int) -> Bool {
    ownTensors.contains { spec in
      stage(writing: spec.name).map { $0.id.pass == .forward && $0.id.layer == number } ?? false
    }
  }

  /// The tensors that are computed by the learner's formulas, for a title.
  fileprivate var ownWords: Localized<String> {
    let names = ownTensors.map(\.name)
    guard !names.isEmpty else { return Localized("") }
    return Localized(
      en: ", yours (*): \(names.joined(separator: " "))",
      zh: "，你的公式（*）：\(names.joined(separator: " "))")
  }
}
