import Engine
import Languages
import Presentation
import Studies

extension Finding {
  /// The one thing to change first, as it would be typed.
  func remedy(_ checkup: Checkup) -> Localized<String> {
    guard let cure else { return trouble.remedy(checkup.network, checkup.hyperparameters) }
    return cure.words(checkup.network, checkup.hyperparameters)
  }
}

extension Trouble {
  fileprivate func remedy(
    _ network: Network, _ hyper: Hyperparameters
  ) -> Localized<String> {
    switch self {
    case .deadUnits:
      Self.commanding(network.changingLayers { $0.activation == .relu ? $0.leaky : $0 })
        .followed(
          by: Localized(
            en: "leakyrelu in place of relu, whose units cannot die",
            zh: "用 leakyrelu 代替 relu，它的单元不会死"))
    case .saturation(let layer, _, _):
      Self.commanding(network.beginning(layer, .xavier)).followed(
        by: Localized(en: "relu in place of it where that is not enough", zh: "还不够就换成 relu"))
    case .vanishingGradients:
      Self.commanding(
        network.changingLayers(hiddenOnly: true) { Layer(units: $0.units, activation: .relu) })
    case .explodingGradients, .equalUnits:
      Self.commanding(network.changingLayers { $0.beginning(.xavier) })
    case .costNotFinite, .costWasNotFinite: Self.rate(hyper.learningRate / 10, .reset)
    case .costRises: Self.rate(hyper.learningRate / 3, .reset)
    case .costOscillates: Self.rate(hyper.learningRate / 3, .goOn)
    case .costFallsSlowly: Self.rate(hyper.learningRate * 10, .goOn)
    case .costBarelyFalls:
      Localized(
        en: "optimizer adam; where that does not help, more units", zh: "optimizer adam；如果没用，就加单元")
    case .costRests:
      Localized(
        en: "errors: the examples it gets wrong may tell what is missing",
        zh: "errors：看看哪些样本错了，缺的可能是什么")
    case .heldBack(let brake): brake.remedy(hyper)
    case .strongL2(let strength, _, _): Self.setting("l2", strength / 10)
    case .strongL1(let strength, _): Self.setting("l1", strength / 10)
    case .noHiddenLayer:
      Self.commanding([Layer(units: 16, activation: .tanh)] + network.layers)
    case .smallWeights(let layer, _, let fit):
      Self.commanding(network.beginning(layer, fit.scale))
    case .overfitting: Localized(en: "more data, or set l2=0.1", zh: "更多数据，或者 set l2=0.1")
    case .unevenInputs, .offCentreInputs: Localized("normalize")
    case .imbalance:
      Localized(
        en: "judging by F1 rather than accuracy, or more examples of the rare class",
        zh: "用 F1 而不是准确率来评判，或者增加少见类别的样本")
    case .normalizedAlone:
      Localized(en: "more examples in a batch: set batch=32", zh: "一批用更多样本：set batch=32")
    case .initialCost:
      network.beginning(network.depth, .xavier) == network.layers
        ? Localized(en: "smaller numbers: normalize", zh: "更小的数：normalize")
        : Self.commanding(network.beginning(network.depth, .xavier))
    }
  }

  /// Whether a change of the rate takes the run back to its beginning.
  private enum Beginning { case reset, goOn }

  private static func rate(_ rate: Double, _ beginning: Beginning) -> Localized<String> {
    let command = "set lr=\(rate.shortText(digits: 2))"
    return beginning == .goOn
      ? Localized(command)
      : Localized(en: "\(command), then reset", zh: "\(command)，然后 reset")
  }

  private static func setting(_ name: String, _ value: Double) -> Localized<String> {
    let command = "set \(name)=\(value.shortText(digits: 2))"
    return Localized(en: "\(command), then reset", zh: "\(command)，然后 reset")
  }

  private static func commanding(_ layers: [Layer]) -> Localized<String> {
    Localized("net " + LayerSyntax.source(layers))
  }
}

extension Trouble.Brake {
  /// What takes it away where no trial was needed.
  fileprivate func remedy(_ hyper: Hyperparameters) -> Localized<String> {
    switch self {
    case .frozen: Localized("unfreeze")
    case .decayedRate: Localized("decay none")
    default: Localized("")
    }
  }
}

extension Network {
  /// The layers, each or each hidden one changed.
  fileprivate func changingLayers(
    hiddenOnly: Bool = false, _ change: (Layer) -> Layer
  ) -> [Layer] {
    layers.enumerated().map { hiddenOnly && $0 + 1 == depth ? $1 : change($1) }
  }

  /// The layers, one of them with other first weights.
  fileprivate func beginning(_ layer: Int, _ scale: Initialization.Scale) -> [Layer] {
    layers.enumerated().map { $0 + 1 == layer ? $1.beginning(scale) : $1 }
  }
}

extension Layer {
  fileprivate func beginning(_ scale: Initialization.Scale) -> Layer {
    var layer = self
    layer.initialization = Initialization(scale: scale)
    return layer
  }

  fileprivate var leaky: Layer {
    Layer(
      units: units, activation: .leakyrelu, keepProbability: keepProbability,
      hasBatchNorm: hasBatchNorm, initialization: initialization, hasBias: hasBias)
  }
}

extension Localized<String> {
  /// The two, one behind the other.
  fileprivate func followed(by other: Localized<String>) -> Localized<String> {
    Localized(en: "\(en): \(other.en)", zh: "\(zh)：\(other.zh)")
  }
}
