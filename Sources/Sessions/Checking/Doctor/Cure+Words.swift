import Engine
import Languages
import Presentation
import Studies

extension Cure {
  /// The commands, and what they did on a copy.
  func words(_ network: Network, _ hyper: Hyperparameters) -> Localized<String> {
    let commands = change.command(network, hyper)
    let (before, after) = (costAsItIs.shortText(), cost.shortText())
    let reset = change.needsReset ? (en: ", then reset", zh: "，然后 reset") : (en: "", zh: "")
    let (of, on) = part.map { (" on \($0.rawValue)", " \($0.rawValue) 上的") } ?? ("", "")
    return Localized(
      en:
        "\(commands)\(reset.en): on a copy, \(iterations.counted("iteration")) end at a cost\(of) of "
        + "\(after) with it and of \(before) without",
      zh: "\(commands)\(reset.zh)：在副本上训练 \(iterations) 次迭代，这样做\(on)代价是 \(after)，不这样做是 \(before)")
  }

  /// The cost without it and with it, and for how long both were trained.
  var json: JSON {
    .object([
      ("cost_as_it_is", .number(costAsItIs)), ("cost", .number(cost)),
      ("iterations", .integer(iterations)), ("part", .string((part ?? .train).rawValue)),
    ])
  }
}

extension Change {
  /// The commands that make it.
  fileprivate func command(_ network: Network, _ hyper: Hyperparameters) -> String {
    let changed = applied(to: network, hyper)?.hyperparameters ?? hyper
    return switch self {
    case .l2(let strength): "set l2=\(strength.shortText(digits: 2))"
    case .l1(let strength): "set l1=\(strength.shortText(digits: 2))"
    case .batch(let size): "set batch=\(size)"
    case .reset: "reset"
    case .setting, .adam: OptimizerCommand.description(changed)
    case .layers(let layers): LayerSyntax.command(layers, loss: network.loss)
    case .layersAndAdam(let layers, _):
      "\(LayerSyntax.command(layers, loss: network.loss)), then \(OptimizerCommand.description(changed))"
    case .rate(let rate, _) where hyper.own["alpha"] != nil:
      "rewrite alpha = \(rate.shortText(digits: 2))"
    case .rate(let rate, _): "set lr=\(rate.shortText(digits: 2))"
    case .unfreeze: "unfreeze"
    case .normalize: "normalize"
    case .engineFormulas: "rewrite all off"
    case .engineFormula(let name, _): "rewrite \(name) off"
    case .goBack(let iteration): "goto \(iteration)"
    }
  }
}
