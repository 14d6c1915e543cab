import Engine
import Languages
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
      Table.Column(Localized(en: "layer", zh: "层"), .trailing),
      Table.Column(Localized(en: "units", zh: "单元"), .trailing),
      Table.Column(Localized(en: "activation", zh: "激活函数")), Table.Column("W"),
      Table.Column(Localized(en: "parameters", zh: "参数"), .trailing),
      Table.Column(Localized(en: "weights begin", zh: "初始权重")),
      Table.Column(Localized(en: "besides", zh: "其他")),
    ]
    let table = Table(columns: columns, rows: groups.map(row))
    return TableReport(
      title: Localized(en: "loss ", zh: "损失 ") + loss.rawValue + total, table, note: note)
  }

  private var total: Localized<String> {
    guard let counts = parameterCounts else { return Localized("") }
    let count = counts.reduce(0, +)
    return Localized(en: ", \(count) parameters", zh: "，\(count) 个参数")
  }

  /// The most layers that have a row each.
  private static let mostRows = 12

  /// Layers side by side that share a row: equal ones, where there are many.
  private var groups: [Range<Int>] {
    guard layers.count > Self.mostRows else { return layers.indices.map { $0..<$0 + 1 } }
    var groups = [0..<1]
    for index in layers.indices.dropFirst() {
      let last = groups[groups.count - 1]
      if isSame(index, last.lowerBound) {
        groups[groups.count - 1] = last.lowerBound..<index + 1
      } else {
        groups.append(index..<index + 1)
      }
    }
    return groups
  }

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    layers[a] == layers[b] && inputs(a) == inputs(b)
  }

  private func inputs(_ index: Int) -> Int? {
    index > 0 ? layers[index - 1].units : network?.inputs
  }

  private func row(_ group: Range<Int>) -> [Table.Cell] {
    let index = group.lowerBound
    let layer = layers[index]
    let (first, count) = (index + 1, group.count)
    let parameters = parameterCounts.map { counts -> Table.Cell in
      count > 1 ? .text("\(count) x \(counts[index])") : .integer(counts[index])
    }
    return [
      count > 1 ? .text("\(first)-\(group.upperBound)") : .integer(first),
      .integer(layer.units), .text(layer.activation.rawValue, as: .name),
      .text(inputs(index).map { "(\(layer.units), \($0))" } ?? "(\(layer.units), ?)"),
      parameters ?? .text("?"),
      .text(layer.initialization.name), .words(besides(layer)),
    ]
  }

  private var parameterCounts: [Int]? {
    guard let network else { return nil }
    return layers.enumerated().map { index, layer in
      let weights = layer.units * network.units(index)
      let perUnit =
        (layer.hasBatchNorm ? 2 : layer.hasBias ? 1 : 0) + (layer.activation.learnsSlope ? 1 : 0)
      return weights + perUnit * layer.units
    }
  }

  private func besides(_ layer: Layer) -> Localized<String> {
    var words: [Localized<String>] = []
    if layer.hasBatchNorm { words.append(Localized(en: "batch norm", zh: "批归一化")) }
    if !layer.hasBias { words.append(Localized(en: "no bias", zh: "没有偏置")) }
    if layer.hasDropout {
      let keep = layer.keepProbability
      words.append(Localized(en: "dropout keeps \(keep)", zh: "dropout 保留 \(keep)"))
    }
    if let slope = layer.slope { words.append(Localized(en: "slope \(slope)", zh: "斜率 \(slope)")) }
    if layer.isFrozen { words.append(Localized(en: "frozen", zh: "冻结")) }
    return words.joined(separator: .comma)
  }

  private var note: Localized<String>? {
    network == nil
      ? Localized(
        en: "how many inputs there are will follow from the data", zh: "有多少输入由数据决定")
      : nil
  }
}
