import Datasets
import Engine
import Languages
import Presentation

/// What a run begins with that was not drawn, and what is still in its way.
struct KeptWeights {
  private let experiment: Experiment

  init(_ experiment: Experiment) {
    self.experiment = experiment
  }

  var report: TextReport {
    let kept =
      experiment.kept.map { Localized(en: "weights kept: ", zh: "保留的权重：") + $0.names }
      ?? Localized(en: "all weights are fresh", zh: "所有权重都是新的")
    return TextReport(([kept] + [hint].compactMap(\.self)).joined(separator: "\n"))
  }

  /// The command that fits the last layer to the labels, where it does not fit.
  private var hint: Localized<String>? {
    guard let layers = experiment.layers, let last = layers.last,
      let dataset = experiment.dataset, last.units != dataset.Y.rows
    else { return nil }
    let rows = dataset.Y.rows
    let command = "replace \(layers.count) \(rows) \(Self.activation(for: dataset).rawValue)"
    return Localized(
      en: "layer \(layers.count) has \(last.units.counted("unit")) and the labels "
        + "\(rows.counted("row")): next, \(command)",
      zh: "第 \(layers.count) 层有 \(last.units) 个单元，标签有 \(rows) 行：下一步 \(command)")
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
