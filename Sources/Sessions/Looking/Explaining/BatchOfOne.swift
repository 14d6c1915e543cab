import Engine
import Languages
import Presentation

/// Batch norm over a mini-batch of one example, which takes off all there is.
struct BatchOfOne {
  /// The last layer with batch norm.
  private let layer: Int

  /// Looks at a run whose mini-batch has been normalised; nil where nothing is the matter.
  init?(_ run: Trainer) {
    let layers = run.plan.network.layers
    guard let index = layers.lastIndex(where: \.hasBatchNorm), run.scalar("m") == 1,
      run.tensor("mu\(index + 1)") != nil
    else { return nil }
    layer = index + 1
  }

  /// What follows from it.
  var sentence: Localized<String> {
    let before = layer == 1
    return Localized(
      en: "the mini-batch has one example, and its mean over the batch is the example itself: "
        + "Z\(layer) - mu\(layer) is 0, so Znorm\(layer) is 0, and every gradient of the loss in "
        + (before ? "layer 1" : "layers 1 to \(layer)")
        + " is 0 but dbeta\(layer); set batch=2 or more lets them learn",
      zh: "小批量只有一个样本，对整批取的均值就是它自己：Z\(layer) - mu\(layer) 是 0，所以 Znorm\(layer) 是 0，"
        + (before ? "第 1 层" : "第 1 到 \(layer) 层")
        + "的损失梯度全是 0，只有 dbeta\(layer) 不是；set batch=2 或更多才能学习")
  }

  /// A note below what a run shows.
  static func notes(_ run: Trainer) -> [any Report] {
    BatchOfOne(run).map { [TextReport($0.sentence, as: .hint)] } ?? []
  }
}
