import Engine
import Presentation

/// The network as a table: a row a layer.
struct NetworkSummary {
  private let layers: [Layer]
  private let loss: Loss
  private let network: Network?

  init(_ experiment: Experiment) throws {
    guard let layers = experiment.layers, let output = layers.last else {
      throw SessionError.needs(.network)
    }
    self.layers = layers
    loss = experiment.loss ?? output.activation.defaultLoss
    network = try? experiment.network()
  }

  var report: TableReport {
    let columns = [
      Table.Column("layer", .trailing), Table.Column("units", .trailing),
      Table.Column("activation"), Table.Column("W"), Table.Column("parameters", .trailing),
      Table.Column("weights begin"), Table.Column("besides"),
    ]
    let table = Table(columns: columns, rows: layers.indices.map(row))
    return TableReport(title: "loss \(loss.rawValue)\(total)", table, note: note)
  }

  private var total: String {
    guard let counts = parameterCounts else { return "" }
    return ", \(counts.reduce(0, +)) parameters"
  }

  private func row(_ index: Int) -> [Table.Cell] {
    let layer = layers[index]
    let inputs = index > 0 ? layers[index - 1].units : network?.inputs
    return [
      .integer(index + 1), .integer(layer.units), .text(layer.activation.rawValue, as: .name),
      .text(inputs.map { "(\(layer.units), \($0))" } ?? "(\(layer.units), ?)"),
      parameterCounts.map { .integer($0[index]) } ?? .text("?"),
      .text(layer.initialization.name), .text(besides(layer)),
    ]
  }

  private var parameterCounts: [Int]? {
    guard let network else { return nil }
    return layers.enumerated().map { index, layer in
      let weights = layer.units * network.units(index)
      let perUnit = (layer.hasBatchNorm ? 2 : 1) + (layer.activation == .prelu ? 1 : 0)
      return weights + perUnit * layer.units
    }
  }

  private func besides(_ layer: Layer) -> String {
    var words: [String] = []
    if layer.hasBatchNorm { words.append("batch norm") }
    if layer.hasDropout { words.append("dropout keeps \(layer.keepProbability)") }
    if let slope = layer.slope { words.append("slope \(slope)") }
    if layer.isFrozen { words.append("frozen") }
    return words.joined(separator: ", ")
  }

  private var note: String? {
    network == nil ? "how many inputs there are will follow from the data" : nil
  }
}
