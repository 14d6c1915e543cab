import Engine
import Presentation
import Studies

/// A run's network and settings in words.
struct RunWords {
  /// The layers, as they would be typed.
  let network: String
  /// The settings that are in force, as they would be typed.
  let settings: [String]

  /// The network and the settings.
  var all: [String] { [network] + settings }

  init(_ run: RunRecord) {
    // What a search drew has sixteen digits, which would push everything else off the line.
    let layers = run.network.layers.map { layer in
      var layer = layer
      layer.keepProbability = (layer.keepProbability * 1000).rounded() / 1000
      return layer
    }
    network = LayerSyntax.source(layers)
    let hyper = run.hyperparameters
    let strengths = [("l2", hyper.l2), ("l1", hyper.l1)].filter { $0.1 > 0 }
    settings =
      [hyper.optimizer.kind.name, "lr=\(hyper.learningRate.shortText())"]
      + OptimizerCommand.unusualWords(hyper.optimizer)
      + strengths.map { "\($0.0)=\($0.1.shortText())" }
      + ["batch=\(hyper.batchSize.map(String.init) ?? "all")"]
      + (hyper.decay == .none ? [] : ["decay"])
      + (hyper.shuffles ? [] : ["shuffle=off"]) + ["seed=\(hyper.seed)"]
      + (hyper.precision == .float64 ? [] : [hyper.precision.rawValue])
      + (hyper.products == .auto ? [] : ["products=\(hyper.products.rawValue)"])
  }
}
