import Datasets
import Engine
import Presentation

/// What a run begins with that was not drawn, and what is still in its way.
struct KeptWeights {
  private let experiment: Experiment

  init(_ experiment: Experiment) {
    self.experiment = experiment
  }

  var report: TextReport {
    let kept = experiment.kept.map { "weights kept: \($0.names)" } ?? "all weights are fresh"
    return TextReport(([kept] + [hint].compactMap(\.self)).joined(separator: "\n"))
  }

  /// The command that fits the last layer to the labels, where it does not fit.
  private var hint: String? {
    guard let layers = experiment.layers, let last = layers.last,
      let dataset = experiment.dataset, last.units != dataset.Y.rows
    else { return nil }
    return "layer \(layers.count) has \(last.units) unit\(last.units == 1 ? "" : "s") and the "
      + "labels \(dataset.Y.rows) row\(dataset.Y.rows == 1 ? "" : "s"): next, "
      + "replace \(layers.count) \(dataset.Y.rows) \(Self.activation(for: dataset).rawValue)"
  }

  private static func activation(for dataset: Dataset) -> Activation {
    switch dataset.labels {
    case .oneHot: .softmax
    case .binary: .sigmoid
    case .tasks(let tasks): tasks.contains(.number) ? .linear : .sigmoid
    case .numbers: .linear
    }
  }
}
