import Engine
import Glibc
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
      Self.commanding(network.changingLayers { $0.activation == .relu ? $0.leaky : $0 }, network)
        .followed(
          by: Localized(
            en: "leakyrelu in place of relu, whose units cannot die",
            zh: "用 leakyrelu 代替 relu，它的单元不会死"))
    case .saturation(let layer, _, _):
      network.isSame(network.beginning(layer, .xavier))
        ? Self.commanding(network.changing(layer, to: .relu), network)
        : Self.commanding(network.beginning(layer, .xavier), network).followed(
          by: Localized(en: "relu in place of it where that is not enough", zh: "还不够就换成 relu"))
    case .vanishingGradients:
      Self.commanding(
        network.changingLayers(hiddenOnly: true) { Layer(units: $0.units, activation: .relu) },
        network)
    case .explodingGradients, .equalUnits:
      Self.commanding(network.changingLayers { $0.beginning(.xavier) }, network)
    case .costNotFinite, .costWasNotFinite, .costWillNotBeFinite:
      Self.rate(hyper.learningRate / 10, .reset)
    case .costRises: Self.rate(hyper.learningRate / 3, .reset)
    case .costOscillates: Self.rate(hyper.learningRate / 3, .goOn)
    case .costFallsSlowly: Self.rate(hyper.learningRate * 10, .goOn)
    case .costBarelyFalls:
      Localized(
        en:
          "train 1000 iterations: a plateau may end by itself; where it does not, optimizer adam or "
          + "more units",
        zh: "train 1000 iterations：平台期可能自己过去；如果没有，就用 optimizer adam 或加单元")
    case .costRests:
      Localized(
        en: "errors: the examples it gets wrong may tell what is missing",
        zh: "errors：看看哪些样本错了，缺的可能是什么")
    case .heldBack(let brake): brake.remedy(hyper)
    case .strongL2(let strength, _, _): Self.setting("l2", strength / 10)
    case .strongL1(let strength, _): Self.setting("l1", strength / 10)
    case .noHiddenLayer:
      Self.commanding([Layer(units: 16, activation: .tanh)] + network.layers, network)
    case .noHiddenLayerForNumbers:
      Self.commanding([Layer(units: 16, activation: .tanh)] + network.layers, network)
    case .largeTargets(let mean, let deviation): Self.smallerTargets(mean, deviation)
    case .outOfReach:
      Self.commanding(
        network.layers.dropLast() + [Layer(units: network.outputs, activation: .linear)], network)
    case .wrongGradients:
      Localized(
        en: "gradcheck, then rewrite what it names; rewrite all off takes your formulas out",
        zh: "先 gradcheck，再用 rewrite 改它指出的；rewrite all off 换回引擎的公式")
    case .planted:
      Localized(
        en: "gradcheck and bug hint to find it; bug stop takes it out",
        zh: "用 gradcheck 和 bug hint 找出它；输入 bug stop 可以去掉它")
    case .smallWeights:
      Self.commanding(
        network.changingLayers {
          $0.initialization.scale == .small
            ? $0.beginning($0.activation.defaultInitialization.scale) : $0
        }, network)
    case .overfitting: Localized(en: "more data", zh: "更多数据")
    case .unevenInputs, .offCentreInputs: Localized("normalize")
    case .imbalance(let rare, _, _, _) where rare.count == 0:
      Localized(
        en:
          "examples of it: nothing can be learnt of class \(rare.name) without; look at summary and "
          + "at how the data were split",
        zh: "补上它的样本：没有样本就学不到类别 \(rare.name)；用 summary 看看数据和划分")
    case .imbalance:
      Localized(
        en: "judging by F1 rather than accuracy, or more examples of the rare class",
        zh: "用 F1 而不是准确率来评判，或者增加少见类别的样本")
    case .normalizedAlone:
      Localized(en: "more examples in a batch: set batch=32", zh: "一批用更多样本：set batch=32")
    case .initialCost(_, _, _, areInputsLarge: false)
    where network.isSame(network.beginning(network.depth, .xavier)):
      Localized(
        en: "reset: weights and biases are drawn anew, small", zh: "reset：重新抽取小的权重和偏置")
    case .initialCost:
      network.isSame(network.beginning(network.depth, .xavier))
        ? Localized(en: "smaller numbers: normalize", zh: "更小的数：normalize")
        : Self.commanding(network.beginning(network.depth, .xavier), network)
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

  /// A command for other layers; where they are the network's own, batch norm, which keeps what goes
  /// through the layers of one size.
  private static func commanding(_ layers: [Layer], _ network: Network) -> Localized<String> {
    guard network.isSame(layers) else {
      return Localized(LayerSyntax.command(layers, loss: network.loss))
    }
    let normalized = network.changingLayers(hiddenOnly: true) { $0.normalized }
    return network.isSame(normalized)
      ? Localized(en: "a smaller network", zh: "小一些的网络")
      : Localized(LayerSyntax.command(normalized, loss: network.loss))
  }

  /// Targets divided by a power of ten, as they would be typed.
  private static func smallerTargets(_ mean: Double, _ deviation: Double) -> Localized<String> {
    let size = (mean * mean + deviation * deviation).squareRoot()
    let scale = pow(10, log10(size).rounded(.down)).shortText()
    return Localized(
      en:
        "smaller numbers: x = X_train, y = Y_train / \(scale) and data from x y, one after another; "
        + "predictions then count in units of \(scale)",
      zh: "把数值变小：依次输入 x = X_train、y = Y_train / \(scale) 和 data from x y；这样预测值的单位就是 \(scale)")
  }
}

extension Trouble.Brake {
  /// What takes it away where no trial was needed.
  fileprivate func remedy(_ hyper: Hyperparameters) -> Localized<String> {
    switch self {
    case .frozen: Localized("unfreeze")
    case .decayedRate: Localized("decay none")
    case .ownRate: Localized("rewrite alpha off")
    case .ownUpdate(let name, _): Localized("rewrite \(name) off")
    case .longStep(let iteration, _, _):
      Localized(
        en: "goto \(iteration - 1): back to before it; trained on from here the cost falls as well",
        zh: "goto \(iteration - 1)：回到这一步之前；从现在接着训练，代价也会下降")
    default: Localized("")
    }
  }
}

extension Network {
  /// Whether layers are its own, as they would be typed.
  fileprivate func isSame(_ layers: [Layer]) -> Bool {
    LayerSyntax.source(layers) == LayerSyntax.source(self.layers)
  }

  /// The layers, one of them with another activation.
  fileprivate func changing(_ layer: Int, to activation: Activation) -> [Layer] {
    layers.enumerated().map {
      $0 + 1 == layer && layer < depth ? Layer(units: $1.units, activation: activation) : $1
    }
  }

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

  fileprivate var normalized: Layer {
    Layer(
      units: units, activation: activation, keepProbability: keepProbability, hasBatchNorm: true,
      initialization: initialization, hasBias: hasBias)
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
